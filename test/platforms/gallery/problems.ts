import * as problemCards from '../../../src/club/problems/cards.ts'
import { type Problem, seatAnswers } from '../../../src/terms/problem.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, lea, marc, olga, onDay, paul, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const problems = (words: Words): Of<typeof problemCards> => {
  const c = problemCards
  const put: Problem = {
    id: uuid(88),
    ask: {
      ...{ id: uuid(89), kind: 'problem', author: lea, text: 'Un vieux local, et son *électricité* <à refaire>' },
      ...{ createdAt: at('2026-11-03T10:00:00Z'), expiresOn: onDay('2026-11-13'), status: 'open', isOpen: true },
      isUndone: false,
    },
    moments: [at('2026-11-12T17:00:00Z'), at('2026-11-13T07:00:00Z')],
    seats: [
      { member: marc, answer: 'both' },
      { member: olga, answer: 'first' },
      { member: paul, answer: null },
    ],
    status: 'asking',
    endsAt: at('2026-11-07T09:00:00Z'),
    meetsAt: null,
    outcome: null,
  }
  const meets: Problem = { ...put, status: 'meets', meetsAt: put.moments[0] }
  const alone: Problem = { ...put, moments: [put.moments[0]], seats: [{ member: marc, answer: null }] }
  const over: Problem = { ...put, status: 'ended' }
  const answers = ([null, ...seatAnswers] as const).map(answer => ({ ...put, seats: [{ member: marc, answer }] }))
  const { moments } = put
  const proposed = [
    { member: marc, words: ['électricité', 'local'] },
    { member: olga, words: [] },
  ]
  return {
    previewCard: [c.previewCard({ draft: uuid(90), text: put.ask.text, moments, proposed }, words)],
    putCard: [c.putCard(put, words)],
    undoneCard: [c.undoneCard(words)],
    askedCard: [
      ...[...answers, alone].map(problem => c.askedCard({ problem, reader: marc.id }, words)),
      ...[marc, paul].map(({ id }) => c.askedCard({ problem: meets, reader: id }, words)),
    ],
    enoughCard: [put, alone, meets, over].map(problem => c.enoughCard(problem, words)),
    openedCard: [c.openedCard(meets, words)],
    notNowCard: [lea, marc].map(({ id }) => c.notNowCard({ problem: over, reader: id }, words)),
    helpedCard: ([null, 'helped', 'not-helped', 'not-held'] as const).map(outcome =>
      c.helpedCard({ ...meets, outcome }, words),
    ),
    thankedCard: [c.thankedCard([marc], words), c.thankedCard([marc, olga], words)],
  }
}
