import type { Address } from '../../terms/speech.ts'
import type { helpWords as english } from '../en/help.ts'
import { addressed } from '../french.ts'
import { command, line } from '../line.ts'

export const helpWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    title: `Ce que ${say('vous pouvez', 'tu peux')} taper ici`,
    intro: () =>
      line`${say('Tapez', 'Tape')} une commande seule : un formulaire s’ouvre. La réponse n’est visible que de ${say('vous', 'toi')}, et une erreur se reprend.`,
    line: (name, says, rest) => line`${command(name, rest)} : ${says}`,
    organizersHeading: 'Pour le bureau',
    notAMember: () =>
      line`${say('Vous n’êtes pas', 'Tu n’es pas')} sur la liste de ce club, ou ${say('votre', 'ton')} compte ici n’y est pas encore relié : d’où cette courte liste.`,
    onTheList: 'Je suis sur la liste',
    noClub: administrator =>
      administrator
        ? line`Il n’y a pas encore de club ici. ${command('club')} en crée un, en un formulaire.`
        : line`Il n’y a pas encore de club ici. Un administrateur peut en créer un avec ${command('club')}.`,
    onlyCommands: () =>
      line`Je ne comprends que les commandes, par exemple ${command('refer')} ou ${command('meeting')} : ${command('help')} montre tout ce que ${say('vous pouvez', 'tu peux')} taper.`,
    everything: () => line`${command('assidu')} suivi de n’importe laquelle fonctionne aussi.`,
    commands: {
      help: { name: 'aide', says: 'ce que l’on peut taper ici', title: 'Aide', submit: 'OK', asks: {} },
      assidu: {
        name: 'assidu',
        says: 'n’importe quelle commande, après celle-ci',
        title: 'Assidu',
        submit: 'OK',
        asks: { what: { name: 'quoi', label: `Que ${say('voulez-vous', 'veux-tu')} faire ?` } },
      },
    },
  }
}
