import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Apart } from '../../src/club/apart/kept.ts'
import type { ListedMember } from '../../src/club/members/listed.ts'
import { preferred, proposalFor } from '../../src/club/nudges/choose.ts'
import type { Stood } from '../../src/club/nudges/company.ts'
import { ladderOf } from '../../src/club/nudges/episodes.ts'
import { possibleActs } from '../../src/club/nudges/possible.ts'
import type { Proposal } from '../../src/club/proposals.ts'
import { none } from '../../src/club/topic.ts'
import { topics } from '../../src/club/topics.ts'
import type { ToldInWeek } from '../../src/notices/this-week.ts'
import type { ProposedAct } from '../../src/terms/act.ts'
import type { Ladder } from '../../src/terms/nudge.ts'
import type { Standing } from '../../src/terms/standing.ts'

/** Whom nudges send to whom: whatever the club, its standings and its kinds of nudge. */

const today = Temporal.PlainDate.from('2026-11-24')
const coffees: ReadonlySet<ProposedAct> = new Set(['one-to-one', 'greet-newcomer', 'buddy'])

const standing = fc.constantFrom<Standing>(
  ...(['hunter', 'withdrawn', 'to-rebalance', 'new', 'engaged', 'engaged', 'engaged'] as const),
  ...(['on-leave', 'objected', 'contested'] as const),
)
const somebody = fc.record({
  standing,
  asksMuch: fc.boolean(),
  days: fc.constantFrom(3, 40, 89, 90, 400, 4000),
  company: fc.constantFrom(null, 'Hurel', 'Lamy', 'Roux'),
  off: fc.constantFrom<readonly string[]>([], [], [], ['one-to-one-proposed'], ['coffee'], ['nudge']),
  isReachable: fc.constantFrom(true, true, true, false),
  isAway: fc.constantFrom(false, false, false, true),
  sponsor: fc.nat(9),
})
const pair = fc.tuple(fc.nat(9), fc.nat(9)).filter(([a, b]) => a !== b)
const club = fc.record({
  people: fc.array(somebody, { minLength: 6, maxLength: 10 }),
  apart: fc.array(pair, { maxLength: 8 }),
  held: fc.array(pair, { minLength: 4, maxLength: 30 }),
  proposed: fc.array(pair, { maxLength: 4 }),
  scores: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 }),
})
type Club = typeof club extends fc.Arbitrary<infer C> ? C : never

const named = (n: number) => `m${n}`

type Known = Parameters<typeof possibleActs>[1]['known']

/** What each could be proposed, by the rules of every topic: the records that they read beside these are empty. */
function proposalsIn(
  { people, apart, held, proposed, scores }: Club,
  { known = [], told = new Map() }: { known?: Known; told?: ReadonlyMap<string, readonly ToldInWeek[]> } = {},
) {
  const members = people.map(
    (one, n): ListedMember => ({
      ...{ id: named(n), externalId: named(n), joinedOn: today.subtract({ days: one.days }), leftOn: null },
      ...{ family: n % 3 === 0 ? 'services' : 'industry', company: one.company, settings: { off: [...one.off] } },
      sponsor: one.sponsor < people.length && one.sponsor !== n ? named(one.sponsor) : null,
      ...{ hasSaidHello: true, isReachable: one.isReachable, isProfileComplete: n % 2 === 0 },
    }),
  )
  const ids = (pairs: readonly (readonly number[])[]) => pairs.map(([a, b]): Apart => [named(a!), named(b!)])
  const standings = new Map(
    people.map(({ standing, asksMuch }, n): [string, Stood] => [named(n), { standing, asksMuch }]),
  )
  const score = (a: string, b: string) => scores[(a.length + b.charCodeAt(1)) % 7]!
  const possible = possibleActs(
    { topics, today },
    {
      people: members.filter((_, n) => !people[n]!.isAway),
      known,
      met: ids([...held, ...proposed]),
      held: ids(held).map(two => ({ members: two, heldOn: today })),
      ...{ apart: ids(apart), standings, told, forWhom: new Set(members.map(({ id }) => id)) },
      complements: { score } as never,
    },
  )
  return [...possible].map(([id, all]) => ({ n: Number(id.slice(1)), all: all() }))
}

/** A proposal that brings two together, as said of the two by their numbers. */
type Brought = { readonly from: number; readonly to: number; readonly act: ProposedAct }

const broughtIn = (all: readonly { n: number; all: readonly Proposal[] }[]): Brought[] =>
  all.flatMap(({ n, all }) =>
    all.flatMap(({ act, who }) => (coffees.has(act) && who ? [{ from: n, to: Number(who.slice(1)), act }] : [])),
  )

const inEveryClub = (check: (club: Club, brought: readonly Brought[]) => void, runs = 400) =>
  fc.assert(
    fc.property(club, one => check(one, broughtIn(proposalsIn(one)))),
    { numRuns: runs },
  )

/** Who vouched for him, unless he himself is called more than in need of balance. */
const isSponsor = (people: Club['people'], from: number, to: number) =>
  people[from]!.sponsor === to && people[to]!.standing === 'to-rebalance'

const asksMore = ({ standing, asksMuch }: Club['people'][number]) =>
  standing === 'hunter' || (standing === 'to-rebalance' && asksMuch)

describe('whom a nudge sends to whom', () => {
  it('who asks more than he gives is never sent to a newcomer, whatever the kind', () => {
    inEveryClub(({ people }, brought) => {
      for (const { from, to } of brought)
        if (asksMore(people[from]!)) {
          expect(people[to]!.days).toBeGreaterThanOrEqual(90)
          if (!isSponsor(people, from, to)) expect(people[to]!.standing).toBe('engaged')
        }
    })
    for (const ladder of Object.keys(preferred) as Ladder[])
      expect([ladder, preferred[ladder].includes('greet-newcomer')]).toEqual([ladder, ladder === 'to-rebalance'])
  })

  it('nobody is sent to one who asks more than he gives, stays away, is on a break, objected or contests', () => {
    inEveryClub(({ people }, brought) => {
      for (const { from, to } of brought) {
        expect(people[to]!.isAway).toBe(false)
        if (isSponsor(people, from, to)) continue
        expect(asksMore(people[to]!)).toBe(false)
        expect(['engaged', 'new']).toContain(people[to]!.standing)
      }
    })
  })

  it('the withdrawn are received by members who know the club, and newcomers never by newcomers', () => {
    inEveryClub(({ people }, brought) => {
      for (const { from, to } of brought) {
        if (people[from]!.standing === 'withdrawn' && !isSponsor(people, from, to))
          expect(people[to]!.standing).toBe('engaged')
        if (people[from]!.standing === 'new') expect(people[to]!.days).toBeGreaterThanOrEqual(90)
      }
    })
  })

  it('nobody is sent to whom one of the two keeps away from, a colleague, or one who would not hear of it', () => {
    inEveryClub(({ people, apart }, brought) => {
      for (const { from, to } of brought) {
        expect(apart.some(two => two.includes(from) && two.includes(to))).toBe(false)
        expect(people[from]!.company !== null && people[from]!.company === people[to]!.company).toBe(false)
        expect(people[to]!.isReachable).toBe(true)
        expect(people[to]!.off.filter(kind => kind !== 'nudge')).toEqual([])
      }
    })
  })

  it('two are introduced by one who really met both, who keep away from neither and never met', () => {
    let introduced = 0
    fc.assert(
      fc.property(club, one => {
        const { people, held, proposed, apart } = one
        const are = (pairs: readonly (readonly number[])[], a: number, b: number) =>
          pairs.some(two => two.includes(a) && two.includes(b))
        for (const { n, all } of proposalsIn(one))
          for (const { about } of all.filter(({ act }) => act === 'introduce')) {
            const [a, b] = about!.split(' ').map(id => Number(id.slice(1))) as [number, number]
            introduced++
            expect([are(held, n, a), are(held, n, b)]).toEqual([true, true])
            expect([are(apart, n, a), are(apart, n, b), are(apart, a, b)]).toEqual([false, false, false])
            expect(are([...held, ...proposed], a, b)).toBe(false)
            expect([people[a]!.standing, people[b]!.standing]).toEqual(['engaged', 'engaged'])
          }
      }),
      { numRuns: 400, seed: 11 },
    )
    expect(introduced).toBeGreaterThan(20)
  })

  it('of what could be proposed, each ladder proposes what is its own, and a second step a coffee where there is one', () => {
    let proposed = 0
    fc.assert(
      fc.property(club, fc.constantFrom<1 | 2>(1, 2), fc.boolean(), (one, step, staysAway) => {
        for (const { n, all } of proposalsIn(one)) {
          const ladder = ladderOf(one.people[n]!.standing)
          const chosen = ladder && proposalFor(ladder, step, all, [], staysAway)
          if (!chosen) continue
          proposed++
          expect([...preferred[ladder], 'buddy']).toContain(chosen.act)
          const hasBuddy = all.some(({ act }) => act === 'buddy')
          if (step === 2 && hasBuddy) expect(chosen.act).toBe('buddy')
          if (ladder === 'hunter') expect(chosen.act).not.toBe('greet-newcomer')
        }
      }),
      { numRuns: 200 },
    )
    expect(proposed).toBeGreaterThan(100)
  })
})

describe('what another message asks that week', () => {
  const proposes = (act: ProposedAct) =>
    topics.flatMap(({ proposals }) =>
      proposals === none || proposals.proposes === none || !proposals.proposes.acts[act] ? [] : proposals.proposes,
    )[0]!
  const meeting = { id: 'meeting', answered: new Set<string>(), bring: new Set<string>() }
  const known: Known = [
    { by: proposes('rsvp'), what: meeting },
    ...Array.from({ length: 10 }, (_, n) => ({
      by: proposes('update-referral'),
      what: { id: `referral ${n}`, receiver: named(n), giver: named((n + 1) % 10) },
    })),
  ]
  /** By hand: which messages ask the same as which act. */
  const same: Readonly<Record<string, readonly ProposedAct[]>> = {
    'meeting-unanswered': ['rsvp', 'invite-guest'],
    'meeting-coming': ['rsvp', 'invite-guest'],
    'referral-reminder': ['update-referral'],
    'referral-closes-soon': ['update-referral'],
    'one-to-one-proposed': ['one-to-one', 'greet-newcomer', 'buddy'],
    'round-ahead': ['one-to-one', 'greet-newcomer', 'buddy'],
    'round-proposed': ['one-to-one', 'greet-newcomer', 'buddy'],
    coffee: ['buddy'],
    'thanks-received': [],
    'round-up': [],
  }
  const message = fc.record({ to: fc.nat(9), kind: fc.constantFrom(...Object.keys(same)) })

  it('is proposed to nobody, whatever else he gets; and what no message asks is proposed as before', () => {
    const seen = new Set<ProposedAct>()
    fc.assert(
      fc.property(club, fc.array(message, { maxLength: 14 }), (one, messages) => {
        const told = messages.map(({ to, kind }): ToldInWeek => ({ reader: named(to), kind, args: {} }))
        const without = new Map(proposalsIn(one, { known }).map(({ n, all }) => [n, all]))
        const during = proposalsIn(one, { known, told: Map.groupBy(told, ({ reader }) => reader) })
        for (const { n, all } of during) {
          const asked = new Set(messages.filter(({ to }) => to === n).flatMap(({ kind }) => same[kind]!))
          expect(all).toEqual(without.get(n)!.filter(({ act }) => !asked.has(act)))
          for (const { act } of all) seen.add(act)
        }
      }),
      { numRuns: 300 },
    )
    expect([...seen]).toEqual(
      expect.arrayContaining(['rsvp', 'invite-guest', 'update-referral', 'one-to-one', 'buddy']),
    )
  })
})
