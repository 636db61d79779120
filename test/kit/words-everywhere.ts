import { sql } from 'kysely'
import { none } from '../../src/club/topic.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import type { Fate } from '../../src/db/fates.ts'
import { sealedView } from '../../src/db/playground.ts'
import { everySealedTable } from '../../src/db/sealed-columns.ts'

/** Who has used whatever there is, and somebody else who has written his name wherever one can write. */
export type Everywhere = {
  readonly him: { readonly id: string; readonly account: string; readonly name: string; readonly email: string }
  readonly other: string
}

type Worded = { readonly table: string; readonly column: string; readonly fates: readonly Fate[] }

/** Every column that may hold a person's words, with what becomes of them. */
export const wordedColumns = (club: ClubTx): Worded[] =>
  [...club.topics, ...club.rooms]
    .flatMap(({ tables }) => (tables === none ? [] : Object.entries(tables as Record<string, { columns: object }>)))
    .flatMap(([table, { columns }]) =>
      Object.entries(columns).map(([column, fate]) => ({ table, column, fates: [fate].flat() as Fate[] })),
    )
    .filter(({ fates }) => fates.some(fate => fate !== 'no one’s'))

/** How his row is found where no column holds his id, or what only makes sense so. */
const fitting: Readonly<Record<string, (everywhere: Everywhere, club: ClubTx) => unknown>> = {
  'code_try.account': ({ him }) => him.account,
  'take_over.account': ({ him }) => him.account,
  'playground_guest.id': ({ him }) => him.account,
  'playground_message.audience': ({ him }) => [him.account, 'ana'],
  'notice.kind': () => 'account-linked',
  'notice.state': () => 'dropped',
  'notice.arguments': ({ him }) => ({ account: him.name }),
  'delivery.address': ({ him }) => ({ account: him.account, shown: him.name }),
  'referral.prospect_keys': ({ him }, club) => [hex(club.sealer.fingerprint(him.email))],
}

/** What the database takes no other words in, whoever’s the row is. */
const onlyThese: typeof fitting = {
  'thanks.answer': () => 'right',
  'rsvp.answer': () => 'waiting',
  'application.status': () => 'accepted',
}

/** Of these everybody has his row: it is written into. The column that holds his id. */
const thereAlready: Readonly<Record<string, string>> = {
  ...{ club: '', member: 'id', account: 'member_id', member_words: 'member_id' },
}

/** What the program goes by must be true: a language, a zone; by his address he is looked for. */
const keptAsItIs = new Set([
  'member.name',
  'member.search',
  'member.name_key',
  'member.email',
  'member.phone',
  'member.language',
  'member.zone',
  'account.account',
])

const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`

/**
 * Fills every table that may hold a person's words: a row that is his, and one of somebody else's that names him wherever
 * one can write. A table that comes later is filled without another word.
 */
export async function writeEverywhere(club: ClubTx, everywhere: Everywhere): Promise<void> {
  for (const [table, columns] of Map.groupBy(wordedColumns(club), ({ table }) => table)) {
    const types = await columnsOf(club, table)
    for (const whose of ['his', 'other'] as const) {
      const fits = (column: string) =>
        onlyThese[`${table}.${column}`] ?? (whose === 'his' ? fitting[`${table}.${column}`] : undefined)
      const member = whose === 'his' ? everywhere.him.id : everywhere.other
      // A meeting bears its member’s id, as `meeting_id` does in whatever happened there: they find each other. So do an
      // application and what was written about it.
      const row = table === 'meeting' || table === 'application' ? member : club.newId()
      const made = Object.fromEntries(
        types.map(({ column, type }) => [
          column,
          fits(column)?.(everywhere, club) ?? plain(club, { table, column, type, row, member, text: `code ${row}` }),
        ]),
      )
      const words = Object.fromEntries(
        columns
          .filter(one => whose === 'his' || maySayAnything(one))
          .filter(({ column }) => !keptAsItIs.has(`${table}.${column}`) && !fits(column))
          .map(({ column }) => {
            const { type } = types.find(one => one.column === column)!
            return [column, said(club, { table, column, type, row, text: `with ${everywhere.him.name}` })]
          }),
      )
      if (table in thereAlready) await change(club, table, member, words)
      else
        await sql`insert into ${sql.table(table)} select * from
          jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify({ ...made, ...words })}::jsonb)`.execute(
          club.tx,
        )
    }
  }
}

/** Columns of one fact each about the row's own person, or of what the program writes itself: nobody else is named there. */
const facts = [
  ...[
    'member.name',
    'member.search',
    'member.name_key',
    'member.email',
    'member.phone',
    'member.company',
    'member.job_title',
  ],
  ...['member.sector_family', 'member.naf_code', 'member.naf_nomenclature', 'member.language', 'member.zone'],
  ...['member.slack_user_id', 'member.discord_user_id', 'member.roles', 'member.settings'],
  ...['application.company', 'application.contact', 'application.account'],
  ...['guest.company', 'guest.email', 'guest.phone', 'referral.prospect_company', 'referral.prospect_name'],
  ...['referral.prospect_phone', 'referral.prospect_e164', 'referral.prospect_email', 'referral.prospect_keys'],
  ...['notice.arguments', 'notice.once', 'delivery.address', 'playground_message.audience'],
]

/** Whether somebody else may have written his name there. */
const maySayAnything = ({ table, column, fates }: Worded): boolean =>
  !facts.includes(`${table}.${column}`) && !fates.includes('with its row')

type Cell = {
  readonly table: string
  readonly column: string
  readonly type: string
  /** The id of its row. */
  readonly row: string
  readonly text: string
}

/** Several texts that stand in one sealed column. */
const writtenAs: Readonly<Record<string, (text: string) => string>> = {
  'application_note.words': human => JSON.stringify({ human }),
}

/** A text as the column holds it. */
function said(club: ClubTx, { table, column, type, row, text }: Cell): unknown {
  const sealed = everySealedTable.find(one => one.table === table && column in one.columns)
  if (sealed?.inJson) return JSON.parse(sealedView(club, row, { text }))
  const written = writtenAs[`${table}.${column}`]?.(text) ?? text
  if (sealed) return hex(club.sealer.seal(table as 'draft', column as 'said', row, written))
  if (type === 'jsonb') return { text }
  if (type === '_text') return [text]
  if (type === '_bytea') return [hex(Buffer.from(text))]
  return type === 'bytea' ? hex(Buffer.from(text)) : text
}

/** What a column holds in which nobody's words are looked for. */
function plain(club: ClubTx, cell: Cell & { readonly member: string }): unknown {
  const { column, type, row, member } = cell
  const named: Readonly<Record<string, unknown>> = { club_id: club.id, id: row, platform: 'playground', place: 'stage' }
  if (column in named) return named[column]
  const typed: Readonly<Record<string, unknown>> = {
    ...{ uuid: member, _uuid: [member], bool: false, numeric: 1, int2: 1, int4: 1 },
    // Numbers that are counted up begin at one.
    int8: -Number.parseInt(row.replaceAll('-', '').slice(-6), 16),
    ...{ timestamptz: club.at.toString(), date: club.today.toString() },
  }
  return type in typed ? typed[type] : said(club, cell)
}

async function change(
  club: ClubTx,
  table: string,
  id: string,
  words: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.keys(words)
  if (columns.length === 0) return
  const key = thereAlready[table]
  await sql`update ${sql.table(table)} old set (${sql.join(columns.map(column => sql.ref(column)))})
      = row(${sql.join(columns.map(column => sql`said.${sql.ref(column)}`))})
    from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(words)}::jsonb) said
    where old.club_id = ${club.id} ${key ? sql`and ${sql.ref(`old.${key}`)} = ${id}` : sql``}`.execute(club.tx)
}

async function columnsOf(club: ClubTx, table: string): Promise<{ column: string; type: string }[]> {
  const { rows } = await sql<{ column: string; type: string }>`select column_name as column, udt_name as type
    from information_schema.columns where table_schema = 'public' and table_name = ${table}`.execute(club.tx)
  return rows
}
