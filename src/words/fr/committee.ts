import type { Address } from '../../terms/speech.ts'
import type { committeeWords as english } from '../en/committee.ts'
import { addressed, listed, monthText } from '../french.ts'
import { command, day, line, named, soft, strong } from '../line.ts'

export const committeeWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      'club-committee': {
        name: 'commission',
        says: 'qui vote sur les candidatures',
        title: 'La commission',
        submit: 'OK',
        asks: {},
        forms: {
          add: { title: 'À la commission', submit: 'Nommer', asks: { member: { name: 'membre', label: 'Qui ?' } } },
          remove: {
            title: 'Retirer de la commission',
            submit: 'Retirer',
            asks: { member: { name: 'membre', label: 'Qui ?', hint: 'La personne reste membre' } },
          },
        },
      },
      'club-candidates': {
        name: 'candidats',
        says: 'qui aimerait être membre, et où en est chaque candidature',
        title: 'Candidats',
        submit: 'OK',
        asks: {},
      },
    },
    title: 'La commission d’admission',
    who: (names, appointed) =>
      appointed ? line`${listed(names)}.` : line`Personne n’y est nommé : le bureau en tient lieu (${listed(names)}).`,
    does: () =>
      line`Elle lit les candidatures (${command('club', 'candidates')}) et vote. C’est une personne du bureau qui décide, jamais le bot.`,
    press: {
      add: 'Nommer quelqu’un',
      remove: 'Retirer quelqu’un',
      candidates: 'Candidats',
      committee: 'La commission',
    },
    namedTitle: name => `${name} fait partie de la commission`,
    releasedTitle: name => `${name} ne fait plus partie de la commission`,
    youAreTitle: say('Vous faites partie de la commission d’admission', 'Tu fais partie de la commission d’admission'),
    youAre: by =>
      line`${named({ name: by })} ${say('vous a', 't’a')} nommé. ${command('club', 'candidates')} montre qui aimerait être membre ; ${say('votre', 'ta')} voix ${say('vous', 'te')} sera demandée.`,
    youAreNotTitle: say(
      'Vous ne faites plus partie de la commission d’admission',
      'Tu ne fais plus partie de la commission d’admission',
    ),
    candidatesTitle: count =>
      count === 0 ? 'Candidats' : count === 1 ? 'Une candidature attend' : `${count} candidatures attendent`,
    noCandidates: () => line`Personne n’attend de réponse. ${command('apply')} propose quelqu’un.`,
    candidate: ({ name, company, laterOn, at }) =>
      line`${strong(name)}${company === null ? '' : line`, ${company}`} ${soft('·')} ${laterOn ? `sur la liste d’attente, jusqu’en ${monthText(laterOn)}` : line`depuis ${day(at)}`}`,
    why: {
      named: by =>
        line`${named({ name: by })} ${say('vous a mis', 't’a mis')} à la commission d’admission. Qui est nommé en est prévenu.`,
    },
  }
}
