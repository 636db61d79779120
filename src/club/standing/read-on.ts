import type { ClubTx } from '../../db/club-tx.ts'
import type { WeighedAct } from '../../terms/history.ts'
import { type Carried, carriedFrom, groupsOf, recordOf, resumed, unlisted } from './carried.ts'
import { carriedIn } from './carried-text.ts'
import { startOfHistory } from './history.ts'
import { historyOf, readSince } from './queries.ts'
import type { Reading } from './reading.ts'
import { actsSince, evaluateOn, readingsOf, type States } from './replay.ts'
import { lastRead, lastReadOf, notesOfTouched, solicitedBy } from './weighed.ts'

/** What the last evaluation left, as it is kept. */
export type LastLeft = {
  readonly at: Temporal.Instant
  /** When the one before it was. */
  readonly beforeAt: Temporal.Instant | null
  /** Null where another version of the program wrote it. */
  readonly carried: Carried | null
}

/** What the last evaluation left; null before the first. `lock` holds it until the transaction ends. */
export async function lastLeft(club: ClubTx, { lock = false } = {}): Promise<LastLeft | null> {
  const row = await club.tx
    .selectFrom('standing_carried')
    .select(['at', 'before_at', 'carried'])
    .where('club_id', '=', club.id)
    .$if(lock, query => query.forUpdate())
    .executeTakeFirst()
  return row ? { at: row.at, beforeAt: row.before_at, carried: carriedIn(row.carried) } : null
}

/** What the mirror of the acts has to follow, and the notes that are done with then. */
export type Mirrored = { readonly notes: readonly number[] } & (
  | { readonly whole: readonly WeighedAct[] }
  /** As they are now, and those that are no more. */
  | { readonly acts: readonly WeighedAct[]; readonly gone: readonly WeighedAct[] }
)

/** A club read up to an instant: on from the last evaluation, or whole. */
export type ReadOn = {
  readonly reading: Reading
  /** What the last evaluation up to the instant left, made now where it was not. */
  readonly states: States
  readonly mirrored: Mirrored
  /** The acts that are shown of a member, or of everybody (null), with those by which that is decided. */
  actsOf(member: string | null): Promise<WeighedAct[]>
  /** What is left for the next one, once it has been read up to an evaluation. */
  carry(): Carried
}

/**
 * Reads a club on from its last evaluation: what came since, whatever its history. Where there is none, or something has
 * changed that everything depends on, the history is read whole; what was evaluated before stays all the same. `keeps`:
 * what was read will be kept for the next one.
 */
export async function readOn(
  club: ClubTx,
  last: LastLeft | null,
  at: Temporal.Instant,
  { keeps = false } = {},
): Promise<ReadOn> {
  // What stood on an earlier Tuesday is computed anew, with all that is recorded today.
  const carried = last && Temporal.Instant.compare(last.at, at) <= 0 ? last.carried : null
  return (carried && (await readFrom(club, carried, at))) ?? readWhole(club, carried, at, keeps)
}

async function readFrom(club: ClubTx, carried: Carried, at: Temporal.Instant): Promise<ReadOn | null> {
  const { were, notes, ...since } = await readSince(club)
  const asked = unlisted(carried, since)
  const found = await lastRead(club, { groups: groupsOf([...were, ...since.acts]), members: asked })
  const going = resumed(carried, { ...since, lastRead: found, solicited: solicitedBy(asked, found, carried.start) }, at)
  if (!going) return null
  const { states } = evaluateOn(() => going.reading, going.evaluated, at, club.zone)
  const now = new Set(since.acts.map(({ id }) => id))
  return {
    ...{ reading: going.reading, states },
    mirrored: { notes, acts: since.acts, gone: were.filter(({ id }) => !now.has(id)) },
    async actsOf(member) {
      const read = new Map([...found, ...(await lastReadOf(club, member))].map(act => [act.id, act]))
      const untouched = [...read.values()].filter(act => !since.touched.has(recordOf(act)) && !now.has(act.id))
      return actsSince([...untouched, ...since.acts], carried.start)
    },
    carry: () => going.carry(states),
  }
}

async function readWhole(club: ClubTx, carried: Carried | null, at: Temporal.Instant, keeps: boolean): Promise<ReadOn> {
  // Before the history: what is noted while it is read is not taken for read.
  const notes = keeps ? await notesOfTouched(club) : []
  const history = await historyOf(club)
  const readings = readingsOf(history)
  const start = startOfHistory(history)
  const from = carried ? { at: Math.max(carried.at, start), states: carried.states } : { at: start, states: new Map() }
  const evaluated = evaluateOn(readings, from, at, history.zone)
  const reading = readings(at.epochMilliseconds)
  return {
    ...{ reading, states: evaluated.states },
    mirrored: { notes, whole: history.acts },
    actsOf: async () => actsSince(history.acts, start),
    carry: () => carriedFrom(history, reading, evaluated),
  }
}
