import type { Complement, ComplementReason } from '../../terms/complement.ts'
import type { Member } from '../../terms/member.ts'
import { newcomerDays } from '../one-to-ones/rules.ts'

/** So many members fit a telephone. */
export const perPage = 8

/** Whom somebody may get to know: why the two complete each other, where something says so; whether he has just joined. */
export type Unmet = { readonly member: Member; readonly reason: ComplementReason | null; readonly isNew: boolean }

/**
 * Those one has never met in the order in which to meet them: whoever completes him, the most first; newcomers, the newest
 * first; then by name, as they are given.
 */
export function inOrderToMeet(
  members: readonly Member[],
  { complement, today }: { complement: (member: Member) => Complement; today: Temporal.PlainDate },
): readonly Unmet[] {
  const told = members.map((member, place) => {
    const { score, reasons } = complement(member)
    const days = member.joinedOn.until(today).days
    return { member, place, reason: reasons[0] ?? null, score, days, isNew: days >= 0 && days < newcomerDays }
  })
  const rank = ({ reason, isNew }: Unmet) => (reason !== null ? 0 : isNew ? 1 : 2)
  return told
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.reason !== null ? b.score - a.score : a.isNew ? a.days - b.days : 0) ||
        a.place - b.place,
    )
    .map(({ member, reason, isNew }) => ({ member, reason, isNew }))
}
