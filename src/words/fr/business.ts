import { writeFigure, writeMonths } from '../../terms/write-figure.ts'
import type { CommandWords } from '../commands.ts'
import type { businessWords as english } from '../en/business.ts'
import { deMonth } from '../french.ts'
import { command, line, strong } from '../line.ts'
import { businessTold } from './thanks.ts'

const commands = {
  'club-business': {
    name: 'affaires',
    says: 'les recommandations et les mercis du club, mois par mois',
    title: 'Les affaires du club',
    submit: 'Voir',
    asks: {},
  },
} satisfies Record<string, CommandWords>

const series = {
  given: 'Recommandations données',
  confirmed: 'Confirmées',
  meeting: 'Avec rendez-vous',
  won: 'Gagnées',
  thanked: 'Mercis',
}

export const businessWords: typeof english = {
  commands,
  press: { open: 'Voir les affaires' },
  title: (from, to) => {
    const [first, last] = writeMonths(from, to, 'fr')
    return from.equals(to) ? `Les affaires du club en ${last}` : `Les affaires du club, ${deMonth(first)} à ${last}`
  },
  series,
  all: totals =>
    totals.flatMap(([name, total], n) => [
      ...(n === 0 ? [] : line` · `),
      ...line`${series[name]} : ${strong(total === null ? 'non montré' : writeFigure(total, 'fr'))}`,
    ]),
  timed: 'Jours jusqu’au premier contact (médiane)',
  inProgress: 'en cours',
  firstContact: days =>
    days < 1
      ? line`Premier contact, quand on en sait le jour : une fois sur deux le jour même.`
      : line`Premier contact, quand on en sait le jour : une fois sur deux en ${writeFigure(days, 'fr')} ${days < 2 ? 'jour' : 'jours'} ou moins.`,
  worth: business =>
    business.told === 'some'
      ? line`Des affaires ont été remerciées, par trop peu de paires pour en dire le montant.`
      : line`Quand un montant a été donné : ${businessTold(business)}.`,
  few: () =>
    line`Ce qui ne concerne pas au moins trois personnes de chaque côté n’est pas montré : on y lirait ce que fait l’une d’elles.`,
  nothing: () => line`Rien à compter pour l’instant. ${command('refer')} transmet la première recommandation.`,
  counted: () => line`Chaque recommandation compte une fois, au mois où elle en est arrivée là. Personne n’est nommé.`,
}
