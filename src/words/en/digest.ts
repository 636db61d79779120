import type { Action, Digest, StandingGroup } from '../../terms/digest.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { Standing } from '../../terms/standing.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { plural } from '../english.ts'
import { command, day, line, named } from '../line.ts'

type Day = Temporal.PlainDate

const longDay = (date: Day) => date.toLocaleString('en-GB', { day: 'numeric', month: 'long' })
const percent = (share: number) => `${Math.round(share * 100)} %`

const commands = {
  digest: {
    name: 'digest',
    says: 'the digest of the last whole week',
    title: 'The week',
    submit: 'Show',
    asks: {},
  },
} satisfies Record<string, CommandWords>

const actions: Record<Action['kind'], (action: Action) => Line> = {
  remark: ({ count }) =>
    line`${plural(count, 'member')} said “that’s not right” and ${count === 1 ? 'waits' : 'wait'} for an answer.`,
  application: ({ count }) => line`${plural(count, 'application')} past the date for an answer.`,
  roll: ({ at }) => line`The roll${at ? line` of ${day(at)}` : ''} has not been taken.`,
  word: ({ count }) => line`${plural(count, 'member')} would be helped by a word from you.`,
  referral: ({ count }) => line`${plural(count, 'referral')} ${count === 1 ? 'has' : 'have'} stood still for too long.`,
  newcomer: ({ count }) => line`${plural(count, 'newcomer')} without a one-to-one after 30 days.`,
  ask: ({ count }) => line`${plural(count, 'ask')} nobody answered.`,
  load: ({ count }) =>
    line`${plural(count, 'member')} ${count === 1 ? 'gives' : 'give'} so much that it may become too much.`,
  sectors: ({ count }) => line`${plural(count, 'sector')} far from the region’s.`,
}

const press: Record<Action['kind'], string> = {
  remark: 'Look at it',
  application: 'Open the file',
  roll: 'Take the roll',
  word: 'Whom to speak to',
  referral: 'See the referrals',
  newcomer: 'See the newcomers',
  ask: 'See the asks',
  load: 'See who gives a lot',
  sectors: 'Show',
}

const groups: Record<StandingGroup, (count: number) => string> = {
  engaged: count => `${count} engaged`,
  'to-rebalance': count => `${count} to rebalance`,
  'deserve-a-word': count => `${plural(count, 'member')} ${count === 1 ? 'deserves' : 'deserve'} a word`,
  new: count => `${count} new`,
  'on-leave': count => `${count} on leave`,
}

const trend = (rate: number, before: number | null): string => {
  const points = before === null ? 0 : Math.round((rate - before) * 100)
  if (before === null) return ''
  if (points === 0) return ', as in the six meetings before'
  return points > 0
    ? `, ${points} points more than in the six meetings before`
    : `, ${-points} points less than in the six meetings before`
}

export const digestWords = {
  commands,
  title: (monday: Day) => `The club in the week of ${longDay(monday)}`,
  empty: (monday: Day): Line => line`Nothing happened in the week of ${longDay(monday)}, and nothing waits for you.`,
  actionsHeading: 'First',
  noAction: (): Line => line`Nothing waits for you this week.`,
  action: (action: Action): Line => actions[action.kind](action),
  press,
  changedHeading: 'What changed',
  presence: (digest: Pick<Digest, 'meetings' | 'presence'>): Line => {
    const { meetings, presence } = digest
    if (meetings.length === 0 || presence.rate === null) return line`No meeting with a roll this week.`
    return line`${meetings.map(({ came, of }) => `${came} of ${of} came`).join('; ')}: ${percent(presence.rate)}${trend(presence.rate, presence.before)}.`
  },
  referrals: ({ given, confirmed, won }: Digest['referrals']): Line =>
    line`Referrals: ${given} given, ${confirmed} confirmed, ${won} won.`,
  thanks: (thanks: number, introductions: number): Line =>
    line`${plural(thanks, 'word of thanks', 'words of thanks')}, ${plural(introductions, 'introduction')} agreed.`,
  oneToOnes: ({ held, pairs, met }: Digest['oneToOnes']): Line =>
    pairs > 0 && met >= pairs
      ? line`${plural(held, 'one-to-one')}; everybody has met everybody.`
      : line`${plural(held, 'one-to-one')}; ${pairs - met} of ${plural(pairs, 'pair')} never had one.`,
  asks: ({ made, unanswered }: Digest['asks']): Line =>
    line`${plural(made, 'ask or offer', 'asks and offers')} made; ${unanswered} still without an answer.`,
  guests: ({ came, joined }: Digest['guests']): Line =>
    line`${plural(came, 'guest')} came; ${joined} became ${joined === 1 ? 'a member' : 'members'}.`,
  newcomers: (count: number, alone: number): Line =>
    line`${plural(count, 'newcomer')} in the first 90 days${alone > 0 ? `, ${alone} without a one-to-one yet` : ''}.`,
  standings: (counts: Readonly<Record<StandingGroup, number>>, on: Day): Line =>
    line`Standings of ${longDay(on)}: ${(['engaged', 'to-rebalance', 'deserve-a-word', 'new', 'on-leave'] as const)
      .filter(group => counts[group] > 0)
      .map(group => groups[group](counts[group]))
      .join(', ')}.`,
  nudges: ({ tomorrow, silentUntil, sent, answered, effect }: Digest['nudges']): Line =>
    line`Nudges: ${sent} sent, ${answered} answered, ${silentUntil ? `${tomorrow} would be sent on Tuesday, but nothing leaves before ${longDay(silentUntil)}` : `${tomorrow} to come on Tuesday`}. ${
      effect.tells && effect.difference !== null && effect.interval
        ? `Measured effect: ${Math.round(effect.difference * 100)} points more act within 21 days (between ${Math.round(effect.interval[0] * 100)} and ${Math.round(effect.interval[1] * 100)}).`
        : 'What they change: too early to tell.'
    }`,
  unreachable: (count: number): Line =>
    line`${plural(count, 'member')} can no longer be reached by message. ${count === 1 ? 'Has this member' : 'Have they'} left?`,
  whole: {
    'no channel': (): Line => line`Sent to each organizer: there is no organizers’ channel.`,
    'not private': (): Line => line`Sent to each organizer: the organizers’ channel is not private.`,
    'others in it': (): Line =>
      line`Sent to each organizer: the organizers’ channel holds people who are neither organizers nor on the committee.`,
    'cannot see': (): Line => line`Sent to each organizer: I cannot see who is in the organizers’ channel.`,
  },
  names: 'See the names',
  namesTitle: 'Names, for you alone',
  wordHeading: 'Deserve a word',
  rebalanceHeading: 'To rebalance',
  newHeading: 'New',
  tomorrowHeading: 'On Tuesday',
  person: (
    member: MemberRef,
    standing: Standing,
    since: Day,
    given: number,
    asked: number,
    came: number,
    meetings: number,
  ): Line => {
    const roll = meetings > 0 ? `, came to ${came} of ${meetings}` : ''
    switch (standing) {
      case 'hunter':
        return line`${named(member)}: business hunter since ${longDay(since)} (${asked} asked, ${given} given${roll}). One flag in five is wrong.`
      case 'withdrawn':
        return line`${named(member)}: withdrawn since ${longDay(since)}${roll}. Care, not reproach.`
      default:
        return line`${named(member)}, since ${longDay(since)}: ${given} given, ${asked} asked${roll}.`
    }
  },
  coming: (member: MemberRef, step: 1 | 2 | 3): Line => {
    const what = {
      1: 'a message with one small act',
      2: 'a coffee is offered',
      3: 'entrusted to one of you, nothing is sent',
    }
    return line`${named(member)}: ${what[step]}.`
  },
  unreachableHeading: 'No message reaches them: have they left?',
  nobody: (): Line => line`Nobody at the moment.`,
  openActs: 'See the acts of…',
  notHim: 'No message to…',
  willSpeak: 'I’ll speak to…',
  logged: (): Line => line`This look is noted in the audit.`,
  referralsTitle: 'Referrals that stand still',
  referralLine: (from: MemberRef, to: MemberRef | null, since: Temporal.Instant): Line =>
    line`From ${named(from)}${to ? line` to ${named(to)}` : ''}, unchanged since ${day(since)}.`,
  newcomersTitle: 'Newcomers',
  newcomerLine: (member: MemberRef, days: number, oneToOnes: number): Line =>
    line`${named(member)}: ${plural(days, 'day')} here, ${plural(oneToOnes, 'one-to-one')}.`,
  asksTitle: 'Asks nobody answered',
  askLine: (by: MemberRef, text: string, since: Temporal.Instant): Line => line`${named(by)}, ${day(since)}: “${text}”`,
  loadTitle: 'Who carries much',
  loadLine: (member: MemberRef, acts: number): Line =>
    line`${named(member)}: ${plural(acts, 'act')} for others in four weeks.`,
  settledTitle: 'Nothing waits here any more',
  why: (): Line =>
    line`Every Monday at 8:00 the organizers get the week of the club. ${command('club', 'digest')} shows it at any time.`,
}
