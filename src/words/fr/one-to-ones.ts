import type { Address } from '../../terms/speech.ts'
import type { oneToOneWords as english } from '../en/one-to-ones.ts'
import { addressed, listed, listedMembers, namedAll, plural, weekdayText } from '../french.ts'
import { date, day, line, named, strong } from '../line.ts'

export const oneToOneWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      'one-to-one': {
        name: 'tete-a-tete',
        says: 'proposer un tête-à-tête, ou noter qu’il a eu lieu',
        title: 'Tête-à-tête',
        submit: 'Proposer',
        asks: {
          with: { name: 'avec', label: 'Avec qui ?' },
          when: { name: 'quand', label: 'Quand ?', hint: 'jeudi 10h, vendredi 14h30 ; vide : on trouvera un moment' },
          note: {
            name: 'mot',
            label: 'Un mot pour l’accompagner',
            hint: say('De quoi aimeriez-vous parler ?', 'De quoi aimerais-tu parler ?'),
          },
          place: { name: 'lieu', label: 'Où, ou le lien' },
        },
        forms: {
          moments: {
            title: 'Quand ?',
            submit: 'Proposer',
            asks: {
              when: { name: 'quand', label: 'Quand ?', hint: 'Trois moments au plus : jeudi 10h, vendredi 14h30' },
              place: { name: 'lieu', label: 'Où, ou le lien' },
            },
          },
          log: {
            title: 'Il a eu lieu',
            submit: 'Le noter',
            asks: {
              with: { name: 'avec', label: 'Avec qui ?' },
              date: { name: 'jour', label: 'Quand ?', hint: 'hier, jeudi, 26/11' },
              note: { name: 'mot', label: 'Un mot pour s’en souvenir', hint: 'Ceux qui y étaient le lisent aussi' },
            },
          },
          correct: {
            title: 'Corriger',
            submit: 'Corriger',
            asks: {
              with: { name: 'avec', label: 'Avec qui ?' },
              date: { name: 'jour', label: 'Quand ?' },
              note: { name: 'mot', label: 'Un mot pour s’en souvenir', hint: 'Ceux qui y étaient le lisent aussi' },
            },
          },
          day: {
            title: 'Un autre jour',
            submit: 'Corriger',
            asks: { date: { name: 'jour', label: 'Quel jour était-ce ?' } },
          },
        },
      },
    },
    refusals: {
      'coffee on its way': ({ since }) => line`Un tête-à-tête leur est déjà proposé, depuis ${day(since)}.`,
      'proposed already': ({ since }) =>
        line`Un tête-à-tête est déjà ouvert entre vous deux, depuis ${day(since)}. Écrivez-vous pour trouver un jour.`,
      'moment gone': () => line`Ce moment est passé. ${say('Donnez', 'Donne')} un jour et une heure à venir.`,
      'hour missing': ({ day }) =>
        line`À quelle heure, ${date(day)} ? ${say('Ajoutez-la', 'Ajoute-la')} : « ${weekdayText(day)} 10h ».`,
      'hour or past': ({ ahead, back }) =>
        line`S’il a eu lieu ${date(back)}, ${say('écrivez', 'écris')} « ${weekdayText(back)} dernier » ou la date ; pour proposer ${date(ahead)}, ${say('ajoutez', 'ajoute')} l’heure : « ${weekdayText(ahead)} 10h ».`,
      'not yet': () => line`Ce jour est encore à venir : un tête-à-tête se note une fois qu’il a eu lieu.`,
      'too long ago to note': ({ days }) =>
        line`C’était il y a plus de ${plural(days, 'jour')} : il ne peut plus être noté. Un plus récent, oui.`,
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
      when: 'Proposer des moments',
      otherTime: 'Un autre moment',
      picked: moment => `✓ ${moment}`,
      move: 'Déplacer',
      callOff: 'Annuler le rendez-vous',
      again: 'Proposer un autre jour',
      guide: 'De quoi parler ?',
      correct: 'Corriger',
      otherDay: 'Un autre jour',
      useful: 'C’était utile',
      wasUseful: `✓ Utile (${say('vous seul le voyez', 'toi seul le vois')})`,
      thank: name => `Remercier ${name}`,
      log: 'Noter un tête-à-tête passé',
      other: 'Quelqu’un d’autre',
      proposeTo: name => `Proposer à ${name}`,
    },
    names: names => listed(names),
    askedTitle: other => `Tête-à-tête proposé à ${other}`,
    asked: (others, count) =>
      count > 1
        ? line`${others} répondent d’un bouton. Quand tous ont dit oui, une conversation s’ouvre entre vous.`
        : line`${others} répond d’un bouton. Si c’est oui, une conversation s’ouvre entre vous deux.`,
    undone: 'C’est annulé : la proposition n’est plus en attente.',
    askedWhen: (others, count) =>
      count > 1
        ? line`${others} choisissent l’un de ces moments, ou en proposent un autre :`
        : line`${others} choisit l’un de ces moments, ou en propose un autre :`,
    whichMoment: () => line`Quel moment ${say('vous', 'te')} convient ?`,
    otherMoments: (by, isMoved) =>
      line`${strong(by)} propose un autre moment${isMoved ? ' : celui dont vous étiez convenus ne tient plus' : ''}. Lequel ${say('vous', 'te')} convient ?`,
    waitsForChoice: () => line`Proposé ; le choix est en cours :`,
    allGone: () => line`Les moments proposés sont passés. ${say('Proposez-en', 'Proposes-en')} d’autres.`,
    agreedOn: when => line`C’est convenu : ${when}.`,
    noPlace: () => line`Pas encore de lieu : écrivez-vous pour en convenir.`,
    where: 'Où',
    with: 'Avec',
    mentions: members => listedMembers(members),
    calledOff: (by, when) =>
      by === null
        ? line`C’est annulé${when ? line` : ${when}, ${say('vous êtes', 'tu es')} libre` : ''}.`
        : line`${by} ne peut finalement pas venir${when ? line` : ${when}, ${say('vous êtes', 'tu es')} libre` : ''}. Ce sera pour une autre fois.`,
    todayTitle: others => `Aujourd’hui : ${say('votre', 'ton')} tête-à-tête avec ${others}`,
    calendarTitle: others => `Tête-à-tête avec ${others}`,
    calendarFile: 'tete-a-tete.ics',
    guideTitle: others => `De quoi parler avec ${others} ?`,
    guideSeeks: (name, seeks) =>
      line`${strong(name)} recherche « ${seeks} ». Qui, parmi ${say('vos', 'tes')} connaissances, pourrait l’aider ?`,
    guideOffers: (name, offers) =>
      line`${strong(name)} apporte « ${offers} ». À qui cela servirait-il autour de ${say('vous', 'toi')} ?`,
    guide: [
      line`${strong('Objectifs')} : qu’aimeriez-vous avoir réussi d’ici un an ?`,
      line`${strong('Réussites')} : de quel travail êtes-vous fiers cette année ?`,
      line`${strong('Passions')} : qu’est-ce qui vous occupe quand vous ne travaillez pas ?`,
      line`${strong('Réseaux')} : quels cercles fréquentez-vous, et qui y connaissez-vous bien ?`,
      line`${strong('Savoir-faire')} : pour quoi vous appelle-t-on en premier ?`,
    ],
    suggestionsTitle: 'Avec qui prendre un café ?',
    noSuggestion: () =>
      line`${say('Vous avez', 'Tu as')} rencontré tout le monde, ou c’est en cours. Quelqu’un à revoir ?`,
    suggested: (member, why, last) => {
      const who = line`${strong(member.name)}${member.activity ? `, ${member.activity}` : ''}`
      if (why === 'newcomer') return line`${who} : au club depuis peu, et encore jamais de tête-à-tête entre vous.`
      return why === 'long ago' && last
        ? line`${who} : votre dernier tête-à-tête date du ${date(last)}.`
        : line`${who} : vous n’avez encore jamais eu de tête-à-tête.`
    },
    loggedTitle: others => `C’est noté : ${say('votre', 'ton')} tête-à-tête avec ${others}`,
    loggedOn: on => line`C’était ${date(on)}. Une confirmation est demandée une fois à chacun.`,
    logUndone: 'C’est annulé : il n’en reste rien.',
    loggedBy: (author, along, on) =>
      along.length > 0
        ? line`${author} a noté que vous vous êtes vus, avec ${namedAll(along)}, ${date(on)}. C’est bien cela ?`
        : line`${author} a noté que vous vous êtes vus ${date(on)}. C’est bien cela ?`,
    proposedTitle: proposer => `Un café avec ${proposer} ?`,
    proposed: (proposer, along) =>
      along.length > 0
        ? line`${proposer} ${say('vous propose', 'te propose')} de vous voir avec ${listedMembers(along)} : une demi-heure pour connaître vos métiers.`
        : line`${proposer} ${say('vous propose', 'te propose')} un tête-à-tête : une demi-heure pour connaître le métier l’un de l’autre.`,
    who: m => line`${strong(m.name)}${m.company ? `, ${m.company}` : ''}${m.activity ? ` : ${m.activity}` : ''}`,
    seeks: text => line`Recherche : ${text}`,
    offers: text => line`Apporte : ${text}`,
    closed: () => line`Pas cette fois. Il n’y a rien à faire.`,
    wasAgreedOn: when => line`C’était convenu pour ${when}.`,
    nothingMore: () => line`Plus rien n’est attendu de ${say('vous', 'toi')} ici.`,
    agreed: () => line`${say('Vous avez', 'Tu as')} dit oui : votre conversation est ouverte.`,
    waitsForOthers: () =>
      line`${say('Vous avez', 'Tu as')} dit oui. Une conversation s’ouvre quand les autres l’ont dit aussi.`,
    openedTitle: names => `${names} : votre tête-à-tête`,
    opened: count =>
      line`Trouvez un jour qui convient ${count > 2 ? 'à tous' : 'aux deux'}. Cinq sujets pour commencer :`,
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
        : line`Merci. Il compte avec ${namedAll(confirmed)} ; ${count - confirmed.length > 1 ? 'avec les autres, quand ils l’auront dit aussi' : 'avec la dernière personne, quand elle l’aura dit aussi'}.`
    },
    notHeld: others =>
      line`C’est noté : ${others > 1 ? `il ne compte pas pour ${say('vous', 'toi')}` : 'il n’a pas eu lieu'}. ${say('Vous pouvez', 'Tu peux')} proposer un autre jour.`,
    chart: { held: 'Tête-à-tête', firsts: 'Paires réunies pour la première fois' },
    digest: {
      week: ({ held, pairs, met }) => {
        const told = held === 0 ? 'Pas de tête-à-tête cette semaine' : `${held} tête-à-tête`
        return pairs > 0 && met >= pairs
          ? line`${told} ; tout le monde s’est rencontré.`
          : line`${told} ; ${plural(pairs - met, 'paire')} sur ${pairs} n’en ${pairs - met > 1 ? 'ont' : 'a'} jamais eu.`
      },
      newcomers: (count, alone) =>
        line`${plural(count, 'nouveau', 'nouveaux')} dans ${count > 1 ? 'leurs' : 'ses'} 90 premiers jours${alone > 0 ? `, dont ${alone} encore sans tête-à-tête` : ''}.`,
      alone: count => line`${plural(count, 'nouveau', 'nouveaux')} sans tête-à-tête après 30 jours.`,
      see: 'Voir les nouveaux',
      title: 'Les nouveaux encore sans tête-à-tête',
      newcomer: (member, days, oneToOnes) =>
        line`${named(member)} : ${plural(days, 'jour')} au club, ${oneToOnes === 0 ? 'pas encore de' : oneToOnes} tête-à-tête.`,
    },
    why: {
      proposed: (proposer, at) =>
        line`${proposer ?? 'La rencontre du mois'} ${say('vous a proposé', 't’a proposé')} un tête-à-tête${at ? line` ${day(at)}` : ''}.`,
      offered: () => line`Un autre moment a été proposé pour un tête-à-tête avec ${say('vous', 'toi')}.`,
      agreed: () =>
        line`${say('Vous avez', 'Tu as')} accepté ce tête-à-tête. Ce qui y change est dit une fois à chacun.`,
      logged: by =>
        line`${by ?? 'L’un de vous'} a noté un tête-à-tête avec ${say('vous', 'toi')}. La question est posée une fois à chacun ; il compte pour ceux qui disent qu’il a eu lieu.`,
      held: (at, startsAt) =>
        startsAt
          ? line`Vous aviez convenu d’un tête-à-tête ${day(startsAt)}. La question est posée à chacun le lendemain ; il compte pour ceux qui disent oui.`
          : line`Vous aviez accepté un tête-à-tête${at ? line` proposé ${day(at)}` : ''}. La question est posée aux deux après deux semaines ; il compte quand les deux disent oui.`,
    },
  }
}
