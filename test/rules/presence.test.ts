import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  comparedIn,
  countedMeetings,
  meetingTallies,
  presenceIn,
  type Records,
  RollReader,
  shownOf,
  trendOf,
  windowOf,
} from '../../src/club/presence/rules.ts'
import type { AttendanceRow, HistoryMeeting } from '../../src/terms/history.ts'
import { allIn, expectedIn, rateOf, type Tally } from '../../src/terms/presence.ts'

/** How often somebody came: each case that members would recognise, and what holds whatever a club lives through. */

const zone = 'Europe/Paris'
const date = (text: string) => Temporal.PlainDate.from(text)
const now = Temporal.ZonedDateTime.from(`2026-11-20T18:00[${zone}]`)
const signs = { p: 'present', l: 'late', s: 'substitute', e: 'excused', a: 'absent' } as const

type Own = Omit<Records['members'][number], 'id'>

/** A club whose meetings are so many days apart, the last one yesterday; Léa's roll is a letter for each, `.` is no row. */
function club(
  roll: string,
  { every = 14, joinedOn = date('2020-01-01'), leaves = [], ...own }: Partial<Own> & { every?: number } = {},
  changed: (n: number) => Partial<HistoryMeeting> = () => ({}),
): Records {
  const meetings = [...roll].map((_, n) => ({
    ...{ id: `m${n}`, startsAt: now.subtract({ days: every * (roll.length - 1 - n) + 1 }).toInstant() },
    ...({ status: 'held', required: true, roll: 'full' } as const),
    ...changed(n),
  }))
  const attendance = [...roll].flatMap((sign, n): AttendanceRow[] =>
    sign in signs ? [{ meeting: `m${n}`, member: 'lea', status: signs[sign as keyof typeof signs] }] : [],
  )
  return { zone, members: [{ id: 'lea', joinedOn, leaves, ...own }], meetings, attendance }
}

const of = (records: Records, at = now) => {
  const { came, absent, excused, since } = presenceIn(countedMeetings(records).get('lea') ?? [], at)
  return { says: `${came} of ${came + absent}; ${excused} excused`, since: since?.toString() ?? null }
}
const says = (records: Records, at = now) => of(records, at).says

describe('one member’s figure', () => {
  it('leaves out what was excused, and says it beside', () => {
    expect(says(club('eeeeeeeaaa'))).toBe('0 of 3; 7 excused')
    expect(says(club('peaepeapee'))).toBe('3 of 5; 5 excused')
  })

  it('counts late and a substitute as come', () => expect(says(club('lspa'))).toBe('3 of 4; 0 excused'))

  it('asks nothing of him on a day of a pause, its first and its last included', () => {
    const days = (n: number) => now.subtract({ days: 14 * (3 - n) + 1 }).toPlainDate()
    expect(says(club('paap', { leaves: [{ from: days(1), until: days(2) }] }))).toBe('2 of 2; 0 excused')
    expect(says(club('paap', { leaves: [{ from: days(1).add({ days: 1 }), until: days(2) }] }))).toBe(
      '2 of 3; 0 excused',
    )
    expect(says(club('paaa', { leaves: [{ from: days(1) }] }))).toBe('1 of 1; 0 excused')
  })

  it('begins with his joining and ends with his leaving; who is back was on leave meanwhile', () => {
    expect(says(club('aaapp', { joinedOn: now.subtract({ days: 15 }).toPlainDate() }))).toBe('2 of 2; 0 excused')
    expect(says(club('ppaaa', { leftOn: now.subtract({ days: 43 }).toPlainDate() }))).toBe('2 of 2; 0 excused')
    const away = { from: now.subtract({ days: 50 }).toPlainDate(), until: now.subtract({ days: 10 }).toPlainDate() }
    expect(says(club('paaap', { leaves: [away] }))).toBe('2 of 2; 0 excused')
  })

  it.each([
    ['optional', { required: false }],
    ['cancelled', { status: 'cancelled' }],
    ['a day off', { status: 'holiday' }],
    ['still planned', { status: 'planned' }],
    ['without a roll', { roll: 'none' }],
    ['to come', { startsAt: now.add({ hours: 1 }).toInstant() }],
  ] as const)('a meeting that is %s is nobody’s', (_, changed) => {
    expect(says(club('papaa', {}, n => (n === 4 ? changed : {})))).toBe('2 of 4; 0 excused')
  })

  it('one that was moved counts where it took place', () => {
    const joinedOn = now.subtract({ days: 3 }).toPlainDate()
    expect(says(club('ap', { joinedOn }))).toBe('1 of 1; 0 excused')
    const moved = (n: number) => (n === 0 ? { startsAt: now.subtract({ hours: 5 }).toInstant() } : {})
    expect(says(club('ap', { joinedOn }, moved))).toBe('1 of 2; 0 excused')
  })

  it('a roll that was corrected counts as it now stands', () => {
    expect(says(club('aapp'))).toBe('2 of 4; 0 excused')
    expect(says(club('aepp'))).toBe('2 of 3; 1 excused')
  })

  it('without a row he was absent where everybody was called, and unknown where not', () => {
    expect(says(club('p.p.'))).toBe('2 of 4; 0 excused')
    expect(says(club('p.p.', {}, () => ({ roll: 'partial' })))).toBe('2 of 2; 0 excused')
  })

  it('counts nothing before the history begins', () =>
    expect(says({ ...club('aapp'), historyFrom: now.subtract({ days: 20 }).toPlainDate() })).toBe('2 of 2; 0 excused'))

  it('a meeting’s day is the one on the wall where it was', () => {
    // 07:45 on the 20th in Tokyo is the evening of the 19th in Paris, the last day of his pause.
    const startsAt = Temporal.ZonedDateTime.from('2026-11-20T07:45[Asia/Tokyo]').toInstant()
    const paused = { leaves: [{ from: date('2026-11-01'), until: date('2026-11-19') }] }
    expect(says(club('a', paused, () => ({ startsAt })))).toBe('0 of 0; 0 excused')
    expect(of(club('a', paused, () => ({ startsAt, zone: 'Asia/Tokyo' })))).toEqual({
      says: '0 of 1; 0 excused',
      since: '2026-11-20',
    })
  })

  it.each([
    ['weekly', 7, 27, '2026-05-21'],
    ['fortnightly', 14, 14, '2026-05-21'],
    ['monthly', 30, 7, '2026-05-23'],
    ['quarterly', 91, 6, '2025-08-21'],
    ['half-yearly', 182, 4, '2025-05-22'],
  ])(
    'in a %s club it is over half a year, or the last six, and never over more than 18 months',
    (_, every, counts, since) =>
      expect(of(club('p'.repeat(100), { every }))).toEqual({ says: `${counts} of ${counts}; 0 excused`, since }),
  )

  it('the window ends with the meeting that has begun, and begins on the hour', () => {
    const records = club('p'.repeat(27), { every: 7 })
    const [first, last] = [records.meetings[0]!, records.meetings[26]!]
    const at = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone)
    expect(says(records, at(last.startsAt))).toBe('27 of 27; 0 excused')
    expect(says(records, at(last.startsAt).subtract({ seconds: 1 }))).toBe('26 of 26; 0 excused')
    expect(says(records, at(first.startsAt).add({ days: 183 }))).toBe('27 of 27; 0 excused')
    expect(says(records, at(first.startsAt).add({ days: 183, seconds: 1 }))).toBe('26 of 26; 0 excused')
  })
})

describe('one meeting’s figure', () => {
  it('counts those who were expected, those excused beside them, and who came from a pause in addition', () => {
    const people = { ana: 'present', ben: 'absent', chloe: 'excused', dan: 'late', eve: 'present' } as const
    const members = ['ana', 'ben', 'chloe', 'dan', 'eve', 'finn', 'gone'].map(id => ({
      ...{ id, joinedOn: date(id === 'finn' ? '2026-11-20' : '2020-01-01') },
      ...(id === 'gone' && { leftOn: date('2026-11-18') }),
      leaves: id === 'eve' ? [{ from: date('2026-11-01'), until: date('2026-12-01') }] : [],
    }))
    const attendance = Object.entries(people).map(([member, status]) => ({ meeting: 'm0', member, status }))
    const [roll] = meetingTallies({ ...club('.'), members, attendance })
    expect(roll).toMatchObject({ came: 2, absent: 1, excused: 1, besides: 1 })
  })

  it('is compared with the six before, or as many as there were, and not with those of long ago', () => {
    const rolls = meetingTallies(club('aaapaappp'))
    const week = { from: now.subtract({ days: 7 }).toInstant(), until: now.toInstant(), zone }
    const compared = comparedIn(rolls, week)
    expect([compared.rolls.length, compared.before.length]).toEqual([1, 6])
    expect(trendOf(compared)).toEqual({ moved: 'more', before: { came: 3, absent: 3, excused: 0 }, meetings: 6 })
    expect(trendOf(comparedIn(rolls.slice(-2), week))).toMatchObject({ moved: 'alike', meetings: 1 })
    expect(trendOf(comparedIn(rolls.slice(-1), week))).toBeNull()
    expect(trendOf(comparedIn(meetingTallies(club('pa', { every: 600 })), week))).toBeNull()
    expect(trendOf(comparedIn(meetingTallies(club('ppa')), week))).toMatchObject({ moved: 'fewer', meetings: 2 })
  })

  it('a picture shows a year, six meetings at least where there are, and sixty at most', () => {
    const many = (every: number, count: number) =>
      shownOf(meetingTallies(club('p'.repeat(count), { every })), { until: now.toInstant(), zone }).length
    expect([many(7, 100), many(14, 100), many(91, 100), many(91, 2), many(3, 300), many(7, 0)]).toEqual([
      53, 27, 6, 2, 60, 0,
    ])
  })
})

describe('whatever a club lives through', () => {
  const day = fc.integer({ min: -800, max: 20 })
  const anyMeeting = fc.record({
    day,
    status: fc.constantFrom('held', 'held', 'held', 'held', 'planned', 'cancelled', 'holiday'),
    required: fc.constantFrom(true, true, true, false),
    roll: fc.constantFrom('full', 'full', 'partial', 'none'),
    sign: fc.constantFrom(...('plsea.'.split('') as (keyof typeof signs | '.')[])),
  })
  const anyLife = fc.record({
    meetings: fc.uniqueArray(anyMeeting, { maxLength: 45, selector: one => one.day }),
    joined: fc.integer({ min: -900, max: -5 }),
    left: fc.option(fc.integer({ min: -4, max: 30 })),
    leaves: fc.array(fc.record({ from: day, days: fc.integer({ min: 0, max: 90 }) }), { maxLength: 3 }),
  })
  type Life = typeof anyLife extends fc.Arbitrary<infer One> ? One : never

  const on = (offset: number, at = now) => at.toPlainDate().add({ days: offset })
  function recordsOf({ meetings, joined, left, leaves }: Life, at = now): Records {
    return {
      zone,
      members: [
        {
          ...{ id: 'lea', joinedOn: on(joined, at), leftOn: left === null ? undefined : on(left, at) },
          leaves: leaves.map(({ from, days }) => ({ from: on(from, at), until: on(from + days, at) })),
        },
      ],
      meetings: meetings.map(({ day, status, required, roll }) => ({
        ...{ id: `d${day}`, startsAt: on(day, at).toZonedDateTime({ timeZone: zone, plainTime: '07:45' }).toInstant() },
        ...{ status, required, roll },
      })),
      attendance: meetings.flatMap(({ day, sign }): AttendanceRow[] =>
        sign === '.' ? [] : [{ meeting: `d${day}`, member: 'lea', status: signs[sign] }],
      ),
    }
  }
  const tallyOf = (life: Life, at = now): Tally & { since: string | null } => {
    const { came, absent, excused, since } = presenceIn(countedMeetings(recordsOf(life, at)).get('lea')!, at)
    return { came, absent, excused, since: since?.toString() ?? null }
  }
  const rate = (life: Life) => rateOf(tallyOf(life))
  const holds = (name: string, check: (life: Life) => void) =>
    test(name, () =>
      fc.assert(
        fc.property(anyLife, life => {
          check(life)
        }),
        { numRuns: 300 },
      ),
    )

  /** The same by other means: from the last day back, in days. */
  function recounted({ meetings, joined, left, leaves }: Life): Tally {
    const furthest = -on(0).subtract({ months: 18 }).until(on(0)).days
    const counted = { came: 0, absent: 0, excused: 0 }
    let many = 0
    for (const { day, status, required, roll, sign } of meetings.toSorted((a, b) => b.day - a.day)) {
      if (day > 0 || status !== 'held' || !required || roll === 'none') continue
      if (day < joined || (left !== null && day > left)) continue
      if (leaves.some(({ from, days }) => from <= day && day <= from + days)) continue
      if (sign === '.' && roll === 'partial') continue
      // At 07:45 a meeting of the first day of the window is before its hour.
      if (day <= -183 && (many >= 6 || day <= furthest)) continue
      many++
      counted['pls'.includes(sign) ? 'came' : sign === 'e' ? 'excused' : 'absent']++
    }
    return counted
  }

  holds('it is what another count gives', life => expect(tallyOf(life)).toMatchObject(recounted(life)))

  holds('it is between nothing and all', life => {
    const one = rate(life)
    if (one !== null) expect(one).toBeGreaterThanOrEqual(0)
    if (one !== null) expect(one).toBeLessThanOrEqual(1)
  })

  holds('to excuse an absence never lowers it', life => {
    for (const [n, meeting] of life.meetings.entries()) {
      if (meeting.sign !== 'a') continue
      const meetings = life.meetings.with(n, { ...meeting, sign: 'e' })
      expect(rate({ ...life, meetings }) ?? 1).toBeGreaterThanOrEqual(rate(life) ?? 0)
    }
  })

  holds('one more meeting that he came to never lowers it', life => {
    const newest = { day: 0, status: 'held', required: true, roll: 'full', sign: 'p' } as const
    const meetings = [...life.meetings.filter(({ day }) => day < 0), newest]
    const before = rate({ ...life, meetings: meetings.slice(0, -1) })
    expect(rate({ ...life, meetings }) ?? 1).toBeGreaterThanOrEqual(before ?? 0)
  })

  holds('one more optional meeting changes nothing', life => {
    const optional = life.meetings.map(one => ({ ...one, day: one.day + 0.5, required: false }))
    const meetings = [...life.meetings, ...optional.map(one => ({ ...one, day: Math.round(one.day) + 1_000 }))]
    const ids = new Set(life.meetings.map(({ day }) => day))
    const beside = life.meetings.flatMap(one =>
      ids.has(one.day - 1) ? [] : [{ ...one, day: one.day - 1, required: false }],
    )
    expect(tallyOf({ ...life, meetings })).toEqual(tallyOf(life))
    expect(tallyOf({ ...life, meetings: [...life.meetings, ...beside] })).toEqual(tallyOf(life))
  })

  holds('the order of what is read does not matter', life => {
    const records = recordsOf(life)
    const turned = {
      ...records,
      meetings: records.meetings.toReversed(),
      attendance: records.attendance.toReversed(),
    }
    expect(countedMeetings(turned)).toEqual(countedMeetings(records))
  })

  // After 28 years a calendar and its clock changes are the same again.
  holds('in another generation it would be the same', life => {
    const { since: _, ...then } = tallyOf(life, now.subtract({ years: 28 }))
    expect(tallyOf(life)).toMatchObject(then)
  })

  holds('all members’ meetings add up to the meetings’ members', life => {
    const records = recordsOf(life)
    const own = [...countedMeetings(records).values()].flat()
    const all = meetingTallies(records)
    expect(own.filter(({ mark }) => mark === 'came').length).toBe(all.reduce((sum, { came }) => sum + came, 0))
    expect(own.length).toBe(all.reduce((sum, one) => sum + allIn(one), 0))
    expect(all.every(one => expectedIn(one) <= allIn(one))).toBe(true)
  })

  holds('read from week to week it is the same', life => {
    const counted = countedMeetings(recordsOf(life)).get('lea')!
    const reader = new RollReader(counted)
    for (let weeks = 60; weeks >= 0; weeks--) {
      const at = now.subtract({ weeks })
      const { since: _, meetings: __, ...tally } = presenceIn(counted, at)
      expect(reader.read(windowOf(at))).toEqual(tally)
    }
  })
})
