import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answers, type Deed, daysBetween, ladderOf, type PastNudge } from '../../src/club/nudges/episodes.ts'
import { decideNudges, weeklyBudget } from '../../src/club/nudges/rules.ts'
import type { Ladder } from '../../src/terms/nudge.ts'
import type { Standing } from '../../src/terms/standing.ts'

const zone = 'Europe/Paris'
const first = Temporal.ZonedDateTime.from(`2026-01-06T10:00[${zone}]`)
const ids = ['a', 'b', 'c', 'd']
const weeks = 60

const standing = fc.constantFrom<Standing>(
  'hunter',
  'hunter',
  'withdrawn',
  'to-rebalance',
  'new',
  'engaged',
  'on-leave',
)
const deed = fc.record({
  member: fc.constantFrom(...ids),
  day: fc.integer({ min: 0, max: 7 * weeks }),
  kind: fc.constantFrom<Deed['kind']>('referral', 'thank', 'rsvp', 'attendance', 'one-to-one', 'answer-ask', 'buddy'),
})
/** Each member's standing from week to week, and what everybody does. */
const year = fc.record({
  standings: fc.array(fc.array(standing, { minLength: 4, maxLength: 4 }), {
    minLength: weeks / 6,
    maxLength: weeks / 6,
  }),
  deeds: fc.array(deed, { maxLength: 60 }),
})

type Sent = { member: string; at: Temporal.Instant; ladder: Ladder; act: PastNudge['act'] }

/** Lives the year and gives back what was sent, begun and handed over. */
function live({
  standings,
  deeds: days,
}: {
  standings: Standing[][]
  deeds: { member: string; day: number; kind: Deed['kind'] }[]
}) {
  const deeds = days.map(({ member, day, kind }) => ({
    member,
    kind,
    at: first.add({ days: day, hours: 3 }).toInstant(),
  }))
  const nudges: PastNudge[] = []
  const sent: Sent[] = []
  const handedOver: { member: string; at: Temporal.Instant }[] = []
  const begun: number[] = []
  for (let week = 0; week < weeks; week++) {
    const at = first.add({ days: 7 * week }).toInstant()
    const now = standings[Math.floor(week / 6)]!
    const members = ids.map((member, n) => ({
      member,
      standing: now[n]!,
      since: first.toPlainDate(),
      staysAway: false,
      hasSaidHello: true,
      stopped: false,
      toRebalanceBefore: 3,
      possible: () => (['answer-ask', 'rsvp', 'one-to-one', 'thank', 'buddy'] as const).map(act => ({ act })),
    }))
    let gentle = 0
    for (const decision of decideNudges(
      { club: 'c', zone, members, nudges: [...nudges], deeds, episodesSoFar: nudges.length },
      at,
    )) {
      const { member } = decision
      const row = { member, decidedAt: at, outcome: undefined, outcomeAt: undefined, closed: false }
      if (decision.what === 'send' || decision.what === 'delay') {
        const episode = decision.what === 'send' && decision.episode ? decision.episode : `e${nudges.length}`
        if (!nudges.some(nudge => nudge.episode === episode) && decision.ladder !== 'hunter') gentle++
        const heldBack = decision.what === 'delay'
        const step = decision.what === 'send' ? decision.step : 1
        nudges.push({ ...row, episode, step, act: decision.proposal.act, heldBack, arm: decision.arm })
        if (!heldBack) sent.push({ member, at, ladder: decision.ladder, act: decision.proposal.act })
      }
      if (decision.what === 'hand over') {
        handedOver.push({ member, at })
        nudges.push({
          ...row,
          episode: decision.episode ?? `e${nudges.length}`,
          step: 3,
          act: undefined,
          heldBack: false,
          arm: decision.arm,
        })
      }
      if (decision.what === 'end')
        nudges.forEach((nudge, n) => {
          if (nudge.episode === decision.episode) nudges[n] = { ...nudge, closed: true }
        })
    }
    begun.push(gentle)
  }
  return { sent, handedOver, begun, deeds, nudges }
}

const apart = (a: { at: Temporal.Instant }, b: { at: Temporal.Instant }) => daysBetween(a.at, b.at, zone)
const eachMember = <T extends { member: string }>(rows: readonly T[], check: (own: T[]) => void) => {
  for (const id of ids) check(rows.filter(row => row.member === id))
}

describe('in any year', () => {
  it('nobody gets more than one nudge in 7 days, or three in 91', () => {
    fc.assert(
      fc.property(year, facts => {
        eachMember(live(facts).sent, own =>
          own.forEach((one, n) => {
            if (own[n + 1]) expect(apart(one, own[n + 1]!)).toBeGreaterThanOrEqual(7)
            if (own[n + 3]) expect(apart(one, own[n + 3]!)).toBeGreaterThanOrEqual(91)
          }),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('nobody is written to in the 14 days after he gave, nor in the 180 after a hand-over', () => {
    fc.assert(
      fc.property(year, facts => {
        const { sent, handedOver, deeds } = live(facts)
        for (const one of sent) {
          const gave = deeds.filter(
            other =>
              other.member === one.member &&
              Temporal.Instant.compare(other.at, one.at) <= 0 &&
              answers(other, one.ladder, undefined),
          )
          for (const other of gave) expect(apart(other, one)).toBeGreaterThanOrEqual(14)
          for (const other of handedOver)
            if (other.member === one.member && Temporal.Instant.compare(other.at, one.at) <= 0)
              expect(apart(other, one)).toBeGreaterThanOrEqual(180)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('the gentle episodes keep to their budget, and the steps to their order', () => {
    fc.assert(
      fc.property(year, facts => {
        const { begun, nudges } = live(facts)
        for (const count of begun) expect(count).toBeLessThanOrEqual(weeklyBudget(ids.length))
        for (const episode of new Set(nudges.map(nudge => nudge.episode))) {
          const own = nudges.filter(nudge => nudge.episode === episode)
          const messages = own.filter(nudge => !nudge.heldBack).map(nudge => nudge.step)
          expect([[], [1], [1, 2], [1, 2, 3], [1, 3], [3]]).toContainEqual(messages)
          expect(new Set(own.map(nudge => nudge.arm)).size).toBe(1)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('only a standing that calls for it is answered', () => {
    fc.assert(
      fc.property(year, facts => {
        for (const one of live(facts).sent) {
          const week = Math.round(daysBetween(first.toInstant(), one.at, zone) / 7)
          const now = facts.standings[Math.floor(week / 6)]![ids.indexOf(one.member)]!
          expect(ladderOf(now)).toBe(one.ladder)
        }
      }),
      { numRuns: 20 },
    )
  })
})
