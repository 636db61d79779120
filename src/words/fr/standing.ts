import type { WeighedKind } from '../../terms/act.ts'
import type { StandingGroup } from '../../terms/digest.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { StandingRefusals } from '../../terms/refusals/standing.ts'
import type { Address } from '../../terms/speech.ts'
import type { GivingWord, Standing } from '../../terms/standing.ts'
import { writeDate } from '../../terms/write-date.ts'
import type { Inline, Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import type { RefusalWords } from '../en/general.ts'
import type { standingWords as english } from '../en/standing.ts'
import { addressed, de, listed, plural } from '../french.ts'
import { command, date, line, named, strong } from '../line.ts'

type Day = Temporal.PlainDate

const shortDay = (day: Day, today: Day) => writeDate(day, { language: 'fr', today, form: 'short' })

const kinds: Record<WeighedKind, string> = {
  referral: 'Recommandations données',
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
  new: count => plural(count, 'nouveau', 'nouveaux'),
  'on-leave': count => `${count} en pause`,
}

export const standingWords = (address: Address): typeof english => {
  const a = addressed(address)
  const own: Record<Exclude<Standing, 'on-leave' | 'contested'>, (since: Inline) => Line> = {
    engaged: () => line`${a('Vous prenez', 'Tu prends')} toute ${a('votre', 'ta')} part à la vie du club.`,
    'to-rebalance': () =>
      line`${a('Vous venez', 'Tu viens')} un peu moins, ou ${a('demandez', 'demandes')} un peu plus, que ce n’est l’habitude du club. Il suffit de peu pour retrouver l’équilibre.`,
    hunter: since =>
      line`${a('Vous demandez plus que vous ne donnez', 'Tu demandes plus que tu ne donnes')}, par rapport aux habitudes du club, depuis le ${since} ; le bureau le voit et pourra ${a('vous', 't’')}${a(' ', '')}en parler.`,
    withdrawn: () =>
      line`${a('Vous nous avez', 'Tu nous as')} manqué ces derniers temps. La vie a ses saisons : personne ne ${a('vous', 'te')} reproche rien. Un mot au bureau est toujours bienvenu.`,
    new: () =>
      line`Il est trop tôt pour dire quoi que ce soit : ${a('profitez', 'profite')} de ces premières rencontres.`,
    objected: () =>
      line`${a('Vous avez', 'Tu as')} choisi de ne pas avoir de bilan : rien n’est calculé sur ${a('vous', 'toi')}.`,
  }
  const change: Partial<Record<Standing, () => Line>> = {
    hunter: () =>
      line`Ce qui changerait les choses : répondre à un besoin, mettre deux membres en relation, transmettre une recommandation, amener un invité. Un tête-à-tête aide à savoir pour qui.`,
    'to-rebalance': () =>
      line`Ce qui changerait les choses : venir à la prochaine réunion, répondre à un besoin, mettre deux membres en relation ou transmettre une recommandation.`,
    withdrawn: () => line`Ce qui changerait les choses : venir à une réunion, ou prendre un café avec un membre.`,
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
    own: (standing, since, until) => {
      if (standing === 'on-leave')
        return line`${a('Vous êtes', 'Tu es')} en pause${until ? line` jusqu’au ${date(until, 'day of month')}` : ''}. Rien n’est attendu de ${a('vous', 'toi')}.`
      if (standing === 'contested')
        return line`${a('Vous avez', 'Tu as')} signalé le ${date(since, 'day of month')} que ce n’était pas juste. Le bureau a été prié de regarder cela avec ${a('vous', 'toi')}.`
      return own[standing](date(since, 'day of month'))
    },
    change: standing => change[standing]?.() ?? null,
    givenHeading: a('Ce que vous avez donné', 'Ce que tu as donné'),
    askedHeading: a('Ce que vous avez demandé', 'Ce que tu as demandé'),
    givenByHeading: 'Donné',
    askedByHeading: 'Demandé',
    partHeading: 'Participation',
    nothingGiven: () => line`Rien n’est encore noté.`,
    giving: word => line`En tout, par rapport aux habitudes du club : ${strong(giving[word])}.`,
    tooFew: () => line`Il n’y a pas encore assez d’actes dans le club pour comparer ce qui est donné et demandé.`,
    how: () =>
      line`Calculé chaque mardi à partir des actes ci-dessus, comparés aux habitudes du club. ${a('Vous et', 'Toi et')} le bureau, personne d’autre, le voyez. ${command('my-data')} permet de tout emporter, ou de s’opposer.`,
    howObjected: () => line`${command('my-data')} permet de retirer ${a('votre', 'ton')} opposition.`,
    press: {
      contest: 'Ce n’est pas juste',
      acts: 'Voir les actes',
      speak: 'Je vais lui parler',
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
    names: {
      engaged: 'engagé',
      'to-rebalance': 'à équilibrer',
      hunter: 'chasseur de business',
      withdrawn: 'en retrait',
      new: 'nouveau',
      'on-leave': 'en pause',
      objected: 'sans bilan, à sa demande',
      contested: 'contesté',
    },
    evidenceTitle: name => `Ce que l’on sait ${de(name)}`,
    evidence: (standing, since) => line`Bilan : ${strong(standing)}, depuis le ${date(since, 'day of month')}.`,
    nothingComputed: () => line`Ce membre a choisi de ne pas avoir de bilan : il n’y a rien à voir.`,
    oneInFive: () =>
      line`Un signalement sur quatre ou cinq est faux. Regardez les actes, parlez d’abord, ne concluez rien d’un chiffre.`,
    labels: {
      balance: 'Demandes par don, face au club',
      presence: 'Réunions',
    },
    balance: (ratio, enough) =>
      enough
        ? line`${ratio.toFixed(1).replace('.', ',')} (1 : l’habitude du club)`
        : line`pas assez d’actes pour le dire`,
    logged: () => line`Cette consultation est notée au journal.`,
    speaks: name =>
      line`Merci. Aucun coup de pouce ne part vers ${name} pendant six mois : la parole est à ${a('vous', 'toi')}.`,
    spared: name => line`C’est entendu : aucun coup de pouce ne part vers ${name} pendant quatre semaines.`,
    unsaid: name => `C’est retiré : rien n’est dit ${de(name)}.`,
    cleared: name => line`C’est noté : ${name} n’est pas un chasseur. Le club devient un peu plus prudent.`,
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
      deserveAWord: 'Méritent un mot',
      areNew: 'Nouveaux',
      person: (member, standing, since, given, asked, presence) => {
        const roll = presence === null ? '' : `, ${presence}`
        switch (standing) {
          case 'hunter':
            return line`${named(member)} : chasseur de business depuis le ${date(since, 'day of month')} (${plural(asked, 'demande')}, ${plural(given, 'don')}${roll}). Un signalement sur cinq est faux.`
          case 'withdrawn':
            return line`${named(member)} : en retrait depuis le ${date(since, 'day of month')}${roll}. De l’attention, pas de reproche.`
          default:
            return line`${named(member)}, depuis le ${date(since, 'day of month')} : ${plural(given, 'don')}, ${plural(asked, 'demande')}${roll}.`
        }
      },
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
