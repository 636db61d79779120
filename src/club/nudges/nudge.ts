import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { ProposedAct } from '../../terms/act.ts'
import type { Member, MemberRef } from '../../terms/member.ts'
import type { Help, Ladder, Offered } from '../../terms/nudge.ts'
import { isOnLeave } from '../leaves/on-leave.ts'
import { isPresent, memberById, memberRef, membersByIds } from '../members/queries.ts'
import { pairIn } from './choose.ts'
import { type Outcome, outcomeOf } from './episodes.ts'
import { deedsSince, nudgeById, nudgesOf } from './queries.ts'

/** A nudge as its reader sees it, from the facts of now. */
export type Nudge = {
  readonly id: string
  readonly member: Member
  readonly ladder: Ladder
  readonly step: 1 | 2 | 3
  readonly act: ProposedAct | null
  readonly about: string | null
  readonly offered: Offered
  /** The last help he had from somebody, of the year before. */
  readonly help: Help | null
  readonly outcome: Outcome
  /** Whether it may still be said: he is there, wants such messages, and what it proposes still waits. */
  readonly open: boolean
  /** Messages of this episode that he got. */
  readonly sent: number
  readonly zone: string
  readonly evaluated: Evaluated | null
}

/** The evaluation a nudge speaks from. */
export type Evaluated = { readonly since: Temporal.PlainDate; readonly came: number; readonly meetings: number }

export async function nudgeFor(club: ClubTx, id: string): Promise<Nudge | null> {
  const kept = await nudgeById(club, id)
  // What it spoke from is no longer kept, so nothing of it can be said.
  if (!kept?.ladder) return null
  const member = await memberById(club, kept.member)
  const ladder = kept.ladder as Ladder
  const all = await nudgesOf(club, kept.member)
  const deeds = await deedsSince(club, kept.decidedAt, kept.member)
  const outcome = outcomeOf(kept, { ladder, nudges: all, deeds, at: club.at, zone: club.zone })
  const offered = await offeredBy(club, kept.act ?? null, kept.about)
  const latest = await evaluationOf(club, kept.member, kept.decidedAt)
  return {
    id,
    member,
    ladder,
    step: kept.step,
    act: kept.act ?? null,
    about: kept.about,
    offered: offered ?? nothingOffered,
    help: await lastHelp(club, kept.member, kept.decidedAt),
    outcome,
    open: offered !== null && (await maySpeak(club, member)),
    sent: all.filter(nudge => nudge.episode === kept.episode && !nudge.heldBack && nudge.step !== 3).length,
    zone: club.zone,
    evaluated: latest,
  }
}

/** He left, took a pause, objected, or turned such messages off since: then it is not sent. */
async function maySpeak(club: ClubTx, member: Member): Promise<boolean> {
  const { rows } = await sql<{ silent: boolean }>`
    select m.scoring_objected_on is not null
      or coalesce((m.settings ->> 'noNudges')::boolean, false)
      or exists (select 1 from contest c where c.club_id = m.club_id and c.member_id = m.id and c.closed_at is null) as silent
    from member m where m.club_id = ${club.id} and m.id = ${member.id}`.execute(club.tx)
  return isPresent(member, club.today) && rows[0]?.silent === false && !(await isOnLeave(club, member.id))
}

const nothingOffered: Offered = { who: null, other: null, text: null, startsAt: null }

/** What the act is about; null when it no longer waits for him. */
async function offeredBy(club: ClubTx, act: ProposedAct | null, about: string | null): Promise<Offered | null> {
  if (about === null || act === null) return nothingOffered
  const someone = async (id: string): Promise<MemberRef | null> => {
    const found = (await membersByIds(club, [id])).get(id)
    return found && isPresent(found, club.today) ? memberRef(found) : null
  }
  switch (act) {
    case 'answer-ask': {
      const ask = await club.tx
        .selectFrom('ask')
        .select(['author_id', 'text', 'status', 'expires_on'])
        .where('club_id', '=', club.id)
        .where('id', '=', about)
        .executeTakeFirst()
      const waits = ask && ['open', 'answered'].includes(ask.status) && !isOver(ask.expires_on, club.today)
      const who = waits ? await someone(ask.author_id) : null
      return ask && who ? { ...nothingOffered, who, text: ask.text } : null
    }
    case 'rsvp':
    case 'invite-guest': {
      const meeting = await club.tx
        .selectFrom('meeting')
        .select(['starts_at', 'status'])
        .where('club_id', '=', club.id)
        .where('id', '=', about)
        .executeTakeFirst()
      return meeting?.status === 'planned' && Temporal.Instant.compare(meeting.starts_at, club.at) > 0
        ? { ...nothingOffered, startsAt: meeting.starts_at }
        : null
    }
    case 'thank':
    case 'one-to-one':
    case 'greet-newcomer':
    case 'buddy': {
      const who = await someone(about)
      return who && { ...nothingOffered, who }
    }
    case 'update-referral': {
      const referral = await club.tx
        .selectFrom('referral')
        .select(['giver_id', 'closed_at', 'withdrawn_at'])
        .where('club_id', '=', club.id)
        .where('id', '=', about)
        .executeTakeFirst()
      if (!referral || referral.closed_at || referral.withdrawn_at) return null
      return { ...nothingOffered, who: await someone(referral.giver_id) }
    }
    case 'introduce': {
      const [one = '', another = ''] = pairIn(about)
      const who = await someone(one)
      const other = await someone(another)
      return who && other ? { ...nothingOffered, who, other } : null
    }
    case 'fill-profile':
      return nothingOffered
  }
}

const isOver = (expires: Temporal.PlainDate | null, today: Temporal.PlainDate) =>
  expires !== null && Temporal.PlainDate.compare(expires, today) < 0

/** The latest referral, answer or agreed introduction that somebody made for him in the year before. */
async function lastHelp(club: ClubTx, member: string, before: Temporal.Instant): Promise<Help | null> {
  const since = before.subtract({ hours: 24 * 365 })
  const { rows } = await sql<{ what: Help['what']; by: string; at: Temporal.Instant }>`
    select * from (
      select 'referral' as what, r.giver_id as by, r.given_at as at from referral r
        where r.club_id = ${club.id} and r.receiver_id = ${member} and r.withdrawn_at is null and r.confirmed is not false
      union all
      select 'answer', n.member_id, n.answered_at from answer n join ask k on k.club_id = n.club_id and k.id = n.ask_id
        where n.club_id = ${club.id} and k.author_id = ${member} and n.helpful is not false
      union all
      select 'introduction', i.requested_by, i.requested_at from introduction i
        where i.club_id = ${club.id} and i.status = 'accepted' and ${member} in (i.party_a, i.party_b)
          and i.requested_by not in (i.party_a, i.party_b)) help
    where at > ${since} and at <= ${before} order by at desc limit 5`.execute(club.tx)
  const people = await membersByIds(
    club,
    rows.map(row => row.by),
  )
  const found = rows.find(row => people.has(row.by) && isPresent(people.get(row.by)!, club.today))
  return found ? { what: found.what, by: memberRef(people.get(found.by)!), at: found.at } : null
}

async function evaluationOf(club: ClubTx, member: string, at: Temporal.Instant): Promise<Evaluated | null> {
  const row = await club.tx
    .selectFrom('evaluation')
    .select(['since', 'figures'])
    .where('club_id', '=', club.id)
    .where('member_id', '=', member)
    .where('at', '<=', at)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    since: row.since.toZonedDateTimeISO(club.zone).toPlainDate(),
    came: Number(row.figures.came ?? 0),
    meetings: Number(row.figures.recordedMeetings ?? 0),
  }
}
