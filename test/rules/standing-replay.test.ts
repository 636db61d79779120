import { describe, expect, it } from 'vitest'
import type { History } from '../../src/club/standing/history.ts'
import { figuresAt, standingsAt } from '../../src/club/standing/replay.ts'
import type { AttendanceRow, HistoryMeeting, WeighedAct } from '../../src/terms/history.ts'

const zone = 'Europe/Paris'
const date = (text: string) => Temporal.PlainDate.from(text)
const on = (text: string) => Temporal.ZonedDateTime.from(`${text}[${zone}]`).toInstant()
const start = date('2026-01-01')
const dayOf = (n: number) => start.add({ days: n }).toZonedDateTime({ timeZone: zone, plainTime: '08:00' }).toInstant()

/** Twelve members who meet every second Thursday and give evenly; Franck only asks, and seldom comes. */
function club(changes: Partial<History> = {}): History {
  const ids = Array.from({ length: 11 }, (_, n) => `m${String(n + 1).padStart(2, '0')}`)
  const meetings: HistoryMeeting[] = Array.from({ length: 20 }, (_, n) => ({
    id: `t${n}`,
    startsAt: dayOf(7 + 14 * n),
    status: 'held',
    required: true,
    roll: 'full',
  }))
  const attendance: AttendanceRow[] = meetings.flatMap((meeting, n) => [
    ...ids.map(member => ({ meeting: meeting.id, member, status: 'present' as const })),
    ...(n % 4 === 0 ? [{ meeting: meeting.id, member: 'franck', status: 'present' as const }] : []),
  ])
  const acts: WeighedAct[] = ids.flatMap((by, n) =>
    Array.from({ length: 9 }, (_, turn): WeighedAct => {
      const common = { id: `${by}-${turn}`, by, on: dayOf(3 + n + 30 * turn) }
      return turn % 3 === 2
        ? { ...common, kind: 'ask' }
        : { ...common, kind: 'referral', for: ids[(n + turn + 1) % 11]!, confirmed: 'confirmed', reachedMeeting: true }
    }),
  )
  for (let turn = 0; turn < 12; turn++)
    acts.push({ id: `f-${turn}`, kind: 'introduction-for-himself', by: 'franck', on: dayOf(20 + 20 * turn) })
  return {
    zone,
    historyFrom: start,
    setUpOn: start,
    members: [...ids, 'franck'].map(id => ({ id, joinedOn: date('2024-01-01') })),
    meetings,
    attendance,
    acts,
    ...changes,
  }
}
const franck = (history: History, at: Temporal.Instant) => standingsAt(history, at).get('franck')!
const withFranck = (facts: Partial<History['members'][number]>): History => {
  const history = club()
  return { ...history, members: history.members.map(one => (one.id === 'franck' ? { ...one, ...facts } : one)) }
}
const flaggedOn = franck(club(), dayOf(270)).since

describe('a year of a club', () => {
  it('finds the one who only asks, and nobody else', () => {
    const standings = standingsAt(club(), dayOf(270))
    expect(
      [...standings.values()].filter(one => one.standing !== 'engaged').map(one => [one.member, one.standing]),
    ).toEqual([['franck', 'hunter']])
    expect(standings.get('franck')!.evidence.every(act => act.side === 'soliciting')).toBe(true)
  })

  it('shows an introduction of two others as given once both have accepted, and no other', () => {
    const history = club()
    const brought = (id: string, outcome: { accepted: boolean; acceptedOn?: Temporal.Instant }): WeighedAct => ({
      ...{ id, kind: 'introduction', by: 'm01', on: dayOf(200), ...outcome },
    })
    const acts = [
      ...history.acts,
      brought('agreed', { accepted: true, acceptedOn: dayOf(210) }),
      brought('ended', { accepted: false }),
    ]
    const given = (day: number) =>
      standingsAt({ ...history, acts }, dayOf(day))
        .get('m01')!
        .evidence.flatMap(({ id, kind }) => (kind === 'introduction' ? [id] : []))
    expect(given(205)).toEqual([])
    expect(given(270)).toEqual(['agreed'])
  })

  it('says since which Tuesday, and one Tuesday before he was to rebalance', () => {
    expect(flaggedOn.dayOfWeek).toBe(2)
    const that = flaggedOn.toZonedDateTime({ timeZone: zone, plainTime: '10:00' })
    expect(franck(club(), that.toInstant()).standing).toBe('hunter')
    expect(franck(club(), that.subtract({ minutes: 1 }).toInstant()).standing).toBe('to-rebalance')
  })

  it('changes on Tuesdays at 10:00 only, while the figures are those of the instant', () => {
    const that = flaggedOn.toZonedDateTime({ timeZone: zone, plainTime: '10:00' })
    const later = that.add({ days: 6 }).toInstant()
    expect(franck(club(), later).since).toEqual(flaggedOn)
    expect(franck(club(), later).figures!.time).toBeCloseTo(figuresAt(club(), later).get('franck')!.time)
    expect(franck(club(), later).figures!.time).toBeGreaterThan(franck(club(), that.toInstant()).figures!.time)
  })

  it('a pause ends the flag; after it two Tuesdays are needed again', () => {
    const from = flaggedOn.add({ days: 8 })
    const history = withFranck({ leaves: [{ from, until: from.add({ days: 20 }) }] })
    const tuesday = (weeks: number) =>
      flaggedOn
        .add({ days: 7 * weeks })
        .toZonedDateTime({ timeZone: zone, plainTime: '12:00' })
        .toInstant()
    expect(franck(history, tuesday(1)).standing).toBe('hunter')
    expect(franck(history, tuesday(2)).standing).toBe('on-leave')
    expect(franck(history, tuesday(4)).standing).toBe('on-leave')
    expect(franck(history, tuesday(5)).standing).toBe('to-rebalance')
    expect(franck(history, tuesday(6)).standing).toBe('hunter')
  })

  it('an objection takes effect at once, and nothing is computed of him from then', () => {
    const from = dayOf(250)
    const objecting = franck(withFranck({ objected: [{ from }] }), from.add({ hours: 1 }))
    expect(objecting).toMatchObject({ standing: 'objected', figures: undefined, evidence: [] })
    expect(String(objecting.since)).toBe(String(start.add({ days: 250 })))
    expect(franck(withFranck({ objected: [{ from }] }), from.subtract({ hours: 1 })).standing).toBe('hunter')
  })

  it('a contest takes effect at once and ends with the answer of a human', () => {
    const from = dayOf(250)
    const history = withFranck({ contested: [{ from, until: dayOf(252) }] })
    expect(franck(history, from).standing).toBe('contested')
    expect(franck(history, dayOf(253)).standing).not.toBe('contested')
  })

  it('"he is no hunter" ends the flag at once, until three soliciting acts and two Tuesdays later', () => {
    const said = on('2026-09-09T09:00')
    const history = { ...club(), noHunter: [{ member: 'franck', at: said }] }
    expect(franck(club(), said.add({ hours: 1 })).standing).toBe('hunter')
    expect(franck(history, said.add({ hours: 1 })).standing).toBe('to-rebalance')
    expect(franck(history, said.add({ hours: 24 * 10 })).standing).toBe('to-rebalance')
    const asks = [0, 1, 2].map(n => ({ id: `x${n}`, kind: 'ask', by: 'franck', on: on('2026-09-18T09:00') }) as const)
    const again = {
      ...history,
      acts: [...history.acts.filter(act => act.on.epochMilliseconds < said.epochMilliseconds), ...asks],
    }
    expect(franck(again, on('2026-09-22T11:00')).standing).toBe('to-rebalance')
    expect(franck(again, on('2026-09-29T11:00')).standing).toBe('hunter')
  })

  it('a change of sensitivity counts from its own day', () => {
    const history = { ...club(), sensitivity: [{ from: dayOf(100), e: 99 }] }
    expect(franck(history, dayOf(270)).standing).toBe('to-rebalance')
    expect(franck({ ...club(), sensitivity: [{ from: dayOf(400), e: 99 }] }, dayOf(270)).since).toEqual(flaggedOn)
  })

  it('who joined since the last Tuesday is new; who has left is not listed', () => {
    const history = club()
    const members = [
      ...history.members.filter(one => one.id !== 'm01'),
      { id: 'm01', joinedOn: date('2024-01-01'), leftOn: start.add({ days: 260 }) },
      { id: 'rose', joinedOn: start.add({ days: 269 }) },
    ]
    const standings = standingsAt({ ...history, members }, dayOf(269))
    expect(standings.get('rose')).toMatchObject({ standing: 'new', since: start.add({ days: 269 }) })
    expect(standings.has('m01')).toBe(false)
  })

  it('before the first Tuesday nobody is judged', () => {
    expect([...standingsAt(club(), dayOf(1)).values()].map(one => one.standing)).toEqual(Array(12).fill('new'))
  })
})
