import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { batch, type KeptUntil, tracesDays } from '../../db/retention.ts'
import type { KeptDays } from '../../terms/own-data.ts'
import { leftBefore } from '../members/queries.ts'
import { stepsOf } from './let-go.ts'
import { keptDays, keptKinds, keptUntil } from './rules.ts'

/** So many of a kind; `orMore`: what one night takes at once is reached. */
export type WouldGo = { readonly kind: keyof KeptDays; readonly count: number; readonly orMore: boolean }

/** Rows of these tables that go, or are emptied, as the database counts them in this transaction. */
type Counted = { readonly gone?: readonly string[]; readonly emptied?: readonly string[] }
const counted: Readonly<Record<Exclude<keyof KeptDays, 'leavers'>, Counted>> = {
  acts: {
    gone: [
      'introduction',
      'referral',
      'thanks',
      'ask',
      'answer',
      'one_to_one',
      'attendance',
      'guest',
      'nudge',
      'problem',
    ],
  },
  prospects: { emptied: ['referral'] },
  visitors: { emptied: ['guest', 'attendance'] },
  candidates: { gone: ['application'] },
  audit: { gone: ['audit'] },
  nudges: { emptied: ['nudge'] },
}

/** Before anything was kept: those who left are counted without being gone through. */
const never = Temporal.Instant.from('1970-01-02T00:00Z')
const mostLeavers = 1000

/**
 * What the next night would let go of, by the very steps that do: they are done, counted by the database, and undone at
 * once. It names nobody, and nothing of it is kept.
 */
export async function wouldGoTonight(club: ClubTx): Promise<WouldGo[]> {
  const days = { ...keptDays(club.row.settings), traces: tracesDays }
  const at = (n: number) => keptUntil(club.today.add({ days: 1 }), n, club.zone)
  const until = Object.fromEntries(Object.entries(days).map(([kind, n]) => [kind, at(n)])) as KeptUntil
  const left = await leftBefore(club, until.leavers.toZonedDateTimeISO(club.zone).toPlainDate(), mostLeavers)
  await sql`savepoint tonight`.execute(club.tx)
  const before = await changedRows(club)
  for (const step of stepsOf(club)) await step(club, { ...until, leavers: never })
  const after = await changedRows(club)
  await sql`rollback to savepoint tonight`.execute(club.tx)
  const more = (table: string, how: 'gone' | 'emptied') =>
    (after.get(table)?.[how] ?? 0) - (before.get(table)?.[how] ?? 0)
  return keptKinds
    .map(kind => {
      if (kind === 'leavers') return { kind, count: left.length, orMore: false }
      const { gone = [], emptied = [] } = counted[kind]
      const count = [...gone.map(one => more(one, 'gone')), ...emptied.map(one => more(one, 'emptied'))]
      const sum = count.reduce((a, b) => a + b, 0)
      return { kind, count: sum, orMore: sum >= batch }
    })
    .filter(({ count }) => count > 0)
}

type Changed = { readonly gone: number; readonly emptied: number }

async function changedRows(club: ClubTx): Promise<ReadonlyMap<string, Changed>> {
  const { rows } = await sql<{ table: string; gone: string; emptied: string }>`
    select relname as table, n_tup_del as gone, n_tup_upd as emptied from pg_stat_xact_user_tables
    where schemaname = 'public'`.execute(club.tx)
  return new Map(rows.map(({ table, gone, emptied }) => [table, { gone: Number(gone), emptied: Number(emptied) }]))
}
