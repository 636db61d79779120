import { type Kysely, sql } from 'kysely'

/** How a name was read on the day of this migration. */
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

/** Its words, then those that an apostrophe joins. */
function searchForm(name: string): string {
  const text = folded(name)
  const words = wordsOf(text)
  const joined = wordsOf(text.replaceAll("'", '')).filter(word => !words.includes(word))
  return [...words, ...new Set(joined)].join(' ') || text
}

/** However a name was typed, it is found by its words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A policy that holds for the owner too would hide every row; it holds again in the same transaction.
  await sql`alter table member no force row level security`.execute(db)
  const { rows } = await sql<{ club: string; id: string; name: string }>`
    select club_id as club, id, name from member`.execute(db)
  const named = rows.map(({ club, id, name }) => ({ club, id, search: searchForm(name) }))
  await sql`
    update member set search = named.search
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as named (club uuid, id uuid, search text)
    where member.club_id = named.club and member.id = named.id`.execute(db)
  await sql`alter table member force row level security`.execute(db)
}
