import type { ClubTx } from '../../db/club-tx.ts'
import type { DueDuty } from '../../duties/duty.ts'
import { dropKept, keepAll, type ToKeep } from '../../notices/keep.ts'
import type { Ask } from '../../terms/ask.ts'
import { expiring, lastCall } from './kinds.ts'
import { endsAt, lastCallAt } from './rules.ts'

/** What an open ask will do by itself: its author is asked before its last day, and it ends after it. `notBefore`: nobody hears of it earlier. */
export function endOf(
  { at, zone }: Pick<ClubTx, 'at' | 'zone'>,
  {
    id,
    author,
    expiresOn,
  }: { readonly id: string; readonly author: string; readonly expiresOn: Temporal.PlainDate | null },
  notBefore: Temporal.Instant = at,
): { readonly notices: readonly ToKeep[]; readonly duties: readonly DueDuty[] } {
  if (expiresOn === null) return { notices: [], duties: [] }
  const ends = endsAt(expiresOn, zone)
  const call = lastCallAt(expiresOn, zone)
  const due = Temporal.Instant.compare(call, notBefore) < 0 ? notBefore : call
  // One made for a day or two needs no reminding.
  const isCalled = Temporal.Instant.compare(call, at) > 0 && Temporal.Instant.compare(due, ends) < 0
  // Of this moment: what was asked for before and is no longer wanted does not stand in its way.
  const once = `${id}:${expiresOn}:${at.epochMilliseconds}`
  return {
    notices: isCalled
      ? [lastCall.of({ ask: id, last: expiresOn.toString(), ends: ends.toString(), to: { member: author }, due, once })]
      : [],
    duties: [expiring.of(id, ends)],
  }
}

/** Asks for all that, in place of what was asked for its earlier end. */
export async function scheduleEnd(club: ClubTx, { id, author, expiresOn }: Ask): Promise<void> {
  await dismissEnd(club, [id])
  const { notices, duties } = endOf(club, { id, author: author.id, expiresOn })
  await keepAll(club, notices, duties)
}

/** They have ended already. */
export async function dismissEnd(club: ClubTx, ids: readonly string[]): Promise<void> {
  await dropKept(club, ids, [lastCall], 'it ends otherwise')
  await expiring.dismiss(club, ...ids)
}
