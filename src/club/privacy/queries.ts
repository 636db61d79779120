import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Platform } from '../../terms/member.ts'
import type { RecordKind } from '../../terms/own-data.ts'

/** A message about a record of this table was sent to him. */
const reached = (club: ClubTx, table: 'introduction' | 'one_to_one', member: string) => sql<boolean>`exists (
  select from notice n join delivery d on d.club_id = n.club_id and d.notice_id = n.id
  where n.club_id = ${club.id} and n.about = ${sql.ref(`${table}.id`)}::text and n.reader_id = ${member} and d.state = 'sent')`

/**
 * Which introductions are his to read: those he asked for, answered or agreed to, and those that reached him. One that was
 * asked about him and never sent is its asker's alone.
 */
export const hisIntroductions = (club: ClubTx, member: string) => sql<boolean>`(introduction.requested_by = ${member}
  or (${member} in (introduction.party_a, introduction.party_b) and (introduction.status = 'accepted'
    or case when introduction.party_a = ${member} then introduction.answer_a else introduction.answer_b end is not null
    or ${reached(club, 'introduction', member)})))`

/** One-to-ones that he proposed, that the two agreed on, or whose proposal reached him. */
export const hisOneToOnes = (
  club: ClubTx,
  member: string,
) => sql<boolean>`(one_to_one.members @> array[${member}]::uuid[]
  and (one_to_one.status not in ('proposed', 'skipped') or one_to_one.initiated_by is null
    or one_to_one.initiated_by = ${member} or ${reached(club, 'one_to_one', member)}))`

/** A referral that went back to its giver when its receiver left is out of the receiver's sight; one taken back, out of both. */
export const hisReferrals = (club: ClubTx, member: string) => sql<boolean>`(referral.withdrawn_at is null
  and (referral.giver_id = ${member} or (referral.receiver_id = ${member} and not (referral.status = 'no-answer'
    and exists (select from member m where m.club_id = ${club.id} and m.id = ${member} and m.left_on is not null)))))`

/** Nudges that were said to him: not those decided and held back, nor a word to an organizer. */
export const hisNudges = (member: string) =>
  sql<boolean>`(nudge.member_id = ${member} and nudge.held_back is not true and nudge.step < 3)`

/** How many records of each kind are kept about a member, as far as they are his to read. */
export async function recordCounts(club: ClubTx, member: string): Promise<Record<RecordKind, number>> {
  const { rows } = await sql<Record<RecordKind, number>>`
    select
      (select count(*)::int from attendance where club_id = ${club.id} and member_id = ${member}) as "attendance",
      (select count(*)::int from rsvp where club_id = ${club.id} and member_id = ${member}) as "rsvps",
      (select count(*)::int from guest where club_id = ${club.id} and invited_by = ${member}) as "guests",
      (select count(*)::int from introduction where club_id = ${club.id} and ${hisIntroductions(club, member)}) as "introductions",
      (select count(*)::int from referral where club_id = ${club.id} and giver_id = ${member} and ${hisReferrals(club, member)}) as "referralsGiven",
      (select count(*)::int from referral where club_id = ${club.id} and receiver_id = ${member} and ${hisReferrals(club, member)}) as "referralsReceived",
      (select count(*)::int from thanks where club_id = ${club.id} and from_id = ${member}) as "thanksGiven",
      (select count(*)::int from thanks where club_id = ${club.id} and to_id = ${member}) as "thanksReceived",
      (select count(*)::int from one_to_one where club_id = ${club.id} and ${hisOneToOnes(club, member)}) as "oneToOnes",
      (select count(*)::int from ask where club_id = ${club.id} and author_id = ${member}) as "asks",
      (select count(*)::int from answer where club_id = ${club.id} and member_id = ${member}) as "answers",
      (select count(*)::int from leave where club_id = ${club.id} and member_id = ${member}) as "leaves",
      (select count(*)::int from evaluation where club_id = ${club.id} and member_id = ${member}) as "evaluations",
      (select count(*)::int from nudge where club_id = ${club.id} and ${hisNudges(member)}) as "nudges",
      (select count(*)::int from notice where club_id = ${club.id} and reader_id = ${member} and state = 'sent' and kind <> 'answer') as "messages",
      (select count(*)::int from audit where club_id = ${club.id} and about = ${member} and by_id is distinct from ${member}) as "looks"
  `.execute(club.tx)
  return rows[0]!
}

export type Look = { readonly at: Temporal.Instant; readonly by: string | null; readonly what: string }

/** Who looked at his data or did something about his membership, the latest first. */
export async function looksAt(club: ClubTx, member: string): Promise<Look[]> {
  return club.tx
    .selectFrom('audit')
    .leftJoin('member', join =>
      join.onRef('member.club_id', '=', 'audit.club_id').onRef('member.id', '=', 'audit.by_id'),
    )
    .select(['audit.at', 'audit.what', 'member.name as by'])
    .where('audit.club_id', '=', club.id)
    .where('audit.about', '=', member)
    .where(sql<boolean>`audit.by_id is distinct from ${member}::uuid`)
    .orderBy('audit.at', 'desc')
    .execute()
}

export type OwnAccount = { readonly platform: Platform; readonly account: string; readonly linkedAt: Temporal.Instant }

export async function accountsOf(club: ClubTx, member: string): Promise<OwnAccount[]> {
  const rows = await club.tx
    .selectFrom('account')
    .select(['platform', 'account', 'linked_at'])
    .where('club_id', '=', club.id)
    .where('member_id', '=', member)
    .orderBy('platform')
    .execute()
  return rows.map(row => ({ platform: row.platform as Platform, account: row.account, linkedAt: row.linked_at }))
}

/** What an account that is no member's has asked: to be known under a name, still open. */
export async function linkAskedBy(
  club: ClubTx,
  platform: Platform,
  account: string,
): Promise<{ name: string; at: Temporal.Instant } | null> {
  const row = await club.tx
    .selectFrom('link_request')
    .select(['account_name as name', 'asked_at as at'])
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('account', '=', account)
    .where('decision', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
