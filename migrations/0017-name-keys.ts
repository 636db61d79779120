import { type Kysely, sql } from 'kysely'

/** How a name was compared on the day of this migration. */
function folded(name: string): string {
  const spelt: Readonly<Record<string, string>> = {
    ...{ ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ŋ: 'n', ı: 'i', ĸ: 'k' },
  }
  return name
    .replace(/['’‘‛ʼʹ′`´＇]/g, "'")
    .replace(/\p{Cf}|\ufe0f|\u034f|\u115f|\u1160|\u3164|\uffa0/gu, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g, '')
    .toLowerCase()
    .replace(/[^\u0000-\u007f]/g, letter => spelt[letter] ?? letter)
    .replace(/['’‘‛ʼʹ′`´＇]/g, "'")
    .replace(/[\p{Pd}−]/gu, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

const forms = new Set([
  ...['m', 'mm', 'monsieur', 'mme', 'mmes', 'madame', 'mlle', 'melle', 'mademoiselle', 'me', 'maitre'],
  ...['dr', 'dre', 'docteur', 'docteure', 'pr', 'pre', 'prof', 'professeur', 'professeure'],
  ...['mr', 'mister', 'mrs', 'ms', 'miss', 'mx', 'sir', 'doctor', 'professor'],
])
const nobodysName = new Set(['mme', 'mmes', 'mlle', 'melle', 'mrs', 'dr', 'mr'])

/** Its words in whatever order, without a form of address where two or more are left. */
function nameKey(name: string): string {
  const text = folded(name)
  const words = wordsOf(text)
  const first = words.findIndex(word => !forms.has(word))
  const left = first < 0 ? [] : words.slice(first).filter(word => !nobodysName.has(word))
  return (left.length < 2 ? words : left).toSorted().join(' ') || text
}

/** Two members who are called alike are known by the database, however each of the names was typed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A policy that holds for the owner too would hide every row; it holds again in the same transaction.
  await sql`alter table member no force row level security`.execute(db)
  await sql`alter table member add column name_key text`.execute(db)
  const { rows } = await sql<{ club: string; id: string; name: string }>`
    select club_id as club, id, name from member`.execute(db)
  const named = rows.map(({ club, id, name }) => ({ club, id, name_key: nameKey(name) }))
  await sql`
    update member set name_key = named.name_key
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as named (club uuid, id uuid, name_key text)
    where member.club_id = named.club and member.id = named.id`.execute(db)
  await sql`alter table member alter column name_key set not null`.execute(db)
  await sql`create index member_called on member (club_id, name_key)`.execute(db)
  await sql`alter table member force row level security`.execute(db)
}
