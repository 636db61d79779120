import { type Shown, shown } from '../../notices/kind.ts'
import { disputed } from '../meetings/kinds.ts'
import { disputesCard } from './cards.ts'
import { disputesToAnswer } from './queries.ts'

export const disputeNotices: readonly Shown[] = [
  shown(disputed, {
    async load(club, _, __, all) {
      const [first, ...others] = await disputesToAnswer(
        club,
        all.map(({ dispute }) => dispute),
      )
      return first ? ([first, ...others] as const) : null
    },
    stillTrue: disputes => disputes.some(({ state }) => state === 'open'),
    card: disputesCard,
    overtaken: 'as it stands',
    why: ([{ member, meeting }], words) => words.disputes.why.disputed(member.name, meeting),
  }),
]
