import { type Selectable, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { MemberSettings, Tables } from '../../db/tables.ts'
import { type ActKind, deedLines, ledgerActs, type ProposedAct } from '../../terms/act.ts'
import { linesThatHold } from '../ledger/lines.ts'
import type { Arm } from './coin.ts'
import type { Deed, Outcome, PastNudge } from './episodes.ts'

type Row = Selectable<Tables['nudge']>

/** A nudge as it is kept; `about` is the record its act is about. */
export type KeptNudge = PastNudge & { id: string; about: string | null; ladder: string | null }

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
    decidedAt: row.decided_at,
    heldBack: row.held_back === true,
    outcome: (row.outcome ?? undefined) as Outcome | undefined,
    outcomeAt: row.outcome_at ?? undefined,
    arm: (row.arm ?? undefined) as Arm | undefined,
    closed: off.has(episodeOf(row)),
  }))
}

/** An imported nudge of no known episode is one of its own. */
const episodeOf = (row: Row) => row.episode ?? row.external_id

/** What members did since an instant, as the nudges see it; an introduction asked for oneself is none. */
export async function deedsSince(club: ClubTx, since: Temporal.Instant, member?: string): Promise<Deed[]> {
  const one = member === undefined ? sql`` : sql`and by_id = ${member}`
  const { rows } = await sql<{ by_id: string; at: Temporal.Instant; kind: ActKind | 'attendance' | 'rsvp' }>`
    select * from (
      select a.by_id, a.at, a.kind from ${linesThatHold(club)} a
      left join introduction i on i.club_id = a.club_id and i.id = a.record_id
      where a.at > ${since} and a.kind in (${sql.join(deedLines)})
        and (i.id is null or a.by_id not in (i.party_a, i.party_b))
      union all
      select x.member_id, m.starts_at, 'attendance' from attendance x
      join meeting m on m.club_id = x.club_id and m.id = x.meeting_id
      where x.club_id = ${club.id} and m.starts_at > ${since} and x.status in ('present', 'late')
      union all
      select r.member_id, r.answered_at, 'rsvp' from rsvp r where r.club_id = ${club.id} and r.answered_at > ${since}
    ) deed where true ${one}`.execute(club.tx)
  return rows.flatMap(({ by_id: member, at, kind: noted }) => {
    const kind = noted === 'attendance' || noted === 'rsvp' ? noted : ledgerActs[noted].deed
    return kind === null ? [] : [{ member, at, kind }]
  })
}

/** What a member chose about nudges, whether the bot may speak to him, and whom he may be offered. */
export type Readiness = {
  id: string
  externalId: string
  sponsor: string | null
  hasSaidHello: boolean
  settings: MemberSettings
  profileComplete: boolean
}

export async function readinessOf(club: ClubTx): Promise<Map<string, Readiness>> {
  const { rows } = await sql<{
    id: string
    external_id: string
    sponsor_id: string | null
    hello: boolean
    settings: MemberSettings
    complete: boolean
  }>`
    select m.id, m.external_id, m.sponsor_id, m.settings,
      m.activity is not null and m.seeks is not null and m.offers is not null as complete,
      exists (select 1 from account a where a.club_id = m.club_id and a.member_id = m.id and a.hello_at is not null) as hello
    from member m where m.club_id = ${club.id} and m.erased_at is null
      and (m.left_on is null or m.left_on >= ${club.today})`.execute(club.tx)
  return new Map(
    rows.map(row => [
      row.id,
      {
        id: row.id,
        externalId: row.external_id,
        sponsor: row.sponsor_id,
        hasSaidHello: row.hello,
        settings: row.settings,
        profileComplete: row.complete,
      },
    ]),
  )
}

export async function nudgeById(club: ClubTx, id: string, { lock = false } = {}): Promise<KeptNudge | null> {
  let query = club.tx.selectFrom('nudge').selectAll().where('club_id', '=', club.id).where('id', '=', id)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  return row ? ((await nudgesOf(club, row.member_id)).find(nudge => nudge.id === id) ?? null) : null
}

/** Episodes and what came of them, of all clubs of the installation: counts, no person. */
export async function nudgeTotals(club: ClubTx): Promise<{ kind: string; arm: Arm; outcome: string; count: number }[]> {
  const rows = await club.tx.selectFrom('nudge_total').selectAll().execute()
  return rows.map(row => ({ ...row, arm: row.arm as Arm }))
}

export async function countNudge(
  club: ClubTx,
  kind: string,
  arm: Arm,
  outcome: 'begun' | 'acted' | 'not acted',
): Promise<void> {
  await club.tx
    .insertInto('nudge_total')
    .values({ kind, arm, outcome, count: 1 })
    .onConflict(conflict =>
      conflict
        .columns(['kind', 'arm', 'outcome'])
        .doUpdateSet(({ eb }) => ({ count: eb('nudge_total.count', '+', 1) })),
    )
    .execute()
}
