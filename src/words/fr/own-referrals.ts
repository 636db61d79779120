import type { Correctable, Happened, ReferralFilter } from '../../terms/own-referral.ts'
import { type Referral, tellingOf } from '../../terms/referral.ts'
import type { Address } from '../../terms/speech.ts'
import type { Line } from '../../view/view.ts'
import type { ownReferralWords as english } from '../en/own-referrals.ts'
import { addressed, de, fromWhom } from '../french.ts'
import { command, day, line, named, strong } from '../line.ts'
import { statuses, statusOf } from './referrals.ts'

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

const fields: Record<Correctable, string> = {
  name: 'Contact',
  company: 'Entreprise',
  phone: 'Téléphone',
  email: 'Adresse électronique',
  need: 'Besoin',
}

const told = (r: Referral): string => {
  const what = tellingOf(r)
  return what === null ? '' : ` (${what})`
}

const standing = (r: Referral): Line => {
  if (r.confirmed === false && r.status === 'new') return line`${strong('non reconnue')}`
  return r.status === 'new' ? line`${strong(statuses.new)}` : line`${strong(statusOf(r))}, depuis ${day(r.since)}`
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
        forms: {
          'put-right': {
            title: 'Corriger',
            submit: 'Corriger',
            asks: {
              name: { name: 'contact', label: 'Qui est-ce ? (nom)' },
              company: { name: 'entreprise', label: 'Son entreprise' },
              phone: { name: 'telephone', label: 'Téléphone' },
              email: { name: 'courriel', label: 'Adresse électronique' },
              need: { name: 'besoin', label: 'De quoi a-t-on besoin ?' },
            },
          },
          'put-right-need': {
            title: 'Corriger',
            submit: 'Corriger',
            asks: { need: { name: 'besoin', label: say('De quoi avez-vous besoin ?', 'De quoi as-tu besoin ?') } },
          },
        },
      },
    },
    refusals: {
      'referral stands': ({ receiver }) =>
        line`Elle ne se corrige plus ici : c’est possible jusqu’à la prochaine réunion, 14 jours au plus. Mieux vaut le dire de vive voix à ${named({ name: receiver })}.`,
      'its receiver already': ({ receiver }) =>
        line`${named({ name: receiver })} l’avait déjà. ${say('Choisissez', 'Choisis')} quelqu’un d’autre.`,
      'asked for news lately': ({ since }) =>
        line`La question a déjà été posée ${day(since)}. Elle peut l’être à nouveau après sept jours.`,
    },
    filters,
    fields,
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
    openGiven: r => `Donnée à ${r.receiver.name}${told(r)}, ${statusOf(r)}`,
    openReceived: r => `Reçue ${de(r.giver.name)}${told(r)}, ${statusOf(r)}`,
    press: {
      open: 'Ouvrir une recommandation',
      filter: 'Lesquelles montrer ?',
      file: 'Emporter en fichier',
      putRight: 'Corriger',
      openThis: 'Ouvrir la recommandation',
      openNext: 'Ouvrir la suite',
      askReceiver: 'Demander à qui l’a reçue',
      askGiver: 'Demander à qui l’a donnée',
    },
    givenTitle: receiver => `${say('Votre', 'Ta')} recommandation à ${receiver}`,
    stands: r => line`Où elle en est : ${standing(r)}.`,
    onItsWay: receiver =>
      line`Elle n’est pas encore parvenue à ${named(receiver)} : mieux vaut l’appeler. Elle arrivera dès que possible.`,
    pleased: () => line`${say('Vous avez', 'Tu as')} répondu : « Avec plaisir. »`,
    insteadOf: (receiver, was) => line`${named(receiver)} avait indiqué « ${statuses[was]} » par erreur.`,
    pleasure: (giver, what, step) =>
      step === undefined
        ? line`${giver} a lu ${say('vos', 'tes')} nouvelles de la recommandation${what} : « Avec plaisir. »`
        : line`${giver} a lu ${say('vos', 'tes')} nouvelles de la recommandation${what}, « ${statuses[step]} » : « Avec plaisir. »`,
    handedOn: (to, at) => line`${say('Vous l’avez', 'Tu l’as')} ensuite donnée à ${named(to)}, ${day(at)}.`,
    handedOnTitle: giver => `${giver} a donné cette recommandation à quelqu’un d’autre`,
    putRightTitle: giver => `${giver} a corrigé une recommandation`,
    putRight: giver => line`${giver} a corrigé ce qui y était écrit. C’est maintenant :`,
    takenOut: '(retiré)',
    nothingChanged: 'Rien n’a changé',
    putRightDone: receiver => `Corrigée pour ${receiver}`,
    getsItRight: receiver =>
      line`${named(receiver)} n’a pas encore reçu la recommandation : elle arrivera telle qu’elle est maintenant.`,
    putRightReached: {
      privately: receiver => line`${named(receiver)} l’apprend en privé, et la lit ainsi dans la recommandation.`,
      called: receiver =>
        line`Le canal du club appelle ${named(receiver)} ; personne d’autre ne peut l’ouvrir. Si c’est urgent, mieux vaut téléphoner.`,
      later: receiver =>
        line`Rien ne parvient à ${named(receiver)} pour le moment : mieux vaut l’appeler. La correction est gardée, et partira dès que possible.`,
      unconnected: receiver =>
        line`${named(receiver)} n’a pas encore de compte relié à Assidu : mieux vaut l’appeler. La correction est gardée et lui parviendra.`,
    },
    asked: {
      title: organizer => `${organizer} demande des nouvelles`,
      receiver: (r, organizer) =>
        line`${named(organizer)} aimerait savoir où en est la recommandation ${de(r.giver, named(r.giver))}${told(r)}, transmise ${day(r.givenAt)}. Un mot suffit.`,
      giver: (r, organizer) =>
        line`${named(organizer)} aimerait savoir si ${say('vous avez', 'tu as')} eu des nouvelles de ${say('votre', 'ta')} recommandation à ${named(r.receiver)}${told(r)}, transmise ${day(r.givenAt)}. Un mot entre vous deux suffit peut-être.`,
      sentTitle: who => `La question est posée à ${who}`,
      sent: () =>
        line`Avec égards, en privé et en ${say('votre', 'ton')} nom, à une heure qui convient ; le contact reste entre les deux.`,
    },
    why: {
      putRight: giver =>
        line`${giver} a corrigé une recommandation que ${say('vous avez', 'tu as')} reçue. Qui la reçoit l’apprend aussitôt.`,
      asked: organizer =>
        line`${organizer}, du bureau, a vu qu’une recommandation n’a pas bougé depuis longtemps et demande un mot. C’est possible une fois par semaine pour chaque recommandation.`,
    },
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
  if (one.what === 'put right') return `corrigée (${one.fields.map(field => fields[field].toLowerCase()).join(', ')})`
  const words = {
    given: 'transmise',
    arrived: 'parvenue',
    'handed on': 'donnée à quelqu’un d’autre',
    closed: 'close, sans réponse',
    forgotten: 'oubliée, à la demande de la personne',
    thanked: 'un merci',
    denied: 'non reconnue',
  }
  return words[one.what]
}
