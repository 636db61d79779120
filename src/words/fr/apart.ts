import type { Address } from '../../terms/speech.ts'
import type { apartWords as english } from '../en/apart.ts'
import { addressed } from '../french.ts'
import { command, line } from '../line.ts'

export const apartWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      apart: {
        name: 'plutot-pas',
        says: say(
          'avec qui vous préférez ne pas être mis en tête-à-tête',
          'avec qui tu préfères ne pas être mis en tête-à-tête',
        ),
        title: 'Plutôt pas avec…',
        submit: 'Noter',
        asks: {},
        forms: {
          add: {
            title: 'Plutôt pas avec…',
            submit: 'Noter',
            asks: {
              member: {
                name: 'membre',
                label: 'Avec qui ?',
                hint: 'Aucune raison n’est demandée, personne ne le sait',
              },
            },
          },
        },
      },
    },
    refusals: {
      'many kept apart': ({ most }) =>
        line`${say('Vous avez', 'Tu as')} déjà nommé ${most} personnes. ${say('Retirez-en', 'Retires-en')} une, ou ${say('prenez', 'prends')} une pause.`,
      'your own to keep apart': () =>
        line`Pour ${say('vous-même, dites-le dans votre', 'toi-même, dis-le dans ton')} profil (${command('profile')}) : cela ne regarde que ${say('vous', 'toi')}, pas le bureau.`,
    },
    title: 'Plutôt pas avec…',
    nobody: () =>
      line`${say('Vous n’avez', 'Tu n’as')} nommé personne : un tête-à-tête peut ${say('vous être', 't’être')} proposé avec chaque membre.`,
    those: () => line`Aucun tête-à-tête ne ${say('vous est', 't’est')} proposé avec :`,
    stays: () =>
      line`Cela reste entre ${say('vous', 'toi')} et l’application : ni la personne ni le bureau ne l’apprennent, et aucune raison n’est demandée. Elle peut toujours ${say('vous écrire', 't’écrire')} elle-même.`,
    press: { open: 'Tête-à-tête : plutôt pas avec…', add: 'Nommer quelqu’un', release: 'Retirer quelqu’un' },
    keptTitle: other => `Aucun tête-à-tête ne ${say('vous', 'te')} sera plus proposé avec ${other}.`,
    releasedTitle: other => `Un tête-à-tête peut de nouveau ${say('vous être', 't’être')} proposé avec ${other}.`,
  }
}
