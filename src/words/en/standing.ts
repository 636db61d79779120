import type { StandingGroup } from '../../terms/digest.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { StandingRefusals } from '../../terms/refusals/standing.ts'
import { type GivingWord, type Grounds, type Reason, type ShownKind, sumOfActs } from '../../terms/standing.ts'
import { writeDate } from '../../terms/write-date.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed, plural } from '../english.ts'
import { command, date, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'
import { presenceWords as presence } from './presence.ts'
import { ownWeights } from './weights.ts'

type Day = Temporal.PlainDate

const shortDay = (day: Day, today: Day) => writeDate(day, { language: 'en', today, form: 'short' })

const kinds: Record<ShownKind, string> = {
  referral: 'Referrals given',
  business: 'Business given to members',
  introduction: 'Members introduced to each other',
  answer: 'Asks answered',
  guest: 'Guests who came',
  sponsorship: 'Newcomers sponsored',
  thanks: 'Thanks given',
  'introduction-for-himself': 'Introductions asked for',
  ask: 'Asks',
  offer: 'Offers',
  problem: 'Problems put to the club',
  'one-to-one': 'One-to-ones',
}

const onDay = (day: Day) => date(day, 'day of month')

/** `once`, `twice`, `6 times`. */
const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)

/** What the reader gave and asked in twelve months, or since he joined. */
function exchanged(grounds: Grounds): string {
  const [given, asked] = [sumOfActs(grounds.given), sumOfActs(grounds.asked)]
  const since = grounds.isOfTheYear ? 'Since you joined' : 'In the past year'
  if (given === 0)
    return asked === 0
      ? `${since} nothing you gave or asked for is noted.`
      : `${since} you asked ${times(asked)}; nothing you gave is noted.`
  return `${since} you gave ${times(given)} and asked ${asked === 0 ? 'for nothing' : times(asked)}.`
}

/** The same of another, without a full stop. */
function exchangedBy(grounds: Grounds): string {
  const [given, asked] = [sumOfActs(grounds.given), sumOfActs(grounds.asked)]
  const since = grounds.isOfTheYear ? 'since joining' : 'in the past year'
  if (given === 0)
    return asked === 0
      ? `nothing given or asked is noted ${since}`
      : `asked ${times(asked)} ${since}, nothing given is noted`
  return asked === 0
    ? `gave ${times(given)} ${since} and asked for nothing`
    : `gave ${times(given)} and asked ${times(asked)} ${since}`
}

/** How often the reader came, where a meeting counts for him, over which, what he gave and what he asked. */
const facts = (grounds: Grounds, today: Day): Line =>
  grounds.presence.since === null
    ? line`${exchanged(grounds)}`
    : line`${presence.own(grounds.presence, today)} ${exchanged(grounds)}`

/** The same of another, without a full stop. */
const factsOf = (grounds: Grounds, today: Day): string =>
  (grounds.presence.since === null ? '' : `${presence.of(grounds.presence, today)}; `) + exchangedBy(grounds)

/** What a member reads of himself; null where his facts say it. */
function own(reason: Reason): Line | null {
  switch (reason.holds) {
    case 'objection':
      return line`You chose not to be evaluated: nothing is computed about you.`
    case 'remark':
      return line`You said on ${onDay(reason.since)} that this was not right. An organizer has been asked to look at it with you.`
    case 'leave':
      return line`You have been taking a break since ${onDay(reason.since)}${reason.until ? line`, until ${onDay(reason.until)}` : ''}. Nothing is expected of you.`
    case 'newcomer':
      return line`${reason.justArrived ? 'You have just arrived, on' : 'You have been a member since'} ${onDay(reason.since)}: it is too early to say anything. Enjoy meeting everyone.`
    case 'too little known':
      return line`Few things are noted of you yet: it is too early to say anything.`
    case 'asks more than he gives':
      return line`You ask more than you give, against this club’s habit, since ${onDay(reason.since)}; the organizers see this and may speak with you.`
    case 'seldom seen':
      return line`We have seen less of you lately. Life has its seasons: nobody holds it against you. A word to an organizer is always welcome.`
    default:
      return null
  }
}

/** One thing that would help, or change it; thanks where nothing has to. */
function help({ reason, presence: { came }, given }: Grounds): Line | null {
  switch (reason.holds) {
    case 'asks more than he gives':
      return line`What would change it: answering an ask, introducing two members, passing a referral, bringing a guest. Coming to a one-to-one is a good way to find out for whom.`
    case 'seldom seen':
      return line`What would change it: coming to a meeting, or a coffee with one member.`
    case 'comes little':
      return line`What would help: coming to the next meeting (${command('meeting')}).`
    case 'asks much':
      return line`What would help: introducing two members who should know each other (${command('intro')}).`
    case 'comes little, asks much':
      return line`What would help: coming to the next meeting (${command('meeting')}), and asking somebody there whom he or she would like to meet.`
    case 'nothing':
      return came > 0 || sumOfActs(given) > 0 ? line`Thank you for the part you take in the life of the club.` : null
    default:
      return null
  }
}

/** Why a member is written to: the reason that holds, with its facts. */
function because(grounds: Grounds, today: Day): Line {
  const { reason } = grounds
  switch (reason.holds) {
    case 'asks more than he gives':
      return line`You ask more than you give, against this club’s habit, since ${onDay(reason.since)}. ${exchanged(grounds)}`
    case 'newcomer':
      return line`You have been a member since ${onDay(reason.since)}: for less than 90 days.`
    case 'too little known':
      return line`Few things are noted of you yet, and no meeting counts for you.`
    case 'seldom seen':
    case 'comes little':
      return presence.own(grounds.presence, today)
    case 'asks much':
      return line`${exchanged(grounds)}`
    default:
      return facts(grounds, today)
  }
}

/** Why an organizer is asked for a word with somebody: the reason that holds, with its facts, without a full stop. */
function becauseOf(grounds: Grounds, today: Day): Line {
  const { reason } = grounds
  switch (reason.holds) {
    case 'asks more than he gives':
      return line`asks more than is given back, against the club’s habit, since ${onDay(reason.since)} (${exchangedBy(grounds)})`
    case 'seldom seen':
      return line`has been seen less since ${onDay(reason.since)}; ${presence.of(grounds.presence, today)}`
    case 'newcomer':
      return line`has been a member since ${onDay(reason.since)}; ${presence.of(grounds.presence, today)}`
    case 'comes little':
      return line`${presence.of(grounds.presence, today)}`
    case 'asks much':
      return line`${exchangedBy(grounds)}`
    default:
      return line`${factsOf(grounds, today)}`
  }
}

/** What an organizer who looks at somebody reads first; where no word is said of him, his facts. */
function evidence(grounds: Grounds): Line {
  const { reason } = grounds
  switch (reason.holds) {
    case 'asks more than he gives':
      return line`${strong('Business hunter')}, since ${onDay(reason.since)}: ${exchangedBy(grounds)}.`
    case 'seldom seen':
      return line`${strong('Withdrawn')}, since ${onDay(reason.since)}. Care, not reproach.`
    case 'remark':
      return line`Said on ${onDay(reason.since)} that the standing is not right; it waits for an answer.`
    case 'leave':
      return line`On a break since ${onDay(reason.since)}${reason.until ? line`, until ${onDay(reason.until)}` : ''}.`
    case 'newcomer':
      return line`A member since ${onDay(reason.since)}: it is too early to say anything.`
    case 'too little known':
      return line`Few things are noted yet: it is too early to say anything.`
    default:
      return line`In short: ${exchangedBy(grounds)}.`
  }
}

/** Somebody behind the digest's figures. */
function person(member: MemberRef, grounds: Grounds, today: Day): Line {
  const { reason } = grounds
  switch (reason.holds) {
    case 'asks more than he gives':
      return line`${named(member)}: business hunter since ${onDay(reason.since)} (${exchangedBy(grounds)}).`
    case 'seldom seen':
      return line`${named(member)}: withdrawn since ${onDay(reason.since)}; ${presence.of(grounds.presence, today)}.`
    case 'newcomer':
      return line`${named(member)}, a member since ${onDay(reason.since)}: ${exchangedBy(grounds)}.`
    default:
      return line`${named(member)}: ${factsOf(grounds, today)}.`
  }
}

const groups: Record<StandingGroup, (count: number) => string> = {
  engaged: count => `${count} engaged`,
  'to-rebalance': count => `${count} could use a hand`,
  'deserve-a-word': count => `${plural(count, 'member')} ${count === 1 ? 'deserves' : 'deserve'} a word`,
  new: count => `${count} of whom it is too early to say`,
  'on-leave': count => `${count} on leave`,
}

const giving: Record<GivingWord, string> = { little: 'little', some: 'some', plenty: 'plenty' }

const refusals: RefusalWords<keyof StandingRefusals> = {
  'nothing to contest': () => line`Nothing is computed about you at the moment, so there is nothing to correct.`,
  'contested already': ({ since }) =>
    line`You said so ${date(since, 'day of month')}; an organizer has been asked to look at it with you.`,
  'not about yourself': () => line`About yourself you see what every member sees: ${command('standing')}.`,
}

const commands = {
  standing: {
    name: 'standing',
    says: 'where you stand in the club, and why',
    title: 'Standing',
    submit: 'Show',
    asks: { member: { name: 'member', label: 'Whose? (organizers)', hint: 'Leave empty for your own' } },
    forms: {
      contest: {
        title: 'That’s not right',
        submit: 'Send',
        asks: {
          words: { name: 'words', label: 'What should we know?', hint: 'Only the organizers read it; may stay empty' },
        },
      },
    },
  },
} satisfies Record<string, CommandWords>

export const standingWords = {
  commands,
  refusals,
  kinds,
  dates: (days: readonly Day[], today: Day, more: number): string =>
    days.map(day => shortDay(day, today)).join(', ') + (more > 0 ? ` and ${more} more` : ''),
  title: 'Where you stand',
  own,
  facts,
  help,
  because,
  becauseOf,
  givenHeading: 'What you gave',
  askedHeading: 'What you asked for',
  givenByHeading: 'Given',
  askedByHeading: 'Asked for',
  partHeading: 'Taking part',
  nothingGiven: (): Line => line`Nothing is noted yet.`,
  giving: (word: GivingWord): Line => line`In all, against this club’s habit: ${strong(giving[word])}.`,
  tooFew: (): Line => line`There is not enough yet to compare what you give and ask with this club’s habit.`,
  how: (weighsItsOwnWay: boolean): Line =>
    line`Computed each Tuesday from the acts above, compared with the club’s own habits.${weighsItsOwnWay ? ` ${ownWeights}` : ''} Only you and the organizers see it. ${command('my-data')} lets you take everything with you, or object.`,
  howObjected: (): Line => line`${command('my-data')} lets you take your objection back.`,
  press: {
    contest: 'That’s not right',
    acts: 'See the acts',
    speak: 'I’ll speak to this member',
    rightly: 'Yes, rightly',
    notHunter: 'No hunter',
    close: 'We have spoken',
  },
  contested: 'Thank you for telling us',
  contestedTo: (names: readonly string[]): Line =>
    line`${listed(names, 'or')} will look at it with you. Until then nothing is concluded from it, and no nudge is sent.`,
  contestedNobody: (): Line =>
    line`There is no other organizer or committee member who could look at it, so it goes nowhere; nothing is concluded from it meanwhile.`,
  contestTitle: (name: string) => `${name}: “that’s not right”`,
  contest: (member: MemberRef): Line =>
    line`${named(member)} finds the standing wrong. A few words together, then close this.`,
  contestOver: (member: MemberRef): Line => line`${named(member)} has left the club: this needs no answer any more.`,
  contestUnsaid: (member: MemberRef): Line => line`${named(member)} has taken this back: there is nothing to answer.`,
  contestTakenBack: 'Taken back: your standing is computed as before.',
  openAgainTitle: 'Your remark waits for an answer again',
  openAgain: (): Line =>
    line`It was closed by a slip. Until somebody has spoken with you, nothing is concluded from your standing.`,
  contestClosed: (by: string): Line => line`Closed by ${by}. The standing is computed again from now on.`,
  answeredTitle: 'Thank you for the talk',
  answered: (by: MemberRef): Line =>
    line`${named(by)} has closed your remark. Your standing is computed again from now on.`,
  evidenceTitle: (name: string) => `What is known of ${name}`,
  evidence,
  nothingComputed: (): Line => line`This member chose not to be evaluated: there is nothing to see.`,
  oneInFive: (): Line =>
    line`One such flag in four or five is wrong. Look at the acts, speak first, conclude nothing from a figure.`,
  labels: { balance: 'Asks for each gift, against the club', presence: 'Meetings' },
  balance: (ratio: number, enough: boolean): Line =>
    enough ? line`${ratio.toFixed(1)} (1 is the club’s habit)` : line`not enough acts to tell`,
  logged: (): Line => line`This look is noted in the audit.`,
  speaks: (name: string): Line =>
    line`Thank you. No nudge is sent to ${name} for six months; you speak. To begin with, in your own way:`,
  spared: (name: string): Line => line`Understood: no nudge is sent to ${name} for four weeks.`,
  unsaid: (name: string) => `Taken back: nothing is said of ${name}.`,
  cleared: (name: string): Line =>
    line`Thank you. ${name} is not flagged again before three more asks; the club becomes a little more careful.`,
  agreed: (name: string): Line =>
    line`Noted: the flag on ${name} is right. Nothing changes for this member; the club becomes a little less careful.`,
  digest: {
    standings: (counts: Readonly<Record<StandingGroup, number>>, on: Day): Line =>
      line`Standings of ${date(on, 'day of month')}: ${(
        ['engaged', 'to-rebalance', 'deserve-a-word', 'new', 'on-leave'] as const
      )
        .filter(group => counts[group] > 0)
        .map(group => groups[group](counts[group]))
        .join(', ')}.`,
    contested: (count: number): Line =>
      line`${plural(count, 'member')} said “that’s not right” and ${count === 1 ? 'waits' : 'wait'} for an answer.`,
    seeContest: 'Look at it',
    giveMuch: (count: number): Line =>
      line`${plural(count, 'member')} ${count === 1 ? 'gives' : 'give'} so much that it may become too much.`,
    seeWhoGives: 'See who gives a lot',
    givesTitle: 'Who carries much',
    gives: (member: MemberRef, acts: number): Line =>
      line`${named(member)}: ${plural(acts, 'act')} for others in four weeks.`,
    /** `flagged`: somebody among them is called a hunter. */
    deserveAWord: (flagged: boolean): string =>
      flagged ? 'Deserve a word; one flag in four or five is wrong' : 'Deserve a word',
    areNew: 'Too early to say',
    person,
    closer: 'Standings, and their reasons',
    seeActs: 'See the acts of…',
  },
  why: {
    contest: (name: string): Line =>
      line`${name} pressed “That’s not right”. Such a remark goes to the other organizers.`,
    answered: (): Line => line`You said that your standing was not right; a human has answered.`,
  },
}
