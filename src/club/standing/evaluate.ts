import { sql } from 'kysely'
import { insertMany, recordset } from '../../db/bulk.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import { lastWeekly, nextTuesdayAt10, TUESDAY } from '../../time/wall.ts'
import { type Carried, recordOf } from './carried.ts'
import { textOf } from './carried-text.ts'
import { opens } from './history.ts'
import { evaluating } from './kinds.ts'
import { lastLeft, type Mirrored, readOn } from './read-on.ts'
import { type Stands, standingsOn } from './replay.ts'
import { rowOf } from './weighed.ts'

/** Asks for the club's next weekly evaluation; asking again changes nothing. */
export const askForEvaluation = (club: ClubTx): Promise<void> =>
  evaluating.ask(club, nextTuesdayAt10(club.at, club.zone))

export type Evaluation = {
  readonly at: Temporal.Instant
  /** When the one before it was; null for the first. */
  readonly before: Temporal.Instant | null
  readonly standings: Map<string, Stands>
}

/**
 * The evaluation of the last Tuesday 10:00: computed from what is recorded now, and stored once; what an earlier one
 * stored stays. After an outage only the latest is made. Whoever evaluates holds what the one before left: a second one
 * in the same instant waits, and finds it made.
 */
export async function evaluate(club: ClubTx): Promise<Evaluation> {
  const at = lastWeekly(club.at, club.zone, TUESDAY, '10:00')
  const last = await lastLeft(club, { lock: true })
  const { reading, states, mirrored, carry } = await readOn(club, last, at, { keeps: true })
  const standings = standingsOn(reading, states, at.toZonedDateTimeISO(club.zone))
  if (last && Temporal.Instant.compare(at, last.at) <= 0) {
    const isSame = Temporal.Instant.compare(at, last.at) === 0
    return { at, before: isSame ? last.beforeAt : await lastEvaluation(club, at), standings }
  }
  const before = last?.at ?? (await lastEvaluation(club, at))
  await keep(club, { at, before, changed: changedOf(standings, last?.carried ?? null), carried: carry(), mirrored })
  return { at, before, standings }
}

/** Who stands elsewhere than the last evaluation left him, or since another day. */
const changedOf = (standings: ReadonlyMap<string, Stands>, last: Carried | null): Stands[] =>
  [...standings.values()].filter(({ member, standing, since }) => {
    const past = last?.states.get(member)
    return past?.standing !== standing || past.since !== since.toString()
  })

type Kept = {
  readonly at: Temporal.Instant
  readonly before: Temporal.Instant | null
  readonly changed: readonly Stands[]
  readonly carried: Carried
  readonly mirrored: Mirrored
}

/** A row for each whose standing changed, and what the next evaluation goes on from. */
async function keep(club: ClubTx, { at, before, changed, carried, mirrored }: Kept): Promise<void> {
  const rows = changed.map(({ member, standing, since, figures }) => ({
    ...{ club_id: club.id, at, member_id: member, standing, figures: figures ?? {} },
    since: Temporal.Instant.fromEpochMilliseconds(opens(since, club.zone)),
  }))
  const isWhole = 'whole' in mirrored
  if (isWhole) {
    await club.tx.deleteFrom('weighed_act').where('club_id', '=', club.id).execute()
    await insertMany(club, 'weighed_act', mirrored.whole.map(rowOf))
  }
  const { acts, gone } = isWhole ? { acts: [], gone: [] } : mirrored
  await sql`
    with noted as (delete from touched_record where club_id = ${club.id} and seq = any(${mirrored.notes})),
      dropped as (delete from weighed_act where club_id = ${club.id}
        and record = any(${gone.map(recordOf)}) and id = any(${gone.map(({ id }) => id)})),
      left_over as (
        insert into standing_carried (club_id, at, before_at, carried)
        values (${club.id}, ${at}, ${before}, ${textOf(carried)})
        on conflict (club_id) do update
          set at = excluded.at, before_at = excluded.before_at, carried = excluded.carried),
      stood as (
        insert into evaluation (club_id, at, member_id, standing, since, figures)
        select club_id, at, member_id, standing, since, figures from ${recordset('evaluation', rows)}
        on conflict do nothing)
    insert into weighed_act (club_id, record, id, together, by_id, act)
    select ${club.id}::uuid, record, id, together, by_id, act from ${recordset('weighed_act', acts.map(rowOf))}
    on conflict (club_id, record, id) do update
      set together = excluded.together, by_id = excluded.by_id, act = excluded.act`.execute(club.tx)
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
