import type { Effect, NudgeCost, NudgeKind } from '../../terms/nudge.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import type { nudgeEffectWords as english } from '../en/nudge-effect.ts'
import { listed, plural } from '../french.ts'
import { command, day, line, strong } from '../line.ts'

const commands = {
  'club-nudges': {
    name: 'coups-de-pouce',
    says: 'ce que changent les coups de pouce, et ce qu’ils coûtent',
    title: 'Les coups de pouce',
    submit: 'Voir',
    asks: {},
  },
} satisfies Record<string, CommandWords>

const kinds: Record<NudgeKind, string> = {
  hunter: 'à qui demande beaucoup',
  withdrawn: 'à qui se fait rare',
  'to-rebalance': 'à qui un coup de main ferait du bien',
  newcomer: 'aux nouveaux',
  'answer-ask': 'répondre à un besoin',
  rsvp: 'dire sa présence à une réunion',
  'one-to-one': 'proposer un tête-à-tête',
  introduce: 'mettre deux membres en relation',
  thank: 'remercier',
  'invite-guest': 'amener un invité',
  'fill-profile': 'compléter son profil',
  'update-referral': 'donner des nouvelles d’une recommandation',
  'greet-newcomer': 'accueillir un nouveau',
  buddy: 'un café avec quelqu’un du club',
}

const points = (share: number) => Math.round(Math.abs(share) * 100)
const signed = (share: number) => `${Math.round(share * 100) < 0 ? '−' : '+'}${points(share)}`
const pointsOf = (share: number) => plural(points(share), 'point')

/** La phrase commence par une minuscule : elle suit deux-points. */
function effectOf({ tells, difference, interval }: Effect): string {
  if (!tells || difference === null || interval === null) return 'trop tôt pour le dire'
  const [low, high] = interval
  if (low > 0)
    return `${pointsOf(difference)} de gestes en plus dans les 21 jours (entre ${points(low)} et ${points(high)})`
  if (high < 0)
    return `${pointsOf(difference)} de gestes en moins dans les 21 jours (entre ${points(high)} et ${points(low)})`
  return `pas de différence nette (entre ${signed(low)} et ${signed(high)} points de gestes dans les 21 jours)`
}

function costOf({ sent, acted, ignored, snoozed, stopped }: NudgeCost): string {
  if (sent === 0) return 'aucun envoyé'
  const open = sent - acted - ignored - snoozed - stopped
  const parts = [
    acted > 0 && `${plural(acted, 'suivi')} d’un geste`,
    ignored > 0 && `${ignored} sans réponse`,
    snoozed > 0 && `${plural(snoozed, 'remis', 'remis')} à plus tard`,
    stopped > 0 && `${plural(stopped, 'refusé')} pour de bon`,
    open > 0 && `${open} encore sans suite`,
  ].filter(part => part !== false)
  return `${plural(sent, 'envoyé')}, ${sent > 1 && parts.length > 1 ? 'dont ' : ''}${listed(parts)}`
}

const quoted = (kind: NudgeKind) => `« ${kinds[kind]} »`

export const nudgeEffectWords = (): typeof english => ({
  commands,
  title: 'Ce que changent les coups de pouce',
  effect: (effect): Line => line`${strong('Effet')} : ${effectOf(effect)}.`,
  counted: ({ now, delayed }) =>
    line`Compté dans tous les clubs de cette installation, sans personne : ${now.acted} sur ${now.of} ont fait un geste quand le message partait aussitôt, ${delayed.acted} sur ${delayed.of} pendant qu’il attendait.`,
  cost: cost => line`${strong('En un an, ici')} : ${costOf(cost)}.`,
  laddersHeading: 'À qui ils sont allés',
  actsHeading: 'Les mêmes messages, selon ce qu’ils proposaient',
  kind: ({ kind, effect, cost, off }) =>
    line`${strong(kinds[kind])} : ${costOf(cost)}. Effet : ${effect ? effectOf(effect) : 'rien à compter encore'}.${
      off
        ? line` ${off.allTheSame ? 'Arrêté ailleurs' : 'Arrêté'} depuis le ${day(off.at)}, car ${off.allTheSame ? 'on y agissait moins ; envoyé ici quand même' : 'on agissait moins après ce message que sans lui'}.`
        : ''
    }`,
  how: () =>
    line`Comment le savoir ? Pile ou face : un message part aussitôt, ou 21 jours plus tard. On compte qui a fait un geste pendant ces 21 jours, des deux côtés, et l’on ne compare que ce qu’une même pièce a départagé. La fourchette est large exprès : regarder chaque semaine, c’est donner sa chance au hasard. Un genre qui fait du mal s’arrête seul, jusqu’à ce que le bureau le reprenne ici.`,
  press: {
    open: 'Coups de pouce',
    send: kind => `Reprendre : ${kinds[kind]}`,
    leave: kind => `Arrêter de nouveau : ${kinds[kind]}`,
  },
  digest: {
    effect: effect =>
      effect.tells ? `Effet mesuré : ${effectOf(effect)}.` : 'Leur effet : il est trop tôt pour le dire.',
    cost: cost => (cost.sent === 0 ? '' : ` En un an : ${costOf(cost)}.`),
    off: off =>
      line`Coups de pouce arrêtés, car on agissait moins après eux que sans eux : ${listed(off.map(quoted))}. Pour les reprendre dans ce club : ${command('club', 'coups-de-pouce')}.`,
  },
})
