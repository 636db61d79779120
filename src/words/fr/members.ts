import type { Address } from '../../terms/speech.ts'
import type { memberWords as english } from '../en/members.ts'
import { addressed, listed, plural } from '../french.ts'
import { command, line, named, strong } from '../line.ts'

export const memberWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    refusals: {
      'not a zone': ({ typed }) =>
        line`Je ne connais pas de fuseau « ${typed} ». ${say('Écrivez', 'Écris')}-le comme Europe/Paris, ou ${say('laissez', 'laisse')} vide.`,
      'unknown code': () =>
        line`Je ne connais pas ce code. Un code vaut 7 jours : ${say('demandez-en', 'demandes-en')} un autre.`,
      'code used up': () => line`Ce code a servi, ou a plus de 7 jours. ${say('Demandez-en', 'Demandes-en')} un autre.`,
      'member linked already': ({ name }) =>
        line`${named({ name })} a déjà un autre compte ici. Le bureau peut le délier dans ${command('club', 'membres')}.`,
      'account linked already': ({ name }) => line`Ce compte est déjà relié à ${named({ name })}.`,
      'on the list already': ({ name }) => line`${named({ name })} est déjà sur la liste.`,
      'not a member any more': ({ name }) => line`${named({ name })} n’est plus sur la liste.`,
      'still a member': ({ name }) => line`${named({ name })} est sur la liste : il n’y a rien à annuler.`,
      'too late to undo': ({ name, days }) =>
        line`${named({ name })} est parti depuis plus de ${plural(days, 'jour')}. ${say('Ajoutez', 'Ajoute')}-le de nouveau à la liste.`,
      'last organizer': () =>
        line`Il faut au moins une personne au bureau : ${say('nommez-en', 'nommes-en')} une autre d’abord.`,
      'organizer already': ({ name }) => line`${named({ name })} fait déjà partie du bureau.`,
      'no organizer': ({ name }) => line`${named({ name })} ne fait pas partie du bureau.`,
      'place taken': ({ club }) => line`Ce lieu abrite déjà ${strong(club)}. Un lieu abrite un seul club.`,
      'channel of another purpose': () =>
        line`${say('Choisissez', 'Choisis')} deux canaux différents : ce qui est pour le bureau n’est que pour lui.`,
      'no such channel': () =>
        line`Je ne vois pas ce canal. ${say('Invitez', 'Invite')}-moi d’abord, puis ${say('choisissez', 'choisis')}-le.`,
      'administrators only': () => line`C’est réservé à un administrateur de ce lieu.`,
      'organizer linked already': ({ names }) => line`${listed(names, 'ou')} peut le faire : le bureau est relié.`,
    },
  }
}
