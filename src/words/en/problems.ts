import type { Member, MemberRef } from '../../terms/member.ts'
import type { Problem, SeatAnswer } from '../../terms/problem.ts'
import type { ProblemRefusals } from '../../terms/refusals/problems.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed, plural } from '../english.ts'
import { command, day, dayAndHour, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

const commands = {
  problem: {
    name: 'problem',
    says: 'the buttons of a problem',
    title: 'A problem',
    submit: 'OK',
    asks: {},
    forms: {
      put: {
        title: 'A problem for several',
        submit: 'See whom I would ask',
        asks: {
          text: { name: 'what', label: 'What is the problem?', hint: 'What you face, and what you have tried' },
          date: { name: 'day', label: 'When could you meet?', hint: 'thursday, 3 december, 2026-12-03' },
          time: { name: 'hour', label: 'At what time?', hint: '18:00' },
          otherDate: { name: 'other-day', label: 'Another day, if you like' },
          otherTime: { name: 'other-hour', label: 'Its time' },
        },
      },
      thank: {
        title: 'Thank those who came',
        submit: 'Thank',
        asks: {
          who: { name: 'who', label: 'Who came?' },
          message: { name: 'words', label: 'A word with it', hint: 'What it changed for you' },
        },
      },
    },
  },
} satisfies Record<string, CommandWords>

const refusals: RefusalWords<keyof ProblemRefusals> = {
  'a moment too soon': ({ hours }) =>
    line`People need time to answer: choose a moment at least ${plural(hours, 'hour')} ahead.`,
  'a moment too far': ({ days }) =>
    line`Choose a moment within ${plural(days, 'day')}: a problem does not wait so long.`,
  'enough exchanged': ({ most }: { most: number }): Line =>
    line`${most} others were proposed already. Send it as it is, or say the problem in other words.`,
  'nobody to ask': () =>
    line`There are not enough members to ask just now. ${command('ask')} puts it to the whole club instead.`,
}

const when = ([first, other]: Problem['moments']): Line =>
  other ? line`${dayAndHour(first)}, or ${dayAndHour(other)}` : line`${dayAndHour(first)}`

const names = (people: readonly MemberRef[]): string => listed(people.map(({ name }) => name))

export const problemWords = {
  commands,
  refusals,
  intro: (): Line =>
    line`Two to four members who complete each other are asked, privately, to think about it with you. You see first whom.`,
  previewTitle: 'Whom I would ask',
  when: (moments: Problem['moments']): Line => line`Proposed: ${when(moments)}.`,
  wouldAsk: 'Members who complete each other',
  proposed: (member: Member, shared: readonly string[]): Line =>
    line`${strong(member.name)}${member.company ? `, ${member.company}` : ''}${member.activity ? `: ${member.activity}` : ''}${shared.length > 0 ? line`. Close to your problem: ${listed(shared)}.` : ''}`,
  previewNote: (): Line => line`Nobody has been asked yet. Whom you leave out does not hear of it.`,
  putTitle: 'Your problem is on its way',
  put: (people: readonly MemberRef[]): Line => line`${names(people)} are asked, privately.`,
  putNote: (ends: Temporal.Instant): Line =>
    line`You read when two of them can come. By ${dayAndHour(ends)} a conversation opens, or you are told that it is not for this time.`,
  undone: 'Undone: nobody is asked any more.',
  askedTitle: (author: string) => `${author} would value your view`,
  asked: (author: MemberRef): Line =>
    line`${author} puts a problem to a few members who complete each other, and thought of you:`,
  silent: (): Line => line`If you would rather not, nobody is told.`,
  said: {
    first: ([first]) => line`You can come: ${dayAndHour(first)}.`,
    other: ([first, other]) => line`You can come: ${dayAndHour(other ?? first)}.`,
    both: () => line`You can come at either moment.`,
    no: () => line`Not this time. Nobody is told.`,
  } satisfies Record<SeatAnswer, (moments: Problem['moments']) => Line>,
  youMeet: (at: Temporal.Instant): Line => line`You meet on ${dayAndHour(at)}: your conversation is open.`,
  closed: (): Line => line`Nothing more is expected of you here.`,
  enoughTitle: 'Enough members can come',
  enough: (people: readonly MemberRef[], at: Temporal.Instant): Line =>
    line`${names(people)} can come on ${dayAndHour(at)}.`,
  openNote: (ends: Temporal.Instant): Line =>
    line`Your conversation opens when the others have answered, on ${dayAndHour(ends)} at the latest; or now, if you wait for nobody else.`,
  notYet: (ends: Temporal.Instant): Line => line`The others have until ${dayAndHour(ends)} to answer.`,
  openedTitle: (author: string) => `${author}’s problem`,
  opened: (author: MemberRef): Line => line`Thank you all for coming. This is what ${author} faces:`,
  who: (m: Member): Line =>
    line`${strong(m.name)}${m.company ? `, ${m.company}` : ''}${m.activity ? `: ${m.activity}` : ''}`,
  offers: (text: string): Line => line`Offers: ${text}`,
  meet: (at: Temporal.Instant): Line => line`You said that you can meet on ${dayAndHour(at)}.`,
  openedNext: (): Line => line`Agree here on the place, or on a call. Half an hour is often enough.`,
  notNowTitle: 'Not this time',
  notNow: (): Line =>
    line`Too few could come. Your problem stays where the whole club reads it: ${command('ask')}. Another moment often does it.`,
  notNowFor: (author: MemberRef): Line =>
    line`Too few could come to think about ${named(author)}’s problem. Thank you for having said yes: your time is yours again.`,
  helpedTitle: 'Did it help?',
  helpedAsked: (people: readonly MemberRef[]): Line => line`You were to meet ${names(people)}. Did it help?`,
  outcome: {
    helped: () => line`Glad to hear it: it counts for those who came. A word of thanks goes a long way.`,
    'not-helped': () => line`It is noted, for you alone. Those who came gave their time all the same.`,
    'not-held': () => line`It is noted: it did not take place.`,
  } satisfies Record<NonNullable<Problem['outcome']>, () => Line>,
  thankedTitle: 'Your thanks are on their way',
  thanked: (people: readonly MemberRef[]): Line => line`${names(people)} will read them, privately.`,
  press: {
    without: 'Somebody else instead',
    convene: (count: number) => `Ask these ${count}`,
    come: 'I can come',
    first: 'The first suits me',
    other: 'The second suits me',
    both: 'Either suits me',
    no: 'Not this time',
    openNow: 'Open our conversation now',
    again: 'Propose other moments',
    helped: 'Yes, it helped',
    notHelped: 'Not really',
    notHeld: 'It did not take place',
    thank: 'Thank them',
    put: 'Put a problem to several',
  },
  why: {
    asked: (author: string, at: Temporal.Instant): Line =>
      line`${author} put a problem to a few members with ${command('ask')} on ${day(at)}.`,
    own: (at: Temporal.Instant): Line => line`You put a problem to a few members with ${command('ask')} on ${day(at)}.`,
  },
}
