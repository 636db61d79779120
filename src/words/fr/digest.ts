import type { Action, StandingGroup } from '../../terms/digest.ts'
import type { Address } from '../../terms/speech.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import type { digestWords as english } from '../en/digest.ts'
import { addressed, plural } from '../french.ts'
import { command, day, line, named } from '../line.ts'

type Day = Temporal.PlainDate

const longDay = (date: Day) => `${date.day === 1 ? '1er' : date.day} ${date.toLocaleString('fr-FR', { month: 'long' })}`
const percent = (share: number) => `${Math.round(share * 100)} %`

const trend = (rate: number, before: number | null): string => {
  const points = before === null ? 0 : Math.round((rate - before) * 100)
  if (before === null) return ''
  if (points === 0) return ', comme aux six réunions précédentes'
  return points > 0
    ? `, ${plural(points, 'point')} de plus qu’aux six réunions précédentes`
    : `, ${plural(-points, 'point')} de moins qu’aux six réunions précédentes`
}

const groups: Record<StandingGroup, (count: number) => string> = {
  engaged: count => plural(count, 'engagé'),
  'to-rebalance': count => `${count} à équilibrer`,
  'deserve-a-word': count => `${plural(count, 'membre')} ${count > 1 ? 'méritent' : 'mérite'} un mot`,
  new: count => plural(count, 'nouveau', 'nouveaux'),
  'on-leave': count => `${count} en pause`,
}

export const digestWords = (address: Address): typeof english => {
  const a = addressed(address)
  const commands = {
    digest: {
      name: 'point',
      says: 'le point de la dernière semaine entière',
      title: 'Le point',
      submit: 'Voir',
      asks: {},
    },
  } satisfies Record<string, CommandWords>
  const actions: Record<Action['kind'], (action: Action) => Line> = {
    remark: ({ count }) =>
      line`${plural(count, 'membre')} ${count > 1 ? 'ont dit' : 'a dit'} « ce n’est pas juste » et ${count > 1 ? 'attendent' : 'attend'} une réponse.`,
    application: ({ count }) => line`${plural(count, 'candidature')} sans réponse à la date prévue.`,
    roll: ({ at }) => line`L’appel${at ? line` de ${day(at)}` : ''} n’est pas encore fait.`,
    word: ({ count }) => line`Un mot de ${a('votre', 'ta')} part aiderait ${plural(count, 'membre')}.`,
    referral: ({ count }) => line`${plural(count, 'recommandation')} sans nouvelles depuis trop longtemps.`,
    newcomer: ({ count }) => line`${plural(count, 'nouveau', 'nouveaux')} sans tête-à-tête après 30 jours.`,
    ask: ({ count }) => line`${plural(count, 'besoin')} sans aucune réponse.`,
    load: ({ count }) =>
      line`${plural(count, 'membre')} ${count > 1 ? 'donnent' : 'donne'} tant que cela pourrait devenir trop.`,
    sectors: ({ count }) => line`${plural(count, 'secteur')} loin de ${count > 1 ? 'ceux' : 'celui'} de la région.`,
  }
  return {
    commands,
    title: monday => `Le club, semaine du ${longDay(monday)}`,
    empty: monday => line`Rien à signaler pour la semaine du ${longDay(monday)}, et rien n’attend.`,
    actionsHeading: 'À faire d’abord',
    noAction: () => line`Rien n’attend cette semaine.`,
    action: action => actions[action.kind](action),
    press: {
      remark: 'Regarder',
      application: 'Ouvrir le dossier',
      roll: 'Faire l’appel',
      word: 'À qui parler',
      referral: 'Voir les recommandations',
      newcomer: 'Voir les nouveaux',
      ask: 'Voir les besoins',
      load: 'Voir qui donne beaucoup',
      sectors: 'Voir',
    },
    changedHeading: 'Ce qui a changé',
    presence: ({ meetings, presence }) => {
      if (meetings.length === 0 || presence.rate === null) return line`Pas de réunion avec appel cette semaine.`
      return line`Présence : ${meetings.map(({ came, of }) => `${came} sur ${of}`).join(' ; ')}, soit ${percent(presence.rate)}${trend(presence.rate, presence.before)}.`
    },
    referrals: ({ given, confirmed, won }) =>
      line`Recommandations : ${plural(given, 'donnée')}, ${plural(confirmed, 'confirmée')}, ${plural(won, 'gagnée')}.`,
    thanks: (thanks, introductions) =>
      line`${plural(thanks, 'merci')}, ${plural(introductions, 'mise')} en relation acceptée${introductions > 1 ? 's' : ''}.`,
    oneToOnes: ({ held, pairs, met }) =>
      pairs > 0 && met >= pairs
        ? line`${held} tête-à-tête ; tout le monde s’est rencontré.`
        : line`${held} tête-à-tête ; ${pairs - met} paires sur ${pairs} n’en ont jamais eu.`,
    asks: ({ made, unanswered }) =>
      line`${plural(made, 'besoin ou offre', 'besoins et offres')} ; ${unanswered} toujours sans réponse.`,
    guests: ({ came, joined }) =>
      line`${plural(came, 'invité')} ${came > 1 ? 'venus' : 'venu'} ; ${joined} ${joined > 1 ? 'devenus membres' : 'devenu membre'}.`,
    newcomers: (count, alone) =>
      line`${plural(count, 'nouveau', 'nouveaux')} dans ${count > 1 ? 'leurs' : 'ses'} 90 premiers jours${alone > 0 ? `, dont ${alone} encore sans tête-à-tête` : ''}.`,
    standings: (counts, on) =>
      line`Bilans du ${longDay(on)} : ${(['engaged', 'to-rebalance', 'deserve-a-word', 'new', 'on-leave'] as const)
        .filter(group => counts[group] > 0)
        .map(group => groups[group](counts[group]))
        .join(', ')}.`,
    nudges: ({ tomorrow, silentUntil, sent, answered, effect }) =>
      line`Coups de pouce : ${plural(sent, 'envoyé')}, ${plural(answered, 'suivi')} d’un geste, ${silentUntil ? `${plural(tomorrow, 'partirait', 'partiraient')} mardi, mais rien ne part avant le ${longDay(silentUntil)}` : `${tomorrow} à venir mardi`}. ${
        effect.tells && effect.difference !== null && effect.interval
          ? `Effet mesuré : ${Math.round(effect.difference * 100)} points de gestes en plus dans les 21 jours (entre ${Math.round(effect.interval[0] * 100)} et ${Math.round(effect.interval[1] * 100)}).`
          : 'Ce qu’ils changent : il est trop tôt pour le dire.'
      }`,
    unreachable: count =>
      line`${plural(count, 'membre')} ne ${count > 1 ? 'reçoivent' : 'reçoit'} plus les messages. ${count > 1 ? 'Sont-ils partis' : 'Est-il parti'} ?`,
    whole: {
      'no channel': () => line`Envoyé à chaque membre du bureau : il n’y a pas de canal du bureau.`,
      'not private': () => line`Envoyé à chaque membre du bureau : le canal du bureau n’est pas privé.`,
      'others in it': () =>
        line`Envoyé à chaque membre du bureau : le canal du bureau compte des personnes qui ne sont ni du bureau ni de la commission.`,
      'cannot see': () => line`Envoyé à chaque membre du bureau : je ne vois pas qui est dans le canal du bureau.`,
    },
    names: 'Voir les noms',
    namesTitle: a('Les noms, pour vous seul', 'Les noms, pour toi seul'),
    wordHeading: 'Méritent un mot',
    rebalanceHeading: 'À équilibrer',
    newHeading: 'Nouveaux',
    tomorrowHeading: 'Mardi',
    person: (member, standing, since, given, asked, came, meetings) => {
      const roll = meetings > 0 ? `, présence ${came} sur ${meetings}` : ''
      switch (standing) {
        case 'hunter':
          return line`${named(member)} : chasseur de business depuis le ${longDay(since)} (${plural(asked, 'demande')}, ${plural(given, 'don')}${roll}). Un signalement sur cinq est faux.`
        case 'withdrawn':
          return line`${named(member)} : en retrait depuis le ${longDay(since)}${roll}. De l’attention, pas de reproche.`
        default:
          return line`${named(member)}, depuis le ${longDay(since)} : ${plural(given, 'don')}, ${plural(asked, 'demande')}${roll}.`
      }
    },
    coming: (member, step) => {
      const what = {
        1: 'un message avec un petit geste à faire',
        2: 'un café est proposé',
        3: 'confié à l’un de vous, rien n’est envoyé',
      }
      return line`${named(member)} : ${what[step]}.`
    },
    unreachableHeading: 'Aucun message ne leur parvient : sont-ils partis ?',
    nobody: () => line`Personne pour le moment.`,
    openActs: 'Voir les actes de…',
    notHim: 'Pas de message à…',
    willSpeak: 'Je vais parler à…',
    logged: () => line`Cette consultation est notée au journal.`,
    referralsTitle: 'Recommandations sans nouvelles',
    referralLine: (from, to, since) =>
      line`De ${named(from)}${to ? line` à ${named(to)}` : ''}, sans changement depuis ${day(since)}.`,
    newcomersTitle: 'Les nouveaux',
    newcomerLine: (member, days, oneToOnes) =>
      line`${named(member)} : ${plural(days, 'jour')} au club, ${oneToOnes} tête-à-tête.`,
    asksTitle: 'Besoins sans réponse',
    askLine: (by, text, since) => line`${named(by)}, ${day(since)} : « ${text} »`,
    loadTitle: 'Qui porte beaucoup',
    loadLine: (member, acts) => line`${named(member)} : ${plural(acts, 'geste')} pour les autres en quatre semaines.`,
    settledTitle: 'Plus rien n’attend ici',
    why: () =>
      line`Chaque lundi à 8 h, le bureau reçoit la semaine du club. ${command('club', 'point')} le montre à tout moment.`,
  }
}
