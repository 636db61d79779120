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
  /** With which odds its arm was tossed, where it was tossed here. */
  coin: string | null
  counted: number
}

/**
 * A row held back after the first of its episode, or without being delayed, says that the episode was called off
 * ("decided and not sent, no longer true"): so that an end survives export and import.
 */
const callsOff = (row: Row, first: Row) => row.held_back === true && !(row.id === first.id && row.arm === 'delayed')

/** Every nudge of the club, or of one member, oldest first. */
export async function nudgesOf(club: ClubTx, member?: string): Promise<KeptNudge[]> {
  const rows = await inOrder(club)
    .$if(member !== undefined, query => query.where('member_id', '=', member!))
    .execute()
  return keptOf(rows)
}

/** A week, and a day more at each end: what began in it counts for the budget of the week. */
const lately = 9

/**
 * Every nudge of these members, and of whoever else an evaluation still has something to say of: he was written to lately, has not
 * answered yet, or has an episode that nobody ended or that is not counted to its end. What is over and calls for nothing is not read.
 */
export async function nudgesConcerning(club: ClubTx, members: readonly string[]): Promise<KeptNudge[]> {
  const last = sql`not exists (select from nudge later where later.club_id = one.club_id
    and later.member_id = one.member_id and later.decided_at <= ${club.at}
    and (later.decided_at, later.step, later.external_id) > (one.decided_at, one.step, one.external_id))`
  const first = sql`not exists (select from nudge earlier where earlier.club_id = one.club_id
    and earlier.member_id = one.member_id
    and coalesce(earlier.episode, earlier.external_id) = coalesce(one.episode, one.external_id)
    and (earlier.decided_at, earlier.step, earlier.external_id) < (one.decided_at, one.step, one.external_id))`
  const concerned = sql`select one.member_id from nudge one where one.club_id = ${club.id} and (
    one.decided_at > ${club.at.subtract({ hours: 24 * lately })} or one.outcome = 'pending'
    or one.step <> 3 and one.outcome is null and one.held_back is not true
    or one.arm is not null and one.counted < ${countedToItsEnd} and ${first}
    or one.step <> 3 and one.outcome is distinct from 'acted' and one.decided_at <= ${club.at}
      and (one.held_back is not true or one.arm = 'delayed') and ${last})`
  const rows = await inOrder(club)
    .where(sql<boolean>`(member_id = any(${members}) or member_id in (${concerned}))`)
    .execute()
  return keptOf(rows)
}

const inOrder = (club: ClubTx) =>
  club.tx
    .selectFrom('nudge')
    .selectAll()
    .where('club_id', '=', club.id)
    .orderBy('decided_at')
    .orderBy('step')
    .orderBy('external_id')

/** Rows of whole episodes, oldest first. */
function keptOf(rows: readonly Row[]): KeptNudge[] {
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
    coin: row.coin,
    decidedAt: row.decided_at,
    heldBack: row.held_back === true,
    outcome: (row.outcome ?? undefined) as Outcome | undefined,
    outcomeAt: row.outcome_at ?? undefined,
    arm: (row.arm ?? undefined) as Arm | undefined,
    closed: off.has(episodeOf(row)),
    counted: row.counted,
  }))
}

/** The first nudge of each episode, of nudges in order. */
export function firstsOf(nudges: readonly KeptNudge[]): KeptNudge[] {
  const firsts = new Map<string, KeptNudge>()
  for (const nudge of nudges) if (!firsts.has(nudge.episode)) firsts.set(nudge.episode, nudge)
  return [...firsts.values()]
}

/** How far an episode is counted as it begins, and when it is over: `counted` of its first nudge. */
export const countedAsBegun = 1
export const countedToItsEnd = 3

/** An imported nudge of no known episode is one of its own. */
const episodeOf = (row: Row) => row.episode ?? row.external_id

export async function nudgeById(club: ClubTx, id: string, { lock = false } = {}): Promise<KeptNudge | null> {
  let query = club.tx.selectFrom('nudge').selectAll().where('club_id', '=', club.id).where('id', '=', id)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  return row ? ((await nudgesOf(club, row.member_id)).find(nudge => nudge.id === id) ?? null) : null
}

/** How many episodes have begun. */
export const begunIn = (totals: readonly Pick<Total, 'outcome' | 'count'>[]): number =>
  totals.reduce((sum, { outcome, count }) => sum + (outcome === 'begun' ? count : 0), 0)

/** Episodes and what came of them, of all clubs of the installation: counts, no person. */
export async function nudgeTotals(club: ClubTx): Promise<Total[]> {
  const rows = await club.tx
    .selectFrom('nudge_total')
    .select(['kind', 'act', 'arm', 'coin', 'outcome', sql<number>`sum(count)::int`.as('count')])
    .groupBy(['kind', 'act', 'arm', 'coin', 'outcome'])
    .execute()
  return rows.map(row => ({ ...row, arm: row.arm as Arm }))
}

/** In so many parts the totals are kept. */
const parts = 8

/** The part a club adds to. */
export const partOf = ({ id }: Pick<ClubTx, 'id'>): number => Number.parseInt(id.slice(0, 8), 16) % parts

/** An episode that was counted so far: `upTo` as `counted` of its first nudge. */
export type CountedUpTo = {
  readonly nudge: string
  readonly upTo: 1 | 2 | typeof countedToItsEnd
  readonly adds: readonly Added[]
}

/** One episode, as it is added to the totals. */
export type Added = Omit<Total, 'count'>

/**
 * Marks how far episodes are counted, and gives what of them is to be added to the totals, each once: marked in the statement that
 * says whether it was not yet, so that another who counts at the same time waits for the row and adds nothing.
 */
export async function markCounted(club: ClubTx, episodes: readonly CountedUpTo[]): Promise<Added[]> {
  if (episodes.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    update nudge set counted = reached.up_to
    from unnest(${episodes.map(({ nudge }) => nudge)}::uuid[], ${episodes.map(({ upTo }) => upTo)}::int[]) as reached (id, up_to)
    where nudge.club_id = ${club.id} and nudge.id = reached.id and nudge.counted < reached.up_to
    returning nudge.id`.execute(club.tx)
  const marked = new Set(rows.map(({ id }) => id))
  return episodes.filter(({ nudge }) => marked.has(nudge)).flatMap(({ adds }) => adds)
}

/**
 * Adds to the club's part of the totals, in one order, so that two clubs of one part that count at the same time do not wait
 * for each other in a circle.
 */
export async function addToTotals(club: ClubTx, adds: readonly Added[]): Promise<void> {
  const alike = Map.groupBy(adds, ({ kind, act, arm, coin, outcome }) =>
    JSON.stringify([kind, act, arm, coin, outcome]),
  )
  if (alike.size === 0) return
  const part = partOf(club)
  await club.tx
    .insertInto('nudge_total')
    .values(
      [...alike].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ones]) => ({ ...ones[0]!, part, count: ones.length })),
    )
    .onConflict(conflict =>
      conflict
        .columns(['kind', 'act', 'arm', 'coin', 'outcome', 'part'])
        .doUpdateSet(({ eb, ref }) => ({ count: eb('nudge_total.count', '+', ref('excluded.count')) })),
    )
    .execute()
}
