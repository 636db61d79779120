import type { ClubTx } from '../../db/club-tx.ts'
import { type Correctable, correctable, type Happened } from '../../terms/own-referral.ts'
import type { Referral, ReferralStatus } from '../../terms/referral.ts'
import { everyLineOf, type Line } from '../ledger/lines.ts'
import { thanksForReferral } from '../thanks/for-referral.ts'
import { arrivals } from './arrival.ts'

/** All of it, the first first. */
export async function historyOf(club: ClubTx, referral: Referral): Promise<readonly Happened[]> {
  const lines = await everyLineOf(club, referral.id)
  const arrived = (await arrivals(club, [referral.id])).get(referral.id)
  const thanked = await thanksForReferral(club, referral.id)
  return [
    { at: referral.givenAt, what: 'given' } as const,
    ...(arrived ? [{ at: arrived, what: 'arrived' } as const] : []),
    ...answersIn(lines),
    // Nobody did anything when it was closed for want of news: the ledger has no line of it.
    ...(referral.status === 'no-answer' && !referral.forgotten
      ? [{ at: referral.since, what: 'closed' } as const]
      : []),
    ...(referral.forgotten ? [{ at: referral.forgotten, what: 'forgotten' } as const] : []),
    ...(referral.handedOn ? [{ at: referral.handedOn.at, what: 'handed on' } as const] : []),
    ...thanked.map(({ at }) => ({ at, what: 'thanked' }) as const),
  ].toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
}

/** What a line says its giver has put right; one that an import corrected says nothing of it. */
function putRightBy({ noted_at: at, detail }: Line): Happened[] {
  const fields = (detail ?? '').split(' ').flatMap((field): Correctable[] => correctable.filter(one => one === field))
  return fields.length === 0 ? [] : [{ at, what: 'put right', fields }]
}

/** What its two said of it, with what he unsaid; a line that another one puts right is told by that one. */
function answersIn(lines: readonly Line[]): Happened[] {
  const later = new Map(lines.flatMap(line => (line.corrects === null ? [] : [[line.corrects, line] as const])))
  return lines.flatMap((line): Happened[] => {
    if (line.kind === 'referral-given' && line.corrects !== null && !line.cancels) return putRightBy(line)
    const by = later.get(line.id)
    if (line.cancels || (by && !by.cancels)) return []
    const unsaidAt = by?.noted_at ?? null
    if (line.kind === 'referral-denied') return [{ at: line.at, what: 'denied', unsaidAt }]
    if (line.kind === 'referral-step' && line.detail !== null)
      return [{ at: line.at, what: 'step', step: line.detail as ReferralStatus, unsaidAt }]
    return []
  })
}
