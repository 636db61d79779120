import { topicFile } from '../file.ts'
import { none } from '../topic.ts'

export const leavesFile = topicFile({
  file: 'leaves.csv',
  table: 'leave',
  size: 'many',
  names: { member: 'member_id' },
  withdrawn: none,
  derived: none,
  exported: none,
  lines: none,
  ahead: none,
})
