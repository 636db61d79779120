import type { Address } from '../../terms/speech.ts'
import type { thanksWords as english } from '../en/thanks.ts'
import { addressed, de, plural } from '../french.ts'
import { command, day, line, named } from '../line.ts'

type What = Parameters<(typeof english)['received']>[1]

export const thanksWords = (address: Address): typeof english => {
  const say = addressed(address)
  const forWhat = (what: What, help: string): string =>
    what === 'referral' ? 'une recommandation' : what === 'introduction' ? 'une mise en relation' : help
  return {
    commands: {
      thanks: {
        name: 'merci',
        says: 'remercier un membre d’une recommandation, d’une mise en relation ou d’une aide',
        title: 'Dire merci',
        submit: 'Remercier',
        asks: {
          to: { name: 'a', label: say('Qui souhaitez-vous remercier ?', 'Qui souhaites-tu remercier ?') },
          what: {
            name: 'pour',
            label: 'De quoi ?',
            choices: { referral: 'recommandation', introduction: 'mise en relation', help: 'aide' },
          },
          message: {
            name: 'mot',
            label: 'Un mot pour l’accompagner',
            hint: say('Ce que cela a changé pour vous', 'Ce que cela a changé pour toi'),
          },
          channel: { name: 'canal', label: 'Le dire aussi dans le canal, avec son accord' },
        },
      },
    },
    refusals: {
      'thanks stand': ({ days }) =>
        line`Un merci peut être repris pendant ${plural(days, 'jour')} ; celui-ci est plus ancien, et reste.`,
    },
    givenTitle: to => `${say('Votre', 'Ton')} merci à ${to}`,
    reached: {
      privately: to => line`Il part vers ${to}, en privé.`,
      called: to =>
        line`${named(to)} ne reçoit rien en privé : le canal du club l’appelle, et personne d’autre ne peut l’ouvrir.`,
      later: to =>
        line`Rien ne parvient à ${named(to)} pour le moment. ${say('Votre', 'Ton')} merci est gardé et partira dès que possible.`,
      unconnected: to =>
        line`${named(to)} n’a pas encore de compte relié. ${say('Votre', 'Ton')} merci est gardé et arrivera ; de vive voix, il fera encore plus plaisir.`,
    },
    asksFirst: to => line`Le club le lira dans son canal si ${named(to)} le veut bien.`,
    undone: to => `${say('Votre', 'Ton')} merci à ${to} est repris.`,
    receivedTitle: from => `${from} ${say('vous', 'te')} dit merci`,
    received: (from, what) =>
      line`${from} ${say('vous', 'te')} remercie pour ${forWhat(what, say('votre aide', 'ton aide'))}.`,
    inChannel: from =>
      line`${named(from)} aimerait le dire dans le canal du club. Le club peut-il le lire ? ${say('Si vous préférez', 'Si tu préfères')} que non, personne ne le saura.`,
    press: { inChannel: 'Oui, dans le canal', betweenUs: 'Gardons-le entre nous' },
    stands: () => line`Le club peut le lire dans son canal.`,
    staysPrivate: () => line`Cela reste entre vous deux.`,
    takenBackTitle: from => `Un message ${de(from)}`,
    takenBack: () => line`Il a été repris. Il n’y a rien à faire.`,
    toldTitle: (from, to) => `${from} dit merci à ${to}`,
    told: (from, to, what) => line`${from} remercie ${to} pour ${forWhat(what, 'son aide')}.`,
    why: {
      received: (from, at) =>
        line`${from} ${say('vous a dit merci', 't’a dit merci')} avec ${command('thanks')}, ${day(at)}.`,
      told: at => line`Un membre en a remercié un autre, ${day(at)}, et les deux voulaient que le club le lise.`,
    },
    digest: {
      given: count => line`${plural(count, 'merci')}`,
    },
  }
}
