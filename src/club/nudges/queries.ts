import { type Selectable, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import type { ProposedAct } from '../../terms/act.ts'
import type { Arm } from './coin.ts'
import type { Total } from './effect.ts'
import type { Outcome, PastNudge } from './episodes.ts'

type Row = Selectable<Tables['nudge']>

/** A nudge as it is kept; `about` is the record its act is about. */
export type KeptNudge = PastNudge & {
  id: string
  about: string | null
  ladder: string | null
  opening: string | null
  counted: number
}

/**
 * A row held back after the first of its episode, or without being delayed, says that the episode was called off
 * ("decided and not sent, no longer true"): so that an end survives export and import.
 */
const callsOff = (row: Row, first: Row) => row.held_back === true && !(row.id === first.id && row.arm === 'delayed')

/** Every nudge of the club, or of one member, oldest first. */
export async function nudgesOf(club: ClubTx, member?: string): Promise<KeptNudge[]> {
  const rows = await club.tx
    .selectFrom('nudge')
    .selectAll()
    .where('club_id', '=', club.id)
    .$if(member !== undefined, query => query.where('member_id', '=', member!))
    .orderBy('decided_at')
    .orderBy('step')
    .orderBy('external_id')
    .execute()
  const firsts = new Map<string, Row>()
  const off = new Set<string>()
  for (const row of rows) {
    const episode = episodeOf(row)
    const first = firsts.get(episode)
    if (!first) firsts.set(episode, row)
    if (callsOff(row, first ?? row)) off.add(episode)
  }
  return rows.map(row => ({
    id: row.id,
    member: row.member_id,
    episode: episodeOf(row),
    step: row.step as 1 | 2 | 3,
    act: (row.act ?? undefined) as ProposedAct | undefined,
    about: row.about,
    ladder: row.standing,
    opening: row.opening,
    decidedAt: row.decided_at,
    heldBack: row.held_back === true,
    outcome: (row.outcome ?? undefined) as Outcome | undefined,
    outcomeAt: row.outcome_at ?? undefined,
    arm: (row.arm ?? undefined) as Arm | undefined,
    closed: off.has(episodeOf(row)),
    counted: row.counted,
  }))
}

/** An imported nudge of no known episode is one of its own. */
const episodeOf = (row: Row) => row.episode ?? row.external_id

export async function nudgeById(club: ClubTx, id: string, { lock = false } = {}): Promise<KeptNudge | null> {
  let query = club.tx.selectFrom('nudge').selectAll().where('club_id', '=', club.id).where('id', '=', id)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  return row ? ((await nudgesOf(club, row.member_id)).find(nudge => nudge.id === id) ?? null) : null
}

/** Episodes and what came of them, of all clubs of the installation: counts, no person. */
export async function nudgeTotals(club: ClubTx): Promise<Total[]> {
  const rows = await club.tx.selectFrom('nudge_total').selectAll().execute()
  return rows.map(row => ({ ...row, arm: row.arm as Arm }))
}

/** An episode that was counted so far: `upTo` as `counted` of its first nudge. */
export type CountedUpTo = {
  readonly nudge: string
  readonly upTo: 1 | 2 | 3
  readonly adds: readonly Omit<Total, 'count'>[]
}

/**
 * Adds episodes to the totals, each once: how far it is counted is marked in the same statement that says whether it was
 * not yet, so that another who counts at the same time waits for the row and adds nothing.
 */
export async function countEpisodes(club: ClubTx, episodes: readonly CountedUpTo[]): Promise<void> {
  if (episodes.length === 0) return
  const { rows } = await sql<{ id: string }>`
    update nudge set counted = reached.up_to
    from unnest(${episodes.map(({ nudge }) => nudge)}::uuid[], ${episodes.map(({ upTo }) => upTo)}::int[]) as reached (id, up_to)
    where nudge.club_id = ${club.id} and nudge.id = reached.id and nudge.counted < reached.up_to
    returning nudge.id`.execute(club.tx)
  const marked = new Set(rows.map(({ id }) => id))
  await addToTotals(
    club,
    episodes.filter(({ nudge }) => marked.has(nudge)).flatMap(({ adds }) => adds),
  )
}

/** In one order, so that two clubs that count at the same time do not wait for each other in a circle. */
async function addToTotals(club: ClubTx, adds: readonly Omit<Total, 'count'>[]): Promise<void> {
  const alike = Map.groupBy(adds, ({ kind, act, arm, outcome }) => JSON.stringify([kind, act, arm, outcome]))
  if (alike.size === 0) return
  await club.tx
    .insertInto('nudge_total')
    .values([...alike].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ones]) => ({ ...ones[0]!, count: ones.length })))
    .onConflict(conflict =>
      conflict
        .columns(['kind', 'act', 'arm', 'outcome'])
        .doUpdateSet(({ eb, ref }) => ({ count: eb('nudge_total.count', '+', ref('excluded.count')) })),
    )
    .execute()
}
