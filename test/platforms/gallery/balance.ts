import * as balanceCards from '../../../src/club/sectors/cards.ts'
import { balanceChart } from '../../../src/club/sectors/chart.ts'
import { balanceOf, mostHelpful, noMembers, whatIf } from '../../../src/club/sectors/rules.ts'
import { pageOf } from '../../../src/terms/page.ts'
import { type ByFamily, type RegionFigures, sectorFamilies } from '../../../src/terms/sector.ts'
import type { Words } from '../../../src/words/words.ts'
import { png } from '../../kit/png.ts'
import { crowd, lea, marc, olga, paul, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

const lille: RegionFigures = {
  ...{ code: 'UU2010-59702', name: 'Lille (partie française)', year: 2015, hasApart: true, nomenclature: 'naf-rev2' },
  source: 'INSEE series 4201043 (active establishments by sector on 31/12/2015)',
  establishments: {
    ...{ agriculture: 468, industry: 3_616, construction: 8_566, trade: 16_224, services: 48_439 },
    'public-education-health': 14_685,
  },
}

const club = (members: Partial<ByFamily>, region: RegionFigures | null = lille, withApart = false) =>
  balanceOf({ members: { ...noMembers, ...members }, region, withApart, club: 'c1' })

/** The cards of the balance of sectors, as a picture and in words. */
export const balances = (words: Words): Of<typeof balanceCards> => {
  const c = balanceCards
  const shown = (balance: ReturnType<typeof club>) => ({
    ...{ balance, chart: balanceChart(balance, words), png: null, liberal: 0, guessed: [], unplaced: [] },
    ...{ alike: 0, candidates: 0 },
  })
  const usual = club({ agriculture: 1, industry: 2, construction: 1, trade: 7, services: 19 })
  const candidates = [
    { id: uuid(71), name: 'Lila Petit', activity: 'Charpente', family: 'construction' as const },
    { id: uuid(72), name: 'Sacha Roux', activity: 'Expertise comptable', family: 'services' as const },
    { id: uuid(73), name: 'Noé Blanc', activity: 'Ostéopathie', family: 'public-education-health' as const },
    { id: uuid(74), name: 'Ana Lopes', activity: 'Des idées', family: null },
    { id: uuid(75), name: 'Max', activity: null, family: null },
  ]
  const pair = (n: number, facts = {}) => ({
    ...{ trade: 'crafts' as const, code: null, company: null, ...facts },
    pair: [crowd[n]!, crowd[n + 1]!] as const,
  })
  return {
    balanceCard: [
      c.balanceCard({ ...shown(usual), png: png(60, 40, [31, 111, 139]) }, words),
      c.balanceCard(shown(usual), words),
      c.balanceCard(
        {
          ...shown(club({ industry: 2, trade: 6, services: 22, 'public-education-health': 2 })),
          ...{ liberal: 6, guessed: [lea], unplaced: [marc, paul], alike: 1, candidates: 12 },
        },
        words,
      ),
      c.balanceCard({ ...shown(club({ construction: 9, trade: 9, industry: 9, services: 9, agriculture: 9 })) }, words),
      c.balanceCard(
        { ...shown(club({ services: 19, trade: 4, 'public-education-health': 1 })), liberal: 1, guessed: [lea, olga] },
        words,
      ),
      c.balanceCard(shown(club({ services: 12, construction: 4, 'public-education-health': 8 }, lille, true)), words),
      c.balanceCard({ ...shown(club({ services: 6, trade: 1 })), unplaced: [paul] }, words),
      c.balanceCard({ ...shown(club({ services: 16, trade: 3 }, null)), alike: 4 }, words),
      c.balanceCard(shown(club({ trade: 1 }, { ...lille, name: null })), words),
      c.balanceCard(shown(club({}, null)), words),
    ],
    alikeCard: [
      c.alikeCard(
        {
          page: pageOf([
            { pair: [lea, olga], trade: 'crafts', code: '43.91A', company: null },
            {
              pair: [{ ...lea, speciality: null, activity: null }, paul],
              trade: null,
              code: null,
              company: 'Martin & Fils',
            },
          ]),
          ...{ count: 2, complete: 1 },
        },
        words,
      ),
      c.alikeCard(
        {
          page: pageOf(
            Array.from({ length: 45 }, (_, n) => pair(n)),
            2,
          ),
          count: 45,
          complete: 7,
        },
        words,
      ),
      c.alikeCard({ page: pageOf([pair(3)]), count: 1, complete: 0 }, words),
      c.alikeCard({ page: pageOf<ReturnType<typeof pair>>([]), count: 0, complete: 0 }, words),
    ],
    candidatesCard: [
      c.candidatesCard({ candidates: mostHelpful(candidates, usual), number: 1 }, words),
      c.candidatesCard({ candidates: mostHelpful(candidates, club({ services: 3 }, null)), number: 1 }, words),
      c.candidatesCard(
        {
          candidates: mostHelpful(
            crowd.map(({ id, name }) => ({ id, name, activity: 'Plomberie', family: 'construction' as const })),
            usual,
          ),
          number: 2,
        },
        words,
      ),
      c.candidatesCard({ candidates: [], number: 1 }, words),
    ],
    whatIfCard: [
      ...sectorFamilies.map(family => c.whatIfCard(whatIf(usual, family), words)),
      c.whatIfCard(whatIf(club({ services: 3 }, null), 'trade'), words),
      // Of many members one more is seen by nobody.
      c.whatIfCard(
        whatIf(club({ services: 627, trade: 210, construction: 111, industry: 47, agriculture: 6 }), 'trade'),
        words,
      ),
    ],
  }
}
