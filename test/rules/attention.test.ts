import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Got, type Rank, verdict, type Wanting } from '../../src/notices/attention.ts'
import { allowedAt } from '../../src/notices/quiet-hours.ts'

const zone = 'Europe/Paris'
const hours = { zone, country: 'FR' }
const monday = Temporal.ZonedDateTime.from('2026-11-02T00:00[Europe/Paris]')
const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate()
const mondayOf = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 })
const ranks: readonly Rank[] = ['meeting', 'ending', 'referral', 'introduction', 'pair', 'round-up', 'nudge']

const message = fc.record({
  rank: fc.constantFrom(...ranks),
  record: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')),
  due: fc.integer({ min: 0, max: 28 * 24 * 4 }),
  ahead: fc.option(fc.integer({ min: 1, max: 10 * 24 })),
  gathers: fc.boolean(),
})

const queue = fc.array(message, { minLength: 1, maxLength: 40 }).map(all =>
  all.map(({ rank, record, due, ahead, gathers }, n): Wanting => {
    const at = monday.add({ minutes: due * 15 }).toInstant()
    const one = { since: at, due: at, happens: ahead === null ? null : at.add({ hours: ahead }) }
    const gathering = gathers && rank === 'referral'
    return {
      ...{ id: String(n).padStart(3, '0'), kind: gathering ? 'gathered' : `kind ${n}`, rank, asks: record, ...one },
      ...{ lastsDays: rank === 'nudge' ? 5 : null, gathers: gathering, alike: [] },
    }
  }),
)

type Said = { readonly one: Wanting; readonly at: Temporal.Instant; readonly merged: boolean }

/** Each is decided about when it comes up, as delivery does. */
function live(all: readonly Wanting[]): { said: Said[]; never: { one: Wanting; why: string }[] } {
  let waiting = all.map(one => ({ one, at: one.due }))
  const said: Said[] = []
  const never: { one: Wanting; why: string }[] = []
  const waited = new Map<string, number>()
  let moves = 0
  for (let turns = 0; waiting.length > 0; turns++) {
    if (turns > 20_000) throw new Error('it never ends')
    waiting.sort((a, b) => Temporal.Instant.compare(a.at, b.at) || (a.one.id < b.one.id ? -1 : 1))
    const { one, at } = waiting.shift()!
    if (one.happens && Temporal.Instant.compare(one.happens, at) <= 0) {
      never.push({ one, why: 'it has happened' })
      continue
    }
    const allowed = allowedAt({ class: 'club', at, ...hours, ...(one.happens && { speaksOf: one.happens }) })
    const wait = Temporal.Instant.compare(allowed, at)
    if (wait < 0) {
      never.push({ one, why: 'it should have come before' })
      continue
    }
    if (wait > 0) {
      waiting.push({ one, at: allowed })
      continue
    }
    const got = said.map(({ one: { kind, asks }, at, merged }): Got => ({ kind, at, asks, counts: true, merged }))
    const decided = verdict(one, { got, wanting: waiting.map(other => other.one) }, hours, at)
    if (decided.what === 'never') never.push({ one, why: decided.why })
    else if (decided.what === 'later') {
      expect(Temporal.Instant.compare(decided.at, at)).toBe(1)
      // It waits for others, not minute by minute: something is decided about before it waits again.
      const settled = said.length + never.length + moves
      if (decided.moved) moves++
      else {
        expect(settled).toBeGreaterThan(waited.get(one.id) ?? -1)
        waited.set(one.id, settled)
      }
      waiting.push({ one: decided.moved ? { ...one, due: decided.at } : one, at: decided.at })
    } else {
      said.push({ one, at, merged: false })
      if (!one.gathers) continue
      const today = ({ one: other }: { one: Wanting }) =>
        other.kind === one.kind && Temporal.PlainDate.compare(dayOf(other.due), dayOf(at)) <= 0
      for (const other of waiting.filter(today)) said.push({ one: other.one, at, merged: true })
      waiting = waiting.filter(other => !today(other))
    }
  }
  return { said, never }
}

test('one a day and three a week, whatever is meant for him; each goes in the end, or is known not to', () => {
  fc.assert(
    fc.property(queue, all => {
      const { said, never } = live(all)
      expect(said.length + never.length).toBe(all.length)
      const messages = said.filter(({ merged }) => !merged)
      const perDay = Map.groupBy(messages, ({ at }) => dayOf(at).toString())
      expect([...perDay.values()].every(those => those.length === 1)).toBe(true)
      const perWeek = Map.groupBy(messages, ({ at }) => mondayOf(dayOf(at)).toString())
      expect([...perWeek.values()].every(those => those.length <= 3)).toBe(true)
      for (const { one, at } of said) if (one.happens) expect(Temporal.Instant.compare(at, one.happens)).toBe(-1)
    }),
    { numRuns: 100 },
  )
})

test('nothing is asked about twice within seven days, and a nudge speaks of nothing that is asked that week', () => {
  fc.assert(
    fc.property(queue, all => {
      const { said } = live(all)
      const messages = said.filter(({ merged }) => !merged)
      for (const [n, { one, at }] of messages.entries())
        for (const other of messages.slice(n + 1)) {
          const apart = dayOf(at).until(dayOf(other.at)).days
          if (one.asks !== null && one.asks === other.one.asks) expect(apart).toBeGreaterThanOrEqual(7)
          if (one.gathers && one.kind === other.one.kind) expect(apart).toBeGreaterThanOrEqual(7)
          const isNudged = one.rank === 'nudge' || other.one.rank === 'nudge'
          if (isNudged && one.asks !== null && one.asks === other.one.asks)
            expect(mondayOf(dayOf(at)).equals(mondayOf(dayOf(other.at)))).toBe(false)
        }
    }),
    { numRuns: 100 },
  )
})

/** What comes without being waited for: a member's own words, told at once. */
const personal = fc.array(
  fc.record({ due: fc.integer({ min: 0, max: 28 * 24 * 4 }), kind: fc.constantFrom('x', 'y', 'z') }),
  {
    maxLength: 12,
  },
)

test('a nudge is alone on its day, and silent in a week in which a message of its matter comes', () => {
  fc.assert(
    fc.property(queue, personal, fc.integer({ min: 0, max: 28 * 24 * 4 }), (all, told, due) => {
      const at = monday.add({ minutes: due * 15 }).toInstant()
      const nudge: Wanting = {
        ...{
          id: 'nudge',
          kind: 'nudge',
          rank: 'nudge',
          asks: null,
          alike: ['x', 'kind 1', 'kind 2'],
          since: at,
          due: at,
        },
        ...{ happens: null, lastsDays: 5, gathers: false },
      }
      const got = [
        ...told.map(one => ({ kind: one.kind, at: monday.add({ minutes: one.due * 15 }).toInstant(), counts: false })),
        ...live(all).said.map(({ one, at: when }) => ({ kind: one.kind, at: when, counts: true })),
      ]
        .filter(one => Temporal.Instant.compare(one.at, at) <= 0)
        .map((one): Got => ({ ...one, asks: null, merged: false }))
      const decided = verdict(nudge, { got, wanting: [] }, hours, at)
      const day = dayOf(at)
      const thisWeek = got.filter(one => mondayOf(dayOf(one.at)).equals(mondayOf(day)))
      if (thisWeek.some(({ kind }) => nudge.alike.includes(kind))) expect(decided.what).toBe('never')
      if (got.some(one => dayOf(one.at).equals(day))) expect(decided.what).not.toBe('go')
    }),
    { numRuns: 200 },
  )
})

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
const wanting = (id: string, rank: Rank, due: string, more: Partial<Wanting> = {}): Wanting => ({
  ...{
    id,
    kind: id,
    rank,
    since: at(due),
    due: at(due),
    asks: null,
    happens: null,
    lastsDays: null,
    gathers: false,
    alike: [],
  },
  ...more,
})
const got = (when: string, more: Partial<Got> = {}): Got => ({
  ...{ kind: 'other', at: at(when), asks: null, counts: true, merged: false, ...more },
})

test('the more pressing of two goes, and what ends within two days before what does not', () => {
  const now = at('2026-11-03T10:00')
  const referral = wanting('r', 'referral', '2026-11-03T10:00')
  const introduction = wanting('i', 'introduction', '2026-11-03T10:00')
  expect(verdict(referral, { got: [], wanting: [introduction] }, hours, now)).toEqual({ what: 'go' })
  expect(verdict(introduction, { got: [], wanting: [referral] }, hours, now)).toEqual({
    ...{ what: 'later', at: at('2026-11-03T10:01'), moved: false },
  })
  const ending = { ...introduction, happens: at('2026-11-04T18:00') }
  expect(verdict(ending, { got: [], wanting: [referral] }, hours, now)).toEqual({ what: 'go' })
  expect(verdict(referral, { got: [], wanting: [ending] }, hours, now).what).toBe('later')
})

test('a place in the week is kept for what is more pressing and known to come', () => {
  const before = { got: [got('2026-11-02T10:00'), got('2026-11-03T10:00')] }
  const one = wanting('i', 'introduction', '2026-11-04T10:00')
  const meeting = wanting('m', 'meeting', '2026-11-05T10:00', { happens: at('2026-11-06T19:00') })
  const now = at('2026-11-04T10:00')
  expect(verdict(one, { ...before, wanting: [meeting] }, hours, now)).toEqual({
    ...{ what: 'later', at: at('2026-11-09T10:00'), moved: true },
  })
  expect(verdict(one, { ...before, wanting: [] }, hours, now)).toEqual({ what: 'go' })
})

test('of the two reminders of a meeting, for who comes and who has not answered, one place is kept', () => {
  const of = (day: string) => ({ happens: at(`2026-11-${day}T19:00`) })
  const reminders = ['05', '06'].flatMap(day =>
    ['unanswered', 'coming'].map(kind => wanting(`${kind} ${day}`, 'meeting', `2026-11-${day}T10:00`, of(day))),
  )
  const one = wanting('i', 'introduction', '2026-11-03T10:00')
  const now = at('2026-11-03T10:00')
  expect(verdict(one, { got: [], wanting: reminders }, hours, now)).toEqual({ what: 'go' })
  const third = wanting('third', 'meeting', '2026-11-04T10:00', of('04'))
  expect(verdict(one, { got: [], wanting: [...reminders, third] }, hours, now)).toMatchObject({ moved: true })
})

test('a nudge shares its day with nothing, whatever that was, and does not outlive its week', () => {
  const nudge = wanting('n', 'nudge', '2026-11-03T10:00', { lastsDays: 5 })
  const now = at('2026-11-03T10:00')
  const personal = got('2026-11-03T09:00', { counts: false })
  expect(verdict(nudge, { got: [personal], wanting: [] }, hours, now)).toEqual({
    ...{ what: 'later', at: at('2026-11-04T10:00'), moved: true },
  })
  const full = [got('2026-11-02T10:00'), got('2026-11-02T11:00'), got('2026-11-02T12:00')]
  expect(verdict(nudge, { got: full, wanting: [] }, hours, now)).toEqual({ what: 'never', why: 'no free day' })
  const asks = { ...nudge, asks: 'meeting 1' }
  const asked = wanting('m', 'meeting', '2026-11-06T10:00', { asks: 'meeting 1' })
  expect(verdict(asks, { got: [], wanting: [asked] }, hours, now)).toEqual({
    ...{ what: 'never', why: 'asked by another message' },
  })
})

test('what is told in one message is as pressing as the most pressing of it', () => {
  // Due a quarter of an hour later, of the same morning: it is told in the message of its kind, which waits for nothing.
  const happens = at('2026-11-23T10:15')
  const urgent = wanting('a', 'referral', '2026-11-23T08:15', { kind: 'gathered', gathers: true, happens })
  const other = wanting('c', 'referral', '2026-11-20T19:00', { kind: 'gathered', gathers: true })
  const ending = wanting('b', 'ending', '2026-11-20T19:00')
  const now = at('2026-11-23T08:00')
  expect(verdict(other, { got: [], wanting: [urgent, ending] }, hours, now)).toEqual({ what: 'go' })
  expect(verdict(other, { got: [], wanting: [ending] }, hours, now).what).toBe('later')
  expect(verdict(ending, { got: [], wanting: [urgent, other] }, hours, now)).toEqual({
    ...{ what: 'later', at: at('2026-11-23T08:16'), moved: false },
  })
})

test('who comes before whom does not change within a day', () => {
  // 48 hours before it ends are reached in the middle of the day.
  const pair = wanting('p', 'pair', '2026-11-12T00:15', { happens: at('2026-11-14T08:15') })
  const ending = wanting('e', 'ending', '2026-11-12T08:30')
  for (const now of ['2026-11-12T08:00', '2026-11-12T08:30']) {
    expect(verdict(pair, { got: [], wanting: [ending] }, hours, at(now))).toEqual({ what: 'go' })
    expect(verdict(ending, { got: [], wanting: [pair] }, hours, at(now)).what).toBe('later')
  }
})

test('nobody waits for what would have to come before it is due, nor is a place kept for it', () => {
  // Due in the evening, of the same night: it should have come at 17:00, and nobody looked at it then.
  const late = wanting('m', 'meeting', '2026-11-09T21:00', { happens: at('2026-11-10T00:00') })
  const one = wanting('i', 'introduction', '2026-11-09T08:00')
  for (const now of ['2026-11-09T08:00', '2026-11-09T17:01'])
    expect(verdict(one, { got: [], wanting: [late] }, hours, at(now))).toEqual({ what: 'go' })
  const two = [got('2026-11-03T10:00'), got('2026-11-04T10:00')]
  const night = wanting('m', 'meeting', '2026-11-05T20:00', { happens: at('2026-11-06T06:00') })
  expect(verdict(one, { got: two, wanting: [night] }, hours, at('2026-11-05T09:00'))).toEqual({ what: 'go' })
  const nudge = wanting('n', 'nudge', '2026-11-05T09:00', { lastsDays: 5, asks: 'meeting 1' })
  const asked = { ...night, asks: 'meeting 1' }
  expect(verdict(nudge, { got: [], wanting: [asked] }, hours, at('2026-11-05T09:00'))).toEqual({ what: 'go' })
})

test('what cannot come before what it speaks of does not come', () => {
  const late = wanting('u', 'meeting', '2026-11-03T10:00', { happens: at('2026-11-04T07:45') })
  const now = at('2026-11-03T10:00')
  expect(verdict(late, { got: [got('2026-11-03T08:30')], wanting: [] }, hours, now)).toEqual({
    ...{ what: 'never', why: 'no free day' },
  })
})
