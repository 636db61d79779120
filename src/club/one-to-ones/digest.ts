import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import type { Member } from '../../terms/member.ts'
import { digestPart } from '../digest/part.ts'
import { hasDay } from '../digest/rules.ts'
import { presentMembers } from '../members/queries.ts'
import { coffeeFor } from './bring.ts'
import { type ByMonth, byMonth, byMonthChart, pairsAmong } from './chart.ts'
import { type Known, knownOneToOnes } from './met.ts'
import { type Newcomer, newcomersCard } from './newcomer-cards.ts'
import { isAlone, newcomerDays } from './rules.ts'

/** A newcomer by his id: what a digest tells is kept, and names are not. */
type ToldNewcomer = Omit<Newcomer, 'member'> & { readonly member: string }

type Figures = {
  /** In the week. */
  readonly held: number
  /** Pairs of today's members, and how many of them ever had one. */
  readonly pairs: number
  readonly met: number
  readonly newcomers: readonly ToldNewcomer[]
  /** What the picture shows. */
  readonly byMonth: ByMonth
}

/** Newcomers are reported here since what is told of them is whether they have had a one-to-one. */
export const oneToOnesInDigest = digestPart<Figures, Known>({
  rows: knownOneToOnes,
  read: (club, { people, week }, held) => ({
    held: held.filter(({ heldOn }) => heldOn !== null && hasDay(week, heldOn)).length,
    pairs: (people.length * (people.length - 1)) / 2,
    met: pairsOf(held, people).size,
    newcomers: newcomersAmong(club, people, held).map(({ member, ...rest }) => ({ ...rest, member: member.id })),
    byMonth: byMonth(
      held.filter(({ isComing }) => !isComing),
      week.monday.add({ days: 6 }),
    ),
  }),
  isQuiet: ({ held }) => held === 0,
  lines: {
    'one-to-ones': {
      says: (figures, words) => words.oneToOnes.digest.week(figures),
      report: ({ held, pairs, met }) => ({ one_to_ones: { held, pairs, met } }),
    },
    newcomers: {
      says: ({ newcomers }, words) =>
        words.oneToOnes.digest.newcomers(newcomers.length, newcomers.filter(({ oneToOnes }) => oneToOnes === 0).length),
      isLeftOut: ({ newcomers }) => newcomers.length === 0,
      report: ({ newcomers }) => ({ newcomers: newcomers.length }),
    },
  },
  actions: {
    newcomer: {
      about: ({ newcomers }) => newcomers.filter(isAlone).map(({ member }) => member),
      says: (count, words) => words.oneToOnes.digest.alone(count),
      button: words => words.oneToOnes.digest.see,
      async open(club, by, words) {
        const { known } = await together(club, { known: [knownOneToOnes(club)] })
        const alone = newcomersAmong(club, await presentMembers(club), known)
          .filter(isAlone)
          .toSorted((a, b) => b.days - a.days)
        const [first] = alone
        if (!first) return null
        const view = newcomersCard(alone, await coffeeFor(club, by, first.member), words)
        return { view, about: alone.map(({ member }) => member.id) }
      },
    },
  },
  // In a week without one it would be last week’s picture.
  chart: ({ held, byMonth }, words) => (held === 0 ? null : byMonthChart(byMonth, words)),
})

function pairsOf(held: readonly Known[], people: readonly Member[]): ReadonlySet<string> {
  const here = new Set(people.map(({ id }) => id))
  return new Set(
    held.flatMap(({ members, isComing }) => {
      if (isComing) return []
      return pairsAmong(members.filter(id => here.has(id)))
    }),
  )
}

function newcomersAmong(club: ClubTx, people: readonly Member[], held: readonly Known[]): Newcomer[] {
  return people
    .map(member => ({ member, days: member.joinedOn.until(club.today).days }))
    .filter(({ days }) => days >= 0 && days < newcomerDays)
    .map(({ member, days }) => ({
      member,
      days,
      oneToOnes: held.filter(({ members, isComing }) => !isComing && members.includes(member.id)).length,
      isComing: held.some(({ members, isComing }) => isComing && members.includes(member.id)),
    }))
}
