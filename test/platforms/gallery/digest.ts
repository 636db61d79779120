import { asksInDigest } from '../../../src/club/asks/digest.ts'
import * as digestCards from '../../../src/club/digest/cards.ts'
import type { Digest } from '../../../src/club/digest/compute.ts'
import { digestPress } from '../../../src/club/digest/presses.ts'
import { firstActions, inOrder } from '../../../src/club/digest/rules.ts'
import { introductionsInDigest } from '../../../src/club/introductions/digest.ts'
import { meetingsInDigest } from '../../../src/club/meetings/digest.ts'
import { membersInDigest } from '../../../src/club/members/digest.ts'
import * as nudgeCards from '../../../src/club/nudges/cards.ts'
import { nudgesInDigest } from '../../../src/club/nudges/digest.ts'
import { oneToOnesInDigest } from '../../../src/club/one-to-ones/digest.ts'
import { pairingInDigest } from '../../../src/club/pairing/digest.ts'
import { clubChart } from '../../../src/club/presence/chart.ts'
import { presenceInDigest } from '../../../src/club/presence/digest.ts'
import { referralsInDigest } from '../../../src/club/referrals/digest.ts'
import * as standingCards from '../../../src/club/standing/cards.ts'
import { standingsInDigest } from '../../../src/club/standing/digest.ts'
import { thanksInDigest } from '../../../src/club/thanks/digest.ts'
import { turned } from '../../../src/view/pages.ts'
import type { Words } from '../../../src/words/words.ts'
import { png } from '../../kit/png.ts'
import { at, crowd, groundsFor, meeting, onDay, paul, standingOf, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'
import { rolls } from './presence.ts'

export const digests = (words: Words): Of<typeof digestCards> => {
  const c = digestCards
  const monday = onDay('2026-11-02')
  const share = { acted: 4, of: 9 }
  const cost = { sent: 31, acted: 12, ignored: 15, snoozed: 3, stopped: 1 }
  const effect = { now: share, delayed: share, difference: 0.1, interval: [-0.2, 0.4], tells: false } as const
  const standings = {
    on: onDay('2026-11-03'),
    counts: { engaged: 15, 'to-rebalance': 4, 'deserve-a-word': 2, new: 2, 'on-leave': 1 },
  }
  const said = [
    presenceInDigest.of({ rolls: rolls.slice(-1), before: rolls.slice(-7, -1), shown: rolls }),
    meetingsInDigest.of({
      guests: { came: 2, joined: 1 },
      rollMissing: meeting,
    }),
    referralsInDigest.of({ given: 5, confirmed: 3, won: 1, standStill: ids(2) }),
    thanksInDigest.of({ given: 4, business: { told: 'some' } }),
    introductionsInDigest.of(2),
    oneToOnesInDigest.of({
      ...{ held: 3, pairs: 276, met: 40 },
      byMonth: { months: ['2026-11'], isOpen: true, held: [3], firsts: [2] },
      newcomers: [12, 40, 41].map(days => ({ member: paul.id, days, oneToOnes: 0, isComing: false })),
    }),
    pairingInDigest.of({ proposed: 12, held: 7, unknown: 4, leftOut: 1, allMet: false }),
    asksInDigest.of({ made: 2, unanswered: ids(2), asked: 1 }),
    standingsInDigest.of({ standings, contests: ids(2), overloaded: ids(2) }),
    nudgesInDigest.of({
      tomorrow: 3,
      silentUntil: null,
      sent: 4,
      answered: 2,
      effect,
      entrusted: ids(3),
      cost,
      off: ['withdrawn', 'rsvp'],
    }),
    membersInDigest.of({ unreachable: 2 }),
  ]
  const every = said.flatMap(({ actions }) =>
    actions.map(({ about, says, ...action }, n) => ({
      ...action,
      count: about.length,
      says: (in_: Words) => says(about.length, in_),
      lasting: action.kind === 'remark' ? null : { count: 1 + (n % 2), weeks: 3 + n, isLeft: action.kind === 'ask' },
    })),
  )
  const lines = said.flatMap(({ lines }) => lines)
  const digest: Digest = {
    week: { monday, from: at('2026-11-01T23:00:00Z'), until: at('2026-11-08T23:00:00Z') },
    ...firstActions(every),
    lines: inOrder(lines),
    charts: said.flatMap(({ chart }) => chart ?? []),
    isEmpty: false,
  }
  const everybody = crowd.slice(0, 40).map((member, n) => ({
    member,
    grounds: groundsFor(standingOf(member, (['hunter', 'withdrawn', 'new', 'new'] as const)[n % 4]!), {
      daysOfMembership: n % 4 === 2 ? 12 : 700,
    }),
  }))
  const people = everybody.slice(0, 20)
  const coming = people.flatMap(({ member }, n) => (n % 3 ? [] : [{ member, step: 1 as const }]))
  return {
    digestCard: [
      c.digestCard(
        { digest, pictures: [{ chart: clubChart(rolls, words)!, png: png(60, 40, [31, 111, 139]) }] },
        words,
      ),
      c.digestCard(
        {
          digest: { ...digest, actions: every, others: [] },
          pictures: [{ chart: clubChart(rolls, words)!, png: null }],
        },
        words,
      ),
      c.digestCard({ digest: { ...digest, isEmpty: true }, pictures: [] }, words),
      c.digestCard(
        {
          digest,
          pictures: [{ chart: clubChart(rolls, words)!, png: null }],
          isPast: true,
          weeks: [1, 2, 3].map(n => monday.subtract({ weeks: n })),
        },
        words,
      ),
      c.digestCard(
        { digest: { ...digest, actions: [], others: [], lines: inOrder(quietLines) }, pictures: [], isNow: true },
        words,
      ),
    ],
    namesCard: [
      c.namesCard(
        [standingCards.namesBehind(people, onDay('2026-11-05'), words), nudgeCards.comingNames(coming, words)],
        words,
      ),
      // The people behind one line, page by page.
      turned(
        c.namesCard([standingCards.namesBehind(everybody, onDay('2026-11-05'), words)], words),
        1,
        to => digestPress('people', 'standings', to),
        words.general.buttons,
      ),
      c.namesCard([], words),
      c.namesCard(
        [],
        words,
        (['seldom seen', 'asks much', 'new', 'something else'] as const).map((why, n) => ({ member: crowd[n]!, why })),
      ),
    ],
    settledCard: [c.settledCard(words)],
    leftAloneCard: [c.leftAloneCard({ count: 1, step: uuid(1) }, words)],
    toldAgainCard: [c.toldAgainCard(words)],
  }
}

const ids = (count: number) => Array.from({ length: count }, (_, n) => uuid(n))

const quietLines = [
  ...presenceInDigest.of({ rolls: [], before: rolls.slice(-6), shown: rolls }).lines,
  ...meetingsInDigest.of({ guests: { came: 0, joined: 0 }, rollMissing: null }).lines,
]
