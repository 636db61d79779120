import { batches } from '../../db/batches.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import { lastWeekly, nextTuesdayAt10, TUESDAY } from '../../time/wall.ts'
import { opens } from './history.ts'
import { evaluating } from './kinds.ts'
import { standingsOf } from './read.ts'
import type { MemberStanding } from './replay.ts'

/** Asks for the club's next weekly evaluation; asking again changes nothing. */
export const askForEvaluation = (club: ClubTx): Promise<void> =>
  evaluating.ask(club, nextTuesdayAt10(club.at, club.zone))

/**
 * The evaluation of the last Tuesday 10:00: computed from what is recorded now, and stored once; what an earlier one
 * stored stays. After an outage only the latest is made.
 */
export async function evaluate(
  club: ClubTx,
): Promise<{ at: Temporal.Instant; before: Temporal.Instant | null; standings: Map<string, MemberStanding> }> {
  const at = lastWeekly(club.at, club.zone, TUESDAY, '10:00')
  const before = await lastEvaluation(club, at)
  const standings = await standingsOf(club, at)
  const rows = [...standings.values()].map(({ member, standing, since, figures }) => ({
    club_id: club.id,
    at,
    member_id: member,
    standing,
    since: Temporal.Instant.fromEpochMilliseconds(opens(since, club.zone)),
    figures: JSON.stringify(figures ?? {}),
  }))
  for (const part of batches(rows))
    await club.tx
      .insertInto('evaluation')
      .values(part)
      .onConflict(conflict => conflict.doNothing())
      .execute()
  return { at, before, standings }
}

/** The last evaluation that was stored before an instant; null before the first. */
export async function lastEvaluation(club: ClubTx, before: Temporal.Instant): Promise<Temporal.Instant | null> {
  const last = await club.tx
    .selectFrom('evaluation')
    .select(({ fn }) => fn.max('at').as('at'))
    .where('club_id', '=', club.id)
    .where('at', '<', before)
    .executeTakeFirst()
  return (last?.at as Temporal.Instant | null | undefined) ?? null
}
