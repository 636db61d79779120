import type { Address } from '../../terms/speech.ts'
import type { partingWords as english } from '../en/parting.ts'
import { addressed, plural } from '../french.ts'
import { command, date, line, named } from '../line.ts'

export const partingWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      parting: { name: 'depart', says: 'quitter le club', title: 'Quitter le club', submit: 'Quitter', asks: {} },
    },
    askTitle: 'Quitter le club ?',
    noReason: () => line`Aucune raison n’est demandée. Voici ce qui se passe, dès aujourd’hui :`,
    whatHappens: () => [
      line`Ce que ${say('vous avez', 'tu as')} donné reste : recommandations, mercis et mises en relation gardent leur valeur pour ceux qui les ont reçus.`,
      line`Les recommandations que ${say('vous n’avez', 'tu n’as')} pas terminées retournent à qui les a données ; ${say('vos', 'tes')} besoins et offres se ferment, ${say('vos', 'tes')} réponses aux réunions aussi.`,
      line`Le bureau lit ${say('votre', 'ton')} départ, comme qui retrouve une recommandation. Pendant 30 jours, un bouton suffit pour revenir.`,
      line`Ce qui est gardé sur ${say('vous', 'toi')} s’efface avec le temps ; ${command('my-data')} reste ${say('à votre', 'à ta')} disposition.`,
    ],
    orABreak: () => line`Si c’est le temps qui manque, une pause garde ${say('votre', 'ta')} place, jusqu’à 90 jours.`,
    press: {
      open: 'Quitter le club…',
      leave: 'Quitter le club',
      pause: 'Plutôt une pause',
      stay: 'Finalement, je reste',
    },
    goodByeTitle: 'Au revoir, et merci',
    goodBye: (joinedOn, years) =>
      years > 0
        ? line`${say('Vous avez', 'Tu as')} été des nôtres pendant ${plural(years, 'an')}, depuis le ${date(joinedOn, 'day of month')}. Le club ${say('vous', 'te')} doit beaucoup.`
        : line`${say('Vous étiez', 'Tu étais')} des nôtres depuis le ${date(joinedOn, 'day of month')}. C’était un plaisir.`,
    noted: () => line`Voici ce que le club a noté de ce temps, et qui reste.`,
    afterwards: () =>
      line`Plus rien ne ${say('vous', 't’')}${say(' ', '')}est envoyé. ${say('Emportez vos', 'Emporte tes')} données si ${say('vous voulez', 'tu veux')} ; la porte reste ouverte : pendant 30 jours par le bouton, ensuite par un mot au bureau.`,
    stayedTitle: say('Heureux que vous restiez', 'Heureux que tu restes'),
    stayed: () => line`${say('Vous êtes', 'Tu es')} sur la liste comme avant, et ce qui pouvait reprendre a repris.`,
    partedTitle: name => `${name} a quitté le club`,
    parted: (member, on) =>
      line`${named(member)} n’est plus sur la liste depuis le ${date(on)} ; personne n’a demandé pourquoi. Ce qui était en cours est revenu à ceux qui l’avaient donné.`,
    callHim: () => line`Un appel pour dire merci fait toujours plaisir ; ce n’est pas le moment de demander davantage.`,
    backTitle: name => `${name} reste au club`,
    back: member => line`${named(member)} reste finalement, sur la liste comme avant.`,
    why: (member, on) => line`${named(member)} a quitté le club le ${date(on)} : le bureau l’apprend une fois.`,
  }
}
