import type { KeptDays } from '../../terms/own-data.ts'
import type { Address } from '../../terms/speech.ts'
import type { keepingWords as english } from '../en/keeping.ts'
import { plural, span } from '../french.ts'
import { line, strong } from '../line.ts'

type Kind = keyof KeptDays

const what: Record<Kind, string> = {
  acts: 'Réunions, recommandations, mises en relation et autres actes',
  prospects: 'Le contact d’un prospect',
  visitors: 'Le nom et le contact d’un invité',
  candidates: 'Une candidature restée sans suite',
  audit: 'Ce que le bureau a fait et regardé',
  nudges: 'Ce que disait un coup de pouce',
  leavers: 'La fiche d’un membre parti',
}

const then: Record<Kind, string> = {
  acts: ', ensuite, seulement combien il y en a eu de chaque sorte entre deux membres',
  prospects: ' après la fin de la recommandation, puis effacé',
  visitors: ' après la visite, puis effacés ; que quelqu’un est venu reste',
  candidates: ' après la réponse, puis effacée',
  audit: ', puis effacé',
  nudges: ', puis effacé ; qu’il y en a eu un reste',
  leavers: ' après son départ, puis anonyme ; ce que d’autres ont gagné reste',
}

const gone: Record<Kind, (count: number) => string> = {
  acts: count => `${plural(count, 'enregistrement ancien', 'enregistrements anciens')}, dont reste le compte`,
  prospects: count => `Contacts dans ${plural(count, 'recommandation')}`,
  visitors: count => `Noms de ${plural(count, 'invité')}`,
  candidates: count => plural(count, 'candidature'),
  audit: count => `${plural(count, 'ligne')} de ce que le bureau a fait`,
  nudges: count => `Texte de ${plural(count, 'coup de pouce', 'coups de pouce')}`,
  leavers: count => `Fiche de ${plural(count, 'ancien membre', 'anciens membres')}`,
}

export const keepingWords = (_: Address): typeof english => ({
  commands: {
    'club-keeping': {
      name: 'durees',
      says: 'combien de temps chaque chose est gardée, et ce qui partirait cette nuit',
      title: 'Ce qui est gardé',
      submit: 'OK',
      asks: {},
      forms: {
        settings: {
          title: 'Pendant combien de jours',
          submit: 'Enregistrer',
          asks: {
            acts: {
              name: 'actes',
              label: 'Les actes et ce qui les note',
              hint: 'D’ordinaire 1095 (3 ans) ; de 730 à 3650',
            },
            prospects: {
              name: 'prospects',
              label: 'Le contact d’un prospect',
              hint: 'Après la fin de la reco. D’ordinaire 90 ; de 1 à 365',
            },
            visitors: {
              name: 'invites',
              label: 'Le nom et le contact d’un invité',
              hint: 'Après sa visite. D’ordinaire 365 ; de 1 à 1095',
            },
            candidates: {
              name: 'candidats',
              label: 'Une candidature sans suite',
              hint: 'Après la réponse. D’ordinaire 180 ; de 1 à 730',
            },
            audit: { name: 'journal', label: 'Ce que le bureau a fait et vu', hint: 'D’ordinaire 365 ; de 31 à 1825' },
            nudges: {
              name: 'coups-de-pouce',
              label: 'Ce que disait un coup de pouce',
              hint: 'D’ordinaire 365 ; de 1 à 1095',
            },
            leavers: {
              name: 'partis',
              label: 'La fiche d’un membre parti',
              hint: 'Après son départ. D’ordinaire 90 ; de 31 à 1095',
            },
          },
        },
      },
    },
  },
  title: 'Ce qui est gardé, et combien de temps',
  savedTitle: 'Ce qui est gardé : enregistré',
  kept: ({ kind, days, usual }) =>
    line`${strong(what[kind])} : ${span(days)}${then[kind]}.${days === usual ? ' C’est la durée usuelle.' : ` D’ordinaire ${span(usual)}.`}`,
  everyNight: () =>
    line`Ce qui a fait son temps part chaque nuit à 3 h 30. Ce qui a été tapé sans être envoyé part après une demi-heure. La notice de chaque membre dit la même chose.`,
  fromTonight: () =>
    line`Cela compte dès cette nuit, 3 h 30. D’ici là, Annuler revient en arrière ; ce qu’une nuit a pris ne revient pas.`,
  tonightTitle: 'Ce qui partirait cette nuit',
  nothingGoes: () => line`Rien n’a fait son temps.`,
  goes: ({ kind, count, orMore }) => line`${gone[kind](count)}${orMore ? ' ou plus' : ''}.`,
  counted: () => line`C’est seulement compté : rien n’a changé, et personne n’est nommé.`,
  press: {
    open: 'Ce qui est gardé…',
    change: 'Changer cela',
    again: 'Changer encore',
    tonight: 'Ce qui partirait cette nuit',
  },
})
