import type { Address } from '../../terms/speech.ts'
import type { sendingWords as english } from '../en/sending.ts'
import { addressed, de } from '../french.ts'
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
      whenBack: 'Transmettre au retour',
      describe: 'Préciser',
      open: 'L’ouvrir',
      openWaiting: 'Ouvrir une recommandation qui attend',
    },
    describedTitle: 'C’est précisé',
    described: receiver => line`${named(receiver)} le lira avec ${your} recommandation.`,
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
    already: since => line`${say('Vous l’avez', 'Tu l’as')} transmise ${day(since)}. Rien n’a été envoyé deux fois.`,
    alreadyTitle: receiver => `Déjà transmise à ${receiver}`,
    waitsTitle: receiver => `Elle attend le retour ${de(receiver)}`,
    waits: (receiver, what, back) =>
      line`${Your} recommandation${what} part vers ${named(receiver)} le matin de son retour${back === null ? '' : line` (${date(back)}, à ce jour)`}, et ${say('vous l’apprendrez', 'tu l’apprendras')}. D’ici là, personne ne la lit ; après 90 jours, la question ${say('vous', 'te')} est posée.`,
    waitsHeading: count => `En attente d’un retour (${count})`,
    waitsLine: (receiver, what, since) => line`Pour ${named(receiver)}${what}, gardée depuis ${day(since)}`,
    stopped: receiver => `Reprise : ${receiver} n’en a rien lu.`,
    passedOnTitle: receiver => `${receiver} est de retour : transmise`,
    passedOn: (receiver, what) =>
      line`${Your} recommandation${what}, qui attendait ce retour, part vers ${named(receiver)}.`,
    notPassedTitle: receiver => `Non transmise : elle attendait ${receiver}`,
    notPassed: (receiver, what, hasLeft) =>
      hasLeft
        ? line`${named(receiver)} ne fait plus partie du club. Personne n’a lu ${your} recommandation${what} ; elle ${say('vous', 'te')} revient pour 30 jours.`
        : line`${named(receiver)} n’est pas de retour après 90 jours. Personne n’a lu ${your} recommandation${what} ; elle ${say('vous', 'te')} revient pour 30 jours.`,
    why: {
      passedOn: receiver =>
        line`${say('Vous avez', 'Tu as')} demandé qu’une recommandation attende le retour ${de(receiver)}. Qui la donne apprend quand elle part.`,
      notPassed: (receiver, since) =>
        line`Depuis ${day(since)}, une de ${say('vos', 'tes')} recommandations attendait le retour ${de(receiver)}. Qui la donne apprend quand elle ne part pas.`,
      undelivered: (receiver, at) =>
        line`${say('Vous avez', 'Tu as')} transmis une recommandation à ${receiver} ${day(at)}, et lu qu’elle était en route. Quand il en va autrement, qui la donne l’apprend, une fois.`,
    },
  }
}
