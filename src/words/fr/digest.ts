import type { Address } from '../../terms/speech.ts'
import type { CommandWords } from '../commands.ts'
import type { digestWords as english } from '../en/digest.ts'
import { addressed, dateText } from '../french.ts'
import { command, date, line } from '../line.ts'

export const digestWords = (address: Address): typeof english => {
  const a = addressed(address)
  const commands = {
    digest: {
      name: 'point',
      says: 'le point de la dernière semaine entière',
      title: 'Le point',
      submit: 'Voir',
      asks: {},
    },
  } satisfies Record<string, CommandWords>
  return {
    commands,
    title: monday => `Le club, semaine du ${dateText(monday, 'day of month')}`,
    empty: monday => line`Rien à signaler pour la semaine du ${date(monday, 'day of month')}, et rien n’attend.`,
    actionsHeading: 'À faire d’abord',
    noAction: () => line`Rien n’attend cette semaine.`,
    changedHeading: 'Ce qui a changé',
    whole: {
      'no channel': () => line`Envoyé à chaque membre du bureau : il n’y a pas de canal du bureau.`,
      'not private': () => line`Envoyé à chaque membre du bureau : le canal du bureau n’est pas privé.`,
      'others in it': () =>
        line`Envoyé à chaque membre du bureau : le canal du bureau compte des personnes qui ne sont ni du bureau ni de la commission.`,
      shut: () =>
        line`Envoyé à chaque membre du bureau : je ne peux pas écrire dans le canal du bureau. ${command('club')} dit quoi faire.`,
      'cannot see': () => line`Envoyé à chaque membre du bureau : je ne vois pas qui est dans le canal du bureau.`,
    },
    lasting: ({ count, weeks }, of) =>
      count === of ? `C’est la ${weeks}e semaine de suite.` : `Dont ${count} pour la ${weeks}e semaine de suite.`,
    leftSince: all => (all ? 'Laissé tranquille depuis.' : 'On les laisse tranquilles depuis.'),
    leave: {
      roll: 'Ne plus rappeler l’appel',
      word: 'Ne plus rappeler ce mot',
      referral: 'Ne plus rappeler ces recos',
      newcomer: 'Ne plus rappeler ces nouveaux',
      ask: 'Ne plus rappeler ces besoins',
      load: 'Ne plus rappeler qui donne',
    },
    leftTitle: 'C’est laissé tranquille',
    left: () => line`Le point n’en parle plus, tant que rien ne change. Tout le reste continue comme avant.`,
    toldAgain: 'Le point en parle de nouveau',
    earlier: 'Semaines précédentes…',
    weekOf: monday => `Semaine du ${dateText(monday, 'day of month')}`,
    closer: 'Voir de plus près…',
    names: 'Voir les noms',
    namesTitle: a('Les noms, pour vous seul', 'Les noms, pour toi seul'),
    nobody: () => line`Personne pour le moment.`,
    logged: () => line`Cette consultation est notée au journal.`,
    settledTitle: 'Plus rien n’attend ici',
    why: when =>
      line`Le bureau reçoit la semaine du club ${when} ; ${command('club', 'hebdo')} choisit quand et où. ${command('club', 'point')} la montre à tout moment.`,
  }
}
