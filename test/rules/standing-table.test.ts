import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Figures,
  type Flag,
  relative,
  sensitivityAfter,
  share,
  standingOf,
} from '../../src/club/standing/rules.ts'

/** A member of whom nothing stands out, in a club that knows enough. */
const typical: Figures = {
  objected: false,
  contested: false,
  onLeave: false,
  daysOfMembership: 400,
  recordedMeetings: 10,
  came: 8,
  acts: 12,
  solicitingActs: 3,
  giving: 5,
  soliciting: 1,
  time: 200,
  relG: 1,
  relS: 1,
  ratio: 1,
  enough: true,
  presence: 0.8,
  seen: 0.75,
  presentAsTheClub: true,
  e: 3.5,
  solicitingSinceCleared: undefined,
  timesCleared: 0,
}
const stands = (facts: Partial<Figures>, before: Flag = 'none') => standingOf({ ...typical, ...facts }, before)
/** Absent, asks a lot, gives little. */
const hunts = { relS: 2, relG: 0.5, ratio: 4, presence: 0.4, presentAsTheClub: false, solicitingActs: 7 }

describe('the rows of the table, the first that holds', () => {
  it('an objection comes before everything, then a contest', () => {
    expect(stands({ ...hunts, objected: true, contested: true, onLeave: true }, 'flagged').standing).toBe('objected')
    expect(stands({ ...hunts, contested: true, onLeave: true }, 'flagged').standing).toBe('contested')
  })

  it('on leave, whatever the figures', () => {
    expect(stands({ ...hunts, onLeave: true, daysOfMembership: 3 }, 'flagged')).toEqual({
      standing: 'on-leave',
      flag: 'none',
    })
  })

  it('new for 89 days, not on the ninetieth', () => {
    expect(stands({ daysOfMembership: 89 }).standing).toBe('new')
    expect(stands({ daysOfMembership: 90 }).standing).toBe('engaged')
  })

  it('too early to say without a recorded meeting and with four acts, not with five or with one meeting', () => {
    const unmet = { recordedMeetings: 0, presence: undefined, seen: undefined }
    expect(stands({ ...unmet, acts: 4 }).standing).toBe('new')
    expect(stands({ ...unmet, acts: 5 }).standing).toBe('engaged')
    expect(stands({ recordedMeetings: 1, acts: 0 }).standing).toBe('engaged')
  })

  it('a hunter takes two Tuesdays in a row; on the first he is to rebalance', () => {
    expect(stands(hunts)).toEqual({ standing: 'to-rebalance', flag: 'counted' })
    expect(stands(hunts, 'counted')).toEqual({ standing: 'hunter', flag: 'flagged' })
    expect(stands({}, 'counted')).toEqual({ standing: 'engaged', flag: 'none' })
  })

  it.each([
    ['asks just enough', { relS: 1.5 }, true],
    ['asks a little less', { relS: 1.49 }, false],
    ['gives just little enough', { relG: 0.85 }, true],
    ['gives a little more', { relG: 0.86 }, false],
    ['the balance at the sensitivity', { ratio: 3.5 }, true],
    ['the balance below it', { ratio: 3.49 }, false],
    ['as present as the club, the balance at 1.5 times', { presentAsTheClub: true, ratio: 5.25 }, true],
    ['as present as the club, the balance below', { presentAsTheClub: true, ratio: 5.24 }, false],
    ['a careful club', { e: 4.5 }, false],
    ['too few acts to tell', { enough: false }, false],
    ['cleared, two soliciting acts since', { solicitingSinceCleared: 2 }, false],
    ['cleared, three since', { solicitingSinceCleared: 3 }, true],
    [
      'cleared once, three since, the balance at 1.5 times',
      { solicitingSinceCleared: 3, timesCleared: 1, ratio: 5.25 },
      true,
    ],
    [
      'cleared once, three since, the balance below',
      { solicitingSinceCleared: 3, timesCleared: 1, ratio: 5.24 },
      false,
    ],
    ['cleared twice', { solicitingSinceCleared: 3, timesCleared: 2, ratio: 7.8 }, false],
    [
      'no recorded meeting, five soliciting acts, ratio 1.5 e',
      { recordedMeetings: 0, solicitingActs: 5, ratio: 5.25 },
      true,
    ],
    ['no recorded meeting, the ratio only at e', { recordedMeetings: 0, solicitingActs: 5, ratio: 4 }, false],
    ['no recorded meeting, four soliciting acts', { recordedMeetings: 0, solicitingActs: 4, ratio: 6 }, false],
  ])('%s', (_, facts, flagged) => {
    expect(stands({ ...hunts, ...facts }, 'counted').standing === 'hunter').toBe(flagged)
  })

  it.each([
    ['still asks', { relS: 1.35, relG: 0.67, ratio: 2 }, true],
    ['asks less', { relS: 1.34, relG: 0.4, ratio: 3.35 }, false],
    ['gives nearly like the club', { relS: 3, relG: 0.86, ratio: 3.49 }, false],
    ['the balance has come down', { relS: 1.6, relG: 0.81, ratio: 1.99 }, false],
    ['as present as the club, 1.5 (e - 1.5)', { presentAsTheClub: true, relS: 2.4, relG: 0.8, ratio: 3 }, true],
    ['as present as the club, below', { presentAsTheClub: true, relS: 2.4, relG: 0.8, ratio: 2.99 }, false],
    ['the club has too few acts now', { enough: false }, false],
    ['an organizer said no', { solicitingSinceCleared: 0 }, false],
  ])('a flag, one Tuesday later: %s', (_, facts, stays) => {
    expect(stands({ ...hunts, ...facts }, 'flagged').standing === 'hunter').toBe(stays)
  })

  it('a row above ends the flag and the Tuesday counted towards it', () => {
    for (const before of ['counted', 'flagged'] as const)
      for (const above of [{ onLeave: true }, { contested: true }, { objected: true }])
        expect(stands({ ...hunts, ...above }, before).flag).toBe('none')
  })

  it('withdrawn: hardly seen, asks little, gives little', () => {
    const away = { seen: 0.44, presence: 0.7, relS: 1.19, relG: 1.59 }
    expect(stands(away).standing).toBe('withdrawn')
    expect(stands({ ...away, seen: 0.45 }).standing).toBe('engaged')
    expect(stands({ ...away, relS: 1.2 }).standing).toBe('engaged')
    expect(stands({ ...away, relG: 1.6 }).standing).toBe('engaged')
  })

  it('to rebalance: comes too little, or asks twice what he gives', () => {
    expect(stands({ presence: 0.54 }).standing).toBe('to-rebalance')
    expect(stands({ presence: 0.55 }).standing).toBe('engaged')
    expect(stands({ ratio: 2.01 }).standing).toBe('to-rebalance')
    expect(stands({ ratio: 2 }).standing).toBe('engaged')
    expect(stands({ ratio: 9, enough: false }).standing).toBe('engaged')
  })

  it('without any recorded roll only the balance speaks', () => {
    const unknown = { presence: undefined, seen: undefined, recordedMeetings: 0 }
    expect(stands({ ...unknown, relS: 0.2, relG: 0.2 }).standing).toBe('engaged')
    expect(stands({ ...unknown, ratio: 2.5 }).standing).toBe('to-rebalance')
  })

  it('the quiet are engaged', () => {
    expect(stands({ relG: 0.3, relS: 0.4, ratio: 1.3 }).standing).toBe('engaged')
  })
})

describe('the sensitivity follows the organizers', () => {
  it('a wrong flag makes the club more careful; two right ones undo it', () => {
    expect(sensitivityAfter(3.5, ['no hunter'])).toBeCloseTo(3.6)
    expect(sensitivityAfter(3.5, ['no hunter', 'rightly', 'rightly'])).toBeCloseTo(3.5)
  })

  it('never leaves its bounds', () => {
    expect(sensitivityAfter(3.5, Array(30).fill('no hunter'))).toBe(4.5)
    expect(sensitivityAfter(3.5, Array(30).fill('rightly'))).toBe(3)
  })
})

describe('with the club as it stands', () => {
  const amount = fc.double({ min: 0, max: 30, noNaN: true })
  const levels = fc.record({
    giving: amount,
    soliciting: amount,
    g: amount,
    s: amount,
    e: fc.double({ min: 3, max: 4.5, noNaN: true }),
  })
  const before = fc.constantFrom<Flag>('none', 'counted', 'flagged')
  const figuresOf = ({
    giving,
    soliciting,
    g,
    s,
    e,
  }: {
    giving: number
    soliciting: number
    g: number
    s: number
    e: number
  }) => {
    const relG = relative(giving, g, 1)
    const relS = relative(soliciting, s, 1)
    return { giving, soliciting, relG, relS, ratio: relS / relG, e }
  }
  const isFlagged = (facts: Partial<Figures>, flag: Flag) => stands(facts, flag).standing === 'hunter'

  it('giving more never brings the flag, and never raises the balance', () => {
    fc.assert(
      fc.property(levels, amount, before, fc.boolean(), (club, more, flag, presentAsTheClub) => {
        const less = { ...figuresOf(club), presentAsTheClub }
        const given = { ...figuresOf({ ...club, giving: club.giving + more }), presentAsTheClub }
        expect(given.ratio).toBeLessThanOrEqual(less.ratio)
        if (!isFlagged(less, flag)) expect(isFlagged(given, flag)).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })

  it('a roll that was not taken, or not whole, never brings the flag', () => {
    fc.assert(
      fc.property(
        levels,
        fc.nat({ max: 12 }),
        fc.nat({ max: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        before,
        (club, came, absent, clubShare, flag) => {
          const presence = share(came, came + absent, clubShare)
          const known = {
            ...figuresOf(club),
            recordedMeetings: came + absent,
            came,
            presence,
            presentAsTheClub: presence >= clubShare,
            solicitingActs: 9,
          }
          const unknown = {
            ...known,
            recordedMeetings: 0,
            presence: undefined,
            seen: undefined,
            presentAsTheClub: true,
          }
          if (!isFlagged(known, flag)) expect(isFlagged(unknown, flag)).toBe(false)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
