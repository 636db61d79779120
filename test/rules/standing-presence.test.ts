import { describe, expect, it } from 'vitest'
import type { History } from '../../src/club/standing/history.ts'
import { figuresAt } from '../../src/club/standing/replay.ts'
import type { AttendanceRow, HistoryMeeting } from '../../src/terms/history.ts'

const zone = 'Europe/Paris'
const date = (text: string) => Temporal.PlainDate.from(text)
const at = Temporal.ZonedDateTime.from(`2026-11-20T18:00[${zone}]`)

/** One letter a meeting, the oldest first: present, late, substitute, excused, absent, or `.` for no row. */
const marks = { p: 'present', l: 'late', s: 'substitute', e: 'excused', a: 'absent' } as const

function club(
  rows: Record<string, string>,
  {
    every = 14,
    roll = 'full' as HistoryMeeting['roll'],
    ...facts
  }: Partial<History> & { every?: number; roll?: HistoryMeeting['roll'] } = {},
): History {
  const count = Object.values(rows)[0]!.length
  const meetings = Array.from({ length: count }, (_, n) => ({
    id: `m${n}`,
    startsAt: at.subtract({ days: every * (count - 1 - n) + 1 }).toInstant(),
    status: 'held' as const,
    required: true,
    roll,
  }))
  const attendance: AttendanceRow[] = Object.entries(rows).flatMap(([member, row]) =>
    [...row].flatMap((mark, n) =>
      mark in marks ? [{ meeting: `m${n}`, member, status: marks[mark as keyof typeof marks] }] : [],
    ),
  )
  const members = Object.keys(rows).map(id => ({ id, joinedOn: date('2020-01-01') }))
  return {
    zone,
    historyFrom: date('2024-01-01'),
    setUpOn: date('2024-01-01'),
    members,
    meetings,
    attendance,
    acts: [],
    ...facts,
  }
}
const of = (history: History, who: string) => figuresAt(history, at.toInstant()).get(who)!

describe('presence', () => {
  it('lends everyone two meetings at the rate of the club', () => {
    const history = club({ ana: 'pppppp', ben: 'aaaaaa' })
    expect(of(history, 'ana').presence).toBeCloseTo((6 + 2 * 0.5) / 8)
    expect(of(history, 'ben').presence).toBeCloseTo((0 + 2 * 0.5) / 8)
    expect(of(history, 'ana').presentAsTheClub).toBe(true)
    expect(of(history, 'ben').presentAsTheClub).toBe(false)
  })

  it('late and a substitute came; excused leaves presence and lowers being seen', () => {
    const history = club({ ana: 'plspls', ben: 'eeeppp' })
    const ben = of(history, 'ben')
    expect(ben.presence).toBeCloseTo((3 + 2) / (3 + 2))
    expect(ben.seen).toBeCloseTo((3 + 2 * (9 / 12)) / (6 + 2))
    expect(of(history, 'ana').presence).toBeCloseTo(1)
  })

  it('without a row one was absent in a full roll; in a partial one it is unknown', () => {
    expect(of(club({ ana: 'pppppp', ben: '......' }), 'ben').recordedMeetings).toBe(6)
    const partial = club({ ana: 'pppppp', ben: '......' }, { roll: 'partial' })
    expect(of(partial, 'ben').recordedMeetings).toBe(0)
    expect(of(partial, 'ben').presence).toBeCloseTo(1)
    expect(of(partial, 'ben').presentAsTheClub).toBe(true)
  })

  it('no roll, no presence', () => {
    const none = of(club({ ana: 'pppppp' }, { roll: 'none' }), 'ana')
    expect(none).toMatchObject({ presence: undefined, seen: undefined, recordedMeetings: 0 })
  })

  it('cancelled meetings, holidays, those not required and those to come are nobody’s', () => {
    const history = club({ ana: 'ppppppp' })
    const [cancelled, holiday, optional, tomorrow, ...rest] = history.meetings as HistoryMeeting[]
    const meetings = [
      { ...cancelled!, status: 'cancelled' as const },
      { ...holiday!, status: 'holiday' as const },
      { ...optional!, required: false },
      { ...tomorrow!, startsAt: at.add({ days: 1 }).toInstant() },
      ...rest,
    ]
    expect(of({ ...history, meetings }, 'ana').recordedMeetings).toBe(3)
  })

  it('pauses and days outside the membership leave every denominator', () => {
    const history = club({ ana: 'pppppp', ben: 'aaappp' })
    const ben = {
      id: 'ben',
      joinedOn: date('2020-01-01'),
      leaves: [{ from: date('2026-01-01'), until: date('2026-10-10') }],
    }
    expect(of({ ...history, members: [history.members[0]!, ben] }, 'ben').recordedMeetings).toBe(3)
    const late = { id: 'ben', joinedOn: date('2026-10-11') }
    expect(of({ ...history, members: [history.members[0]!, late] }, 'ben').recordedMeetings).toBe(3)
  })

  it('the window is 183 days in a weekly club, and reaches back to six meetings in a quarterly one', () => {
    expect(of(club({ ana: 'p'.repeat(52) }, { every: 7 }), 'ana').recordedMeetings).toBe(27)
    expect(of(club({ ana: 'p'.repeat(8) }, { every: 60 }), 'ana').recordedMeetings).toBe(6)
  })

  it('never reaches further than 18 months', () => {
    expect(of(club({ ana: 'p'.repeat(8) }, { every: 120 }), 'ana').recordedMeetings).toBe(5)
  })
})
