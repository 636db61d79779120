import type { Chart } from '../../terms/chart.ts'
import type { Words } from '../../words/words.ts'
import type { Balance } from './rules.ts'

/** The club beside its region, in seats; the club alone where the two are not compared; null where nobody counts. */
export const balanceChart = ({ families, members, counted, region, compared }: Balance, words: Words): Chart | null =>
  counted === 0
    ? null
    : {
        ...{ kind: 'sectors', language: words.speech.language },
        labels: {
          club: words.balance.chart.club,
          region: compared && region ? words.balance.chart.region(region, counted) : null,
        },
        rows: families.map(family => ({
          ...{ label: words.sectors[family], club: members[family] },
          region: compared === null ? null : compared.seats[family],
        })),
        source: compared && region ? words.balance.chart.source(region) : null,
      }
