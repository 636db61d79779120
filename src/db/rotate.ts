import { type RawBuilder, sql, type Transaction } from 'kysely'
import { typeset } from '../terms/typeset.ts'
import { chooseClub, type Means } from './club-tx.ts'
import { SealBroken, type Sealer } from './seal.ts'
import { boundTo, everySealedTable, type SealedTables } from './sealed-columns.ts'
import type { Tables } from './tables.ts'
import { transact } from './transact.ts'

/** Keys rotate to an end: all that is sealed under the previous key is sealed anew, and the canary says when that is so. */

/** A database, and the keys to what it keeps sealed. */
export type Keys = Pick<Means, 'db' | 'sealer' | 'now'>
type Described = (typeof everySealedTable)[number]
type Stored = Readonly<Record<string, unknown>>

/**
 * Something sealed at the first start and sealed anew only after everything else: whoever can open it can open the rest.
 * Its key is no setting's.
 */
const canary = 'canary'

/** The keys that were given do not open what is here. `message` is the English sentence; `sentence(language)` the operator's. */
export class KeyTrouble extends Error {
  constructor() {
    super(sentences.en)
    this.name = 'KeyTrouble'
  }

  sentence(language: 'en' | 'fr'): string {
    return typeset(sentences[language], language)
  }
}

const sentences = {
  en:
    'What this database keeps sealed was sealed with another key than ASSIDU_SECRET_KEY; nothing was changed. ' +
    'Put that key back; or, to change keys, put it into ASSIDU_SECRET_KEY_OLD beside the new one until `assidu doctor` says that it may go. ' +
    'While ASSIDU_SECRET_KEY was not set, the key was the one in the file secret-key of the data folder. ' +
    'Lost for good? `assidu lost-key` says what would go with it.',
  fr:
    'Ce que cette base garde scellé l’a été avec une autre clé que celle d’ASSIDU_SECRET_KEY ; rien n’a été changé. ' +
    'Remettez cette clé ; ou, pour changer de clé, mettez-la dans ASSIDU_SECRET_KEY_OLD à côté de la nouvelle jusqu’à ce que `assidu doctor` dise qu’elle peut partir. ' +
    'Tant qu’ASSIDU_SECRET_KEY n’était pas renseignée, la clé était celle du fichier secret-key du dossier de données. ' +
    'Perdue pour de bon ? `assidu lost-key` dit ce qui partirait avec elle.',
}

/** How many rows are sealed under the previous key, and how many under one that nobody gave. */
type InUse = { readonly old: number; readonly unknown: number }

async function keysInUse(keys: Keys): Promise<InUse> {
  const all = { old: 0, unknown: 0 }
  await everywhere(keys, async ({ tx, described, club }) => {
    const under = (which: (beginning: RawBuilder<unknown>) => RawBuilder<unknown>) =>
      sql.join(
        Object.keys(described.columns).map(column => which(beginningOf(described, column))),
        sql` or `,
      )
    const [current, ...old] = keys.sealer.beginnings
    const { rows } = await sql<InUse>`select
        count(*) filter (where ${under(one => sql`coalesce(${one} in (${sql.join(old.length > 0 ? old : [null])}), false)`)}) as old,
        count(*) filter (where ${under(one => sql`coalesce(${one} not in (${sql.join([current, ...old])}), false)`)}) as unknown
      from ${sql.table(described.table)} where ${rowsOf(described, club)} and ${isInForce(keys, described)}`.execute(tx)
    all.old += rows[0]!.old
    all.unknown += rows[0]!.unknown
  })
  return all
}

/**
 * Throws KeyTrouble unless the keys that were given open what is sealed here. Where nothing is sealed yet, the canary is
 * made, by which it is told from now on.
 */
export async function proveKeys(keys: Keys): Promise<void> {
  let there = await readCanary(keys)
  if (!there) {
    const { old, unknown } = await keysInUse(keys)
    if (unknown > 0) throw new KeyTrouble()
    if (old > 0) return
    await writeCanary(keys, 'unless there')
    // Another process may have been first, with another key.
    there = (await readCanary(keys))!
  }
  if (!isOpenedBy(keys, there)) throw new KeyTrouble()
}

/** What an operator may ask: do the keys open what is here, and how much is still under the previous one? Writes nothing. */
export async function examineKeys(keys: Keys): Promise<InUse & { readonly opens: boolean }> {
  const inUse = await keysInUse(keys)
  const there = await readCanary(keys)
  return { ...inUse, opens: inUse.unknown === 0 && (there === null || isOpenedBy(keys, there)) }
}

/**
 * Goes on without what was sealed with a key that is lost: it opens for nobody, and is let go. Gives how many rows it was in.
 */
export async function letGoOfTheLost(keys: Keys): Promise<number> {
  let rows = 0
  await everywhere(keys, async ({ tx, described, club }) => {
    const columns = Object.keys(described.columns)
    const isLost = (column: string) =>
      sql`coalesce(${beginningOf(described, column)} not in (${sql.join([...keys.sealer.beginnings])}), false)`
    const where = sql`${rowsOf(described, club)} and (${sql.join(columns.map(isLost), sql` or `)})`
    const emptied = columns.map(
      column => sql`${sql.ref(column)} = case when ${isLost(column)} then null else ${sql.ref(column)} end`,
    )
    if (described.marks) emptied.push(sql`${sql.ref(described.marks)} = null`)
    const table = sql.table(described.table)
    const { numAffectedRows } = await (described.lost === 'row'
      ? sql`delete from ${table} where ${where}`
      : sql`update ${table} set ${sql.join(emptied)} where ${where}`
    ).execute(tx)
    rows += Number(numAffectedRows ?? 0)
  })
  if ((await keysInUse(keys)).old === 0) await writeCanary(keys, 'anew')
  else await keys.db.deleteFrom('installation').where('key', '=', canary).execute()
  return rows
}

/** Once nothing is left under the previous key the canary is sealed under the new one, and true is given: it may go. */
export async function endRotation(keys: Keys): Promise<boolean> {
  const { old, unknown } = await keysInUse(keys)
  if (old + unknown > 0) return false
  await writeCanary(keys, 'anew')
  return true
}

/** What a row's marks are made of, from its sealed columns as they read; none where it has none to make. */
type Marks = {
  readonly [T in keyof SealedTables]?: (row: Stored, opened: Readonly<Record<string, string>>) => readonly string[]
}

/** How many rows are written in one transaction: few enough that nobody waits for it. */
const batch = 100

/**
 * Seals anew what is under the previous key, a batch at a time: killed, it goes on where it was; two processes share the
 * work, since a row that another one holds is left to it. Gives how many rows were sealed anew, and how many do not open.
 */
export async function sealAnew(keys: Keys, marks: Marks): Promise<{ readonly anew: number; readonly broken: number }> {
  const done = { anew: 0, broken: 0 }
  const clubs = await clubsIn(keys)
  for (const described of everySealedTable)
    for (const club of described.ofClub ? clubs : [undefined])
      for (let after: unknown = null, more = true; more; ) {
        const rows = await within(keys, club, async tx => {
          const found = await oldRows(keys, tx, described, club, after)
          for (const row of found) {
            const changed = anewIn(keys.sealer, described, club, row, marks[described.table])
            if (changed === 'broken') done.broken += 1
            else if (changed) {
              await write(tx, described, club, row, changed)
              done.anew += 1
            }
          }
          return found
        })
        after = rows.at(-1)?.[described.key]
        more = rows.length === batch
      }
  return done
}

async function oldRows(
  { sealer }: Keys,
  tx: Transaction<Tables>,
  described: Described,
  club: string | undefined,
  after: unknown,
): Promise<readonly Stored[]> {
  const [, ...old] = sealer.beginnings
  if (old.length === 0) return []
  const columns = Object.keys(described.columns)
  const key = sql.ref(described.key)
  const isOld = columns.map(column => sql`${beginningOf(described, column)} in (${sql.join(old)})`)
  // Marks made of what is not sealed show no key: whoever has one is looked at.
  const isMarkAlone = described.marks
    ? [sql`(${sql.ref(described.marks)} is not null and coalesce(${sql.join(columns.map(sql.ref))}) is null)`]
    : []
  const { rows } = await sql<Stored>`select * from ${sql.table(described.table)}
    where ${rowsOf(described, club)} and ${after === null ? sql`true` : sql`${key} > ${after}`}
      and (${sql.join([...isOld, ...isMarkAlone], sql` or `)})
    order by ${key} limit ${batch} for update skip locked`.execute(tx)
  return rows
}

/** The columns of a row that change with the key; undefined when none does. */
function anewIn(
  sealer: Sealer,
  described: Described,
  club: string | undefined,
  row: Stored,
  marksOf: Marks[keyof SealedTables],
): Record<string, unknown> | 'broken' | undefined {
  const { table, key, inJson, marks, columns } = described
  const changed: Record<string, unknown> = {}
  const opened: Record<string, string> = {}
  try {
    for (const column of Object.keys(columns)) {
      if (row[column] === null) continue
      const sealed = inJson ? Buffer.from(String(row[column]), 'base64') : (row[column] as Buffer)
      const about = boundTo(table, column as never, String(row[key]), club)
      opened[column] = sealer.open(sealed, about)
      if (!sealer.isOld(sealed)) continue
      const again = sealer.seal(opened[column], about)
      changed[column] = inJson ? JSON.stringify(again.toString('base64')) : again
    }
  } catch (error) {
    if (error instanceof SealBroken) return 'broken'
    throw error
  }
  const before = marks === undefined ? null : (row[marks] as readonly Buffer[] | null)
  const made = before ? (marksOf?.(row, opened) ?? []) : []
  const after = made.map(value => sealer.fingerprint(club ?? '', value))
  const isAsBefore = after.length === before?.length && after.every((one, n) => one.equals(before[n]!))
  if (marks && after.length > 0 && !isAsBefore) changed[marks] = after
  return Object.keys(changed).length > 0 ? changed : undefined
}

async function write(
  tx: Transaction<Tables>,
  described: Described,
  club: string | undefined,
  row: Stored,
  changed: Readonly<Record<string, unknown>>,
): Promise<void> {
  const values = Object.entries(changed).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await sql`update ${sql.table(described.table)} set ${sql.join(values)}
    where ${rowsOf(described, club)} and ${sql.ref(described.key)} = ${row[described.key]}`.execute(tx)
}

/** The version and key id that sealed text begins with. */
const beginningOf = ({ inJson }: Described, column: string): RawBuilder<unknown> =>
  inJson
    ? sql`substring(decode(left(${sql.ref(column)} #>> '{}', 8), 'base64') from 1 for 5)`
    : sql`substring(${sql.ref(column)} from 1 for 5)`

const rowsOf = ({ ofClub }: Described, club: string | undefined): RawBuilder<unknown> =>
  ofClub ? sql`club_id = ${club}` : sql`${sql.ref('key')} <> ${canary}`

/** A draft that is over opens for nobody. */
const isInForce = ({ now }: Keys, { table }: Described): RawBuilder<unknown> =>
  table === 'draft' ? sql`expires_at > ${now()}` : sql`true`

type Where = { readonly tx: Transaction<Tables>; readonly described: Described; readonly club: string | undefined }

async function everywhere(keys: Keys, work: (at: Where) => Promise<void>): Promise<void> {
  for (const club of [undefined, ...(await clubsIn(keys))])
    await within(keys, club, async tx => {
      for (const described of everySealedTable)
        if (described.ofClub === (club !== undefined)) await work({ tx, described, club })
    })
}

const clubsIn = async ({ db }: Keys): Promise<readonly string[]> =>
  (await db.selectFrom('club').select('club_id').orderBy('club_id').execute()).map(({ club_id }) => club_id)

const within = <Result>(
  { db }: Keys,
  club: string | undefined,
  work: (tx: Transaction<Tables>) => Promise<Result>,
): Promise<Result> =>
  transact(db, async tx => {
    if (club !== undefined) await chooseClub(tx, club)
    return work(tx)
  })

async function readCanary({ db }: Keys): Promise<Buffer | null> {
  const row = await db.selectFrom('installation').select('sealed').where('key', '=', canary).executeTakeFirst()
  return row?.sealed ?? null
}

async function writeCanary({ db, sealer }: Keys, how: 'unless there' | 'anew'): Promise<void> {
  const sealed = sealer.seal('it sings', boundTo('installation', 'sealed', canary))
  await db
    .insertInto('installation')
    .values({ key: canary, value: null, sealed })
    .onConflict(conflict =>
      how === 'anew' ? conflict.column('key').doUpdateSet({ sealed }) : conflict.column('key').doNothing(),
    )
    .execute()
}

function isOpenedBy({ sealer }: Keys, sealed: Buffer): boolean {
  try {
    sealer.open(sealed, boundTo('installation', 'sealed', canary))
    return true
  } catch (error) {
    if (error instanceof SealBroken) return false
    throw error
  }
}
