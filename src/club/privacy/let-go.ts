import type { ClubTx } from '../../db/club-tx.ts'
import { type KeptUntil, type LetGo, tracesDays } from '../../db/retention.ts'
import { listed } from '../topic.ts'
import { lettingGo } from './kinds.ts'
import { keptDays, keptUntil, nextRetentionAt } from './rules.ts'

/** All that lets go of something, topic by topic, then room by room. */
export const stepsOf = (club: ClubTx): readonly LetGo[] => [
  ...club.topics.flatMap(({ retention }) => listed(retention)),
  ...club.rooms.flatMap(room => room.retention),
]

/** Asks for the next of the daily duties; asking again changes nothing. */
export const askForRetention = (club: ClubTx): Promise<void> => lettingGo.ask(club, nextRetentionAt(club.at, club.zone))

/**
 * Duty `retention`, each night: whatever has been kept for as long as the club's settings say is let go of, by its topic or
 * its room. Each step takes a batch; where more is left the duty comes again a minute later. Doing it twice changes nothing.
 */
export async function letGo(club: ClubTx): Promise<void> {
  await askForRetention(club)
  const days = { ...keptDays(club.row.settings), traces: tracesDays }
  const until = Object.fromEntries(
    Object.entries(days).map(([what, n]) => [what, keptUntil(club.today, n, club.zone)]),
  ) as KeptUntil
  let more = false
  for (const step of stepsOf(club)) more = (await step(club, until)) || more
  if (more) await lettingGo.ask(club, club.at.add({ minutes: 1 }))
}
