import type { Address } from '../../terms/speech.ts'
import type { sendingWords as english } from '../en/sending.ts'
import { addressed } from '../french.ts'
import { day, line, named } from '../line.ts'

export const sendingWords = (address: Address): typeof english => {
  const say = addressed(address)
  const [your, Your] = [say('votre', 'ta'), say('Votre', 'Ta')]
  return {
    undeliveredTitle: receiver => `Pas encore arrivée : ${receiver}`,
    undelivered: {
      privately: (receiver, what) =>
        line`${Your} recommandation${what} n’est pas encore arrivée chez ${named(receiver)} : mieux vaut l’appeler. Elle est gardée, et l’envoi continue.`,
      called: (receiver, what) =>
        line`${named(receiver)} ne reçoit pas les messages privés d’Assidu : ${your} recommandation${what} n’est pas encore lue. Elle est gardée, s’ouvrira à la prochaine commande, et le canal du club l’appelle ; mieux vaut lui téléphoner aussi.`,
      later: (receiver, what) =>
        line`Rien ne parvient à ${named(receiver)} pour le moment, ${your} recommandation${what} non plus : mieux vaut l’appeler. Elle est gardée, et partira dès que possible.`,
      unconnected: (receiver, what) =>
        line`${named(receiver)} n’a plus de compte relié à Assidu : ${your} recommandation${what} n’est pas arrivée, mieux vaut l’appeler. Elle est gardée et lui parviendra.`,
    },
    arrivedTitle: receiver => `Finalement arrivée : ${receiver}`,
    arrived: (receiver, what, at) =>
      line`${Your} recommandation${what} est arrivée chez ${named(receiver)}${at === null ? '' : line` ${day(at)}`}. Il n’y a plus rien à faire.`,
    why: {
      undelivered: (receiver, at) =>
        line`${say('Vous avez', 'Tu as')} transmis une recommandation à ${receiver} ${day(at)}, et lu qu’elle était en route. Quand il en va autrement, qui la donne l’apprend, une fois.`,
    },
  }
}
