import type { Speech } from '../../terms/speech.ts'
import { typesetAll } from '../../words/typeset.ts'
import { wordsFor } from '../../words/words.ts'

const french = (vous: boolean) => ({
  rest: '… La suite est trop longue pour un message Discord.',
  oneOfMany: (page: number, of: number) => `C’est noté (${page} sur ${of}). Encore une page et c’est fini.`,
  next: 'Continuer',
  ready: vous ? 'Votre formulaire est prêt.' : 'Ton formulaire est prêt.',
  open: 'Ouvrir le formulaire',
  toCorrect: vous
    ? 'Presque : il reste un détail à revoir. Ce que vous avez écrit est gardé.'
    : 'Presque : il reste un détail à revoir. Ce que tu as écrit est gardé.',
  correct: 'Corriger',
  day: '03/12/2026 ou 3 décembre',
  hour: '7h45',
  name: 'Prénom et nom',
  names: 'Léa Martin, Marc Dubois',
  chosen: 'Déjà choisi ; un autre nom le remplace',
})

const english: ReturnType<typeof french> = {
  rest: '… The rest is too long for one Discord message.',
  oneOfMany: (page, of) => `Noted (${page} of ${of}). One more page and it is done.`,
  next: 'Continue',
  ready: 'Your form is ready.',
  open: 'Open the form',
  toCorrect: 'Almost there: one detail needs another look. What you wrote is kept.',
  correct: 'Correct',
  day: '2026-12-03 or 3 December',
  hour: '7:45',
  name: 'First and last name',
  names: 'Léa Martin, Marc Dubois',
  chosen: 'Already chosen; another name replaces it',
}

const all = {
  fr: { vous: typesetAll(french(true), 'fr'), tu: typesetAll(french(false), 'fr') },
  en: { vous: english, tu: english },
}

/** What only Discord makes necessary to say: pages of forms, messages too long. */
export const sentencesFor = ({ language, address }: Speech) => all[language][address]

/** The commands Discord needs beside the declared ones, since it shows no parent of sub-commands as a command. */
export const extraCommands = {
  home: {
    en: wordsFor({ language: 'en', address: 'vous' }).setup.home,
    fr: wordsFor({ language: 'fr', address: 'vous' }).setup.home,
  },
  assidu: {
    en: { name: 'assidu', says: 'Any command, in your own words' },
    fr: typesetAll({ name: 'assidu', says: 'N’importe quelle commande, avec vos mots' }, 'fr'),
  },
  text: {
    en: { name: 'say', says: 'For example: thanks Léa for the meeting' },
    fr: typesetAll({ name: 'dire', says: 'Par exemple : merci Léa pour le rendez-vous' }, 'fr'),
  },
} as const
