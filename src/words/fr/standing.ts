import type { StandingGroup } from '../../terms/digest.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { StandingRefusals } from '../../terms/refusals/standing.ts'
import type { Address } from '../../terms/speech.ts'
import { type GivingWord, type Grounds, type Reason, type ShownKind, sumOfActs } from '../../terms/standing.ts'
import { writeDate } from '../../terms/write-date.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import type { RefusalWords } from '../en/general.ts'
import type { standingWords as english } from '../en/standing.ts'
import { addressed, de, listed, plural } from '../french.ts'
import { command, date, line, named, strong } from '../line.ts'
import { presenceWords } from './presence.ts'
import { ownWeights } from './weights.ts'

type Day = Temporal.PlainDate

const shortDay = (day: Day, today: Day) => writeDate(day, { language: 'fr', today, form: 'short' })

const kinds: Record<ShownKind, string> = {
  referral: 'Recommandations données',
  business: 'Affaires confiées à des membres',
  introduction: 'Membres mis en relation',
  answer: 'Réponses à des besoins',
  guest: 'Invités venus',
  sponsorship: 'Nouveaux membres parrainés',
  thanks: 'Mercis',
  'introduction-for-himself': 'Mises en relation demandées',
  ask: 'Besoins',
  offer: 'Offres',
  problem: 'Problèmes soumis au club',
  'one-to-one': 'Tête-à-tête',
}

const giving: Record<GivingWord, string> = { little: 'peu', some: 'assez', plenty: 'beaucoup' }

const refusals: RefusalWords<keyof StandingRefusals> = {
  'nothing to contest': () => line`Rien n’est calculé à ce sujet pour le moment : il n’y a rien à corriger.`,
  'contested already': ({ since }) =>
    line`C’est déjà dit depuis le ${date(since, 'day of month')} ; le bureau est prévenu et va regarder.`,
  'not about yourself': () => line`Sur soi-même, on voit ce que voit chaque membre : ${command('standing')}.`,
}

const groups: Record<StandingGroup, (count: number) => string> = {
  engaged: count => plural(count, 'engagé'),
  'to-rebalance': count => `${count} à qui un coup de main ferait du bien`,
  'deserve-a-word': count => `${plural(count, 'membre')} ${count > 1 ? 'méritent' : 'mérite'} un mot`,
  new: count => `${count} pour qui il est trop tôt`,
  'on-leave': count => `${count} en pause`,
}

const onDay = (day: Day) => date(day, 'day of month')

/** What another gave and asked in twelve months, or since he joined, without a full stop. */
function exchangedBy(grounds: Grounds): string {
  const [given, asked] = [sumOfActs(grounds.given), sumOfActs(grounds.asked)]
  const since = grounds.isOfTheYear ? 'depuis son arrivée' : 'en un an'
  if (given === 0)
    return asked === 0 ? `ni don ni demande ${since}` : `${plural(asked, 'demande')} ${since}, aucun don noté`
  const dons = plural(given, 'don')
  return asked === 0 ? `${dons} ${since}, aucune demande` : `${dons} et ${plural(asked, 'demande')} ${since}`
}

/** `une fois`, `6 fois`. */
const times = (count: number) => (count === 1 ? 'une fois' : `${count} fois`)

export const standingWords = (address: Address): typeof english => {
  const a = addressed(address)
  const presence = presenceWords(address)

  /** What the reader gave and asked in twelve months, or since he joined. */
  function exchanged(grounds: Grounds): string {
    const [given, asked] = [sumOfActs(grounds.given), sumOfActs(grounds.asked)]
    const since = grounds.isOfTheYear ? `Depuis ${a('votre', 'ton')} arrivée` : 'Depuis un an'
    if (given === 0)
      return asked === 0
        ? `${since}, rien n’est noté, ni donné ni demandé.`
        : `${since}, ${a('vous avez', 'tu as')} demandé ${times(asked)} ; aucun don n’est noté.`
    const rest = asked === 0 ? `${a('n’avez', 'n’as')} rien demandé` : `demandé ${times(asked)}`
    return `${since}, ${a('vous avez', 'tu as')} donné ${times(given)} et ${rest}.`
  }

  const facts = (grounds: Grounds, today: Day): Line =>
    grounds.presence.since === null
      ? line`${exchanged(grounds)}`
      : line`${presence.own(grounds.presence, today)} ${exchanged(grounds)}`

  const factsOf = (grounds: Grounds, today: Day): string =>
    (grounds.presence.since === null ? '' : `${presence.of(grounds.presence, today)} ; `) + exchangedBy(grounds)

  function own(reason: Reason): Line | null {
    switch (reason.holds) {
      case 'objection':
        return line`${a('Vous avez', 'Tu as')} choisi de ne pas avoir de bilan : rien n’est calculé sur ${a('vous', 'toi')}.`
      case 'remark':
        return line`${a('Vous avez', 'Tu as')} signalé le ${onDay(reason.since)} que ce n’était pas juste. Le bureau a été prié de regarder cela avec ${a('vous', 'toi')}.`
      case 'leave':
        return line`${a('Vous êtes', 'Tu es')} en pause depuis le ${onDay(reason.since)}${reason.until ? line`, jusqu’au ${onDay(reason.until)}` : ''}. Rien n’est attendu de ${a('vous', 'toi')}.`
      case 'newcomer':
        return line`${reason.justArrived ? a('Vous venez d’arriver, le', 'Tu viens d’arriver, le') : a('Vous êtes membre depuis le', 'Tu es membre depuis le')} ${onDay(reason.since)} : il est trop tôt pour dire quoi que ce soit. ${a('Profitez', 'Profite')} de ces premières rencontres.`
      case 'too little known':
        return line`Peu de choses sont notées jusqu’ici : il est trop tôt pour dire quoi que ce soit.`
      case 'asks more than he gives':
        return line`${a('Vous demandez plus que vous ne donnez', 'Tu demandes plus que tu ne donnes')}, par rapport aux habitudes du club, depuis le ${onDay(reason.since)} ; le bureau le voit et pourra ${a('vous', 't’')}${a(' ', '')}en parler.`
      case 'seldom seen':
        return line`${a('Vous nous avez', 'Tu nous as')} manqué ces derniers temps. La vie a ses saisons : personne ne ${a('vous', 'te')} reproche rien. Un mot au bureau est toujours bienvenu.`
      default:
        return null
    }
  }

  function help({ reason, presence: { came }, given }: Grounds): Line | null {
    switch (reason.holds) {
      case 'asks more than he gives':
        return line`Ce qui changerait les choses : répondre à un besoin, mettre deux membres en relation, transmettre une recommandation, amener un invité. Un tête-à-tête aide à savoir pour qui.`
      case 'seldom seen':
        return line`Ce qui changerait les choses : venir à une réunion, ou prendre un café avec un membre.`
      case 'comes little':
        return line`Ce qui aiderait : venir à la prochaine réunion (${command('meeting')}).`
      case 'asks much':
        return line`Ce qui aiderait : mettre en relation deux membres qui gagneraient à se connaître (${command('intro')}).`
      case 'comes little, asks much':
        return line`Ce qui aiderait : venir à la prochaine réunion (${command('meeting')}), et y demander à quelqu’un qui il aimerait rencontrer.`
      case 'nothing':
        return came > 0 || sumOfActs(given) > 0
          ? line`Merci de la part que ${a('vous prenez', 'tu prends')} à la vie du club.`
          : null
      default:
        return null
    }
  }

  function because(grounds: Grounds, today: Day): Line {
    const { reason } = grounds
    switch (reason.holds) {
      case 'asks more than he gives':
        return line`${a('Vous demandez plus que vous ne donnez', 'Tu demandes plus que tu ne donnes')}, par rapport aux habitudes du club, depuis le ${onDay(reason.since)}. ${exchanged(grounds)}`
      case 'newcomer':
        return line`${a('Vous êtes', 'Tu es')} membre depuis le ${onDay(reason.since)} : moins de 90 jours.`
      case 'too little known':
        return line`Peu de choses sont notées jusqu’ici, et aucune réunion ne compte encore pour ${a('vous', 'toi')}.`
      case 'seldom seen':
      case 'comes little':
        return presence.own(grounds.presence, today)
      case 'asks much':
        return line`${exchanged(grounds)}`
      default:
        return facts(grounds, today)
    }
  }

  function becauseOf(grounds: Grounds, today: Day): Line {
    const { reason } = grounds
    switch (reason.holds) {
      case 'asks more than he gives':
        return line`plus de demandes que de dons, par rapport aux habitudes du club, depuis le ${onDay(reason.since)} (${exchangedBy(grounds)})`
      case 'seldom seen':
        return line`on se voit moins depuis le ${onDay(reason.since)} ; ${presence.of(grounds.presence, today)}`
      case 'newcomer':
        return line`membre depuis le ${onDay(reason.since)} ; ${presence.of(grounds.presence, today)}`
      case 'comes little':
        return line`${presence.of(grounds.presence, today)}`
      case 'asks much':
        return line`${exchangedBy(grounds)}`
      default:
        return line`${factsOf(grounds, today)}`
    }
  }

  function evidence(grounds: Grounds): Line {
    const { reason } = grounds
    switch (reason.holds) {
      case 'asks more than he gives':
        return line`${strong('Chasseur de business')}, depuis le ${onDay(reason.since)} : ${exchangedBy(grounds)}.`
      case 'seldom seen':
        return line`${strong('En retrait')}, depuis le ${onDay(reason.since)}. De l’attention, pas de reproche.`
      case 'remark':
        return line`Bilan contesté le ${onDay(reason.since)} ; la remarque attend une réponse.`
      case 'leave':
        return line`En pause depuis le ${onDay(reason.since)}${reason.until ? line`, jusqu’au ${onDay(reason.until)}` : ''}.`
      case 'newcomer':
        return line`Membre depuis le ${onDay(reason.since)} : il est trop tôt pour dire quoi que ce soit.`
      case 'too little known':
        return line`Peu de choses sont notées jusqu’ici : il est trop tôt pour dire quoi que ce soit.`
      default:
        return line`En bref : ${exchangedBy(grounds)}.`
    }
  }

  function person(member: MemberRef, grounds: Grounds, today: Day): Line {
    const { reason } = grounds
    switch (reason.holds) {
      case 'asks more than he gives':
        return line`${named(member)} : chasseur de business depuis le ${onDay(reason.since)} (${exchangedBy(grounds)}).`
      case 'seldom seen':
        return line`${named(member)} : en retrait depuis le ${onDay(reason.since)} ; ${presence.of(grounds.presence, today)}.`
      case 'newcomer':
        return line`${named(member)}, membre depuis le ${onDay(reason.since)} : ${exchangedBy(grounds)}.`
      default:
        return line`${named(member)} : ${factsOf(grounds, today)}.`
    }
  }

  const commands = {
    standing: {
      name: 'mon-bilan',
      says: a('où vous en êtes dans le club, et pourquoi', 'où tu en es dans le club, et pourquoi'),
      title: 'Mon bilan',
      submit: 'Voir',
      asks: {
        member: {
          name: 'membre',
          label: 'De qui ? (bureau)',
          hint: a('Laissez vide pour le vôtre', 'Laisse vide pour le tien'),
        },
      },
      forms: {
        contest: {
          title: 'Ce n’est pas juste',
          submit: 'Envoyer',
          asks: {
            words: { name: 'mots', label: 'Que faut-il savoir ?', hint: 'Seul le bureau le lit ; peut rester vide' },
          },
        },
      },
    },
  } satisfies Record<string, CommandWords>
  return {
    commands,
    refusals,
    kinds,
    dates: (days, today, more) =>
      days.map(day => shortDay(day, today)).join(', ') + (more > 0 ? ` et ${more} de plus` : ''),
    title: a('Votre bilan', 'Ton bilan'),
    own,
    facts,
    help,
    because,
    becauseOf,
    givenHeading: a('Ce que vous avez donné', 'Ce que tu as donné'),
    askedHeading: a('Ce que vous avez demandé', 'Ce que tu as demandé'),
    givenByHeading: 'Donné',
    askedByHeading: 'Demandé',
    partHeading: 'Participation',
    nothingGiven: () => line`Rien n’est encore noté.`,
    giving: word => line`En tout, par rapport aux habitudes du club : ${strong(giving[word])}.`,
    tooFew: () =>
      line`Il n’y a pas encore de quoi comparer ce que ${a('vous donnez et demandez', 'tu donnes et demandes')} aux habitudes du club.`,
    how: weighsItsOwnWay =>
      line`Calculé chaque mardi à partir des actes ci-dessus, comparés aux habitudes du club.${weighsItsOwnWay ? ` ${ownWeights}` : ''} ${a('Vous et', 'Toi et')} le bureau, personne d’autre, le voyez. ${command('my-data')} permet de tout emporter, ou de s’opposer.`,
    howObjected: () => line`${command('my-data')} permet de retirer ${a('votre', 'ton')} opposition.`,
    press: {
      contest: 'Ce n’est pas juste',
      acts: 'Voir les actes',
      speak: 'Je vais lui parler',
      rightly: 'Oui, à juste titre',
      notHunter: 'Pas un chasseur',
      close: 'Nous en avons parlé',
    },
    contested: 'Merci de l’avoir dit',
    contestedTo: names =>
      line`${listed(names, 'ou')} regardera cela avec ${a('vous', 'toi')}. D’ici là, rien n’en est conclu et aucun coup de pouce ne part.`,
    contestedNobody: () =>
      line`Personne d’autre au bureau ni à la commission ne peut regarder cela : le message ne part donc nulle part ; d’ici là, rien n’en est conclu.`,
    contestTitle: name => `${name} : « ce n’est pas juste »`,
    contest: (member: MemberRef) =>
      line`${named(member)} ne se reconnaît pas dans son bilan. Quelques mots de vive voix, puis refermez ceci.`,
    contestOver: (member: MemberRef) => line`${named(member)} a quitté le club : il n’y a plus rien à répondre.`,
    contestUnsaid: (member: MemberRef) => line`${named(member)} a retiré sa remarque : il n’y a rien à répondre.`,
    contestTakenBack: `C’est retiré : ${a('votre', 'ton')} bilan est calculé comme avant.`,
    openAgainTitle: `${a('Votre', 'Ta')} remarque attend de nouveau une réponse`,
    openAgain: () =>
      line`Elle avait été refermée par erreur. Tant que personne n’en a parlé avec ${a('vous', 'toi')}, rien n’est conclu de ${a('votre', 'ton')} bilan.`,
    contestClosed: by => line`Refermé par ${by}. Le bilan est de nouveau calculé à partir de maintenant.`,
    answeredTitle: 'Merci pour cet échange',
    answered: by =>
      line`${named(by)} a refermé ${a('votre', 'ta')} remarque. ${a('Votre', 'Ton')} bilan est de nouveau calculé à partir de maintenant.`,
    evidenceTitle: name => `Ce que l’on sait ${de(name)}`,
    evidence,
    nothingComputed: () => line`Ce membre a choisi de ne pas avoir de bilan : il n’y a rien à voir.`,
    oneInFive: () =>
      line`Un signalement sur quatre ou cinq est faux. Regardez les actes, parlez d’abord, ne concluez rien d’un chiffre.`,
    labels: {
      balance: 'Demandes par don, face au club',
      presence: 'Réunions',
    },
    balance: (ratio, enough) =>
      enough
        ? line`${ratio.toFixed(1).replace('.', ',')} (1, c’est l’habitude du club)`
        : line`pas assez d’actes pour le dire`,
    logged: () => line`Cette consultation est notée au journal.`,
    speaks: name =>
      line`Merci. Aucun coup de pouce ne part vers ${name} pendant six mois : la parole est à ${a('vous', 'toi')}. Pour commencer, à ${a('votre', 'ta')} façon :`,
    spared: name => line`C’est entendu : aucun coup de pouce ne part vers ${name} pendant quatre semaines.`,
    unsaid: name => `C’est retiré : rien n’est dit ${de(name)}.`,
    cleared: name =>
      line`Merci. Plus de signalement sur ${name} avant trois nouvelles demandes ; le club devient un peu plus prudent.`,
    agreed: name =>
      line`C’est noté : le signalement ${de(name)} est juste. Rien ne change pour ce membre ; le club devient un peu moins prudent.`,
    digest: {
      standings: (counts, on) =>
        line`Bilans du ${date(on, 'day of month')} : ${(
          ['engaged', 'to-rebalance', 'deserve-a-word', 'new', 'on-leave'] as const
        )
          .filter(group => counts[group] > 0)
          .map(group => groups[group](counts[group]))
          .join(', ')}.`,
      contested: count =>
        line`${plural(count, 'membre')} ${count > 1 ? 'ont dit' : 'a dit'} « ce n’est pas juste » et ${count > 1 ? 'attendent' : 'attend'} une réponse.`,
      seeContest: 'Regarder',
      giveMuch: count =>
        line`${plural(count, 'membre')} ${count > 1 ? 'donnent' : 'donne'} tant que cela pourrait devenir trop.`,
      seeWhoGives: 'Voir qui donne beaucoup',
      givesTitle: 'Qui porte beaucoup',
      gives: (member, acts) => line`${named(member)} : ${plural(acts, 'geste')} pour les autres en quatre semaines.`,
      deserveAWord: flagged =>
        flagged ? 'Méritent un mot ; un signalement sur quatre ou cinq est faux' : 'Méritent un mot',
      areNew: 'Trop tôt pour le dire',
      person,
      closer: 'Les bilans, et leurs raisons',
      seeActs: 'Voir les actes de…',
    },
    why: {
      contest: name =>
        line`${name} a appuyé sur « Ce n’est pas juste ». Une telle remarque va aux autres membres du bureau.`,
      answered: () =>
        line`${a('Vous aviez', 'Tu avais')} dit que ${a('votre', 'ton')} bilan n’était pas juste ; quelqu’un y a répondu.`,
    },
  }
}
