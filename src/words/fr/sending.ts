import type { Address } from '../../terms/speech.ts'
import type { sendingWords as english } from '../en/sending.ts'
import { addressed } from '../french.ts'
import { date, day, line, named, strong } from '../line.ts'

export const sendingWords = (address: Address): typeof english => {
  const say = addressed(address)
  const [your, Your] = [say('votre', 'ta'), say('Votre', 'Ta')]
  return {
    beforeTitle: 'Ce contact a déjà été recommandé',
    ownBefore: (receiver, at, isSame) =>
      line`${say('Vous avez', 'Tu as')} transmis ce contact à ${named(receiver)} ${day(at)}, et cette recommandation est toujours ouverte${isSame ? '' : ' : la personne risque d’être appelée deux fois'}.`,
    othersBefore: {
      contact: () =>
        line`Il a été recommandé dans le club récemment : la personne risque d’être appelée deux fois. Transmettre quand même ?`,
      name: () =>
        line`Un contact de ce nom a été recommandé dans le club récemment. Si c’est la même personne, elle risque d’être appelée deux fois. Transmettre quand même ?`,
    },
    noted: () =>
      line`Que ${say('vous l’ayez appris', 'tu l’aies appris')} ici est noté ; qui l’a recommandé, et à qui, n’est dit à personne.`,
    awayTitle: receiver => `${receiver} est en pause`,
    away: (receiver, { until }) =>
      until
        ? line`${named(receiver)} est en pause jusqu’au ${date(until)}. Ce que ${say('vous transmettez', 'tu transmets')} maintenant arrive quand même, et ne sera peut-être lu qu’à ce moment-là.`
        : line`${named(receiver)} est en pause, sans date de retour. Ce que ${say('vous transmettez', 'tu transmets')} maintenant arrive quand même, et ne sera peut-être lu que plus tard.`,
    kept: () =>
      line`Rien n’est parti. ${say('Appuyez', 'Appuie')} sur ${strong('Transmettre quand même')} une fois ${say('votre', 'ta')} décision prise ; après 30 minutes, tout est effacé.`,
    press: {
      anyway: 'Transmettre quand même',
      now: 'Transmettre maintenant',
      keep: 'Garder 30 minutes',
    },
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
