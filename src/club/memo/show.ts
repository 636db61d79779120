import type { ClubTx } from '../../db/club-tx.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { MemberYear, YearIdea } from '../../terms/memo.ts'
import { recordedSince } from '../ledger/since.ts'
import { memberById } from '../members/queries.ts'
import { ideaFor } from './idea.ts'
import { type Anniversary, anniversary, yearUntil } from './rules.ts'
import { memberYear } from './year.ts'

/** A member's year as he reads it. `anniversary`: what it was sent for; null when he asks himself. */
export type Memo = {
  readonly year: MemberYear
  readonly reader: string
  readonly anniversary: Anniversary | null
  readonly idea: YearIdea | null
}

/** The memo of an anniversary: of the twelve months before its day, whenever it is read. */
export async function memoOf(
  club: ClubTx,
  reader: MemberRef,
  years: number,
): Promise<Memo & { readonly isAhead: boolean }> {
  const { joinedOn } = await memberById(club, reader.id)
  const sentFor = anniversary(joinedOn, years)
  const memo = await memoUntil(club, reader, sentFor.memoOn.subtract({ days: 1 }))
  return { ...memo, anniversary: sentFor, isAhead: Temporal.PlainDate.compare(club.today, sentFor.on) < 0 }
}

/** His last twelve months, today included, whenever he asks. */
export const lastYear = (club: ClubTx, reader: MemberRef): Promise<Memo> => memoUntil(club, reader, club.today)

async function memoUntil(club: ClubTx, reader: MemberRef, last: Temporal.PlainDate): Promise<Memo> {
  const { joinedOn } = await memberById(club, reader.id)
  const span = yearUntil(last, { joinedOn, recordedSince: await recordedSince(club), zone: club.zone })
  return {
    year: await memberYear(club, reader.id, span),
    reader: reader.id,
    anniversary: null,
    idea: await ideaFor(club, reader),
  }
}
