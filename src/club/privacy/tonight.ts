import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { batch, type KeptUntil, tracesDays } from '../../db/retention.ts'
import type { KeptDays } from '../../terms/own-data.ts'
import { leftBefore } from '../members/queries.ts'
import { stepsOf } from './let-go.ts'
import { keptDays, keptKinds, keptUntil } from './rules.ts'

/** So many of a kind; `orMore`: what one night takes at once is reached. */
export type WouldGo = { readonly kind: keyof KeptDays; readonly count: number; readonly orMore: boolean }

/** In which tables of a kind rows go, or are emptied. */
const counted: Readonly<
  Record<Exclude<keyof KeptDays, 'leavers'>, { gone?: readonly string[]; emptied?: readonly string[] }>
> = {
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

/** Before anything was kept. */
const never = Temporal.Instant.from('1970-01-02T00:00Z')
/** Each of these is a person's whole history. */
const mostLeavers = 1000

/**
 * What the next night would let go of, by the very steps that do: kind by kind they are done, counted by the database, and
 * undone at once. It names nobody, and nothing of it is kept.
 */
export async function wouldGoTonight(club: ClubTx): Promise<WouldGo[]> {
  const days = keptDays(club.row.settings)
  const at = (n: number) => keptUntil(club.today.add({ days: 1 }), n, club.zone)
  const found: WouldGo[] = []
  for (const kind of keptKinds) {
    if (kind === 'leavers') {
      const day = at(days.leavers).toZonedDateTimeISO(club.zone).toPlainDate()
      found.push({ kind, count: (await leftBefore(club, day, mostLeavers)).length, orMore: false })
      continue
    }
    const nothing = Object.fromEntries(keptKinds.map(one => [one, never])) as Record<keyof KeptDays, Temporal.Instant>
    const until: KeptUntil = { ...nothing, traces: at(tracesDays), [kind]: at(days[kind]) }
    const count = await tried(club, until, counted[kind])
    found.push({ kind, count, orMore: count >= batch })
  }
  return found.filter(({ count }) => count > 0)
}

async function tried(
  club: ClubTx,
  until: KeptUntil,
  { gone = [], emptied = [] }: { gone?: readonly string[]; emptied?: readonly string[] },
): Promise<number> {
  const changed = async () => {
    const { rows } = await sql<{ n: string }>`select coalesce(sum(case when relname = any(${[...gone]}::text[])
        then n_tup_del else n_tup_upd end), 0) as n from pg_stat_xact_user_tables
      where schemaname = 'public' and relname = any(${[...gone, ...emptied]}::text[])`.execute(club.tx)
    return Number(rows[0]!.n)
  }
  await sql`savepoint tonight`.execute(club.tx)
  const before = await changed()
  for (const step of stepsOf(club)) await step(club, until)
  const after = await changed()
  await sql`rollback to savepoint tonight`.execute(club.tx)
  return after - before
}
