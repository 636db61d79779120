import type { ClubTx } from '../../db/club-tx.ts'
import { isDemo } from '../../db/demo.ts'
import type { Member } from '../../terms/member.ts'
import { keptApartByOrganizers } from '../apart/kept.ts'
import { latestRound } from '../one-to-ones/of-rounds.ts'
import { silentUntil } from '../silence.ts'
import { calendarOf, roundAfter } from './calendar.ts'
import type { PairsPage, RoundSoFar } from './cards.ts'
import { lastDrawn } from './queries.ts'

/** The organizers' page of the rounds, as one of them reads it. */
export async function pairsPage(club: ClubTx, by: Member): Promise<PairsPage> {
  const calendar = calendarOf(club)
  const silent = silentUntil(club, await isDemo(club))
  return {
    cadence: calendar.cadence,
    next: roundAfter(club.at, calendar),
    silentUntil: silent && Temporal.Instant.compare(silent, club.at) > 0 ? silent : null,
    last: await lastRound(club),
    apart: await keptApartByOrganizers(club, by),
  }
}

/** What became of the last round, as far as its people have said so. */
async function lastRound(club: ClubTx): Promise<RoundSoFar | null> {
  const drawn = await lastDrawn(club)
  const counted = await latestRound(club)
  if (drawn?.allMet) return { name: drawn.round, proposed: 0, held: 0, unknown: 0, leftOut: 0, allMet: true }
  if (!counted) return null
  const { round, proposed, held, notHeld } = counted
  const leftOut = drawn?.round === round ? drawn.leftOut.length : 0
  return { name: round, proposed, held, unknown: proposed - held - notHeld, leftOut, allMet: false }
}
