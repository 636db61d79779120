import type { Trade } from '../../terms/complement.ts'
import type { Address } from '../../terms/speech.ts'
import type { tradeWords as english } from '../en/trades.ts'
import { addressed, de } from '../french.ts'
import { line, strong } from '../line.ts'
import { begun, cited } from '../quoting.ts'

const names: Readonly<Record<Trade, string>> = {
  architecture: 'architectes',
  engineering: 'bureaux d’études',
  building: 'constructeurs',
  crafts: 'artisans du bâtiment',
  interiors: 'décorateurs',
  materials: 'négociants en matériaux',
  'real-estate': 'professionnels de l’immobilier',
  notaries: 'notaires',
  lawyers: 'avocats',
  accounting: 'experts-comptables',
  banking: 'spécialistes du financement',
  insurance: 'assureurs',
  wealth: 'conseillers en patrimoine',
  consulting: 'consultants',
  hr: 'recruteurs',
  training: 'formateurs',
  it: 'informaticiens',
  communication: 'agences de communication',
  photo: 'photographes',
  printing: 'imprimeurs',
  translation: 'traducteurs',
  events: 'organisateurs d’événements',
  hospitality: 'hôtels-restaurants',
  food: 'artisans de bouche',
  farming: 'producteurs agricoles',
  landscaping: 'paysagistes',
  industry: 'industriels',
  wholesale: 'grossistes',
  retail: 'commerçants',
  vehicles: 'professionnels du véhicule',
  transport: 'transporteurs',
  energy: 'énergéticiens',
  waste: 'recycleurs',
  cleaning: 'entreprises de propreté',
  security: 'entreprises de sécurité',
  health: 'professionnels de santé',
  wellness: 'professionnels de la beauté',
  leisure: 'professionnels des loisirs',
}

export const tradeWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    names,
    because: (reason, { you, name }) => {
      if (reason.code !== 'seeks-trade' && reason.code !== 'seeks-words') {
        const [a, b] = reason.trades.map(trade => names[trade])
        const both = a === b ? `${a}` : `${a} et ${b}`
        if (reason.code === 'same-projects') return line`${begun(both)} travaillent souvent sur les mêmes projets.`
        if (reason.code === 'same-customers') return line`${begun(both)} ont souvent les mêmes clients.`
        return line`Dans ce club, ${both} se sont déjà rendu service, au moins ${reason.times} fois.`
      }
      const { seeker, sought } = reason
      const what = cited(reason.seeks)
      const seeks =
        seeker === you
          ? line`${say('Vous cherchez', 'Tu cherches')} « ${what} »`
          : line`${strong(name(seeker))} cherche « ${what} »`
      if (reason.code === 'seeks-trade')
        return sought === you
          ? line`${seeks} : ${say('vous êtes', 'tu es')} de la partie.`
          : line`${seeks} : ${strong(name(sought))} est de la partie.`
      const says = cited(reason.says)
      if (reason.from === 'offers')
        return sought === you
          ? line`${seeks}, et ${say('vous proposez', 'tu proposes')} « ${says} ».`
          : line`${seeks}, et ${strong(name(sought))} propose « ${says} ».`
      return sought === you
        ? line`${seeks}, et ${say('votre', 'ton')} activité s’en rapproche : « ${says} ».`
        : line`${seeks}, et l’activité ${de(name(sought))} s’en rapproche : « ${says} ».`
    },
  }
}
