import type { MemberRef } from '../../terms/member.ts'
import type { Problem } from '../../terms/problem.ts'
import type { Address } from '../../terms/speech.ts'
import type { Line } from '../../view/view.ts'
import type { problemWords as english } from '../en/problems.ts'
import { addressed, de, listed, plural } from '../french.ts'
import { command, day, dayAndHour, line, strong } from '../line.ts'

const when = ([first, other]: Problem['moments']): Line =>
  other ? line`${dayAndHour(first)}, ou ${dayAndHour(other)}` : line`${dayAndHour(first)}`

const names = (people: readonly MemberRef[]): string => listed(people.map(({ name }) => name))

export const problemWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      problem: {
        name: 'probleme',
        says: 'les boutons d’un problème',
        title: 'Un problème',
        submit: 'OK',
        asks: {},
        forms: {
          put: {
            title: 'Un problème à plusieurs',
            submit: 'Voir qui solliciter',
            asks: {
              text: {
                name: 'quoi',
                label: 'Quel est le problème ?',
                hint: say(
                  'Ce à quoi vous faites face, et ce que vous avez essayé',
                  'Ce à quoi tu fais face, et ce que tu as essayé',
                ),
              },
              date: {
                name: 'jour',
                label: 'Quel moment proposer ?',
                hint: 'jeudi, 3 décembre, 03/12/2026',
              },
              time: { name: 'heure', label: 'À quelle heure ?', hint: '18h' },
              otherDate: {
                name: 'autre-jour',
                label: say('Un autre jour, si vous voulez', 'Un autre jour, si tu veux'),
              },
              otherTime: { name: 'autre-heure', label: 'Son heure' },
            },
          },
          thank: {
            title: 'Remercier',
            submit: 'Remercier',
            asks: {
              who: { name: 'qui', label: 'Qui est venu ?' },
              message: {
                name: 'mot',
                label: 'Un mot pour l’accompagner',
                hint: say('Ce que cela a changé pour vous', 'Ce que cela a changé pour toi'),
              },
            },
          },
        },
      },
    },
    refusals: {
      'a moment too soon': ({ hours }) =>
        line`Il faut du temps pour répondre : ${say('choisissez', 'choisis')} un moment dans ${plural(hours, 'heure')} au moins.`,
      'a moment too far': ({ days }) =>
        line`${say('Choisissez', 'Choisis')} un moment d’ici ${plural(days, 'jour')} : un problème n’attend pas si longtemps.`,
      'enough exchanged': ({ most }) =>
        line`${most} autres ont déjà été proposés. ${say('Envoyez', 'Envoie')} le problème ainsi, ou ${say('dites-le', 'dis-le')} autrement.`,
      'nobody to ask': () =>
        line`Trop peu de membres peuvent être sollicités en ce moment. ${command('ask')} le dit plutôt à tout le club.`,
    },
    intro: () =>
      line`Deux à quatre membres qui se complètent sont sollicités, en privé, pour y réfléchir avec ${say('vous', 'toi')}. ${say('Vous voyez', 'Tu vois')} d’abord lesquels.`,
    previewTitle: 'Qui serait sollicité',
    when: moments => line`Proposé : ${when(moments)}.`,
    wouldAsk: 'Des membres qui se complètent',
    proposed: (member, shared) =>
      line`${strong(member.name)}${member.company ? `, ${member.company}` : ''}${member.activity ? ` : ${member.activity}` : ''}${shared.length > 0 ? line`. Proche de ${say('votre', 'ton')} problème : ${listed(shared)}.` : ''}`,
    previewNote: () =>
      line`Personne n’a encore été sollicité. Qui ${say('vous laissez', 'tu laisses')} de côté n’en saura rien.`,
    putTitle: say('Votre problème est transmis', 'Ton problème est transmis'),
    put: people => line`${names(people)} le reçoivent, en privé.`,
    putNote: ends =>
      line`${say('Vous lirez', 'Tu liras')} quand deux d’entre eux peuvent venir. D’ici ${dayAndHour(ends)}, une conversation s’ouvre, ou ${say('vous lisez', 'tu lis')} que ce n’est pas pour cette fois.`,
    undone: 'C’est annulé : plus personne n’est sollicité.',
    askedTitle: author => `${author} aimerait ${say('votre', 'ton')} avis`,
    asked: author =>
      line`${author} expose un problème à quelques membres qui se complètent, et a pensé à ${say('vous', 'toi')} :`,
    silent: () => line`${say('Si vous préférez', 'Si tu préfères')} ne pas venir, personne n’en est averti.`,
    said: {
      first: ([first]) => line`${say('Vous pouvez', 'Tu peux')} venir : ${dayAndHour(first)}.`,
      other: ([first, other]) => line`${say('Vous pouvez', 'Tu peux')} venir : ${dayAndHour(other ?? first)}.`,
      both: () => line`${say('Vous pouvez', 'Tu peux')} venir à l’un ou l’autre moment.`,
      no: () => line`Pas cette fois. Personne n’en est averti.`,
    },
    youMeet: at => line`C’est ${dayAndHour(at)} : la conversation est ouverte.`,
    closed: () => line`Plus rien n’est attendu de ${say('vous', 'toi')} ici.`,
    enoughTitle: 'Assez de membres peuvent venir',
    enough: (people, at) => line`${names(people)} peuvent venir ${dayAndHour(at)}.`,
    openNote: ends =>
      line`La conversation s’ouvre quand les autres ont répondu, ${dayAndHour(ends)} au plus tard ; ou tout de suite, sans attendre les autres.`,
    notYet: ends => line`Les autres ont jusqu’à ${dayAndHour(ends)} pour répondre.`,
    openedTitle: author => `Le problème ${de(author)}`,
    opened: author => line`Merci à tous de venir. Voici ce que vit ${author} :`,
    who: m => line`${strong(m.name)}${m.company ? `, ${m.company}` : ''}${m.activity ? ` : ${m.activity}` : ''}`,
    offers: text => line`Apporte : ${text}`,
    meet: at => line`Le moment qui convient : ${dayAndHour(at)}.`,
    openedNext: () => line`Convenez ici du lieu, ou d’un appel. Une demi-heure suffit souvent.`,
    notNowTitle: 'Pas cette fois',
    notNow: () =>
      line`Trop peu de membres pouvaient venir. ${say('Votre', 'Ton')} problème reste là où tout le club le lit : ${command('ask')}. Un autre moment suffit souvent.`,
    notNowFor: author =>
      line`Trop peu de membres pouvaient venir réfléchir au problème ${de(author, strong(author.name))}. Merci d’avoir dit oui : ce moment est de nouveau à ${say('vous', 'toi')}.`,
    helpedTitle: 'Cela a-t-il aidé ?',
    helpedAsked: people => line`${say('Vous deviez', 'Tu devais')} réunir ${names(people)}. Cela a-t-il aidé ?`,
    outcome: {
      helped: () => line`Tant mieux : cela compte pour ceux qui sont venus. Un merci fait toujours plaisir.`,
      'not-helped': () =>
        line`C’est noté, pour ${say('vous', 'toi')} seul. Ceux qui sont venus ont donné de leur temps tout de même.`,
      'not-held': () => line`C’est noté : cela n’a pas eu lieu.`,
    },
    thankedTitle: say('Vos mercis sont en route', 'Tes mercis sont en route'),
    thanked: people => line`${names(people)} ${people.length > 1 ? 'les liront' : 'le lira'}, en privé.`,
    press: {
      without: 'Quelqu’un d’autre',
      convene: count => `Solliciter ces ${count}`,
      come: 'Je peux venir',
      first: 'Le premier me va',
      other: 'Le second me va',
      both: 'Les deux me vont',
      no: 'Pas cette fois',
      openNow: 'Ouvrir la conversation',
      again: 'Proposer d’autres moments',
      helped: 'Oui, cela a aidé',
      notHelped: 'Pas vraiment',
      notHeld: 'Cela n’a pas eu lieu',
      thank: 'Les remercier',
      put: 'Exposer un problème à plusieurs',
    },
    why: {
      asked: (author, at) =>
        line`${author} a exposé un problème à quelques membres avec ${command('ask')}, ${day(at)}.`,
      own: at =>
        line`${say('Vous avez', 'Tu as')} exposé un problème à quelques membres avec ${command('ask')}, ${day(at)}.`,
    },
  }
}
