import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { leavesByMember } from '../leaves/on-leave.ts'
import { hasLine, linesThatHold } from '../ledger/lines.ts'
import { type Act, type History, type HistoryMeeting, noon, opens } from './history.ts'
import { sensitivityOver } from './sensitivity.ts'

type LedgerRow = { record_id: string; by_id: string }

/** What the club's records and its ledger say, as rules read it. */
export async function historyOf(club: ClubTx): Promise<History> {
  const [members, meetings, attendance, acts, answers] = [
    await membersOf(club),
    await meetingsOf(club),
    await attendanceOf(club),
    await actsOf(club),
    await flagAnswersOf(club),
  ]
  return {
    zone: club.zone,
    historyFrom: club.row.history_from ?? undefined,
    setUpOn: club.row.created_at.toZonedDateTimeISO(club.zone).toPlainDate(),
    members,
    meetings,
    attendance,
    acts,
    sensitivity: sensitivityOver(club.row.settings, answers),
    noHunter: answers.filter(({ answer }) => answer === 'no hunter').map(({ member, at }) => ({ member, at })),
  }
}

/** Everybody who ever was a member, the erased too: what they gave made the club's habits of that time. */
async function membersOf(club: ClubTx): Promise<History['members']> {
  const rows = await club.tx
    .selectFrom('member')
    .select(['id', 'external_id', 'joined_on', 'left_on', 'scoring_objected_on'])
    .where('club_id', '=', club.id)
    .orderBy('external_id')
    .execute()
  const leaves = await leavesByMember(club)
  const contests = await club.tx
    .selectFrom('contest')
    .select(['member_id', 'at', 'closed_at'])
    .where('club_id', '=', club.id)
    .execute()
  const contestsOf = Map.groupBy(contests, contest => contest.member_id)
  return rows.map(row => ({
    id: row.id,
    order: row.external_id,
    joinedOn: row.joined_on,
    leftOn: row.left_on ?? undefined,
    objected: row.scoring_objected_on
      ? [{ from: Temporal.Instant.fromEpochMilliseconds(opens(row.scoring_objected_on, club.zone)) }]
      : [],
    contested: (contestsOf.get(row.id) ?? []).map(({ at, closed_at }) => ({ from: at, until: closed_at ?? undefined })),
    leaves: (leaves.get(row.id) ?? []).map(({ from, until }) => ({ from, until: until ?? undefined })),
  }))
}

async function meetingsOf(club: ClubTx): Promise<HistoryMeeting[]> {
  const { rows } = await sql<{
    id: string
    starts_at: Temporal.Instant
    status: HistoryMeeting['status']
    required: boolean
    roll: HistoryMeeting['roll']
  }>`
    select m.id, m.starts_at, m.status, coalesce(m.required, true) as required,
      coalesce(m.attendance_recorded,
        case when exists (select 1 from attendance x where x.club_id = m.club_id and x.meeting_id = m.id)
          then 'partial' else 'none' end) as roll
    from meeting m where m.club_id = ${club.id}`.execute(club.tx)
  return rows.map(({ id, starts_at, status, required, roll }) => ({ id, startsAt: starts_at, status, required, roll }))
}

async function attendanceOf(club: ClubTx): Promise<History['attendance']> {
  const rows = await club.tx
    .selectFrom('attendance')
    .select(['meeting_id', 'member_id', 'status'])
    .where('club_id', '=', club.id)
    .execute()
  return rows.map(row => ({
    meeting: row.meeting_id,
    member: row.member_id,
    status: row.status as History['attendance'][number]['status'],
  }))
}

async function actsOf(club: ClubTx): Promise<Act[]> {
  return [
    ...(await referralsOf(club)),
    ...(await introductionsOf(club)),
    ...(await asksOf(club)),
    ...(await answersOf(club)),
    ...(await thanksOf(club)),
    ...(await guestsOf(club)),
    ...(await sponsorshipsOf(club)),
    ...(await oneToOnesOf(club)),
  ]
}

/**
 * Referrals with what their receivers said. The day of a confirmation or a rating is known where the program itself
 * noted it as it happened; an imported line was noted long after.
 */
async function referralsOf(club: ClubTx): Promise<Act[]> {
  const { rows } = await sql<{
    id: string
    giver_id: string
    receiver_id: string
    given_at: Temporal.Instant
    confirmed: boolean | null
    quality: number | null
    confirmed_on: Temporal.Instant | null
    rated_on: Temporal.Instant | null
    met: boolean
  }>`
    with lines as (
      select a.record_id, bool_or(a.kind = 'referral-given') as given,
        min(a.at) filter (where a.kind in ('referral-confirmed', 'referral-denied') and a.at = a.noted_at) as confirmed_on,
        max(a.at) filter (where a.kind = 'referral-rated' and a.at = a.noted_at) as rated_on,
        bool_or(a.kind = 'referral-step' and a.detail in ('meeting', 'quoted', 'won')) as met
      from ${linesThatHold(club)} a where a.record = 'referral' group by a.record_id)
    select r.id, r.giver_id, r.receiver_id, r.given_at, r.confirmed, r.quality, l.confirmed_on, l.rated_on,
      l.met or r.status in ('meeting', 'quoted', 'won') as met
    from referral r join lines l on l.record_id = r.id
    where r.club_id = ${club.id} and r.withdrawn_at is null and l.given`.execute(club.tx)
  return rows.map(row => ({
    id: row.id,
    kind: 'referral',
    by: row.giver_id,
    for: row.receiver_id,
    on: row.given_at,
    confirmed: row.confirmed === null ? 'unknown' : row.confirmed ? 'confirmed' : 'denied',
    confirmedOn: row.confirmed_on ?? undefined,
    quality: row.quality ?? undefined,
    ratedOn: row.rated_on ?? undefined,
    reachedMeeting: row.met,
  }))
}

async function introductionsOf(club: ClubTx): Promise<Act[]> {
  const { rows } = await sql<{
    id: string
    requested_by: string
    requested_at: Temporal.Instant
    accepted: boolean
    decided_at: Temporal.Instant | null
    himself: boolean
  }>`
    select i.id, i.requested_by, i.requested_at, i.status = 'accepted' as accepted, i.decided_at,
      i.requested_by in (i.party_a, i.party_b) as himself
    from introduction i
    where i.club_id = ${club.id} and ${hasLine(club, sql`i.id`, ['introduction-requested'])}`.execute(club.tx)
  return rows.map(row =>
    row.himself
      ? { id: row.id, kind: 'introduction-for-himself', by: row.requested_by, on: row.requested_at }
      : {
          id: row.id,
          kind: 'introduction',
          by: row.requested_by,
          on: row.requested_at,
          accepted: row.accepted,
          acceptedOn: row.decided_at ?? undefined,
        },
  )
}

async function asksOf(club: ClubTx): Promise<Act[]> {
  const { rows } = await sql<{
    id: string
    kind: 'ask' | 'offer' | 'problem'
    author_id: string
    created_at: Temporal.Instant
  }>`
    select k.id, k.kind, k.author_id, k.created_at from ask k
    where k.club_id = ${club.id} and ${hasLine(club, sql`k.id`, ['ask-made', 'offer-made', 'problem-put'])}`.execute(
    club.tx,
  )
  return rows.map(row => ({ id: row.id, kind: row.kind, by: row.author_id, on: row.created_at }))
}

async function answersOf(club: ClubTx): Promise<Act[]> {
  const { rows } = await sql<{
    id: string
    ask_id: string
    member_id: string
    answered_at: Temporal.Instant
    helpful: boolean | null
    said_on: Temporal.Instant | null
  }>`
    select n.id, n.ask_id, n.member_id, n.answered_at, n.helpful,
      (select max(a.at) from ${linesThatHold(club)} a where a.record_id = n.id and a.kind = 'answer-rated'
        and a.at = a.noted_at) as said_on
    from answer n where n.club_id = ${club.id} and ${hasLine(club, sql`n.id`, ['ask-answered'])}`.execute(club.tx)
  return rows.map(row => ({
    id: row.id,
    kind: 'answer',
    by: row.member_id,
    ask: row.ask_id,
    on: row.answered_at,
    helpful: row.helpful ?? undefined,
    saidOn: row.said_on ?? undefined,
  }))
}

async function thanksOf(club: ClubTx): Promise<Act[]> {
  const { rows } = await sql<{ id: string; from_id: string; to_id: string; thanked_at: Temporal.Instant }>`
    select t.id, t.from_id, t.to_id, t.thanked_at from thanks t
    where t.club_id = ${club.id} and ${hasLine(club, sql`t.id`, ['thanks-given'])}`.execute(club.tx)
  return rows.map(row => ({ id: row.id, kind: 'thanks', by: row.from_id, for: row.to_id, on: row.thanked_at }))
}

/** Every visit of a guest who came, also of one whom nobody had invited: a later visit is then no longer his first. */
async function guestsOf(club: ClubTx): Promise<Act[]> {
  const rows = await club.tx
    .selectFrom('guest')
    .innerJoin('meeting', join =>
      join.onRef('meeting.club_id', '=', 'guest.club_id').onRef('meeting.id', '=', 'guest.meeting_id'),
    )
    .select(['guest.id', 'guest.guest', 'guest.invited_by', 'meeting.starts_at'])
    .where('guest.club_id', '=', club.id)
    .where('guest.status', '=', 'present')
    .execute()
  return rows.map(row => ({ id: row.id, kind: 'guest', by: row.invited_by ?? '', guest: row.guest, on: row.starts_at }))
}

async function sponsorshipsOf(club: ClubTx): Promise<Act[]> {
  const rows = await club.tx
    .selectFrom('member')
    .select(['id', 'sponsor_id', 'joined_on'])
    .where('club_id', '=', club.id)
    .where('sponsor_id', 'is not', null)
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: 'sponsorship',
    by: row.sponsor_id!,
    for: row.id,
    on: noon(row.joined_on, club.zone),
  }))
}

async function oneToOnesOf(club: ClubTx): Promise<Act[]> {
  const { rows } = await sql<LedgerRow & { held_on: Temporal.PlainDate }>`
    select distinct a.record_id, a.by_id, o.held_on from ${linesThatHold(club)} a
    join one_to_one o on o.club_id = a.club_id and o.id = a.record_id
    where a.kind = 'one-to-one-held' and o.held_on is not null`.execute(club.tx)
  return rows.map(row => ({
    id: `${row.record_id}:${row.by_id}`,
    kind: 'one-to-one',
    by: row.by_id,
    on: noon(row.held_on, club.zone),
  }))
}

/** How organizers answered flags, oldest first. */
async function flagAnswersOf(
  club: ClubTx,
): Promise<{ member: string; by: string; at: Temporal.Instant; answer: 'no hunter' | 'rightly' }[]> {
  const rows = await club.tx
    .selectFrom('organizer_answer')
    .select(['member_id', 'by_id', 'at', 'answer'])
    .where('club_id', '=', club.id)
    .where('answer', 'in', ['no hunter', 'rightly'])
    .orderBy('at')
    .execute()
  return rows.map(row => ({
    member: row.member_id,
    by: row.by_id,
    at: row.at,
    answer: row.answer as 'no hunter' | 'rightly',
  }))
}
