import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from './club-tx.ts'

/**
 * Several selects in one statement: what is asked of every topic costs one round to the database, however many topics there
 * are. Rows travel as JSON: an instant or a day is a text in them.
 */

/** A select, and what each of its rows says. */
export type Rows<One> = {
  readonly select: RawBuilder<unknown>
  readonly read: (row: unknown) => One
}

/** `Row` is the row as JSON gives it: instants and days are texts. */
export const rows = <Row, One>(select: RawBuilder<Row>, read: (row: Row) => One): Rows<One> => ({
  select,
  read: row => read(row as Row),
})

type NamedSelects = Readonly<Record<string, readonly Rows<unknown>[]>>
type RowsByName<A extends NamedSelects> = {
  readonly [K in keyof A]: A[K] extends readonly Rows<infer One>[] ? One[] : never
}

/** The rows of all the selects under each name; of one select in its own order. */
export async function together<const A extends NamedSelects>(club: ClubTx, selects: A): Promise<RowsByName<A>> {
  const parts = Object.values(selects).flat()
  const columns = parts.map(
    ({ select }, n) => sql`(select json_agg(told) from (${select}) told) as ${sql.ref(`part_${n}`)}`,
  )
  const { rows } = await sql<Record<string, unknown[] | null>>`select ${sql.join(columns)}`.execute(club.tx)
  const told = parts.map(({ read }, n) => (rows[0]?.[`part_${n}`] ?? []).map(read))
  const names = Object.entries(selects)
  return Object.fromEntries(
    names.map(([name, selects]) => [name, told.splice(0, selects.length).flat()]),
  ) as RowsByName<A>
}

/** An instant or a day as JSON gives it. */
export const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text)
export const plainDate = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

export const instantOrNothing = (text: string | null): Temporal.Instant | undefined =>
  text === null ? undefined : Temporal.Instant.from(text)

/**
 * For work that is done for one club after another: until this transaction ends, what is prepared is planned once for all of them.
 * By itself PostgreSQL plans a select of every topic for each club anew, which takes five times as long as running it.
 */
export async function planForAnyClub(club: ClubTx): Promise<void> {
  await sql`select set_config('plan_cache_mode', ${'force_generic_plan'}, true)`.execute(club.tx)
}
