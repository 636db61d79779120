import { type Kysely, sql } from 'kysely'

/** How a name was read on the day of this migration: its words, then those that an apostrophe joins. */
function searchForm(name: string): string {
  const spelt: Readonly<Record<string, string>> = {
    ...{ ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ŋ: 'n', ı: 'i', ĸ: 'k' },
  }
  const folded = name
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
  const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  const words = wordsOf(folded)
  const joined = wordsOf(folded.replaceAll("'", '')).filter(word => !words.includes(word))
  return [...words, ...new Set(joined)].join(' ') || folded
}

/** By how a name is searched two people are known to be called alike: however each of them was typed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A policy that holds for the owner too would hide every row; it holds again in the same transaction.
  await sql`alter table member no force row level security`.execute(db)
  const { rows } = await sql<{ club: string; id: string; name: string; search: string }>`
    select club_id as club, id, name, search from member`.execute(db)
  const changed = rows.flatMap(({ club, id, name, search }) => {
    const now = searchForm(name)
    return now === search ? [] : [{ club, id, search: now }]
  })
  await sql`
    update member set search = changed.search
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as changed (club uuid, id uuid, search text)
    where member.club_id = changed.club and member.id = changed.id`.execute(db)
  await sql`alter table member force row level security`.execute(db)
}
