import { sql } from 'kysely'
import type { Connection } from '../../src/db/connect.ts'
import type { Sealer } from '../../src/db/seal.ts'
import { boundTo } from '../../src/db/sealed-columns.ts'

export type Delivery = {
  readonly id: string
  readonly kind: string
  readonly about: string | null
  readonly platform: string
  readonly target: string
  readonly state: string
  /** How often nobody knew whether it had arrived. */
  readonly doubtful: number
  /** How often it was sent once more for that reason. */
  readonly sent_again: number
  readonly message: string | null
}

/** What stands in the database when all is over, as far as the books need it. */
export type Records = {
  readonly referrals: readonly { id: string; need: string; status: string; received: boolean }[]
  readonly introductions: readonly { id: string; context: string; yes: readonly string[] }[]
  readonly meetings: readonly { id: string; place: string; coming: readonly string[] }[]
  readonly deliveries: readonly Delivery[]
  /** Notices that are not on their way and were not sent: why. */
  readonly dropped: readonly { kind: string; why: string }[]
}

export async function readRecords({ db }: Connection, sealer: Sealer): Promise<Records> {
  const referrals = await db.selectFrom('referral').selectAll().execute()
  const received = await db.selectFrom('notice').select('about').where('kind', '=', 'referral-received').execute()
  const introductions = await sql<{ id: string; context: string; yes: string[] }>`
    select i.id, context, array_remove(array[
      case when answer_a = 'yes' then a.external_id end, case when answer_b = 'yes' then b.external_id end], null) as yes
    from introduction i
      join member a on a.club_id = i.club_id and a.id = party_a
      join member b on b.club_id = i.club_id and b.id = party_b`.execute(db)
  const meetings = await sql<{ id: string; place: string; coming: string[] }>`
    select meeting.id, coalesce(meeting.place, '') as place, array(
      select m.external_id from rsvp r join member m on m.club_id = r.club_id and m.id = r.member_id
      where r.club_id = meeting.club_id and r.meeting_id = meeting.id and r.answer = 'present') as coming
    from meeting`.execute(db)
  const deliveries = await sql<Delivery>`
    select d.id, n.kind, n.about, d.platform, d.target, d.state, d.doubtful, d.sent_again, d.message
    from delivery d join notice n on n.club_id = d.club_id and n.id = d.notice_id`.execute(db)
  const dropped = await sql<{ kind: string; why: string }>`
    select kind, coalesce(why, '') as why from notice where state = 'dropped'`.execute(db)
  return {
    referrals: referrals.map(row => ({
      id: row.id,
      need: row.need === null ? '' : sealer.open(row.need, boundTo('referral', 'need', row.id, row.club_id)),
      status: row.status,
      received: received.some(({ about }) => about === row.id),
    })),
    introductions: introductions.rows,
    meetings: meetings.rows,
    deliveries: deliveries.rows,
    dropped: dropped.rows,
  }
}

/** What is still under way, a line each; none when everything is as it will stay. */
export async function underWay({ db }: Connection): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select 'a job of the queue ' || name || ' is ' || state || ': ' || coalesce(output->>'message', '') as line
      from pgboss.job where state in ('created', 'retry', 'active') and name in ('deliver', 'redraw', 'duty')
    union all
    select 'the notice ' || kind || ' is ' || state || ': ' || coalesce(why, '') from notice
      where state in ('sending', 'waiting') or (state = 'kept' and due_at <= clock_timestamp())
    union all
    select 'a delivery of ' || n.kind || ' is ' || d.state || case when n.state = 'dropped' then ' though its notice is dropped' else '' end
      from delivery d join notice n on n.club_id = d.club_id and n.id = d.notice_id
      where d.state in ('sending', 'doubtful', 'again', 'retry')
    union all
    select 'the duty ' || duty || ' was claimed and not done' from due
      where claimed_at is not null and done_at is null and duty <> 'deliver'`.execute(db)
  return rows.map(({ line }) => line)
}
