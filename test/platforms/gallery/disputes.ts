import * as disputeCards from '../../../src/club/disputes/cards.ts'
import type { DisputeToAnswer, OwnAbsence, RollDispute } from '../../../src/terms/roll-dispute.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, lea, marc, meeting, olga, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

const said: RollDispute = { id: uuid(910), meeting, member: lea, state: 'open', by: null }
const states: readonly RollDispute[] = [
  said,
  { ...said, state: 'there', by: olga },
  { ...said, state: 'there' },
  { ...said, state: 'not there', by: olga },
  { ...said, state: 'not there' },
  { ...said, state: 'settled' },
  { ...said, state: 'withdrawn' },
]

/** His absences, with each thing that may have become of what he said. */
export const ownAbsencesOf = (): readonly OwnAbsence[] => [null, ...states].map(dispute => ({ meeting, dispute }))

export const rollDisputes = (words: Words): Of<typeof disputeCards> => {
  const c = disputeCards
  const ask: DisputeToAnswer = { ...said, answered: 'present', checkedIn: null }
  const others = (n: number): DisputeToAnswer => ({ ...ask, id: uuid(911 + n), member: marc, answered: null })
  const checkedIn = { at: at('2026-11-12T06:41:00Z'), substitute: null }
  return {
    disputesCard: [
      c.disputesCard([ask], words),
      c.disputesCard([{ ...ask, answered: 'absent', checkedIn }], words),
      c.disputesCard(
        [{ ...ask, answered: 'substitute', checkedIn: { ...checkedIn, substitute: 'Julie Petit' } }, others(1)],
        words,
      ),
      c.disputesCard([{ ...ask, answered: 'waiting' }, ...[1, 2, 3, 4, 5, 6].map(others)], words),
      c.disputesCard([1, 2, 3, 4, 5, 6, 7, 8].map(others), words),
      c.disputesCard(
        states.map(state => ({ ...ask, ...state })),
        words,
      ),
      c.disputesCard([{ ...ask, state: 'there', by: olga }], words),
    ],
    answeredDisputeCard: [c.answeredDisputeCard(states[1]!, words), c.answeredDisputeCard(states[3]!, words)],
    answerTakenBackCard: [c.answerTakenBackCard(said, words)],
    disputeSaidCard: [c.disputeSaidCard(said, words)],
    disputeWithdrawnCard: [c.disputeWithdrawnCard(states[6]!, words)],
  }
}
