import { afterAll, beforeAll, expect, test } from 'vitest'
import { preferred } from '../../src/club/nudges/choose.ts'
import { fits } from '../../src/club/nudges/opening-rules.ts'
import { type Held, openingsFor, type Seeking } from '../../src/club/nudges/openings.ts'
import type { ProposedAct } from '../../src/terms/act.ts'
import type { Ladder } from '../../src/terms/nudge.ts'
import type { OpeningCode } from '../../src/terms/opening.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'

/** The facts nudges begin with are those of the records: found once more here, by other code, from the tables as they are. */

const zone = 'Europe/Paris'
let club: DemoClub
beforeAll(async () => {
  club = await openDemoClub()
}, 120_000)
afterAll(() => club.close())

const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate()
const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) <= 0
const inYear = (at: Temporal.Instant | null, now: Temporal.Instant) =>
  at !== null && isBefore(at, now) && Temporal.Instant.compare(at, now.subtract({ hours: 24 * 365 })) > 0
const monthBefore = (now: Temporal.Instant) => dayOf(now).with({ day: 1 }).subtract({ months: 1 })
const inMonthBefore = (day: Temporal.PlainDate | null, now: Temporal.Instant) =>
  day?.toPlainYearMonth().equals(monthBefore(now).toPlainYearMonth()) === true

async function tables() {
  return club.inClub(async ({ tx, today, at }) => ({
    ...{ today, at },
    members: await tx.selectFrom('member').selectAll().where('erased_at', 'is', null).execute(),
    referrals: await tx.selectFrom('referral').selectAll().where('withdrawn_at', 'is', null).execute(),
    introductions: await tx.selectFrom('introduction').selectAll().where('withdrawn_at', 'is', null).execute(),
    asks: await tx.selectFrom('ask').selectAll().execute(),
    answers: await tx.selectFrom('answer').selectAll().where('withdrawn_at', 'is', null).execute(),
    thanks: await tx.selectFrom('thanks').selectAll().where('withdrawn_at', 'is', null).execute(),
    meetings: await tx.selectFrom('meeting').selectAll().execute(),
    attendance: await tx.selectFrom('attendance').selectAll().execute(),
    rsvps: await tx.selectFrom('rsvp').selectAll().execute(),
    guests: await tx.selectFrom('guest').selectAll().execute(),
    oneToOnes: await tx.selectFrom('one_to_one').selectAll().where('withdrawn_at', 'is', null).execute(),
  }))
}
type All = Awaited<ReturnType<typeof tables>>

type Fact = readonly [code: OpeningCode, ...rest: (string | number | null)[]]
const fact = (code: OpeningCode, of: Partial<Omit<Held, 'code' | 'nudge' | 'reason'>>): Fact => [
  ...([code, of.key ?? '', of.one ?? null, of.two ?? null, of.on ?? null, of.count ?? null, of.says ?? null] as const),
]

/** Those of which there is one right answer, for one nudge. */
function found(all: All, { member, who, record, at }: Seeking): Fact[] {
  const here = new Set(
    all.members
      .filter(({ left_on }) => left_on === null || Temporal.PlainDate.compare(left_on, all.today) >= 0)
      .map(({ id }) => id),
  )
  const day = (when: Temporal.Instant) => dayOf(when).toString()
  const he = all.members.find(({ id }) => id === member)!
  const other = all.members.find(({ id }) => id === who && here.has(id))
  const today = dayOf(at)
  const facts: Fact[] = []
  for (const one of all.referrals.filter(({ confirmed }) => confirmed !== false)) {
    const [got, gave] = [
      one.receiver_id === member && here.has(one.giver_id),
      one.giver_id === member && here.has(one.receiver_id),
    ]
    const ended = one.closed_at ?? one.status_at
    const key = one.id
    if (got && inYear(one.given_at, at))
      facts.push(
        fact(one.kind === 'inside' ? 'had-a-customer' : 'was-recommended', {
          key,
          one: one.giver_id,
          on: day(one.given_at),
        }),
      )
    if (one.status === 'won' && inYear(ended, at) && got)
      facts.push(fact('was-won', { key, one: one.giver_id, on: day(ended!) }))
    if (one.status === 'won' && inYear(ended, at) && gave)
      facts.push(fact('gave-won', { key, one: one.receiver_id, on: day(ended!) }))
    const moves =
      ['contacted', 'meeting', 'quoted'].includes(one.status) &&
      one.status_at &&
      isBefore(one.status_at, at) &&
      !isBefore(one.status_at, at.subtract({ hours: 24 * 60 }))
    if (gave && moves && inYear(one.given_at, at))
      facts.push(fact('gave-moved', { key, one: one.receiver_id, on: day(one.given_at) }))
  }
  const agreed = all.introductions.filter(
    one => one.status === 'accepted' && ![one.party_a, one.party_b].includes(one.requested_by),
  )
  const agreedAt = (one: (typeof agreed)[number]) => one.decided_at ?? one.requested_at
  for (const one of agreed.filter(one => inYear(agreedAt(one), at))) {
    const [key, on] = [one.id, day(agreedAt(one))]
    if ([one.party_a, one.party_b].includes(member) && here.has(one.requested_by)) {
      facts.push(fact('was-introduced', { key, one: one.requested_by, on }))
      if ((one.party_a === member ? one.met_a : one.met_b) === 'yes')
        facts.push(fact('met-through', { key, one: one.requested_by, on }))
    }
    if (one.requested_by === member && here.has(one.party_a) && here.has(one.party_b))
      facts.push(fact('introduced', { key, one: one.party_a, two: one.party_b, on }))
  }
  for (const one of all.answers.filter(({ answered_at }) => inYear(answered_at, at))) {
    const ask = all.asks.find(({ id, kind }) => id === one.ask_id && kind === 'ask')
    const [key, on] = [one.id, day(one.answered_at)]
    if (ask?.author_id === member && one.helpful !== false && here.has(one.member_id))
      facts.push(fact('was-answered', { key, one: one.member_id, on }))
    if (ask && one.member_id === member && here.has(ask.author_id))
      facts.push(fact('answered', { key, one: ask.author_id, on }))
  }
  const ask = all.asks.find(({ id, kind, author_id }) => id === record && kind === 'ask' && here.has(author_id))
  if (ask) {
    facts.push(fact('ask-since', { key: ask.id, one: ask.author_id, on: day(ask.created_at) }))
    if (ask.expires_on)
      facts.push(fact('ask-until', { key: ask.id, one: ask.author_id, on: ask.expires_on.toString() }))
    if (!all.answers.some(({ ask_id }) => ask_id === ask.id))
      facts.push(fact('unanswered', { key: ask.id, one: ask.author_id }))
  }
  const latest = (code: 'thanked' | 'was-thanked') => {
    const [own, far] = code === 'thanked' ? (['from_id', 'to_id'] as const) : (['to_id', 'from_id'] as const)
    const [one] = all.thanks
      .filter(
        one => one.replaced_by === null && one[own] === member && here.has(one[far]) && inYear(one.thanked_at, at),
      )
      .toSorted((a, b) => Temporal.Instant.compare(b.thanked_at, a.thanked_at) || (a.id < b.id ? -1 : 1))
    if (one) facts.push(fact(code, { key: one.id, one: one[far], on: day(one.thanked_at) }))
  }
  latest('thanked')
  latest('was-thanked')
  const counted = (code: OpeningCode, from: number, days: readonly (Temporal.PlainDate | null)[]) => {
    const count = days.filter(one => inMonthBefore(one, at)).length
    if (count >= from) facts.push(fact(code, { count, on: monthBefore(at).toString() }))
  }
  counted(
    'thanks-said',
    3,
    all.thanks.filter(one => one.replaced_by === null).map(one => dayOf(one.thanked_at)),
  )
  counted(
    'referrals-passed',
    3,
    all.referrals.filter(one => one.confirmed !== false).map(one => dayOf(one.given_at)),
  )
  counted(
    'introductions-agreed',
    2,
    agreed.map(one => dayOf(agreedAt(one))),
  )
  counted(
    'asks-made',
    2,
    all.asks.filter(one => one.kind === 'ask' && !one.withdrawn_at).map(one => dayOf(one.created_at)),
  )
  const held = all.oneToOnes
    .map(one => ({
      ...one,
      met: one.status === 'held' ? one.members : one.status === 'unconfirmed' ? one.confirmed_by : [],
    }))
    .filter(({ met }) => met.length > 1)
  counted(
    'coffees-held',
    3,
    held.map(one => one.held_on),
  )
  const own = held.filter(
    one => one.met.includes(member) && one.held_on && Temporal.PlainDate.compare(one.held_on, today) <= 0,
  )
  const people = new Set(own.flatMap(({ met }) => met).filter(id => id !== member))
  if (people.size >= 2) facts.push(fact('coffees', { count: people.size }))
  facts.push(fact('joined', { key: member, on: he.joined_on.toString() }))
  if (Temporal.PlainDate.compare(he.joined_on, today) > 0) facts.pop()
  if (he.sponsor_id && here.has(he.sponsor_id)) facts.push(fact('sponsor', { key: he.sponsor_id, one: he.sponsor_id }))
  const says = (code: OpeningCode, of: { readonly id: string }, text: string | null, one = true) => {
    if (text && text.trim().length >= 2 && text.trim().length <= 200)
      facts.push(fact(code, { key: of.id, ...(one && { one: of.id }), says: text }))
  }
  says('you-offer', he, he.offers, false)
  if (other) {
    says('who-does', other, other.speciality ?? other.activity)
    says('who-seeks', other, other.seeks)
    says('who-offers', other, other.offers)
    if (other.company !== he.company) says('who-company', other, other.company)
    const same = other.town?.trim().toLowerCase() === he.town?.trim().toLowerCase()
    says(same ? 'same-town' : 'who-town', other, other.town)
    const days = other.joined_on.until(today).days
    if (days >= 365) facts.push(fact('who-since', { key: other.id, one: other.id, on: other.joined_on.toString() }))
    if (days >= 0 && days < 90)
      facts.push(fact('who-new', { key: other.id, one: other.id, on: other.joined_on.toString() }))
  }
  const count = all.members.filter(
    one =>
      Temporal.PlainDate.compare(one.joined_on, today) <= 0 &&
      (!one.left_on || Temporal.PlainDate.compare(one.left_on, today) >= 0),
  ).length
  facts.push(fact('members-count', { count }))
  const [last] = all.meetings
    .filter(one => one.status === 'held' && inYear(one.starts_at, at))
    .toSorted((a, b) => Temporal.Instant.compare(b.starts_at, a.starts_at) || (a.id < b.id ? -1 : 1))
  if (last) facts.push(fact('last-meeting', { key: last.id, on: day(last.starts_at) }))
  return facts
}

/** Those of which several would be right: whether one is. */
function holds(all: All, { member, who, at }: Seeking, { code, key, one, two, on, count }: Held): boolean {
  const [first] = key.split(' ')
  const meeting = all.meetings.find(({ id }) => id === first)
  const isAhead =
    meeting?.status === 'planned' && !isBefore(meeting.starts_at, at) && dayOf(meeting.starts_at).toString() === on
  const comes = (id: string | null) =>
    all.rsvps.some(row => row.meeting_id === meeting?.id && row.member_id === id && row.answer === 'present') ||
    (all.guests.some(row => row.meeting_id === meeting?.id && row.invited_by === id) &&
      !all.rsvps.some(row => row.meeting_id === meeting?.id && row.member_id === id))
  const sawThere = (id: string | null) =>
    all.attendance.some(
      row => row.meeting_id === meeting?.id && row.member_id === id && ['present', 'late'].includes(row.status),
    )
  const joined = all.members.find(({ id }) => id === one)?.joined_on
  const isNew = joined !== undefined && joined.until(dayOf(at)).days < 90
  const met = (id: string | null) =>
    all.oneToOnes.some(
      row =>
        row.held_on?.toString() === on &&
        [member, id].every(
          each => each !== null && (row.status === 'held' ? row.members : row.confirmed_by).includes(each),
        ),
    )
  switch (code) {
    case 'next-meeting':
      return isAhead
    case 'meeting-place':
      return meeting !== undefined && !isBefore(meeting.starts_at, at) && meeting.place !== null
    case 'will-be-there':
      return isAhead && comes(one) && comes(two) && one !== two && one !== member && two !== member
    case 'newcomer-comes':
      return isAhead && comes(one) && isNew && one !== member
    case 'who-comes':
      return isAhead && comes(who) && one === who
    case 'guests-expected':
      return isAhead && count === all.guests.filter(row => row.meeting_id === first && row.status === 'invited').length
    case 'was-there':
      return (
        sawThere(member) && sawThere(one) && sawThere(two) && one !== two && dayOf(meeting!.starts_at).toString() === on
      )
    case 'guest-came':
      return all.guests.some(row => row.id === key && row.invited_by === member && row.status === 'present')
    case 'new-members':
      return isNew && count! >= 2 && one !== member
    case 'last-coffee':
      return met(one) && one !== member
    case 'coffee-with':
      return met(who) && one === who
    default:
      return ['season', 'same-projects', 'same-customers', 'trades-helped', 'they-seek', 'you-seek'].includes(code)
  }
}

const loose: ReadonlySet<string> = new Set([
  ...['next-meeting', 'meeting-place', 'will-be-there', 'newcomer-comes', 'who-comes', 'guests-expected', 'was-there'],
  ...['guest-came', 'new-members', 'last-coffee', 'coffee-with', 'season', 'same-projects', 'same-customers'],
  ...['trades-helped', 'they-seek', 'you-seek'],
])

test('whatever a nudge could begin with is found in the records by other code, and nothing is left out', async () => {
  await club.goesTo('2026-11-24T09:00')
  const all = await tables()
  const asks = all.asks.filter(({ status, kind }) => status === 'open' && kind === 'ask')
  const ladders = Object.keys(preferred) as Ladder[]
  const those = all.members.flatMap((one, n): Seeking[] =>
    [0, 30, 120, 300].map((days, m) => {
      const ladder = ladders[(n + m) % ladders.length]!
      const acts: readonly ProposedAct[] = preferred[ladder]
      const act = acts[(n * 3 + m) % acts.length]!
      const ask = asks[n % asks.length]!
      const other = all.members[(n * 7 + m * 5 + 1) % all.members.length]!.id
      const who = act === 'rsvp' || act === 'invite-guest' || act === 'fill-profile' || other === one.id ? null : other
      return {
        ...{ nudge: `${n}.${m}`, member: one.id, ladder, act, at: all.at.subtract({ hours: 24 * days }) },
        ...(act === 'answer-ask' ? { who: ask.author_id, record: ask.id } : { who, record: null }),
      }
    }),
  )
  const told = await club.inClub(tx => openingsFor(tx, those))
  const codes = new Set<string>()
  const text = (one: Fact) => one.join(' | ')
  for (const seeking of those) {
    const own = told.get(seeking.nudge)!
    for (const { code } of own) codes.add(code)
    const exact = own.filter(({ code }) => !loose.has(code)).map(one => text(fact(one.code, one)))
    const expected = found(all, seeking)
      .filter(([code]) => fits(code, seeking))
      .map(text)
    expect([seeking, exact.toSorted()]).toEqual([seeking, expected.toSorted()])
    for (const one of own.filter(({ code }) => loose.has(code)))
      expect([one, holds(all, seeking, one)]).toEqual([one, true])
  }
  expect(codes.size).toBeGreaterThan(35)
}, 120_000)
