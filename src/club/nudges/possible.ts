import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { plainly } from '../../grammar/typed.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import { type Proposal, pairOf } from './choose.ts'

/** What everybody could do now, each act with the record or the member it would be about. */
export type Possible = ReadonlyMap<string, readonly Proposal[]>

type Person = {
  id: string
  external_id: string
  about: string
  family: string | null
  sponsor_id: string | null
  joined_on: Temporal.PlainDate
  complete: boolean
}

/** Words long enough to mean a trade. */
const tradeWords = (text: string) =>
  new Set(
    plainly(text)
      .split(/[^\p{L}]+/u)
      .filter(word => word.length > 4),
  )
const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter(word => b.has(word)).length

/** What no command can do yet: proposed, it would lead to a button that answers nothing. */
const withoutCommand: ReadonlySet<Proposal['act']> = new Set(['answer-ask', 'thank'])

/** At most so many asks a week are put before one member. */
const asksAWeek = 2

/**
 * What each member could really do now. Asks go to whom they may concern, and never to a member who was routed two this
 * week; a meeting to who has not answered; a one-to-one to two who never had one, of different trades first.
 */
export async function possibleActs(
  club: ClubTx,
  { forWhom, engaged }: { forWhom: ReadonlySet<string>; engaged: ReadonlySet<string> },
): Promise<Possible> {
  const { rows: listed } = await sql<Person>`
    select m.id, m.external_id, concat_ws(' ', m.activity, m.speciality, m.offers) as about, m.sector_family as family, m.sponsor_id, m.joined_on,
      m.activity is not null and m.seeks is not null and m.offers is not null as complete
    from member m where m.club_id = ${club.id} and m.erased_at is null and m.joined_on <= ${club.today}
      and (m.left_on is null or m.left_on >= ${club.today})
    order by m.external_id`.execute(club.tx)
  const away = await leavesOn(club, club.today)
  const people = listed.filter(({ id }) => !away.has(id))
  const here = new Set(people.map(({ id }) => id))
  const asks = await openAsks(club)
  const routed = await routedThisWeek(club)
  const [meeting] = await club.tx
    .selectFrom('meeting')
    .select('id')
    .where('club_id', '=', club.id)
    .where('status', '=', 'planned')
    .where('starts_at', '>', club.at)
    .orderBy('starts_at')
    .limit(1)
    .execute()
  const answered = new Set(
    meeting
      ? (
          await club.tx
            .selectFrom('rsvp')
            .select('member_id')
            .where('club_id', '=', club.id)
            .where('meeting_id', '=', meeting.id)
            .execute()
        ).map(row => row.member_id)
      : [],
  )
  const met = await pairsThatMet(club)
  const introduced = await pairsIntroduced(club)
  const toThank = await thanksOwed(club)
  const waiting = await referralsWaiting(club)
  const trades = new Map(people.map(({ id, about }) => [id, tradeWords(about)]))

  return new Map(
    people
      .filter(({ id }) => forWhom.has(id))
      .map(person => {
        const others = people.filter(({ id }) => id !== person.id)
        const unmet = others.filter(({ id }) => !met.has(pair(person.id, id)))
        const rankedUnmet = [...unmet].sort(
          (a, b) =>
            // Whoever stays away is not sent to somebody who only asks.
            Number(engaged.has(b.id)) - Number(engaged.has(a.id)) ||
            Number(b.family !== person.family) - Number(a.family !== person.family) ||
            stable(person.external_id, a.external_id) - stable(person.external_id, b.external_id),
        )
        const [ask] = asks
          .filter(
            ({ author, answeredBy }) => author !== person.id && here.has(author) && !answeredBy.includes(person.id),
          )
          .map(one => ({ ...one, fit: shared(trades.get(person.id)!, tradeWords(one.text)) }))
          .sort(
            (a, b) =>
              Number(engaged.has(b.author)) - Number(engaged.has(a.author)) ||
              b.fit - a.fit ||
              a.answeredBy.length - b.answeredBy.length,
          )
        const toIntroduce = firstPair(
          others.filter(({ id }) => met.has(pair(person.id, id)) && engaged.has(id)),
          (a, b) => !met.has(pair(a.id, b.id)) && !introduced.has(pair(a.id, b.id)) && a.family !== b.family,
        )
        const owed = toThank.get(person.id)?.find(id => here.has(id))
        const newcomer = rankedUnmet.find(({ joined_on }) => joined_on.until(club.today).days < 90)
        const sponsor = person.sponsor_id && here.has(person.sponsor_id) ? person.sponsor_id : null
        const buddy =
          sponsor ?? rankedUnmet.find(({ id }) => engaged.has(id))?.id ?? others.find(({ id }) => engaged.has(id))?.id
        const proposals: (Proposal | null | undefined)[] = [
          ask && (routed.get(person.id) ?? 0) < asksAWeek
            ? { act: 'answer-ask', about: ask.id, who: ask.author }
            : null,
          meeting && !answered.has(person.id) ? { act: 'rsvp', about: meeting.id } : null,
          meeting ? { act: 'invite-guest', about: meeting.id } : null,
          owed ? { act: 'thank', about: owed, who: owed } : null,
          toIntroduce ? { act: 'introduce', about: pairOf(toIntroduce.one.id, toIntroduce.other.id) } : null,
          newcomer ? { act: 'greet-newcomer', about: newcomer.id, who: newcomer.id } : null,
          rankedUnmet[0] ? { act: 'one-to-one', about: rankedUnmet[0].id, who: rankedUnmet[0].id } : null,
          waiting.has(person.id) ? { act: 'update-referral', about: waiting.get(person.id)! } : null,
          person.complete ? null : { act: 'fill-profile', about: person.id },
          buddy ? { act: 'buddy', about: buddy, who: buddy } : null,
        ]
        return [
          person.id,
          proposals.filter(proposal => !!proposal).filter(({ act }) => !withoutCommand.has(act)),
        ] as const
      }),
  )
}

const pair = (a: string, b: string) => [a, b].sort().join(' ')

/** An order among equals that is the same each week, and another one for each member. */
const stable = (a: string, b: string) =>
  [...pair(a, b)].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7)

async function openAsks(club: ClubTx): Promise<{ id: string; author: string; text: string; answeredBy: string[] }[]> {
  const { rows } = await sql<{ id: string; author_id: string; text: string; answered_by: string[] }>`
    select k.id, k.author_id, k.text,
      array(select n.member_id from answer n where n.club_id = k.club_id and n.ask_id = k.id) as answered_by
    from ask k where k.club_id = ${club.id} and k.kind in ('ask', 'problem') and k.status in ('open', 'answered')
      and (k.expires_on is null or k.expires_on >= ${club.today}) and k.created_at <= ${club.at}
      and k.created_at > ${club.at.subtract({ hours: 24 * 60 })}
    order by k.created_at desc, k.external_id limit 50`.execute(club.tx)
  return rows.map(row => ({ id: row.id, author: row.author_id, text: row.text, answeredBy: row.answered_by }))
}

/** Notices that put an ask before a member, in the last 7 days. */
async function routedThisWeek(club: ClubTx): Promise<Map<string, number>> {
  const { rows } = await sql<{ reader_id: string; count: number }>`
    select n.reader_id, count(*)::int as count from notice n where n.club_id = ${club.id} and n.kind = 'ask-matched'
      and n.kept_at > ${club.at.subtract({ hours: 24 * 7 })} and n.reader_id is not null group by 1`.execute(club.tx)
  return new Map(rows.map(row => [row.reader_id, row.count]))
}

async function pairsThatMet(club: ClubTx): Promise<Set<string>> {
  const rows = await club.tx
    .selectFrom('one_to_one')
    .select('members')
    .where('club_id', '=', club.id)
    .where(({ or, eb }) =>
      or([eb('status', 'in', ['held', 'scheduled', 'proposed', 'unconfirmed']), eb('declined_at', 'is not', null)]),
    )
    .execute()
  return new Set(rows.flatMap(({ members }) => members.flatMap((a, n) => members.slice(n + 1).map(b => pair(a, b)))))
}

async function pairsIntroduced(club: ClubTx): Promise<Set<string>> {
  const rows = await club.tx
    .selectFrom('introduction')
    .select(['party_a', 'party_b'])
    .where('club_id', '=', club.id)
    .execute()
  return new Set(rows.map(row => pair(row.party_a, row.party_b)))
}

/** The first two in order of whom something holds. */
function firstPair<T>(people: readonly T[], holds: (a: T, b: T) => boolean): { one: T; other: T } | undefined {
  for (const [n, one] of people.entries()) {
    const other = people.slice(n + 1).find(another => holds(one, another))
    if (other !== undefined) return { one, other }
  }
  return undefined
}

/** Who helped whom in the last half year (a referral confirmed, an answer) and was not thanked since, latest first. */
async function thanksOwed(club: ClubTx): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ helped: string; helper: string }>`
    select helped, helper from (
      select r.receiver_id as helped, r.giver_id as helper, max(r.given_at) as at from referral r
        where r.club_id = ${club.id} and r.withdrawn_at is null and r.confirmed group by 1, 2
      union all
      select k.author_id, n.member_id, max(n.answered_at) from answer n join ask k on k.club_id = n.club_id and k.id = n.ask_id
        where n.club_id = ${club.id} and n.helpful is not false group by 1, 2) help
    where at > ${club.at.subtract({ hours: 24 * 183 })} and not exists (select 1 from thanks t where t.club_id = ${club.id}
      and t.from_id = help.helped and t.to_id = help.helper and t.thanked_at > help.at)
    order by at desc`.execute(club.tx)
  const owed = new Map<string, string[]>()
  for (const { helped, helper } of rows) owed.set(helped, [...(owed.get(helped) ?? []), helper])
  return owed
}

/** A referral of which the giver has heard nothing for two weeks, by its receiver. */
async function referralsWaiting(club: ClubTx): Promise<Map<string, string>> {
  const rows = await club.tx
    .selectFrom('referral')
    .select(['id', 'receiver_id'])
    .where('club_id', '=', club.id)
    .where('withdrawn_at', 'is', null)
    .where('closed_at', 'is', null)
    .where(({ eb, fn }) =>
      eb(fn.coalesce('touched_at', 'status_at', 'given_at'), '<', club.at.subtract({ hours: 24 * 14 })),
    )
    .orderBy('given_at', 'desc')
    .execute()
  return new Map(rows.map(row => [row.receiver_id, row.id]))
}
