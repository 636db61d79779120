import type { Address } from '../../terms/speech.ts'
import type { directoryWords as english } from '../en/directory.ts'
import { addressed, dateText, plural } from '../french.ts'
import { command, line, named, soft } from '../line.ts'
import { cited } from '../quoting.ts'

export const directoryWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      directory: {
        name: 'annuaire',
        says: 'trouver un membre (nom, métier, secteur, besoin, ville), ou qui rencontrer',
        title: 'Annuaire',
        submit: 'Chercher',
        asks: {
          words: {
            name: 'mots',
            label: say('Qui cherchez-vous ?', 'Qui cherches-tu ?'),
            hint: 'Un nom, une entreprise, un métier, une ville : en français ou en anglais',
          },
          only: { name: 'seulement', label: 'Seulement', choices: { 'never-met': 'jamais rencontrés' } },
        },
      },
    },
    title: count => `L’annuaire : ${plural(count, 'membre')}`,
    foundTitle: (typed, count) => `« ${cited(typed)} » : ${plural(count, 'membre')}`,
    notAll: () => line`Personne ne réunit tous ces mots : voici qui s’en approche le plus.`,
    almost: 'Écrit presque ainsi',
    nobodyTitle: typed => `Personne sous « ${cited(typed)} »`,
    nearest: () => line`L’orthographe la plus proche :`,
    nobody: () =>
      line`${say('Essayez', 'Essaie')} un autre mot, ou ${say('demandez', 'demande')} au club : avec ${command('ask')}, ${say('votre', 'ta')} question arrive à ceux qui peuvent aider.`,
    neverMetTitle: count =>
      count === 0
        ? say('Vous avez rencontré tout le monde', 'Tu as rencontré tout le monde')
        : `Pas encore de tête-à-tête avec ${say('vous', 'toi')} : ${plural(count, 'membre')}`,
    allMet: () =>
      line`${say('Vous avez', 'Tu as')} eu un tête-à-tête avec chaque membre du club. Il n’y a plus personne à découvrir, pour le moment.`,
    member: (member, trade, { away, connects, why, isNew }) => [
      ...line`${named(member)}${trade === '' ? '' : ` : ${trade}`}`,
      ...line` · ${soft([isNew ? 'vient d’arriver' : '', connects, away ?? ''].filter(part => part !== '').join(' · '))}`,
      ...(why === null ? [] : line` · ${why}`),
    ],
    connects: (ties, today) => {
      if (ties === null) return say('c’est vous', 'c’est toi')
      const { oneToOne, meeting } = ties
      if (oneToOne)
        return oneToOne.last
          ? `dernier tête-à-tête le ${dateText(oneToOne.last, 'day of month', today)}`
          : plural(oneToOne.times, 'tête-à-tête', 'tête-à-tête')
      return meeting
        ? `${plural(meeting.times, 'réunion')} ensemble, pas encore de tête-à-tête`
        : 'pas encore de rencontre'
    },
    seen: ties => (ties?.meeting ? `${plural(ties.meeting.times, 'réunion')} ensemble` : 'pas encore de rencontre'),
    press: {
      search: 'Chercher',
      searchAgain: 'Chercher encore',
      neverMet: 'Jamais rencontrés',
      everybody: 'Tout l’annuaire',
      see: 'Voir le profil de…',
      seeHim: 'Voir le profil',
      meetHim: 'Proposer un tête-à-tête',
      meet: 'Proposer un tête-à-tête à…',
    },
  }
}
