import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  came,
  expectedOf,
  freeUntil,
  rollOf,
  seenOf,
  standsOf,
  stateOf,
  tapped,
} from '../../src/club/meetings/roll-rules.ts'
import { attendanceStatuses, type Meeting } from '../../src/terms/meeting.ts'
import type { Member } from '../../src/terms/member.ts'
import { type RollLine, rollModes } from '../../src/terms/roll.ts'

const meeting = { id: 'm', required: true, closedAt: null } as Meeting
const optional = { ...meeting, required: false }
const expected = fc.option(fc.constantFrom(...attendanceStatuses), { nil: null })

/** A member with what is expected of him, and whether he is on leave. */
const aLine = (of: Meeting) =>
  fc.record({ expected, onLeave: fc.boolean() }).map(
    (one): Omit<RollLine, 'member' | 'label'> => ({
      ...{ stands: standsOf(of, one), substitute: null, mark: null, onLeave: one.onLeave },
    }),
  )
const taps = (size: number) =>
  fc.array(fc.tuple(fc.nat({ max: size - 1 }), fc.constantFrom(...rollModes)), { maxLength: 40 })
const someRoll = fc.tuple(fc.constantFrom(meeting, optional), fc.integer({ min: 1, max: 60 })).chain(([of, size]) =>
  fc.record({
    of: fc.constant(of),
    lines: fc.array(aLine(of), { minLength: size, maxLength: size }),
    taps: taps(size),
  }),
)

const named = (lines: readonly Omit<RollLine, 'member' | 'label'>[]): RollLine[] =>
  lines.map((line, n) => ({ ...line, member: { id: `m${n}` } as Member, label: `M${n}` }))

/** A line after a tap, as the sheet keeps it. */
const afterTap = (line: RollLine, mode: (typeof rollModes)[number]): RollLine => {
  const to = tapped(line, mode)
  return { ...line, mark: to === null ? null : { status: to, by: null, substitute: null } }
}

describe('the sheet of a roll', () => {
  test('an answer "absent" before the start is an excuse, unless the club leaves that to its organizers', () => {
    expect(expectedOf('absent')).toBe('excused')
    expect(expectedOf('absent', 'organizers')).toBeNull()
    expect(expectedOf('present', 'organizers')).toBe('present')
    expect(expectedOf('waiting', 'organizers')).toBe('no seat')
  })

  test('who said nothing was absent, unless he is on leave, found no seat or nobody had to come', () => {
    expect(standsOf(meeting, { expected: null, onLeave: false })).toBe('absent')
    expect(standsOf(meeting, { expected: 'excused', onLeave: true })).toBeNull()
    expect(standsOf(meeting, { expected: 'present', onLeave: true })).toBe('present')
    expect(standsOf(optional, { expected: 'excused', onLeave: false })).toBeNull()
    expect(standsOf(meeting, { expected: 'no seat', onLeave: false })).toBeNull()
  })

  test('what stands is what was tapped on top of what was expected; who was not tapped is as he was', () => {
    fc.assert(
      fc.property(someRoll, ({ of, lines: untouched, taps }) => {
        const before = named(untouched)
        const lines = [...before]
        for (const [n, mode] of taps) lines[n] = afterTap(lines[n]!, mode)
        const [first, now] = [rollOf({ meeting: of, lines: before }), rollOf({ meeting: of, lines })]
        const touched = new Set(taps.map(([n]) => `m${n}`))
        for (const { member, stands } of before)
          if (!touched.has(member.id)) {
            expect(now.get(member.id)).toBe(first.get(member.id))
            if (of.required) expect(now.get(member.id) ?? null).toBe(stands)
          }
        if (!of.required) expect([...now.values()].every(came)).toBe(true)
        const sheet = (of: readonly RollLine[]) => seenOf({ meeting, lines: of, guests: [] })
        const isSame = lines.every((line, n) => stateOf(line) === stateOf(before[n]!))
        expect(sheet(lines) === sheet(before)).toBe(isSame)
      }),
    )
  })

  test('a tap says what its mode says, and a second one takes it back', () => {
    fc.assert(
      fc.property(aLine(meeting), fc.constantFrom(...rollModes), (untouched, mode) => {
        const [line] = named([untouched])
        const once = afterTap(line!, mode)
        if (mode === 'there') expect(came(stateOf(once))).toBe(!came(line!.stands))
        else expect(stateOf(once) === mode).toBe(line!.stands !== mode)
        const twice = afterTap(once, mode)
        expect(stateOf(twice)).toBe(line!.stands)
        expect(twice.mark).toBeNull()
      }),
    )
  })

  test('it is corrected freely to the end of the seventh day, and for a day where it was taken late', () => {
    const at = (text: string) => Temporal.Instant.from(`${text}+01:00`)
    const held = { startsAt: at('2026-11-12T07:45:00'), zone: 'Europe/Paris', closedAt: null }
    expect(freeUntil(held)).toEqual(at('2026-11-20T00:00:00'))
    expect(freeUntil(held, 0)).toEqual(at('2026-11-13T00:00:00'))
    expect(freeUntil({ ...held, closedAt: at('2026-11-12T09:00:00') })).toEqual(at('2026-11-20T00:00:00'))
    expect(freeUntil({ ...held, closedAt: at('2026-12-01T09:00:00') })).toEqual(at('2026-12-02T09:00:00'))
    // Eight days of the wall, whatever the clocks do meanwhile.
    const autumn = { ...held, startsAt: Temporal.Instant.from('2026-10-22T05:45:00Z') }
    expect(String(freeUntil(autumn).toZonedDateTimeISO('Europe/Paris').toPlainDateTime())).toBe('2026-10-30T00:00:00')
  })
})
