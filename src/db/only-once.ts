import { sql } from 'kysely'
import type { ClubTx } from './club-tx.ts'

/**
 * "Only if there is none yet" is true only where the database says so: two people may press in the same instant, in two
 * processes. Every rule of that kind stands in this list with what keeps it; a test looks for each guard, and another
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
  'calendar',
  'guest',
  'introduction',
  'one-to-one',
  'referral',
  'flag',
  'erasure',
] as const
export type Lock = (typeof locks)[number]

export const onlyOnce: Readonly<Record<string, Guard>> = {
  'a gesture is heard once': { by: { index: 'gesture_pkey' }, in: ['src/db/club-tx.ts'] },
  'a form is taken once': { by: { row: 'draft' }, in: ['src/dispatch/drafts.ts'] },
  'a notice is kept once': { by: { index: 'notice_club_id_once_key' }, in: ['src/notices/keep.ts'] },
  'what is due is asked for once': { by: { index: 'due_club_id_duty_about_at_key' }, in: ['src/notices/keep.ts'] },
  'what is due is claimed and done once': { by: { row: 'due' }, in: ['src/jobs/heartbeat.ts'] },

  'a folder is imported by one at a time': { by: { lock: 'import' }, in: ['src/transfer/store/club-for.ts'] },
  'a place holds one club': { by: { index: 'place_pkey' }, in: ['src/club/setup/take-place.ts'] },
  'a club has one place on each platform': {
    by: { index: 'place_platform_club_id_key' },
    in: ['src/club/setup/take-place.ts'],
  },
  'a club is connected by one at a time, and the later codes are the good ones': {
    by: { lock: 'members' },
    in: ['src/operator/connect.ts'],
  },
  'a waiting club is taken over once': { by: { row: 'club' }, in: ['src/club/setup/waiting.ts'] },
  'the code of an import is one account’s, and confirms one organizer': {
    by: { row: 'take_over' },
    in: ['src/club/setup/take-over.ts'],
  },
  'codes are tried a few times a day': { by: { index: 'code_try_pkey' }, in: ['src/club/members/code-tries.ts'] },
  'a club begins its duties once': { by: { row: 'club' }, in: ['src/club/setup/begin.ts'] },
  'a purpose has one channel': { by: { lock: 'settings' }, in: ['src/club/setup/settings.ts'] },

  'someone is on the list once': {
    by: { lock: 'members' },
    in: ['src/club/members/add.ts', 'src/club/members/tick.ts'],
  },
  'a membership ends once, and comes back once': { by: { lock: 'members' }, in: ['src/club/members/end.ts'] },
  'one organizer is left': {
    by: { lock: 'members' },
    in: ['src/club/members/organizers.ts', 'src/club/members/end.ts', 'src/club/privacy/erase.ts'],
  },
  'an administrator confirms one organizer': {
    by: { lock: 'members' },
    in: ['src/club/setup/confirm-organizer.ts'],
  },
  'an account is one member’s': { by: { index: 'account_pkey' }, in: ['src/club/members/link.ts'] },
  'a member has one account on a platform': {
    by: { index: 'account_club_id_platform_member_id_key' },
    in: ['src/club/members/link.ts'],
  },
  'an account is unlinked once': { by: { row: 'account' }, in: ['src/club/members/link.ts'] },
  'an account waits for one answer to who it is': {
    by: { index: 'link_request_open' },
    in: ['src/club/members/link-request.ts'],
  },
  'an account asks three times a day who it is': {
    by: { lock: 'link request' },
    in: ['src/club/members/link-request.ts'],
  },
  'who it is is answered once': { by: { row: 'link_request' }, in: ['src/club/members/link-request.ts'] },
  'a code is good once': { by: { row: 'link_code' }, in: ['src/club/members/codes.ts'] },
  'one choice does not take another back': { by: { row: 'member' }, in: ['src/club/members/settings.ts'] },

  'one meeting at a time': {
    by: { lock: 'calendar' },
    in: ['src/club/meetings/plan.ts', 'src/club/meetings/change.ts'],
  },
  'a member answers a meeting with one answer': { by: { index: 'rsvp_pkey' }, in: ['src/club/meetings/answer.ts'] },
  'answers end where a meeting begins or is called off': {
    by: { row: 'meeting' },
    in: ['src/club/meetings/answer.ts'],
  },
  'a guest is one person, announced once for a meeting': {
    by: { lock: 'guest' },
    in: ['src/club/meetings/bring-guest.ts'],
  },
  'a roll is taken once, then corrected by who has seen it': {
    by: { row: 'meeting' },
    in: ['src/club/meetings/call-roll.ts'],
  },
  'a meeting is announced once': { by: { row: 'meeting' }, in: ['src/club/meetings/schedule.ts'] },

  'one request for two members is under way': {
    by: { lock: 'introduction' },
    in: ['src/club/introductions/request.ts', 'src/club/introductions/queries.ts', 'src/club/introductions/ends.ts'],
  },
  'one one-to-one of two members is open': {
    by: { lock: 'one-to-one' },
    in: ['src/club/one-to-ones/propose.ts', 'src/club/one-to-ones/ends.ts'],
  },
  'a one-to-one is answered and confirmed once by each': {
    by: { row: 'one_to_one' },
    in: ['src/club/one-to-ones/propose.ts'],
  },
  'a referral is passed once': { by: { lock: 'referral' }, in: ['src/club/referrals/pass.ts'] },
  'a referral is in one step': { by: { row: 'referral' }, in: ['src/club/referrals/move.ts'] },
  'nothing is given to whoever is leaving': { by: { row: 'member' }, in: ['src/club/members/still-here.ts'] },

  'a member contests his standing once': { by: { index: 'contest_open' }, in: ['src/club/standing/contest.ts'] },
  'a contest is closed once': { by: { row: 'contest' }, in: ['src/club/standing/contest.ts'] },
  'organizers say one thing of a member once a day': { by: { lock: 'flag' }, in: ['src/club/standing/look.ts'] },
  'a nudge has one outcome': { by: { row: 'nudge' }, in: ['src/club/nudges/queries.ts'] },
  'a Tuesday is evaluated once': { by: { index: 'evaluation_pkey' }, in: ['src/club/standing/evaluate.ts'] },
  'a member asks once to be erased': { by: { lock: 'erasure' }, in: ['src/club/privacy/ask-erasure.ts'] },
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
