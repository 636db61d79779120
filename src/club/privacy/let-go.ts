import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { rememberGone } from '../../db/imported-rows.ts'
import { takeAnswersBack } from '../../notices/answers.ts'
import { redrawAbout, redrawAll } from '../../notices/keep.ts'
import type { KeptDays } from '../../terms/own-data.ts'
import { forgetOldEnds } from '../members/end.ts'
import { memberById } from '../members/queries.ts'
import { purgeProspects } from '../referrals/purge.ts'
import { anonymise } from './erase.ts'
import { lettingGo } from './kinds.ts'
import { keptDays, keptUntil, nextRetentionAt, tracesDays } from './rules.ts'

/** Asks for the next of the daily duties; asking again changes nothing. */
export const askForRetention = (club: ClubTx): Promise<void> => lettingGo.ask(club, nextRetentionAt(club.at, club.zone))

/** What a step takes at once: a transaction of about a second. */
const batch = 500
/** Each of these is a person's whole history. */
const leaversAtOnce = 20

/** The instants before which each kind has been kept long enough. */
type Until = { readonly [What in keyof KeptDays | 'traces']: Temporal.Instant }

/** Lets go of one kind of thing, as far as one batch goes; gives whether more is left. */
type Step = (club: ClubTx, until: Until, former: string) => Promise<boolean>

/**
 * Duty `retention`, each night: whatever has been kept for as long as the club's settings say is let go of. Each step takes
 * a batch; where more is left the duty comes again a minute later. Doing it twice changes nothing. `former` is what a
 * member is called whose name is let go of.
 */
export async function letGo(club: ClubTx, former: string): Promise<void> {
  await askForRetention(club)
  const days = { ...keptDays(club.row.settings), traces: tracesDays }
  const until = Object.fromEntries(
    Object.entries(days).map(([what, n]) => [what, keptUntil(club.today, n, club.zone)]),
  ) as Until
  let more = false
  for (const step of steps) more = (await step(club, until, former)) || more
  if (more) await lettingGo.ask(club, club.at.add({ minutes: 1 }))
}

const steps: readonly Step[] = [
  traces,
  forgetOldEnds,
  linkRequests,
  (club, { prospects }) => purgeProspects(club, prospects, batch),
  visitors,
  nudgeTexts,
  audits,
  leavers,
  ...oldRecords(),
  sums,
  oldMessages,
]

/** Drafts, codes and ids that nobody will bring again. */
async function traces(club: ClubTx, { traces }: Until): Promise<boolean> {
  const here = sql`(platform, place) in (select platform, place from place where club_id = ${club.id})`
  for (const where of [
    sql`draft where club_id = ${club.id} and expires_at <= ${club.at}`,
    sql`link_code where club_id = ${club.id} and (expires_at <= ${club.at} or used_at < ${traces})`,
    sql`take_over where club_id = ${club.id} and (expires_at <= ${club.at} or used_at < ${traces})`,
    sql`due where club_id = ${club.id} and done_at < ${traces}`,
    sql`playground_message where club_id = ${club.id} and only_you and at < ${traces}`,
    sql`code_try where since < ${traces} and ${here}`,
    sql`gesture where at < ${traces} and ${here}`,
  ])
    await sql`delete from ${where}`.execute(club.tx)
  await takeAnswersBack(club, { before: traces })
  return false
}

/** Who an account said it was. That it is not somebody is remembered, without a name. */
async function linkRequests(club: ClubTx, { traces }: Until): Promise<boolean> {
  await club.tx
    .updateTable('link_request')
    .set({ account_name: '', handle: null })
    .where('club_id', '=', club.id)
    .where('asked_at', '<', traces)
    .where('decision', '=', 'not him')
    .where('account_name', '<>', '')
    .execute()
  const { rows } = await sql<{ id: string }>`delete from link_request where club_id = ${club.id}
    and asked_at < ${traces} and decision is distinct from 'not him' returning id`.execute(club.tx)
  await redrawThese(club, rows)
  return false
}

/** Third persons: who came with a member, or in his place. That somebody came stays. */
async function visitors(club: ClubTx, { visitors }: Until): Promise<boolean> {
  const past = sql`meeting m where m.club_id = ${club.id} and m.starts_at < ${visitors}`
  for (const table of ['attendance', 'rsvp'] as const)
    await sql`update ${sql.table(table)} t set substitute_name = null
      from ${past} and t.club_id = m.club_id and t.meeting_id = m.id and t.substitute_name is not null`.execute(club.tx)
  const { rows } = await sql<{ id: string }>`
    update guest g set name = ${nobody}, company = null, activity = null, email = null, phone = null
    from ${past} and g.club_id = m.club_id and g.meeting_id = m.id
      and (g.name <> ${nobody} or num_nonnulls(g.company, g.activity, g.email, g.phone) > 0)
    returning m.id`.execute(club.tx)
  await redrawThese(club, rows)
  return false
}

/** What stands where a name stood that nobody reads any more. */
const nobody = '…'

/** That a nudge was sent and what came of it stays; what it said and from what goes, in the message too. */
async function nudgeTexts(club: ClubTx, { nudges }: Until): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update nudge set about = null, standing = null where club_id = ${club.id} and decided_at < ${nudges}
      and num_nonnulls(about, standing) > 0 returning id`.execute(club.tx)
  await redrawThese(club, rows)
  return false
}

async function audits(club: ClubTx, { audit }: Until): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    delete from audit where club_id = ${club.id} and at < ${audit} returning id`.execute(club.tx)
  await redrawThese(club, rows)
  return false
}

async function leavers(club: ClubTx, { leavers }: Until, former: string): Promise<boolean> {
  const last = leavers.toZonedDateTimeISO(club.zone).toPlainDate()
  const rows = await club.tx
    .selectFrom('member')
    .select('id')
    .where('club_id', '=', club.id)
    .where('left_on', '<', last)
    .where('erased_at', 'is', null)
    .orderBy('left_on')
    .limit(leaversAtOnce)
    .execute()
  for (const { id } of rows) await anonymise(club, await memberById(club, id), { former, atHisRequest: false })
  if (rows.length > 0) await redrawAll(club)
  return rows.length === leaversAtOnce
}

/**
 * Records that ended long ago. An identity is remembered without its content, so that a folder of the format that still has it
 * does not bring it back; the messages about it say no more than that they are over.
 */
function oldRecords(): Step[] {
  const forget =
    (file: string, table: string, past: (before: Temporal.Instant) => RawBuilder<unknown>): Step =>
    async (club, { acts }) => {
      const { rows } = await sql<{ id: string }>`
        with gone as (delete from ${sql.table(table)} where club_id = ${club.id} and id in
          (select t.id from ${sql.table(table)} t where t.club_id = ${club.id} and ${past(acts)} limit ${batch})
          returning id, external_id),
        remembered as (${rememberGone(club, file, sql`select external_id from gone`)})
        select id from gone`.execute(club.tx)
      await redrawThese(club, rows)
      return rows.length === batch
    }
  const unused = (table: string, column: string) =>
    sql`not exists (select from ${sql.table(table)} u where u.club_id = t.club_id and u.${sql.ref(column)} = t.id)`
  return [
    forget('thanks.csv', 'thanks', before => sql`t.thanked_at < ${before}`),
    forget(
      'referrals.csv',
      'referral',
      before => sql`coalesce(t.withdrawn_at, t.closed_at,
        case when t.status in ('won', 'lost', 'not-a-fit', 'no-answer') then coalesce(t.status_at, t.given_at) end) < ${before}
        and ${unused('thanks', 'referral_id')}`,
    ),
    forget(
      'introductions.csv',
      'introduction',
      before => sql`t.status <> 'pending' and coalesce(t.ended_at, t.decided_at, t.requested_at) < ${before}`,
    ),
    forget('one_to_ones.csv', 'one_to_one', before => sql`coalesce(t.held_on::timestamptz, t.proposed_at) < ${before}`),
    forget('answers.csv', 'answer', before => sql`t.answered_at < ${before}`),
    forget(
      'asks.csv',
      'ask',
      before => sql`t.created_at < ${before} and t.status <> 'open' and ${unused('answer', 'ask_id')}`,
    ),
    forget(
      'guests.csv',
      'guest',
      before =>
        sql`exists (select from meeting m where m.club_id = t.club_id and m.id = t.meeting_id and m.starts_at < ${before})`,
    ),
    forget('nudges.csv', 'nudge', before => sql`t.decided_at < ${before}`),
    roll,
    async (club, { acts }) => {
      await sql`delete from evaluation where club_id = ${club.id} and at < ${acts}`.execute(club.tx)
      await sql`delete from contest where club_id = ${club.id} and closed_at < ${acts}`.execute(club.tx)
      await sql`update meeting set notes = null where club_id = ${club.id} and starts_at < ${acts} and notes is not null`.execute(
        club.tx,
      )
      return false
    },
  ]
}

/** Who came to the meetings of long ago, and who had said so. */
async function roll(club: ClubTx, { acts }: Until): Promise<boolean> {
  await sql`delete from rsvp t using meeting m where m.club_id = ${club.id} and m.starts_at < ${acts}
    and t.club_id = m.club_id and t.meeting_id = m.id`.execute(club.tx)
  const { rows } = await sql<{ one: number }>`
    with gone as (delete from attendance where club_id = ${club.id} and (meeting_id, member_id) in
      (select t.meeting_id, t.member_id from attendance t join meeting m on m.club_id = t.club_id and m.id = t.meeting_id
        where t.club_id = ${club.id} and m.starts_at < ${acts} limit ${batch})
      returning meeting_id, member_id),
    remembered as (${rememberGone(
      club,
      'attendance.csv',
      sql`select m.external_id || ' ' || p.external_id from gone
        join meeting m on m.club_id = ${club.id} and m.id = gone.meeting_id
        join member p on p.club_id = ${club.id} and p.id = gone.member_id`,
    )})
    select 1 as one from gone`.execute(club.tx)
  return rows.length === batch
}

/**
 * Lines of the ledger whose records are gone become sums, by the one function that may. The history is known from then
 * on only: time before it counts for nobody, as acts do.
 */
async function sums(club: ClubTx, { acts }: Until): Promise<boolean> {
  const { rows } = await sql<{ went: number }>`select condense_acts(${acts}, ${batch}) as went`.execute(club.tx)
  const went = rows[0]?.went ?? 0
  const from = acts.toZonedDateTimeISO(club.zone).toPlainDate()
  await sql`update club set history_from = ${from} where club_id = ${club.id} and history_from < ${from}`.execute(
    club.tx,
  )
  await sql`update club set history_from = ${from} where club_id = ${club.id} and history_from is null and exists
    (select from meeting m where m.club_id = ${club.id} and m.status = 'held' and m.starts_at < ${acts})`.execute(
    club.tx,
  )
  return went === batch
}

/** What was said of records that are gone: its messages have been drawn anew a month ago. */
async function oldMessages(club: ClubTx, { acts }: Until): Promise<boolean> {
  const before = acts.subtract({ hours: tracesDays * 24 })
  const { rows } = await sql<{ id: string }>`
    with old as (select id from notice where club_id = ${club.id} and kept_at < ${before}
      and (state in ('sent', 'dropped') or state = 'waiting' and channel is not null)
      limit ${batch}),
    parcels as (delete from delivery d using old where d.club_id = ${club.id} and d.notice_id = old.id)
    delete from notice n using old where n.club_id = ${club.id} and n.id = old.id returning n.id`.execute(club.tx)
  await sql`delete from playground_message where club_id = ${club.id} and at < ${before}`.execute(club.tx)
  return rows.length === batch
}

async function redrawThese(club: ClubTx, rows: readonly { readonly id: string }[]): Promise<void> {
  for (const id of new Set(rows.map(row => row.id))) await redrawAbout(club, id)
}
