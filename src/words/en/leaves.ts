import type { Awaited } from '../../terms/awaiting.ts'
import type { Away, Leave, Pause } from '../../terms/leave.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { LeaveRefusals } from '../../terms/refusals/leaves.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { dateText, plural } from '../english.ts'
import { command, date, dayAndHour, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

const choices = { 'two-weeks': 'two weeks', month: 'a month', date: 'until a date' }

const asks = {
  until: { name: 'until', label: 'Until which day, included?', hint: '90 days at most' },
  length: { name: 'for', label: 'For how long?', choices },
  from: { name: 'from', label: 'From which day?', hint: 'Empty: from today' },
}

const commands = {
  pause: {
    name: 'pause',
    says: 'take a break from the club, until a date',
    title: 'Take a break',
    submit: 'Take it',
    asks,
    forms: { take: { title: 'Take a break', submit: 'Take it', asks } },
  },
} satisfies Record<string, CommandWords>

const refusals: RefusalWords<keyof LeaveRefusals> = {
  'pause too long': ({ days, until }) =>
    line`A break lasts ${plural(days, 'day')} at most, here until ${date(until)}. It can be renewed when it ends.`,
  'pause taken already': ({ from, until }) =>
    until
      ? line`You have a break already, from ${date(from)} to ${date(until)}: ${command('pause')} shows it, and ends it.`
      : line`You have been on a break since ${date(from)}: ${command('pause')} shows it, and ends it.`,
}

const isAhead = ({ from }: Pause, today: Temporal.PlainDate) => Temporal.PlainDate.compare(from, today) > 0

const span = ({ from, until }: Pause, today: Temporal.PlainDate): Line =>
  from.equals(until)
    ? line`on ${strong(dateText(from, 'day', today))}`
    : line`from ${strong(dateText(from, 'day', today))} to ${strong(dateText(until, 'day', today))}, that day included`

export const leaveWords = {
  commands,
  refusals,
  noReason: (): Line =>
    line`Meanwhile the club does not write to you on its own; what a member does for you still arrives. No reason is asked for: it is yours alone.`,
  takenTitle: 'Your break is noted',
  taken: (pause: Pause, today: Temporal.PlainDate): Line =>
    isAhead(pause, today)
      ? line`You will be on a break ${span(pause, today)}.`
      : line`You are on a break until ${strong(dateText(pause.until, 'day', today))}, that day included.`,
  takenNote: (): Line =>
    line`Meanwhile the club does not write to you on its own, and no meeting counts. What a member does for you still arrives, and you may do anything. Nobody is told why: nobody asked.`,
  undone: 'Undone: you are not on a break.',
  stateTitle: 'Your break',
  current: ({ from, until }: Leave, today: Temporal.PlainDate): Line =>
    until
      ? line`You are on a break until ${strong(dateText(until, 'day', today))}, that day included. Nothing is expected of you.`
      : line`You have been on a break since ${dateText(from, 'day', today)}, and nobody said until when.`,
  coming: (pause: Pause, today: Temporal.PlainDate): Line => line`A break is noted ${span(pause, today)}.`,
  press: {
    renew: 'A month more',
    end: 'I’m back',
    endThis: 'Back already?',
    cancel: 'No break after all',
    change: 'Another date',
    resume: 'Take my break up again',
  },
  backTitle: 'Glad to have you back',
  back: (): Line => line`Your break ends today.`,
  cancelledTitle: 'No break after all',
  cancelled: (): Line => line`It is noted: that break does not take place.`,
  waits: 'Since you were away',
  awaited: ({ what, count, at }: Awaited): Line => {
    switch (what) {
      case 'introduction':
        return line`${plural(count, 'introduction waits', 'introductions wait')} for your answer, in our conversation.`
      case 'referral':
        return line`${plural(count, 'referral', 'referrals')} for you: ${command('referrals')}.`
      case 'one-to-one':
        return line`${plural(count, 'one-to-one was', 'one-to-ones were')} proposed to you.`
      case 'problem':
        return line`${plural(count, 'member puts a problem', 'members put a problem')} to you and others.`
      case 'answer':
        return line`${plural(count, 'answer', 'answers')} to what you asked for.`
      case 'meeting':
        return at === null
          ? line`${plural(count, 'meeting is', 'meetings are')} coming: ${command('meeting')}.`
          : line`The club meets on ${dayAndHour(at)}: ${command('meeting')} to say whether you come.`
    }
  },
  nothingWaits: (): Line => line`Nothing waits for you: take your time.`,
  endingTitle: 'Back soon?',
  ending: (until: Temporal.PlainDate): Line =>
    line`Your break ends on ${date(until)}. There is nothing to do; if you need longer, one tap is enough.`,
  renewed: (until: Temporal.PlainDate): Line => line`It is noted: your break goes on until ${date(until)}.`,
  overTitle: 'Welcome back',
  over: (): Line => line`Your break is over, and the club is glad to see you again.`,
  /** To whoever acts towards him. */
  away: (member: MemberRef, { until }: Away): Line =>
    until
      ? line`${named(member)} is away until ${date(until)}: it will be seen, and there is no hurry.`
      : line`${named(member)} is away at the moment: it will be seen, and there is no hurry.`,
  /** Beside a name in a list to choose from. */
  beside: ({ until }: Away, today: Temporal.PlainDate): string =>
    until ? `away until ${dateText(until, 'day of month', today)}` : 'away',
  endedByAsking: (): Line =>
    line`You ask the club for something once more: your break has ended with it, so that you are answered. Was that not meant?`,
  why: {
    ending: (until: Temporal.PlainDate): Line =>
      line`You took a break until ${date(until)}: you are told when it ends.`,
    over: (until: Temporal.PlainDate): Line =>
      line`Your break ended on ${date(until)}: you are welcomed back once, with what waits for you.`,
  },
}
