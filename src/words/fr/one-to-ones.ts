import type { Address } from '../../terms/speech.ts'
import type { oneToOneWords as english } from '../en/one-to-ones.ts'
import { addressed, listed, listedMembers, namedAll, plural } from '../french.ts'
import { date, day, line, named, strong } from '../line.ts'

export const oneToOneWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      'one-to-one': {
        name: 'tete-a-tete',
        says: 'proposer un tête-à-tête à un membre',
        title: 'Tête-à-tête',
        submit: 'Proposer',
        asks: {
          with: { name: 'avec', label: 'Avec qui ?' },
          note: {
            name: 'mot',
            label: 'Un mot pour l’accompagner',
            hint: say('De quoi aimeriez-vous parler ?', 'De quoi aimerais-tu parler ?'),
          },
        },
      },
    },
    refusals: {
      'proposed already': ({ since }) =>
        line`Un tête-à-tête est déjà ouvert entre vous deux, depuis ${day(since)}. Écrivez-vous pour trouver un jour.`,
      'moment gone': () => line`Ce moment est passé. ${say('Donnez', 'Donne')} un jour et une heure à venir.`,
      'too long ago': ({ on }) =>
        line`C’était ${date(on)}, il y a plus de trente jours : il ne compte plus, et il n’y a rien à faire.`,
    },
    press: {
      yes: 'Avec plaisir',
      no: 'Pas maintenant',
      held: 'Oui, c’est fait',
      notHeld: 'Non',
      notHeldAfterAll: 'Il n’a pas eu lieu',
      changeMind: 'Finalement, oui',
    },
    names: names => listed(names),
    askedTitle: other => `Tête-à-tête proposé à ${other}`,
    asked: (others, count) =>
      count > 1
        ? line`${others} répondent d’un bouton. Quand tous ont dit oui, une conversation s’ouvre entre vous.`
        : line`${others} répond d’un bouton. Si c’est oui, une conversation s’ouvre entre vous deux.`,
    undone: 'C’est annulé : la proposition n’est plus en attente.',
    proposedTitle: proposer => `Un café avec ${proposer} ?`,
    proposed: (proposer, along) =>
      along.length > 0
        ? line`${proposer} ${say('vous propose', 'te propose')} de vous voir avec ${listedMembers(along)} : une demi-heure pour connaître vos métiers.`
        : line`${proposer} ${say('vous propose', 'te propose')} un tête-à-tête : une demi-heure pour connaître le métier l’un de l’autre.`,
    who: m => line`${strong(m.name)}${m.company ? `, ${m.company}` : ''}${m.activity ? ` : ${m.activity}` : ''}`,
    seeks: text => line`Recherche : ${text}`,
    offers: text => line`Apporte : ${text}`,
    closed: () => line`Pas cette fois. Il n’y a rien à faire.`,
    agreed: () => line`${say('Vous avez', 'Tu as')} dit oui : votre conversation est ouverte.`,
    waitsForOthers: () =>
      line`${say('Vous avez', 'Tu as')} dit oui. Une conversation s’ouvre quand les autres l’ont dit aussi.`,
    openedTitle: names => `${names} : votre tête-à-tête`,
    opened: count =>
      line`Trouvez un jour qui convient ${count > 2 ? 'à tous' : 'aux deux'}. Cinq sujets pour commencer :`,
    prompts: [
      line`Vos objectifs de l’année`,
      line`Une réussite dont vous aimez parler`,
      line`Ce qui vous passionne en dehors du travail`,
      line`Les personnes que vous connaissez bien`,
      line`Ce que vous faites mieux que d’autres`,
    ],
    heldTitle: other => `${say('Votre', 'Ton')} tête-à-tête avec ${other}`,
    heldAsked: others => line`${namedAll(others)} et ${say('vous', 'toi')}, avez-vous pris le temps de vous voir ?`,
    heldSaid: (confirmed, count) => {
      if (confirmed.length === 0)
        return count > 1
          ? line`Merci. Il comptera avec chacun de ceux qui l’auront dit aussi.`
          : line`Merci. Il comptera quand l’autre l’aura dit aussi.`
      if (count === 1) return line`Vous l’avez dit tous les deux : il compte pour les deux.`
      return confirmed.length === count
        ? line`Vous l’avez tous dit : il compte pour tous.`
        : line`Merci. Il compte avec ${namedAll(confirmed)} ; avec les autres, quand ils l’auront dit aussi.`
    },
    notHeld: () => line`C’est noté : il n’a pas eu lieu. ${say('Vous pouvez', 'Tu peux')} proposer un autre jour.`,
    digest: {
      week: ({ held, pairs, met }) =>
        pairs > 0 && met >= pairs
          ? line`${held} tête-à-tête ; tout le monde s’est rencontré.`
          : line`${held} tête-à-tête ; ${plural(pairs - met, 'paire')} sur ${pairs} n’en ${pairs - met > 1 ? 'ont' : 'a'} jamais eu.`,
      newcomers: (count, alone) =>
        line`${plural(count, 'nouveau', 'nouveaux')} dans ${count > 1 ? 'leurs' : 'ses'} 90 premiers jours${alone > 0 ? `, dont ${alone} encore sans tête-à-tête` : ''}.`,
      alone: count => line`${plural(count, 'nouveau', 'nouveaux')} sans tête-à-tête après 30 jours.`,
      see: 'Voir les nouveaux',
      title: 'Les nouveaux encore sans tête-à-tête',
      newcomer: (member, days, oneToOnes) =>
        line`${named(member)} : ${plural(days, 'jour')} au club, ${oneToOnes} tête-à-tête.`,
    },
    why: {
      proposed: (proposer, at) =>
        line`${proposer ?? 'La rencontre du mois'} ${say('vous a proposé', 't’a proposé')} un tête-à-tête${at ? line` ${day(at)}` : ''}.`,
      held: at =>
        line`Vous aviez accepté un tête-à-tête${at ? line` proposé ${day(at)}` : ''}. La question est posée aux deux après deux semaines ; il compte quand les deux disent oui.`,
    },
  }
}
