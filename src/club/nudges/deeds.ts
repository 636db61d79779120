import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { deedLines, ledgerActs } from '../../terms/act.ts'
import { linesThatHold } from '../ledger/lines.ts'
import type { DeedRow, Proposals } from '../proposals.ts'
import { none } from '../topic.ts'
import type { Deed } from './episodes.ts'

const proposalsOf = (club: ClubTx): Proposals[] =>
  club.topics.flatMap(({ proposals }) => (proposals === none ? [] : [proposals]))

const all = (selects: readonly RawBuilder<unknown>[]) =>
  sql.join(
    selects.map(select => sql`(${select})`),
    sql` union all `,
  )

const isOneOf = (selects: readonly RawBuilder<{ record: string }>[], record: RawBuilder<unknown>) =>
  selects.length === 0 ? sql`false` : sql`${record} in (select those.record from (${all(selects)}) those)`

/** Which kind of deed a line of the ledger counts as where it answers a nudge. */
const deedOf = sql.join(
  deedLines.map(kind => sql`when ${sql.lit(kind)} then ${sql.lit(ledgerActs[kind].deed)}`),
  sql` `,
)

/** What members did since an instant, or some of them, as the nudges see it, the first first; what one asks for oneself is none. */
export async function deedsSince(club: ClubTx, since: Temporal.Instant, members?: readonly string[]): Promise<Deed[]> {
  if (members?.length === 0) return []
  const given = proposalsOf(club)
  const forHimself = given.flatMap(({ forHimself }) => (forHimself === none ? [] : [forHimself(club)]))
  const noted = sql`
    select line.by_id as member, line.at, case line.kind ${deedOf} end as kind from ${linesThatHold(club)} line
    where line.at > ${since} and line.kind in (${sql.join(deedLines.map(kind => sql.lit(kind)))})
      and not ${isOneOf(forHimself, sql`line.record_id`)}`
  const deeds = given.flatMap(({ deeds }) => (deeds === none ? [] : [deeds(club, since)]))
  const { rows } = await sql<DeedRow>`
    select member, at, kind from (${all([noted, ...deeds])}) deed
    where ${members ? sql`member = any(${members}::uuid[])` : sql`true`} order by at`.execute(club.tx)
  return rows
}
