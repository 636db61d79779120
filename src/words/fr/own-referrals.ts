import type { Happened, ReferralFilter } from '../../terms/own-referral.ts'
import { type Referral, tellingOf } from '../../terms/referral.ts'
import type { Address } from '../../terms/speech.ts'
import type { Line } from '../../view/view.ts'
import type { ownReferralWords as english } from '../en/own-referrals.ts'
import { addressed, de, fromWhom } from '../french.ts'
import { command, day, line, named, strong } from '../line.ts'
import { statuses } from './referrals.ts'

const filters: Record<ReferralFilter, string> = {
  'both-all': 'Toutes',
  'both-open': 'Toutes celles en cours',
  'both-done': 'Toutes celles terminées',
  'given-all': 'Données',
  'given-open': 'Données, en cours',
  'given-done': 'Données, terminées',
  'received-all': 'Reçues',
  'received-open': 'Reçues, en cours',
  'received-done': 'Reçues, terminées',
}

const told = (r: Referral): string => {
  const what = tellingOf(r)
  return what === null ? '' : ` (${what})`
}

const standing = (r: Referral): Line => {
  if (r.confirmed === false && r.status === 'new') return line`${strong('non reconnue')}`
  return r.status === 'new'
    ? line`${strong(statuses.new)}`
    : line`${strong(statuses[r.status])}, depuis ${day(r.since)}`
}

export const ownReferralWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      referrals: {
        name: 'recos',
        says: 'les recommandations données et reçues, et ce qu’elles deviennent',
        title: 'Recommandations',
        submit: 'Montrer',
        asks: {
          words: {
            name: 'montrer',
            label: 'Lesquelles ?',
            hint: 'données en cours, reçues terminées, un nom, une entreprise, un mot ; « fichier » les emporte',
          },
        },
      },
    },
    filters,
    listTitle: (filter, sought) => {
      const yours = say('Vos recommandations', 'Tes recommandations')
      const which = filter === 'both-all' ? yours : `${yours} : ${filters[filter].toLowerCase()}`
      return sought === '' ? which : `${which}, « ${sought} »`
    },
    givenHeading: count => (count === 0 ? 'Données' : `Données (${count})`),
    receivedHeading: count => (count === 0 ? 'Reçues' : `Reçues (${count})`),
    givenLine: (r, onItsWay) =>
      onItsWay
        ? line`À ${named(r.receiver)}${told(r)}, ${day(r.givenAt)} : ${strong('pas encore parvenue')}`
        : line`À ${named(r.receiver)}${told(r)}, ${day(r.givenAt)} : ${standing(r)}`,
    receivedLine: r => line`${fromWhom(r.giver, named(r.giver))}${told(r)}, ${day(r.givenAt)} : ${standing(r)}`,
    noneGiven: () => line`Aucune pour l’instant. ${command('refer')} en transmet une.`,
    noneReceived: () => line`Aucune pour l’instant.`,
    noneOfThese: () =>
      line`Aucune de ${say('vos', 'tes')} recommandations ne correspond. La liste ci-dessous en montre d’autres.`,
    openGiven: r => `Donnée à ${r.receiver.name}${told(r)}, ${statuses[r.status]}`,
    openReceived: r => `Reçue ${de(r.giver.name)}${told(r)}, ${statuses[r.status]}`,
    press: {
      open: 'Ouvrir une recommandation',
      filter: 'Lesquelles montrer ?',
      file: 'Emporter en fichier',
    },
    givenTitle: receiver => `${say('Votre', 'Ta')} recommandation à ${receiver}`,
    stands: r => line`Où elle en est : ${standing(r)}.`,
    onItsWay: receiver =>
      line`Elle n’est pas encore parvenue à ${named(receiver)} : mieux vaut l’appeler. Elle arrivera dès que possible.`,
    historyHeading: 'Ce qu’elle est devenue',
    happened: one => {
      const unsaid = 'unsaidAt' in one && one.unsaidAt !== null ? line`, corrigé ${day(one.unsaidAt)}` : ''
      return line`${day(one.at)} : ${happening(one)}${unsaid}`
    },
    file: {
      title: say('Vos recommandations, en fichier', 'Tes recommandations, en fichier'),
      says: () =>
        line`Il s’ouvre dans un tableur. Il contient des coordonnées qui ${say('vous', 't’')}${say(' ont', 'ont')} été confiées : ${say('gardez-le', 'garde-le')} pour ${say('vous', 'toi')}.`,
      name: 'recommandations',
      columns: {
        side: 'Sens',
        member: 'Membre',
        givenOn: 'Date',
        prospect: 'Contact',
        company: 'Entreprise',
        phone: 'Téléphone',
        email: 'Adresse électronique',
        need: 'Besoin',
        warmth: 'Préparation',
        handoff: 'Suite',
        status: 'Statut',
        since: 'Depuis',
        rating: say('Votre avis', 'Ton avis'),
      },
      given: 'donnée',
      received: 'reçue',
    },
  }
}

function happening(one: Happened): string {
  if (one.what === 'step') return statuses[one.step]
  const words = {
    given: 'transmise',
    arrived: 'parvenue',
    closed: 'close, sans réponse',
    thanked: 'un merci',
    denied: 'non reconnue',
  }
  return words[one.what]
}
