import type { Selectable } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import type { Member } from '../../terms/member.ts'
import { leavesOf } from '../leaves/on-leave.ts'
import { recentActs } from '../ledger/lines.ts'
import { ownStanding } from '../standing/read.ts'
import { accountsOf, hisIntroductions, hisNudges, hisOneToOnes, hisReferrals, looksAt } from './queries.ts'

/** One record of a member's own data: its kind, then its facts. A whole export is one such line after another. */
export type Exported = { readonly record: string } & Readonly<Record<string, unknown>>

/** How a standing is called in what a member takes with him: the fact, never the word the organizers use. */
const standingNames: Readonly<Record<string, string>> = { hunter: 'asks-more-than-gives' }

/**
 * All that is kept about a member and is his to see: what others said of him in private (a rating, a confirmation) is
 * theirs, and of third persons only what he himself passed on or received.
 */
export async function exportOf(club: ClubTx, by: Member): Promise<Exported[]> {
  const row = await club.tx
    .selectFrom('member')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('id', '=', by.id)
    .executeTakeFirstOrThrow()
  const names = await namesOf(club)
  return [
    profile(club, row, names),
    ...(await accountsOf(club, by.id)).map(account => ({ record: 'account', ...account })),
    await standing(club, by.id),
    ...(await recordsOf(club, by.id, names)),
    ...(await recentActs(club, by.id, 100_000)).map(act => ({ record: 'act', ...act })),
    ...(await looksAt(club, by.id)).map(({ at, by }) => ({ record: 'look', at, by })),
  ]
}

/** One JSON object a line. */
export const jsonLines = (records: readonly Exported[]): string[] => records.map(record => JSON.stringify(record))

type Names = ReadonlyMap<string, string>

async function namesOf(club: ClubTx): Promise<Names> {
  const rows = await club.tx.selectFrom('member').select(['id', 'name']).where('club_id', '=', club.id).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const profile = (club: ClubTx, row: Selectable<Tables['member']>, names: Names): Exported => ({
  record: 'profile',
  club: club.name,
  id: row.external_id,
  name: row.name,
  email: row.email,
  phone: row.phone,
  company: row.company,
  jobTitle: row.job_title,
  activity: row.activity,
  speciality: row.speciality,
  sector: row.naf_code,
  seeks: row.seeks,
  offers: row.offers,
  joinedOn: row.joined_on,
  leftOn: row.left_on,
  sponsor: row.sponsor_id === null ? null : names.get(row.sponsor_id),
  roles: row.roles,
  language: row.language,
  zone: row.zone,
  objectedOn: row.scoring_objected_on,
  settings: row.settings,
})

async function standing(club: ClubTx, member: string): Promise<Exported> {
  const own = await ownStanding(club, member)
  if (!own) return { record: 'standing', standing: null }
  const { standing: code, since, evidence } = own.standing
  return {
    record: 'standing',
    standing: standingNames[code] ?? code,
    since,
    giving: own.giving,
    cameTo: own.came,
    ofMeetings: own.meetings,
    acts: evidence.map(({ kind, side, on }) => ({ kind, side, on })),
  }
}

async function recordsOf(club: ClubTx, member: string, names: Names): Promise<Exported[]> {
  const of = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const { tx, id } = club
  const attendance = await tx
    .selectFrom('attendance')
    .innerJoin('meeting', join =>
      join.onRef('meeting.club_id', '=', 'attendance.club_id').onRef('meeting.id', '=', 'attendance.meeting_id'),
    )
    .select(['meeting.starts_at', 'attendance.status', 'attendance.substitute_name'])
    .where('attendance.club_id', '=', id)
    .where('attendance.member_id', '=', member)
    .orderBy('meeting.starts_at')
    .execute()
  const rsvps = await tx
    .selectFrom('rsvp')
    .selectAll()
    .where('club_id', '=', id)
    .where('member_id', '=', member)
    .execute()
  const introductions = await tx
    .selectFrom('introduction')
    .selectAll()
    .where('club_id', '=', id)
    .where(hisIntroductions(club, member))
    .orderBy('requested_at')
    .execute()
  const referrals = await tx
    .selectFrom('referral')
    .selectAll()
    .where('club_id', '=', id)
    .where(hisReferrals(club, member))
    .orderBy('given_at')
    .execute()
  const thanks = await tx
    .selectFrom('thanks')
    .selectAll()
    .where('club_id', '=', id)
    .where(({ or, eb }) => or([eb('from_id', '=', member), eb('to_id', '=', member)]))
    .execute()
  const asks = await tx
    .selectFrom('ask')
    .selectAll()
    .where('club_id', '=', id)
    .where('author_id', '=', member)
    .execute()
  const answers = await tx
    .selectFrom('answer')
    .selectAll()
    .where('club_id', '=', id)
    .where('member_id', '=', member)
    .execute()
  const guests = await tx
    .selectFrom('guest')
    .selectAll()
    .where('club_id', '=', id)
    .where('invited_by', '=', member)
    .execute()
  const leaves = await leavesOf(club, member)
  const nudges = await tx
    .selectFrom('nudge')
    .select(['decided_at', 'act', 'outcome'])
    .where('club_id', '=', id)
    .where(hisNudges(member))
    .execute()
  const oneToOnes = await tx
    .selectFrom('one_to_one')
    .selectAll()
    .where('club_id', '=', id)
    .where(hisOneToOnes(club, member))
    .execute()
  const condensed = await tx
    .selectFrom('old_act')
    .selectAll()
    .where('club_id', '=', id)
    .where('by_id', '=', member)
    .execute()
  return [
    ...attendance.map(row => ({
      record: 'attendance',
      meeting: row.starts_at,
      status: row.status,
      substitute: row.substitute_name,
    })),
    ...rsvps.map(row => ({ record: 'rsvp', answer: row.answer, at: row.answered_at })),
    ...introductions.map(row => introduction(row, member, of)),
    ...referrals.map(row => ({
      record: row.giver_id === member ? 'referral-given' : 'referral-received',
      at: row.given_at,
      with: of(row.giver_id === member ? row.receiver_id : row.giver_id),
      kind: row.kind,
      company: row.prospect_company,
      warmth: row.warmth,
      handoff: row.handoff,
      status: row.status,
      // The rating is the receiver's own.
      ...(row.receiver_id === member ? { rating: row.quality } : {}),
    })),
    ...thanks.map(row => ({
      record: row.from_id === member ? 'thanks-given' : 'thanks-received',
      at: row.thanked_at,
      with: of(row.from_id === member ? row.to_id : row.from_id),
      amount: row.amount,
      currency: row.currency,
      message: row.message,
    })),
    ...asks.map(row => ({ record: row.kind, at: row.created_at, text: row.text, status: row.status })),
    ...answers.map(row => ({ record: 'answer', at: row.answered_at, text: row.text })),
    ...guests.map(row => ({ record: 'guest', name: row.name, company: row.company, status: row.status })),
    ...leaves.map(({ from, until }) => ({ record: 'leave', from, until })),
    ...oneToOnes.map(row => oneToOne(row, member, of)),
    ...condensed.map(row => ({
      record: 'acts-before',
      kind: row.kind,
      with: row.for_id === member ? null : of(row.for_id),
      count: row.count,
      lastYear: row.last_year,
    })),
    ...nudges.map(row => ({ record: 'nudge', at: row.decided_at, proposed: row.act, outcome: row.outcome })),
  ]
}

/** His own side of an introduction; the other's answer shows only in how it ended. */
function introduction(
  row: Selectable<Tables['introduction']>,
  member: string,
  of: (id: string | null) => string | null,
): Exported {
  const side = row.party_a === member ? 'a' : row.party_b === member ? 'b' : null
  return {
    record: 'introduction',
    at: row.requested_at,
    askedBy: of(row.requested_by),
    between: [of(row.party_a), of(row.party_b)],
    context: row.context,
    yourAnswer: side === 'a' ? row.answer_a : side === 'b' ? row.answer_b : null,
    agreed: row.status === 'accepted',
  }
}

/** A one-to-one as he knows it: to its proposer one that was declined is still unanswered. */
const oneToOne = (
  row: Selectable<Tables['one_to_one']>,
  member: string,
  of: (id: string | null) => string | null,
): Exported => ({
  record: 'one-to-one',
  at: row.proposed_at,
  with: row.members.filter(id => id !== member).map(of),
  heldOn: row.held_on,
  note: row.note,
  status: row.declined_at !== null && row.initiated_by === member ? 'proposed' : row.status,
  youSaidItTookPlace: row.confirmed_by.includes(member),
})
