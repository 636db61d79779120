import type { Language } from '../../terms/speech.ts'
import { typeset } from '../../terms/typeset.ts'

const sentences = {
  unknownPerson: {
    fr: (id: string) => `Personne ne s’appelle « ${id} » ici. GET /api/people donne la liste.`,
    en: (id: string) => `Nobody here is called “${id}”. GET /api/people lists everybody.`,
  },
  unknownPlace: {
    fr: (id: string) => `Il n’y a pas de salon « ${id} » où vous puissiez écrire. GET /api/channels donne la liste.`,
    en: (id: string) => `There is no channel “${id}” you can write in. GET /api/channels lists them.`,
  },
  unknownMessage: {
    fr: (_id: string) => 'Vous ne voyez aucun message de ce numéro.',
    en: (_id: string) => 'You see no message of this id.',
  },
  unknownFile: {
    fr: (_id: string) => 'Ce message n’a pas ce fichier, ou ne l’a plus.',
    en: (_id: string) => 'This message has no such file, or has it no longer.',
  },
  unknownAction: {
    fr: (_id: string) => 'Ce message n’a pas ce bouton, ou ne l’a plus.',
    en: (_id: string) => 'This message has no such button, or has it no longer.',
  },
  unknownChoice: {
    fr: (id: string) => `« ${id} » n’est pas dans la liste de ce menu.`,
    en: (id: string) => `“${id}” is not in the list of this menu.`,
  },
  unknownForm: {
    fr: (_id: string) => 'Ce formulaire n’existe pas. Tapez de nouveau la commande qui l’ouvre.',
    en: (_id: string) => 'There is no such form. Type the command that opens it again.',
  },
  notACommand: {
    fr: (_text: string) => 'Assidu comprend les commandes. Commencez par /, par exemple /aide.',
    en: (_text: string) => 'Assidu understands commands. Begin with /, for example /help.',
  },
  fixedClock: {
    fr: (_club: string) => 'L’horloge d’un vrai club ne se déplace pas.',
    en: (_club: string) => 'The clock of a real club cannot be moved.',
  },
  unreadableTime: {
    fr: (typed: string) =>
      `« ${typed} » ne se lit pas. Donnez « to » (2026-12-01T10:00:00Z) ou « by » (P7D, PT1H), au format ISO 8601.`,
    en: (typed: string) =>
      `“${typed}” cannot be read. Give “to” (2026-12-01T10:00:00Z) or “by” (P7D, PT1H), written in ISO 8601.`,
  },
  notForward: {
    fr: (_typed: string) => 'L’horloge n’avance que vers l’avenir. Choisissez un moment plus tardif.',
    en: (_typed: string) => 'The clock moves forward only. Choose a later moment.',
  },
  tooFar: {
    fr: (_typed: string) => 'Un appel avance l’horloge de 400 jours au plus. Faites-le en plusieurs fois.',
    en: (_typed: string) => 'One call moves the clock by 400 days at most. Do it in several steps.',
  },
  unknownClub: {
    fr: (id: string) => `Aucun club « ${id} » n’est ouvert ici.`,
    en: (id: string) => `No club “${id}” is open here.`,
  },
  noClub: {
    fr: (_none: string) => 'Aucun club n’est ouvert ici. Importez-en un, ou lancez la démonstration : npm start.',
    en: (_none: string) => 'No club is open here. Import one, or start the demo: npm start.',
  },
  whichClub: {
    fr: (names: string) => `Plusieurs clubs sont ouverts ici : ${names}. Dites lequel par « club ».`,
    en: (names: string) => `Several clubs are open here: ${names}. Say which by “club”.`,
  },
} as const satisfies Record<string, Record<Language, (fact: string) => string>>

export type ProblemCode = keyof typeof sentences

/** What the playground itself has to say about a call; what the club says comes from its own words. */
export const problem = (code: ProblemCode, language: Language, fact = ''): string =>
  typeset(sentences[code][language](fact), language)
