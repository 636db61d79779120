import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { dropKept, redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import type { ReferralStatus } from '../../terms/referral.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { endIntroduction } from '../introductions/end.ts'
import * as introductions from '../introductions/kinds.ts'
import * as referrals from '../referrals/kinds.ts'
import { scheduleReferral } from '../referrals/remind.ts'
import { may } from '../who-may.ts'
import { audit } from './audit.ts'
import { isPresent, memberById, organizers } from './queries.ts'

/** For how long an end can be undone. */
export const undoDays = 30

/** What an end has closed, so that it can be undone. */
type Closed = {
  readonly leftOn: string
  readonly rsvps: readonly { meeting: string; answer: string; substitute: string | null; at: string }[]
  readonly referrals: readonly { id: string; status: string; touchedAt: string | null }[]
  readonly asks: readonly string[]
  readonly oneToOnes: readonly string[]
}

type About = { readonly by: Member; readonly member: Pick<Member, 'id' | 'name'> }

/** Ends a membership. What waits for him ends or goes back to its giver; what he gave stays. Nobody is told why. */
export async function endMembership(club: ClubTx, { by, member: { id } }: About): Promise<Member | Refusal> {
  await onlyOneAtATime(club, 'members')
  const member = await memberById(club, id)
  if (!isPresent(member, club.today)) return refuse('not a member any more', { name: member.name }, 'member')
  const refused = await may('end a membership', { club, by })
  if (refused) return refused
  const bureau = await organizers(club)
  if (bureau.length === 1 && bureau[0]!.id === id) return refuse('last organizer', {}, 'member')
  const closed = await closeMembership(club, id)
  await audit(club, { by, what: 'membership-ended', about: id, detail: JSON.stringify(closed) })
  return memberById(club, id)
}

/**
 * His rights end in this instant: yesterday was the last day, also for someone who joined today, who was a member on no day.
 * Gives what was closed with it.
 */
export async function closeMembership(club: ClubTx, id: string): Promise<Closed> {
  const leftOn = club.today.subtract({ days: 1 })
  await club.tx
    .updateTable('member')
    .set({ left_on: leftOn })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  const closed: Closed = {
    leftOn: leftOn.toString(),
    rsvps: await closeRsvps(club, id),
    referrals: await giveReferralsBack(club, id),
    asks: await closeAsks(club, id),
    oneToOnes: await closeProposals(club, id),
  }
  await endIntroductions(club, id)
  await club.tx.deleteFrom('link_code').where('club_id', '=', club.id).where('member_id', '=', id).execute()
  return closed
}

async function closeRsvps(club: ClubTx, member: string): Promise<Closed['rsvps']> {
  const rows = await club.tx
    .deleteFrom('rsvp')
    .using('meeting')
    .whereRef('meeting.club_id', '=', 'rsvp.club_id')
    .whereRef('meeting.id', '=', 'rsvp.meeting_id')
    .where('rsvp.club_id', '=', club.id)
    .where('rsvp.member_id', '=', member)
    .where('meeting.starts_at', '>', club.at)
    .returning(['rsvp.meeting_id', 'rsvp.answer', 'rsvp.substitute_name', 'rsvp.answered_at'])
    .execute()
  for (const { meeting_id } of rows) await redrawAbout(club, meeting_id)
  return rows.map(row => ({
    meeting: row.meeting_id,
    answer: row.answer,
    substitute: row.substitute_name,
    at: row.answered_at.toString(),
  }))
}

const unfinished = ['new', 'contacted', 'meeting', 'quoted'] as const satisfies readonly ReferralStatus[]

/** A referral he received and did not finish goes back to its giver; those he gave stay with their receivers. */
async function giveReferralsBack(club: ClubTx, member: string): Promise<Closed['referrals']> {
  const rows = await club.tx
    .selectFrom('referral')
    .select(['id', 'giver_id', 'status', 'touched_at'])
    .where('club_id', '=', club.id)
    .where('receiver_id', '=', member)
    .where('status', 'in', unfinished)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .execute()
  for (const { id, giver_id } of rows) {
    await club.tx
      .updateTable('referral')
      .set({ status: 'no-answer', status_at: club.at, closed_at: club.at })
      .where('club_id', '=', club.id)
      .where('id', '=', id)
      .execute()
    await referrals.closing.dismiss(club, id)
    await dropKept(club, id, [referrals.reminder, referrals.closesSoon], 'he has left')
    await redrawAbout(club, id)
    const once = `${id}:${club.at.epochMilliseconds}`
    await referrals.returned.keep(club, { referral: id, to: { member: giver_id }, once })
  }
  return rows.map(({ id, status, touched_at }) => ({ id, status, touchedAt: touched_at?.toString() ?? null }))
}

async function closeAsks(club: ClubTx, member: string): Promise<string[]> {
  const rows = await club.tx
    .updateTable('ask')
    .set({ status: 'closed' })
    .where('club_id', '=', club.id)
    .where('author_id', '=', member)
    .where('status', '=', 'open')
    .returning('id')
    .execute()
  for (const { id } of rows) await redrawAbout(club, id)
  return rows.map(({ id }) => id)
}

/** One-to-ones that were only proposed or planned with him do not take place. */
async function closeProposals(club: ClubTx, member: string): Promise<string[]> {
  const rows = await club.tx
    .updateTable('one_to_one')
    .set({ status: 'skipped' })
    .where('club_id', '=', club.id)
    .where('status', 'in', ['proposed', 'scheduled'])
    .where(sql<boolean>`${member}::uuid = any(members)`)
    .returning('id')
    .execute()
  for (const { id } of rows) await redrawAbout(club, id)
  return rows.map(({ id }) => id)
}

/** Pending introductions with him, or asked by him, end as "not this time"; those kept back end without a word. */
async function endIntroductions(club: ClubTx, member: string): Promise<void> {
  const pending = club.tx
    .selectFrom('introduction')
    .select(['id', 'held', 'party_a', 'party_b'])
    .where('club_id', '=', club.id)
    .where('status', '=', 'pending')
    .where(({ or, eb }) =>
      or([eb('requested_by', '=', member), eb('party_a', '=', member), eb('party_b', '=', member)]),
    )
  // In one order for everybody, so that two ends do not wait for each other.
  const pairs = new Set((await pending.execute()).map(({ party_a, party_b }) => [party_a, party_b].sort().join('/')))
  for (const pair of [...pairs].sort()) await onlyOneAtATime(club, 'introduction', ...pair.split('/'))
  const rows = await pending.forUpdate().execute()
  // Those kept back end first: the end of the one before them would send them off.
  const held = rows.filter(row => row.held).map(({ id }) => id)
  if (held.length > 0)
    await club.tx
      .updateTable('introduction')
      .set({ status: 'expired', decided_at: club.at, ended_at: club.at })
      .where('club_id', '=', club.id)
      .where('id', 'in', held)
      .execute()
  await introductions.releasing.dismiss(club, ...held)
  for (const { id } of rows.filter(row => !row.held)) {
    await introductions.ending.dismiss(club, id)
    await endIntroduction(club, id)
  }
}

/** He has not left after all: he is on the list as before, and what can still be taken up again is. Within 30 days. */
export async function undoEnd(club: ClubTx, { by, member: { id } }: About): Promise<Member | Refusal> {
  await onlyOneAtATime(club, 'members')
  const member = await memberById(club, id)
  if (isPresent(member, club.today)) return refuse('still a member', { name: member.name })
  const closed = await closedBy(club, id)
  if (!closed || Temporal.Instant.compare(closed.at.add({ hours: undoDays * 24 }), club.at) < 0)
    return refuse('too late to undo', { name: member.name, days: undoDays })
  await club.tx
    .updateTable('member')
    .set({ left_on: null })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await reopenRsvps(club, id, closed.what.rsvps)
  for (const referral of closed.what.referrals) await takeReferralUp(club, id, referral)
  if (closed.what.asks.length > 0)
    await club.tx
      .updateTable('ask')
      .set({ status: 'open' })
      .where('club_id', '=', club.id)
      .where('id', 'in', [...closed.what.asks])
      .where('status', '=', 'closed')
      .execute()
  await audit(club, { by, what: 'membership-end-undone', about: id })
  return memberById(club, id)
}

async function closedBy(club: ClubTx, member: string): Promise<{ at: Temporal.Instant; what: Closed } | null> {
  const row = await club.tx
    .selectFrom('audit')
    .select(['at', 'detail'])
    .where('club_id', '=', club.id)
    .where('about', '=', member)
    .where('what', '=', 'membership-ended')
    .orderBy('at', 'desc')
    .executeTakeFirst()
  return row?.detail ? { at: row.at, what: JSON.parse(row.detail) as Closed } : null
}

async function reopenRsvps(club: ClubTx, member: string, rsvps: Closed['rsvps']): Promise<void> {
  for (const rsvp of rsvps) {
    const meeting = await club.tx
      .selectFrom('meeting')
      .select('id')
      .where('club_id', '=', club.id)
      .where('id', '=', rsvp.meeting)
      .where('starts_at', '>', club.at)
      .executeTakeFirst()
    if (!meeting) continue
    await club.tx
      .insertInto('rsvp')
      .values({
        club_id: club.id,
        meeting_id: rsvp.meeting,
        member_id: member,
        answer: rsvp.answer,
        substitute_name: rsvp.substitute,
        answered_at: Temporal.Instant.from(rsvp.at),
      })
      .onConflict(conflict => conflict.doNothing())
      .execute()
    await redrawAbout(club, rsvp.meeting)
  }
}

async function takeReferralUp(
  club: ClubTx,
  receiver: string,
  { id, status }: Closed['referrals'][number],
): Promise<void> {
  const back = await club.tx
    .updateTable('referral')
    .set({ status, status_at: club.at, closed_at: null, touched_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .where('status', '=', 'no-answer')
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!back) return
  await dropKept(club, id, [referrals.returned], 'he is back')
  await scheduleReferral(club, { id, status: status as ReferralStatus, touchedAt: club.at }, { receiver })
  await redrawAbout(club, id)
}
