import { describe, expect, it } from 'vitest'
import { armOf, coinOf, stableFraction } from '../../src/club/nudges/coin.ts'
import type { Deed, PastNudge } from '../../src/club/nudges/episodes.ts'
import { chosenOf } from '../../src/club/nudges/opening-rules.ts'
import {
  type Candidate,
  type Decision,
  decideNudges,
  type NudgeFacts,
  weeklyBudget,
} from '../../src/club/nudges/rules.ts'

const zone = 'Europe/Paris'
const tuesday = Temporal.ZonedDateTime.from(`2026-11-24T10:00[${zone}]`)
const at = tuesday.toInstant()
const past = (days: number) => tuesday.subtract({ days }).toInstant()
const everything = () =>
  (['answer-ask', 'thank', 'introduce', 'rsvp', 'one-to-one', 'fill-profile', 'buddy'] as const).map(act => ({ act }))

const franck: Candidate = {
  member: 'franck',
  standing: 'hunter',
  since: Temporal.PlainDate.from('2026-10-06'),
  staysAway: false,
  hasSaidHello: true,
  stopped: false,
  possible: everything,
  toRebalanceBefore: 3,
}
const nudge = (days: number, facts: Partial<PastNudge> = {}): PastNudge => ({
  member: 'franck',
  episode: 'e1',
  step: 1,
  act: 'answer-ask',
  decidedAt: past(days),
  heldBack: false,
  outcome: undefined,
  outcomeAt: undefined,
  arm: 'now',
  closed: false,
  ...facts,
})
const did = (kind: Deed['kind'], days: number): Deed => ({ member: 'franck', at: past(days), kind })
const decide = (facts: Partial<NudgeFacts> = {}) =>
  decideNudges(
    { club: 'c', zone, members: [franck], nudges: [], deeds: [], episodesSoFar: 0, withoutDelay: true, ...facts },
    at,
  )
/** The last word on Franck, in one line. */
const franckGets = (facts: Partial<NudgeFacts> = {}) => {
  const mine = decide(facts).filter(decision => decision.member === 'franck')
  return mine.map(inWords).join(', ') || 'nothing'
}
const inWords = (decision: Decision): string => {
  switch (decision.what) {
    case 'send':
      return `send ${decision.step}: ${decision.proposal.act}`
    case 'delay':
      return 'delay'
    case 'hand over':
    case 'end':
    case 'wait':
      return `${decision.what}: ${decision.why}`
  }
}
const as = (changes: Partial<Candidate>): Partial<NudgeFacts> => ({ members: [{ ...franck, ...changes }] })

describe('the ladder', () => {
  it('begins when a standing calls for it', () => {
    expect(franckGets()).toBe('send 1: answer-ask')
    for (const standing of ['engaged', 'on-leave', 'objected', 'contested'] as const)
      expect(franckGets(as({ standing }))).toBe('nothing')
  })

  it('offers a buddy 21 days later, not 20', () => {
    expect(franckGets({ nudges: [nudge(20)] })).toBe('wait: next step later')
    expect(franckGets({ nudges: [nudge(21)] })).toBe('send 2: buddy')
  })

  it('then hands over, and rests 180 days', () => {
    const two = [nudge(49), nudge(28, { step: 2, act: 'buddy' })]
    expect(franckGets({ nudges: two })).toBe('hand over: third step')
    const three = (days: number) => [
      nudge(days + 42),
      nudge(days + 21, { step: 2 }),
      nudge(days, { step: 3, act: undefined }),
    ]
    expect(franckGets({ nudges: three(179) })).toBe('wait: rest after hand-over')
    expect(franckGets({ nudges: three(180) })).toBe('send 1: thank')
  })

  it('an imported episode goes on, until its last message is older than 180 days', () => {
    expect(franckGets({ nudges: [nudge(180, { outcome: 'ignored' })] })).toBe('send 2: buddy')
    expect(franckGets({ nudges: [nudge(181, { outcome: 'ignored' })] })).toBe('send 1: thank')
  })

  it('keeps its days over a clock change', () => {
    const spring = Temporal.ZonedDateTime.from(`2026-04-07T10:00[${zone}]`)
    const sent = { ...nudge(0), decidedAt: spring.subtract({ days: 21 }).toInstant() }
    const facts: NudgeFacts = { club: 'c', zone, members: [franck], nudges: [sent], deeds: [], episodesSoFar: 0 }
    expect(decideNudges(facts, spring.toInstant()).map(inWords)).toEqual(['send 2: buddy'])
  })

  it('ends when the standing no longer calls for it', () => {
    expect(franckGets({ ...as({ standing: 'engaged' }), nudges: [nudge(7)] })).toBe('end: no longer called for')
    expect(franckGets({ ...as({ standing: 'engaged' }), nudges: [nudge(7, { closed: true })] })).toBe('nothing')
  })
})

describe('whom to help', () => {
  it('is written to on the fourth evaluation in a row that says so, not before', () => {
    const seen = (before: number) => as({ standing: 'to-rebalance', toRebalanceBefore: before })
    expect(franckGets(seen(0))).toBe('wait: not yet four in a row')
    expect(franckGets(seen(2))).toBe('wait: not yet four in a row')
    expect(franckGets(seen(3))).toBe('send 1: answer-ask')
    // The others are not asked for so many.
    expect(franckGets(as({ standing: 'withdrawn', toRebalanceBefore: 0 }))).toBe('send 1: one-to-one')
  })
})

describe('what answers a nudge', () => {
  it('a coffee proposed answers the wish to greet somebody new', () => {
    expect(franckGets({ nudges: [nudge(28, { act: 'greet-newcomer' })], deeds: [did('one-to-one', 3)] })).toBe(
      'end: acted, wait: rest after an act',
    )
  })

  it('giving does, and then there is peace for 14 days', () => {
    expect(franckGets({ nudges: [nudge(28)], deeds: [did('referral', 3)] })).toBe('end: acted, wait: rest after an act')
    expect(franckGets({ nudges: [nudge(28)], deeds: [did('referral', 14)] })).toBe('end: acted, send 1: thank')
  })

  it('coming is no answer of a hunter, unless it was what was proposed', () => {
    expect(franckGets({ nudges: [nudge(28)], deeds: [did('attendance', 3)] })).toBe('send 2: buddy')
    expect(franckGets({ nudges: [nudge(28, { act: 'rsvp' })], deeds: [did('rsvp', 3)] })).toBe(
      'end: acted, wait: rest after an act',
    )
  })

  it('coming back in any way answers for the withdrawn and the newcomer', () => {
    for (const standing of ['withdrawn', 'new'] as const)
      for (const kind of ['rsvp', 'attendance', 'one-to-one'] as const)
        expect(franckGets({ ...as({ standing }), nudges: [nudge(28)], deeds: [did(kind, 3)] })).toBe(
          'end: acted, wait: rest after an act',
        )
  })

  it('the coffee with the buddy answers the offer of a buddy', () => {
    const nudges = [nudge(49), nudge(28, { step: 2, act: 'buddy' })]
    expect(franckGets({ nudges, deeds: [did('one-to-one', 20)] })).toBe('end: acted, send 1: answer-ask')
  })

  it('three ignored within 365 days hand over, on whatever ladder; a snoozed one is not ignored', () => {
    const ignored = (days: number, episode: string) => nudge(days, { episode, outcome: 'ignored', closed: true })
    const three = [ignored(360, 'a'), ignored(250, 'b'), ignored(100, 'c')]
    expect(franckGets({ nudges: three })).toBe('hand over: three ignored')
    expect(franckGets({ nudges: three, ...as({ standing: 'withdrawn' }) })).toBe('hand over: three ignored')
    expect(franckGets({ nudges: [ignored(366, 'a'), ...three.slice(1)] })).toBe('send 1: thank')
    expect(franckGets({ nudges: [{ ...three[0]!, outcome: 'snoozed' }, ...three.slice(1)] })).toBe('send 1: thank')
    const handedOver = nudge(190, { episode: 'b', step: 3, act: undefined })
    expect(franckGets({ nudges: [...three.slice(0, 2), handedOver, three[2]!] })).toBe('send 1: thank')
  })
})

describe('when nothing is sent', () => {
  it.each([
    ['in the silence after an import', { silentUntil: at.add({ hours: 1 }) }, 'wait: silence'],
    ['before he said hello', as({ hasSaidHello: false }), 'wait: not greeted'],
    ['when he turned nudges off', as({ stopped: true }), 'wait: stopped'],
    ['while he snoozes', as({ snoozedUntil: at.add({ hours: 1 }) }), 'wait: snoozed'],
    ['when an organizer said not him', as({ sparedUntil: at.add({ hours: 1 }) }), 'wait: spared'],
    ['when there is nothing he could do', as({ possible: () => [] }), 'wait: nothing to propose'],
  ])('%s', (_, facts, expected) => {
    expect(franckGets(facts)).toBe(expected)
  })

  it('three messages in 91 days are enough, and one in 7', () => {
    const sent = (days: number) => nudge(days, { episode: `e${days}`, outcome: 'snoozed', closed: true })
    expect(franckGets({ nudges: [sent(90), sent(60), sent(30)] })).toBe('wait: cap')
    expect(franckGets({ nudges: [sent(91), sent(60), sent(30)] })).toBe('send 1: thank')
    expect(franckGets({ nudges: [sent(6)] })).toBe('wait: cap')
    expect(franckGets({ nudges: [{ ...sent(6), heldBack: true }] })).toBe('send 1: answer-ask')
  })
})

describe('the budget of the week', () => {
  const many = (standing: Candidate['standing'], ...ids: string[]): Candidate[] =>
    ids.map((member, n) => ({
      ...franck,
      member,
      standing,
      since: Temporal.PlainDate.from('2026-10-06').add({ days: n }),
    }))
  const engaged = (count: number) => many('engaged', ...Array.from({ length: count }, (_, n) => `q${n}`))
  const begun = (members: Candidate[]) =>
    decide({ members }).flatMap(decision => (decision.what === 'send' ? [decision.member] : []))

  it('is one per 30 members, and one in a small club', () => {
    expect([8, 30, 59, 60, 95].map(weeklyBudget)).toEqual([1, 1, 1, 2, 3])
  })

  it('takes the withdrawn first, then newcomers, then who has waited longest; hunters are outside it', () => {
    const calling = [
      ...many('to-rebalance', 'r1', 'r2'),
      ...many('new', 'n1'),
      ...many('withdrawn', 'w1'),
      ...many('hunter', 'h1', 'h2'),
    ]
    expect(begun([...calling, ...engaged(24)])).toEqual(['h1', 'h2', 'w1'])
    expect(begun([...calling, ...engaged(84)])).toEqual(['h1', 'h2', 'w1', 'n1', 'r1'])
    expect(begun([...calling.reverse(), ...engaged(84)])).toEqual(['h1', 'h2', 'w1', 'n1', 'r1'])
  })

  it('does not stop an episode that goes on', () => {
    const members = [...many('withdrawn', 'w1'), { ...franck, standing: 'to-rebalance' as const }, ...engaged(20)]
    expect(franckGets({ members, nudges: [nudge(30)] })).toBe('send 2: buddy')
  })

  it('an evaluation made again in the same week begins nothing more', () => {
    const members = [...many('withdrawn', 'w1', 'w2'), ...engaged(20)]
    expect(decide({ members, nudges: [{ ...nudge(0), member: 'w1' }] }).map(inWords)).toEqual([
      'wait: next step later',
      'wait: budget of the week',
    ])
  })
})

describe('the comparison', () => {
  it('tosses a coin that is stable and fair, then delays one in five', () => {
    const arms = (before: number) => Array.from({ length: 4000 }, (_, n) => armOf(`club ${n}`, coinOf(before)))
    const delayed = (before: number) => arms(before).filter(arm => arm === 'delayed').length / 4000
    expect(arms(0)).toEqual(arms(399))
    expect(delayed(399)).toBeCloseTo(0.5, 1)
    expect(delayed(400)).toBeCloseTo(0.2, 1)
    expect(stableFraction('club 1')).toBe(stableFraction('club 1'))
  })

  const waiting = nudge(21, { heldBack: true, arm: 'delayed' })

  it('a delayed episode is sent after 21 days, and keeps its arm', () => {
    expect(franckGets({ nudges: [{ ...waiting, decidedAt: past(20) }] })).toBe('wait: delayed')
    expect(decide({ nudges: [waiting] })).toMatchObject([{ what: 'send', step: 1, episode: 'e1', arm: 'delayed' }])
  })

  it('it is not sent when its reason has gone', () => {
    expect(franckGets({ nudges: [waiting], deeds: [did('thank', 15)] })).toBe('end: acted, send 1: answer-ask')
    expect(franckGets({ nudges: [waiting], deeds: [did('thank', 5)] })).toBe('end: acted, wait: rest after an act')
    expect(franckGets({ nudges: [waiting], ...as({ standing: 'engaged' }) })).toBe('end: no longer called for')
  })

  it('the first evaluation of the demo delays nobody; later ones some', () => {
    const members = Array.from({ length: 40 }, (_, n) => ({ ...franck, member: `h${n}` }))
    const delays = (withoutDelay: boolean) =>
      decide({ members, withoutDelay }).filter(one => one.what === 'delay').length
    expect(delays(true)).toBe(0)
    expect(delays(false)).toBeGreaterThan(8)
    expect(delays(false)).toBeLessThan(32)
  })
})

describe('the act proposed', () => {
  it('is what he can do, giving first, and not the same twice', () => {
    expect(franckGets(as({ possible: () => [{ act: 'rsvp' }, { act: 'thank' }] }))).toBe('send 1: thank')
    expect(franckGets({ nudges: [nudge(100, { act: 'answer-ask', outcome: 'snoozed', closed: true })] })).toBe(
      'send 1: thank',
    )
    expect(
      franckGets({
        ...as({ possible: () => [{ act: 'answer-ask' }] }),
        nudges: [nudge(100, { closed: true, outcome: 'acted', outcomeAt: past(95) })],
      }),
    ).toBe('send 1: answer-ask')
  })

  it('brings back who stays away before it asks him to give', () => {
    expect(franckGets(as({ standing: 'withdrawn' }))).toBe('send 1: one-to-one')
    expect(franckGets(as({ standing: 'new' }))).toBe('send 1: fill-profile')
    expect(franckGets(as({ standing: 'to-rebalance' }))).toBe('send 1: answer-ask')
    expect(franckGets(as({ standing: 'to-rebalance', staysAway: true }))).toBe('send 1: rsvp')
  })
})

describe('the fact it begins with', () => {
  const held = (['season', 'sponsor', 'joined', 'was-thanked', 'was-won'] as const).map(code => ({ code, key: code }))
  const codes = (last: string | null) =>
    new Set(Array.from({ length: 200 }, (_, n) => chosenOf(`nudge ${n}`, held, last)!.code))

  it('is gratitude the first time, then something of his, never the same twice in a row, and stays', () => {
    expect(codes(null)).toEqual(new Set(['was-thanked', 'was-won']))
    expect(codes('was-won was-won')).toEqual(new Set(['sponsor', 'joined', 'was-thanked']))
    expect(codes('sponsor sponsor')).toEqual(new Set(['joined', 'was-thanked', 'was-won']))
    expect(chosenOf('one', [{ code: 'season', key: 'autumn' }], 'season autumn')).toEqual({
      code: 'season',
      key: 'autumn',
    })
    expect(chosenOf('one', [], null)).toBeNull()
    const before = chosenOf('one', held, 'joined joined')!
    // What others there were does not change it.
    const fewer = held.filter(({ code }) => code === before.code || code === 'season')
    expect(chosenOf('one', fewer, 'joined joined')).toEqual(before)
    expect(chosenOf('one', held.toReversed(), 'joined joined')).toEqual(before)
  })
})
