import { hash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, rows } from '../../db/together.ts'
import type { WeighedAct } from '../../terms/history.ts'
import { recordOf } from './carried.ts'
import { groupOf } from './sums.ts'
import { kinds } from './weights.ts'

/** The acts as an evaluation read them last, and the notes of what was written to since. */

/** In SQL: the records that were written to since the last evaluation. */
export const recordsTouched = (club: ClubTx): RawBuilder<readonly string[]> =>
  sql`array(select record from touched_record where club_id = ${club.id})`

export const touched = (club: ClubTx): Rows<{ readonly seq: number; readonly record: string }> =>
  rows(
    sql<{ seq: number; record: string }>`select seq, record from touched_record where club_id = ${club.id}`,
    row => row,
  )

/** The notes there are. */
export async function notesOfTouched(club: ClubTx): Promise<number[]> {
  const notes = await club.tx.selectFrom('touched_record').select('seq').where('club_id', '=', club.id).execute()
  return notes.map(({ seq }) => seq)
}

type Kept = { readonly act: Readonly<Record<string, unknown>> }

const instants: ReadonlySet<string> = new Set(['on', 'confirmedOn', 'ratedOn', 'acceptedOn', 'saidOn'])

const asAct = ({ act }: Kept): WeighedAct =>
  Object.fromEntries(
    Object.entries(act).map(([name, value]) => [
      name,
      instants.has(name) ? Temporal.Instant.from(value as string) : value,
    ]),
  ) as WeighedAct

/** Acts of the records that were written to, as they were read last. */
export const lastReadOfTouched = (club: ClubTx): Rows<WeighedAct> =>
  rows(
    sql<Kept>`select w.act from weighed_act w where w.club_id = ${club.id} and w.record = any(${recordsTouched(club)})`,
    asAct,
  )

/** Whatever is weighed together with one of these, as it was read last; and every act of these members. */
export async function lastRead(
  club: ClubTx,
  { groups, members }: { readonly groups: ReadonlySet<string>; readonly members: readonly string[] },
): Promise<WeighedAct[]> {
  const numbers = [...groups].map(numberOf)
  const { rows } = await sql<Kept>`
    select w.act from weighed_act w where w.club_id = ${club.id}
      and (w.together = any(${numbers}::bigint[]) or w.by_id = any(${members}::uuid[]))`.execute(club.tx)
  return rows.map(asAct)
}

/** Every act of a member, and whatever is weighed together with one, as it was read last. */
export async function lastReadOf(club: ClubTx, member: string | null): Promise<WeighedAct[]> {
  const { rows } = await sql<Kept>`
    select w.act from weighed_act w where w.club_id = ${club.id} and (${member}::uuid is null or w.together in (
      select own.together from weighed_act own where own.club_id = ${club.id} and own.by_id = ${member}))`.execute(
    club.tx,
  )
  return rows.map(asAct)
}

/** A number for a group. Two groups that share one are read together, and weighed apart all the same. */
const numberOf = (group: string): number => hash('sha256', group, 'buffer').readUIntBE(0, 6)

/** An act as a row: what is weighed of it, in its own words. */
export const rowOf = (act: WeighedAct) => ({
  record: recordOf(act),
  id: act.id,
  together: numberOf(groupOf(act)),
  by_id: act.by === '' ? null : act.by,
  act,
})

/** When these members solicited, of acts at hand. */
export const solicitedBy = (members: readonly string[], acts: readonly WeighedAct[], start: number) =>
  new Map(
    members.map(id => [
      id,
      acts
        .filter(({ by, kind }) => by === id && kinds[kind].side === 'soliciting')
        .map(({ on }) => on.epochMilliseconds)
        .filter(on => on >= start),
    ]),
  )
