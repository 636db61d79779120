import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Fate } from '../../db/fates.ts'
import type { ClubTable, SealedColumn } from '../../db/sealed-columns.ts'
import { asPosix, barePatterns, rewriting } from '../../terms/called.ts'
import { type ListedText, listedTexts, type TextLeft } from '../../terms/erasure.ts'
import { memberNames } from '../members/own-data.ts'
import { everyTable } from './reword.ts'

type Searched = {
  readonly listed?: { readonly as: ListedText; readonly by: string; readonly at?: string }
  readonly columns: Readonly<Record<string, Fate | readonly Fate[]>>
}

/** Where a first name or a surname like his still stands alone: `open` as `thanks:<id>`, and in how many texts of a few people. */
export type BareNames = { readonly open: readonly string[]; readonly private: number }

/** So many are listed: whoever has had that many wrong would rather ask in the channel. */
const most = 20

/** Looks for what he was called by others once his whole name has gone: it may be another's, so that it stays. */
export async function bareNames(club: ClubTx, name: string): Promise<BareNames> {
  const patterns = barePatterns(name)
  const open: string[] = []
  let hidden = 0
  if (patterns.length === 0) return { open, private: 0 }
  const opened = rewriting(patterns, '')
  for (const [table, { listed, columns }] of everyTable<Searched>(club)) {
    const having = (fate: Fate) =>
      Object.keys(columns).filter(column => ([columns[column]].flat() as Fate[]).includes(fate))
    const plain = having('names')
    if (plain.length > 0) {
      const found = sql.join(
        plain.map(column => sql`${sql.ref(column)} ~ ${asPosix(patterns)}`),
        sql` or `,
      )
      const { rows } = await sql<{ id: string | null }>`select ${listed ? sql`id` : sql`null`} as id
        from ${sql.table(table)} where club_id = ${club.id} and (${found})`.execute(club.tx)
      if (listed) open.push(...rows.map(({ id }) => `${listed.as}:${id}`))
      else hidden += rows.length
    }
    for (const column of having('sealed')) hidden += await sealedWith(club, table, column, opened)
  }
  return { open: open.slice(0, most), private: hidden }
}

async function sealedWith(club: ClubTx, table: string, column: string, without: (text: string) => string) {
  const { rows } = await sql<{ id: string; sealed: Buffer }>`select id, ${sql.ref(column)} as sealed
    from ${sql.table(table)} where club_id = ${club.id} and ${sql.ref(column)} is not null`.execute(club.tx)
  const open = (id: string, sealed: Buffer) =>
    club.sealer.open(table as ClubTable, column as SealedColumn<ClubTable>, id, sealed)
  return rows.filter(({ id, sealed }) => {
    const text = open(id, sealed)
    return without(text) !== text
  }).length
}

/** Whose they are and of when, as long as they stand. */
export async function textsLeft(club: ClubTx, open: readonly string[]): Promise<TextLeft[]> {
  if (open.length === 0) return []
  const names = await memberNames(club)
  const left: TextLeft[] = []
  const tables = everyTable<Searched>(club)
  for (const text of listedTexts) {
    const ids = open.flatMap(one => (one.startsWith(`${text}:`) ? [one.slice(text.length + 1)] : []))
    const [table, { listed }] = tables.find(([, one]) => one.listed?.as === text)!
    if (ids.length === 0 || !listed) continue
    const { rows } = await sql<{ by: string | null; at: TextLeft['at'] }>`
      select ${sql.ref(listed.by)} as by, ${listed.at ? sql.ref(listed.at) : sql`null`} as at from ${sql.table(table)}
      where club_id = ${club.id} and id = any(${ids}::uuid[]) order by 2`.execute(club.tx)
    left.push(...rows.map(({ by, at }) => ({ text, by: by === null ? null : (names.get(by) ?? null), at })))
  }
  return left
}
