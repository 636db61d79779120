import type { WeighedKind } from '../../terms/act.ts'
import type { StandingGroup } from '../../terms/digest.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { StandingRefusals } from '../../terms/refusals/standing.ts'
import type { GivingWord, Standing } from '../../terms/standing.ts'
import { writeDate } from '../../terms/write-date.ts'
import type { Inline, Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed, plural } from '../english.ts'
import { command, date, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

type Day = Temporal.PlainDate

const shortDay = (day: Day, today: Day) => writeDate(day, { language: 'en', today, form: 'short' })

const kinds: Record<WeighedKind, string> = {
  referral: 'Referrals given',
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

/** What a member reads of himself; the code itself is never shown. */
const own: Record<Exclude<Standing, 'on-leave' | 'contested'>, (since: Inline) => Line> = {
  engaged: () => line`You take a full part in the life of the club.`,
  'to-rebalance': () =>
    line`You come a little less, or ask a little more, than is this club’s habit. It takes little to be in balance again.`,
  hunter: since =>
    line`You ask more than you give, against this club’s habit, since ${since}; the organizers see this and may speak with you.`,
  withdrawn: () =>
    line`We have seen less of you lately. Life has its seasons: nobody holds it against you. A word to an organizer is always welcome.`,
  new: () => line`It is too early to say anything: enjoy meeting everyone.`,
  objected: () => line`You chose not to be evaluated: nothing is computed about you.`,
}

const change: Partial<Record<Standing, () => Line>> = {
  hunter: () =>
    line`What would change it: answering an ask, introducing two members, passing a referral, bringing a guest. Coming to a one-to-one is a good way to find out for whom.`,
  'to-rebalance': () =>
    line`What would change it: coming to the next meeting, answering an ask, introducing two members or passing a referral.`,
  withdrawn: () => line`What would change it: coming to a meeting, or a coffee with one member.`,
}

const groups: Record<StandingGroup, (count: number) => string> = {
  engaged: count => `${count} engaged`,
  'to-rebalance': count => `${count} could use a hand`,
  'deserve-a-word': count => `${plural(count, 'member')} ${count === 1 ? 'deserves' : 'deserve'} a word`,
  new: count => `${count} new`,
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
  own: (standing: Standing, since: Day, until: Day | null): Line => {
    if (standing === 'on-leave')
      return line`You are taking a break${until ? line` until ${date(until, 'day of month')}` : ''}. Nothing is expected of you.`
    if (standing === 'contested')
      return line`You said on ${date(since, 'day of month')} that this was not right. An organizer has been asked to look at it with you.`
    return own[standing](date(since, 'day of month'))
  },
  change: (standing: Standing): Line | null => change[standing]?.() ?? null,
  givenHeading: 'What you gave',
  askedHeading: 'What you asked for',
  givenByHeading: 'Given',
  askedByHeading: 'Asked for',
  partHeading: 'Taking part',
  nothingGiven: (): Line => line`Nothing is noted yet.`,
  giving: (word: GivingWord): Line => line`In all, against this club’s habit: ${strong(giving[word])}.`,
  tooFew: (): Line => line`There are not enough acts in the club yet to compare what is given and asked.`,
  how: (): Line =>
    line`Computed each Tuesday from the acts above, compared with the club’s own habits. Only you and the organizers see it. ${command('my-data')} lets you take everything with you, or object.`,
  howObjected: (): Line => line`${command('my-data')} lets you take your objection back.`,
  press: {
    contest: 'That’s not right',
    acts: 'See the acts',
    speak: 'I’ll speak to this member',
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
  names: {
    engaged: 'engaged',
    'to-rebalance': 'to rebalance',
    hunter: 'business hunter',
    withdrawn: 'withdrawn',
    new: 'new',
    'on-leave': 'on leave',
    objected: 'not evaluated, at this member’s wish',
    contested: 'contested',
  } satisfies Record<Standing, string>,
  evidenceTitle: (name: string) => `What is known of ${name}`,
  evidence: (standing: string, since: Day): Line => line`${strong(standing)}, since ${date(since, 'day of month')}.`,
  nothingComputed: (): Line => line`This member chose not to be evaluated: there is nothing to see.`,
  oneInFive: (): Line =>
    line`One such flag in four or five is wrong. Look at the acts, speak first, conclude nothing from a figure.`,
  labels: { balance: 'Asks for each gift, against the club', presence: 'Meetings' },
  balance: (ratio: number, enough: boolean): Line =>
    enough ? line`${ratio.toFixed(1)} (1 is the club’s habit)` : line`not enough acts to tell`,
  logged: (): Line => line`This look is noted in the audit.`,
  speaks: (name: string): Line => line`Thank you. No nudge is sent to ${name} for six months; you speak.`,
  spared: (name: string): Line => line`Understood: no nudge is sent to ${name} for four weeks.`,
  unsaid: (name: string) => `Taken back: nothing is said of ${name}.`,
  cleared: (name: string): Line => line`Noted: ${name} is no hunter. The club becomes a little more careful.`,
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
    deserveAWord: 'Deserve a word',
    areNew: 'New',
    person: (
      member: MemberRef,
      standing: Standing,
      since: Day,
      given: number,
      asked: number,
      presence: string | null,
    ): Line => {
      const roll = presence === null ? '' : `, ${presence}`
      switch (standing) {
        case 'hunter':
          return line`${named(member)}: business hunter since ${date(since, 'day of month')} (${asked} asked, ${given} given${roll}). One flag in five is wrong.`
        case 'withdrawn':
          return line`${named(member)}: withdrawn since ${date(since, 'day of month')}${roll}. Care, not reproach.`
        default:
          return line`${named(member)}, since ${date(since, 'day of month')}: ${given} given, ${asked} asked${roll}.`
      }
    },
    seeActs: 'See the acts of…',
  },
  why: {
    contest: (name: string): Line =>
      line`${name} pressed “That’s not right”. Such a remark goes to the other organizers.`,
    answered: (): Line => line`You said that your standing was not right; a human has answered.`,
  },
}
