import { none, type Topic } from '../topic.ts'
import { decideProblem } from './answer.ts'
import { problemsAwait } from './awaits.ts'
import { problemEnds } from './ends.ts'
import { deciding } from './kinds.ts'
import { problemNotices } from './notices.ts'
import { problemsOnce } from './once.ts'
import { ownProblems } from './own-data.ts'
import { problemRetention } from './retention.ts'
import { problemTables } from './tables.ts'

export const problems: Topic = {
  name: 'problems',

  tables: problemTables,

  once: problemsOnce,

  notices: problemNotices,

  duties: [deciding.does(decideProblem)],

  membership: problemEnds,

  joining: none,

  retention: problemRetention,

  ownData: [ownProblems],

  acts: none,

  proposals: none,

  ties: none,

  awaits: { rows: [problemsAwait], back: none },

  digest: none,

  files: none,
}
