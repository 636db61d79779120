import type { MemberRef } from '../../src/terms/member.ts'
import { type FactsOf, type Opening, type OpeningCode, openingFacts } from '../../src/terms/opening.ts'
import { onDay } from './records.ts'

/** Every fact a nudge may begin with, told of these two on a day; the season is that of the day's. */
export function everyOpening(one: MemberRef, two: MemberRef, reader: string): readonly Opening[] {
  const trades = { trades: ['architecture', 'building'] as const }
  const says: { readonly [Code in OpeningCode]?: string } = {
    'who-town': 'Le Havre',
    'same-town': 'Annecy',
    'meeting-place': 'Hôtel de l’Europe, 4 rue des Halles',
    'who-company': 'Ateliers Hurel & fils',
    'who-seeks': 'un expert-comptable, un avocat en droit social et des architectes pour de la rénovation',
  }
  const reasons: { readonly [Code in OpeningCode]?: FactsOf<'same-projects'>['reason'] } = {
    'same-projects': { code: 'same-projects', ...trades },
    'same-customers': { code: 'same-customers', ...trades },
    'trades-helped': { code: 'helped', ...trades, times: 5 },
    'they-seek': { code: 'seeks-trade', seeker: one.id, sought: reader, seeks: 'un architecte' },
    'you-seek': { code: 'seeks-trade', seeker: reader, sought: one.id, seeks: 'un couvreur' },
  }
  const days: { readonly [Code in OpeningCode]?: string } = {
    joined: '2019-03-04',
    'who-since': '2012-01-09',
    'who-new': '2026-10-12',
    'ask-until': '2026-12-15',
  }
  const isAhead = (code: OpeningCode) =>
    ['next-meeting', 'will-be-there', 'newcomer-comes', 'guests-expected', 'who-comes'].includes(code)
  return (Object.keys(openingFacts) as OpeningCode[]).map(code => {
    const facts = {
      ...{ one, two, count: code === 'guests-expected' ? 1 : 4, season: 'autumn' },
      on: onDay(days[code] ?? (isAhead(code) ? '2026-12-03' : '2026-08-20')),
      says: says[code] ?? 'Rénovation d’immeubles anciens et conseil aux copropriétés de la région',
      reason: reasons[code],
    }
    return { code, key: code, ...Object.fromEntries(openingFacts[code].map(name => [name, facts[name]])) } as Opening
  })
}
