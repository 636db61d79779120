import type { ClubTx } from '../../db/club-tx.ts'
import type { ComplementReason } from '../../terms/complement.ts'
import type { Member } from '../../terms/member.ts'
import type { ReadBy } from '../one-to-ones/cards.ts'
import { lastMet } from '../one-to-ones/met.ts'
import { oneToOneOfRound } from '../one-to-ones/of-rounds.ts'
import { othersOf } from '../one-to-ones/one-to-one.ts'
import { newcomerDays } from '../one-to-ones/rules.ts'
import { complementsOf } from '../trades/complements.ts'
import { calendarOf, type Round, roundAfter } from './calendar.ts'
import { lastDrawn } from './queries.ts'

/** Why a round brings its reader together with one of the others: as the records say it when it is read. */
export type Because = {
  readonly other: Member
  /** The last day they met, as one of the two says; null where they never did. */
  readonly lastMet: Temporal.PlainDate | null
  readonly isNew: boolean
  readonly complement: ComplementReason | null
}

/** What a round proposes, as one of its people reads it. */
export type Proposal = {
  readonly read: ReadBy
  /** Another round has been drawn since. */
  readonly isOver: boolean
  readonly because: readonly Because[]
  /** The next round, where it comes so soon that nothing is said of it before it. */
  readonly next: Pick<Round, 'name' | 'at'> | null
}

/** Null where there is none, or he has no part in it. */
export async function proposalFor(club: ClubTx, id: string, reader: string): Promise<Proposal | null> {
  const read = await oneToOneOfRound(club, id, reader)
  if (!read) return null
  const last = await lastDrawn(club)
  const next = roundAfter(club.at, calendarOf(club))
  return {
    read,
    isOver: last !== null && last.round !== read.meeting.round,
    because: await becauseOf(club, read),
    next: next && next.noticeAt === null ? next : null,
  }
}

async function becauseOf(club: ClubTx, { meeting, reader }: ReadBy): Promise<Because[]> {
  const others = othersOf(meeting, reader)
  const met = await lastMet(club, reader, { before: meeting.id })
  const complements = await complementsOf(club)
  return others.map(other => ({
    other,
    lastMet: met.get(other.id) ?? null,
    isNew: other.joinedOn.until(club.today, { largestUnit: 'days' }).days < newcomerDays,
    complement: complements.between(reader, other.id, reader).reasons[0] ?? null,
  }))
}
