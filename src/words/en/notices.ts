import type { MemberRef } from '../../terms/member.ts'
import type { OptionalKind } from '../../terms/optional-kinds.ts'
import type { KeptDays } from '../../terms/own-data.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { span } from '../english.ts'
import { command, line, strong } from '../line.ts'
import { ownWeights } from './weights.ts'

const commands = {
  notice: { name: 'notice', says: 'the buttons of a message', title: 'A message', submit: 'OK', asks: {} },
} satisfies Record<string, CommandWords>

const kinds = {
  'meeting-unanswered': 'Meetings: I have not answered yet',
  'meeting-coming': 'Meetings: the one I come to is near',
  'guest-follow-up': 'Meetings: a word to my guest afterwards',
  'introduction-reminder': 'Introductions: one waits for my answer',
  'introduction-agreed': 'Introductions: both have accepted',
  'introduction-ended': 'Introductions: not this time',
  'introduction-met': 'Introductions: did you meet?',
  'one-to-one-proposed': 'One-to-ones: somebody proposes one',
  'one-to-one-today': 'One-to-ones: it is today',
  'one-to-one-held': 'One-to-ones: did it take place?',
  'one-to-one-logged': 'One-to-ones: somebody noted one with me',
  'round-ahead': 'The one-to-ones the club proposes, some days before',
  'round-proposed': 'The one-to-ones the club proposes (without them you are not paired)',
  'referral-moved': 'Referrals: how those I gave get on',
  'referral-reminder': 'Referrals: how mine stand is asked',
  'referral-closes-soon': 'Referrals: one closes soon',
  'referral-pleasure': 'Referrals: a kind word in return',
  'thanks-received': 'Thanks: somebody thanks me',
  'ask-routed': 'Asks: one that I could help with',
  'ask-answered': 'Asks: somebody answers mine',
  'ask-ends': 'Asks: one of mine ends soon',
  'problem-asked': 'Problems: my view is asked for',
  'problem-enough': 'Problems: enough can come to mine',
  'problem-not-now': 'Problems: not this time',
  'candidate-close': 'Candidates: would I work well with one close to my trade?',
  'problem-helped': 'Problems: did mine find help?',
  'pause-ending': 'Breaks: mine ends soon',
  'pause-over': 'Breaks: welcome back, and what waits',
  memo: 'My year in the club, once a year',
  nudge: 'Nudges: one small thing to do',
  coffee: 'Coffee with somebody who would like one',
  digest: 'Organizers: the weekly digest',
  'link-wanted': 'Organizers: accounts without a name',
} satisfies Record<OptionalKind, string>

export const noticeWords = {
  commands,
  /** A kind as whoever may switch it off reads it; at most 45 characters. */
  kinds: kinds as Readonly<Record<OptionalKind, string>>,
  whyTitle: 'Why this message?',
  needed: (): Line => line`This kind cannot be switched off: it carries what concerns you alone.`,
  isOff: (): Line => line`You have switched this kind off.`,
  language: (): Line => line`Your profile says that you read English. Shall I write to you in English from now on?`,
  press: {
    language: 'Yes, in English',
    off: 'No more of these',
    on: 'Send them again',
    object: 'Object',
    hello: 'Say hello',
    open: 'Open',
    next: (left: number) => `Next (${left})`,
  },
  offTitle: 'No more messages of this kind',
  off: (): Line => line`They are no longer sent to you. Whatever they told can still be found by its command.`,
  onTitle: 'Messages of this kind will come again',
  helloTitle: 'Hello, and welcome',
  hello: (): Line =>
    line`From now on, what is for you comes to you privately. ${command('help')} shows what you can type, ${command('my-data')} what is kept about you.`,
  callTitle: 'A message waits to be opened',
  call: (member: MemberRef): Line => line`${member}, something for you here. Only you can open it.`,
  callWhy: (): Line =>
    line`A member did something for somebody to whom nothing can be sent privately. Only that person can open it.`,
  waiting: (count: number): Line =>
    line`${count === 1 ? 'A message waits' : `${count} messages wait`} for you: your direct messages are closed to me.`,
  allRead: 'You have read everything that waited',
  welcomeTitle: (club: string) => `Hello, I am Assidu, for ${club}`,
  welcome: {
    does: (): Line =>
      line`I help you meet, refer and help each other: meetings, introductions, referrals, asks and offers. Type ${command('help')} to see everything.`,
    records: (): Line =>
      line`What I record: who comes to the meetings, who introduces, refers, asks, answers and thanks. What is said in the channels is not read.`,
    computes: (): Line =>
      line`Each week I compute where each member stands, from presence and from what is given and asked. You read your own with ${command('standing')}; the organizers see it with its reasons; nobody else, and no machine decides.`,
    object: (): Line =>
      line`You may object and stay a member: ${command('my-data')} shows, corrects and exports what is kept about you.`,
    hello: (): Line =>
      line`Press ${strong('Say hello')} and your messages come to you privately. Until then I only call you here when a member has something for you.`,
  },
  data: {
    heading: 'What is kept about you',
    records: (): Line =>
      line`I record your meetings, introductions, referrals, asks, answers and thanks, whom you sponsor and who sponsors you, with their dates; never what is said in the channels.`,
    computes: (weighsItsOwnWay: boolean): Line =>
      line`From these, a standing is computed each week: you read yours, so do the organizers, with its reasons; nobody else, and no machine decides.${weighsItsOwnWay ? ` ${ownWeights}` : ''} Some messages of encouragement wait three weeks, by the toss of a coin: so we learn whether they help.`,
    kept: ({ acts, nudges, audit, leavers }: KeptDays): Line =>
      line`All of this is kept for ${span(acts)}, what an encouragement said and what organizers looked at for ${nudges === audit ? span(audit) : `${span(nudges)} and ${span(audit)}`}, your profile for ${span(leavers)} after you leave.`,
    rights: (): Line =>
      line`${command('my-data')} shows it all, corrects it, exports it, and asks for its erasure. You may object to the standing and stay a member.`,
  },
}
