import type { Effect, NudgeCost, NudgeKind } from '../../terms/nudge.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed, plural } from '../english.ts'
import { command, day, line, strong } from '../line.ts'

const commands = {
  'club-nudges': {
    name: 'nudges',
    says: 'what nudges change, and what they cost',
    title: 'Nudges',
    submit: 'Show',
    asks: {},
  },
} satisfies Record<string, CommandWords>

const kinds: Record<NudgeKind, string> = {
  hunter: 'to those who ask much',
  withdrawn: 'to those who come less',
  'to-rebalance': 'to those who could use a hand',
  newcomer: 'to newcomers',
  'answer-ask': 'answer an ask',
  rsvp: 'say whether one comes to a meeting',
  'one-to-one': 'propose a one-to-one',
  introduce: 'introduce two members',
  thank: 'say thanks',
  'invite-guest': 'bring a guest',
  'fill-profile': 'complete one’s profile',
  'update-referral': 'tell how a referral is going',
  'greet-newcomer': 'welcome a newcomer',
  buddy: 'a coffee with somebody of the club',
}

const points = (share: number) => Math.round(Math.abs(share) * 100)
const signed = (share: number) => `${Math.round(share * 100) < 0 ? '−' : '+'}${points(share)}`
const pointsOf = (share: number) => plural(points(share), 'point')

/** It begins with a small letter: a colon stands before it. */
function effectOf({ tells, difference, interval }: Effect): string {
  if (!tells || difference === null || interval === null) return 'too early to tell'
  const [low, high] = interval
  if (low > 0) return `${pointsOf(difference)} more act within 21 days (between ${points(low)} and ${points(high)})`
  if (high < 0) return `${pointsOf(difference)} fewer act within 21 days (between ${points(high)} and ${points(low)})`
  return `no clear difference (from ${signed(low)} to ${signed(high)} points of acts within 21 days)`
}

/** Each of those sent is in one of its parts, and a part of nobody is left out. */
function costOf({ sent, acted, ignored, snoozed, stopped }: NudgeCost): string {
  if (sent === 0) return 'none sent'
  const open = sent - acted - ignored - snoozed - stopped
  const parts = [
    acted > 0 && `${acted} followed by an act`,
    ignored > 0 && `${ignored} without an answer`,
    snoozed > 0 && `${snoozed} put off`,
    stopped > 0 && `${stopped} refused for good`,
    open > 0 && `${open} still open`,
  ].filter(part => part !== false)
  return `${sent} sent, ${sent > 1 && parts.length > 1 ? 'of which ' : ''}${listed(parts)}`
}

const quoted = (kind: NudgeKind) => `“${kinds[kind]}”`

type KindTold = {
  readonly kind: NudgeKind
  readonly effect: Effect | null
  readonly cost: NudgeCost
  /** Since when it is off, and whether this club sends it all the same. */
  readonly off: { readonly at: Temporal.Instant; readonly allTheSame: boolean } | null
}

export const nudgeEffectWords = {
  commands,
  title: 'What nudges change',
  effect: (effect: Effect): Line => line`${strong('Effect')}: ${effectOf(effect)}.`,
  counted: ({ now, delayed }: Effect): Line =>
    line`Counted in all clubs of this installation, nobody by name: ${now.acted} of ${now.of} acted when the message left at once, ${delayed.acted} of ${delayed.of} while it waited.`,
  cost: (cost: NudgeCost): Line => line`${strong('In a year, here')}: ${costOf(cost)}.`,
  laddersHeading: 'To whom they went',
  actsHeading: 'The same messages, by what they proposed',
  kind: ({ kind, effect, cost, off }: KindTold): Line =>
    line`${strong(kinds[kind])}: ${costOf(cost)}. Effect: ${effect ? effectOf(effect) : 'nothing to count yet'}.${
      off
        ? line` ${off.allTheSame ? 'Off elsewhere' : 'Off'} since ${day(off.at)}, as ${off.allTheSame ? 'fewer acted there; sent here all the same' : 'fewer acted after this message than without it'}.`
        : ''
    }`,
  how: (): Line =>
    line`How is this known? By the toss of a coin: a message leaves at once, or 21 days later. Who acted in these 21 days is counted on both sides, and only what was tossed with the same odds is compared. The range is wide on purpose: to look every week gives chance many chances. A kind that does harm stops by itself, until the organizers take it up again here.`,
  press: {
    open: 'Nudges',
    send: (kind: NudgeKind) => `Send again: ${kinds[kind]}`,
    leave: (kind: NudgeKind) => `Stop again: ${kinds[kind]}`,
  },
  digest: {
    effect: (effect: Effect): string =>
      effect.tells ? `Measured effect: ${effectOf(effect)}.` : 'What they change: too early to tell.',
    cost: (cost: NudgeCost): string => (cost.sent === 0 ? '' : ` In a year: ${costOf(cost)}.`),
    off: (off: readonly NudgeKind[]): Line =>
      line`Nudges stopped, as fewer acted after them than without them: ${listed(off.map(quoted))}. To send them again in this club: ${command('club', 'nudges')}.`,
  },
}
