import { sql } from 'kysely'
import type { ClubTx } from './club-tx.ts'

/**
 * "Only if there is none yet" is true only where the database says so: two people may press in the same instant, in two
 * processes. Every rule of that kind stands with its owner, beside what keeps it; a test looks for each guard, and another
 * lets every use case run against itself.
 *
 * - `lock`: whoever decides first asks `onlyOneAtATime`, then reads;
 * - `index`: the insert does nothing where one stands, and what stands is read;
 * - `row`: the row that holds the rule is read `for update`, or updated only from the state it is in.
 */
export type Guard = {
  readonly by: { readonly lock: Lock } | { readonly index: string } | { readonly row: string }
  /** Where the rule is kept. */
  readonly in: readonly string[]
}

/** Taken in this order where one act needs several, and before any row is held: so nobody waits in a ring. */
export const locks = [
  'import',
  'members',
  'settings',
  'link request',
  'round',
  'calendar',
  'guest',
  'introduction',
  'one-to-one',
  'prospect',
  'referral',
  'ask',
  'leave',
  'flag',
  'erasure',
  // By delivery alone, which holds nothing but the one notice that it decides about.
  'attention',
] as const
export type Lock = (typeof locks)[number]

/** Each rule by its sentence, with what keeps it. */
export type Once = Readonly<Record<string, Guard>>

/** Those of the rooms; a topic's own stand in its face. */
export const onlyOnce: Once = {
  'a gesture is heard once': { by: { index: 'gesture_pkey' }, in: ['src/db/club-tx.ts'] },
  'a form is taken once': { by: { row: 'draft' }, in: ['src/dispatch/drafts.ts'] },
  'a notice is kept once': { by: { index: 'notice_club_id_once_key' }, in: ['src/notices/keep.ts'] },
  'a place shows one sign of a record': { by: { index: 'sign_once' }, in: ['src/notices/signs.ts'] },
  'the bot says one thing a day to one person on its own': { by: { lock: 'attention' }, in: ['src/notices/turn.ts'] },
  'what is due is asked for once': { by: { index: 'due_club_id_duty_about_at_key' }, in: ['src/duties/duty.ts'] },
  'what is due is claimed and done once': { by: { row: 'due' }, in: ['src/jobs/heartbeat.ts'] },
  'a folder is imported by one at a time': { by: { lock: 'import' }, in: ['src/transfer/store/club-for.ts'] },
  'a club is connected by one at a time, and the later codes are the good ones': {
    by: { lock: 'members' },
    in: ['src/operator/connect.ts'],
  },
}

/** One lock, and what narrows it: two members, in whatever order. */
export type Locked = { readonly lock: Lock; readonly about: readonly string[] }

/**
 * Whoever decides about this waits here until the one before has committed, and reads afterwards what stands. Held until
 * the transaction ends; asking again in the same one costs nothing. `about` narrows it: two members, in whatever order.
 */
export const onlyOneAtATime = (
  club: Pick<ClubTx, 'id' | 'tx'>,
  lock: Lock,
  ...about: readonly string[]
): Promise<void> => takeLocks(club, [{ lock, about }])

/** The same for several, taken in the order of all locks, in one statement. */
export async function takeLocks(club: Pick<ClubTx, 'id' | 'tx'>, wanted: readonly Locked[]): Promise<void> {
  const keys = locks.flatMap(lock => {
    const narrowed = wanted.filter(one => one.lock === lock).map(one => one.about.toSorted().join('/'))
    return [...new Set(narrowed)].sort().map(about => [club.id, lock, ...(about === '' ? [] : [about])].join('/'))
  })
  if (keys.length === 0) return
  // A function in `from` gives its rows in the order of the array, and each lock is taken as its row is given.
  await sql`select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) as key`.execute(club.tx)
}
