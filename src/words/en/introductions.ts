import type { Introduction } from '../../terms/introduction.ts'
import type { Member } from '../../terms/member.ts'
import type { IntroductionRefusals } from '../../terms/refusals/introductions.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed, plural } from '../english.ts'
import { command, day, dayAndHour, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

const refusals: RefusalWords<keyof IntroductionRefusals> = {
  'already on its way': () => line`This introduction is already on its way. You will hear as soon as there is news.`,
  'asked before': ({ since }) =>
    line`You already asked for this introduction on ${day(since)}. Perhaps there is another way: the next meeting, or ${command('one-to-one')}.`,
  'already introduced': ({ since }) =>
    since ? line`These two were already introduced on ${day(since)}.` : line`These two know each other already.`,
  'nothing to present': () => line`Your profile is still empty. Fill it in with ${command('profile')}, then come back.`,
  'presented already': () => line`You presented yourself this month already. The club has read it.`,
}

const commands = {
  intro: {
    name: 'intro',
    says: 'introduce two members, be introduced, or present yourself',
    title: 'Introduction',
    submit: 'Ask both',
    asks: {
      first: { name: 'who', label: 'Who?', hint: 'A member. “me” presents you to the club.' },
      second: { name: 'to', label: 'To whom?', hint: 'Leave empty to be introduced yourself' },
      context: { name: 'why', label: 'Why these two?', hint: 'Both will read it' },
    },
    forms: {
      change: {
        title: 'What each will read',
        submit: 'See it',
        asks: {
          context: { name: 'why', label: 'Why these two?', hint: 'Both will read it' },
          first: { name: 'first', label: 'Of the first, the second reads', hint: 'Read by both once they have agreed' },
          second: {
            name: 'second',
            label: 'Of the second, the first reads',
            hint: 'Read by both once they have agreed',
          },
        },
      },
      'change-own': {
        title: 'What will be read',
        submit: 'See it',
        asks: {
          context: { name: 'why', label: 'Why should you meet?', hint: 'In a sentence' },
          first: { name: 'you', label: 'Of you', hint: 'What you do, what you look for' },
        },
      },
      contact: {
        title: 'How to reach you?',
        submit: 'Agree',
        asks: {
          contact: {
            name: 'contact',
            label: 'What may the other have?',
            choices: { email: 'my e-mail address', phone: 'my telephone number', none: 'only my name and company' },
          },
        },
      },
    },
  },
} satisfies Record<string, CommandWords>

export const introductionWords = {
  commands,
  refusals,
  press: {
    accept: 'Yes, gladly',
    decline: 'Not this time',
    later: 'Not now: in a month',
    send: 'Send it',
    change: 'Change it',
    withdraw: 'Take it back',
    oneToOne: (name: string) => `One-to-one: ${name}`,
    thank: (name: string) => `Thank ${name}`,
    changeMind: 'On second thoughts, yes',
    metYes: 'Yes, we met',
    metNotYet: 'Not yet',
    metNo: 'No',
    publish: 'Post it',
    correct: 'Correct my profile',
  },
  who: (m: Member): Line =>
    line`${strong(m.name)}${m.company ? `, ${m.company}` : ''}${m.activity ? `: ${m.activity}` : ''}`,
  seeks: (text: string): Line => line`Looks for: ${text}`,
  offers: (text: string): Line => line`Brings: ${text}`,
  draftedTitle: 'Before it leaves: what each will read',
  willRead: (reader: Member): Line => line`${strong(reader.name)} will read:`,
  whoIn: (m: Member): Line => line`${strong(m.name)}${m.company ? `, ${m.company}` : ''}`,
  knownWell: (member: Member, known: Line): Line => line`${named(member)}. ${known}`,
  knownLittle: (member: Member): Line =>
    line`You have hardly met ${named(member)}: a one-to-one first would give your word more weight.`,
  changing: (first: Member, second: Member): Line =>
    line`First: ${named(first)}. Second: ${named(second)}. Left empty, only the name and the company are told.`,
  changingOwn: (): Line => line`Left empty, only your name and your company are told.`,
  waitingTitle: 'Already on its way',
  waiting: (others: readonly Member[], since: Temporal.Instant): Line =>
    line`You asked for this introduction on ${day(since)}: ${listed(others.map(({ name }) => name))}. Not answered yet.`,
  requestedTitle: (names: string) => `Asked: ${names}`,
  requested: (others: readonly Member[]): Line =>
    others.length === 1
      ? line`${others[0]!} is asked privately. If the answer is yes, a conversation opens for you two.`
      : line`${others[0]!} and ${others[1]!} are asked privately. If both agree, a conversation opens for them.`,
  requestedNote: (): Line =>
    line`You will know in about a week, or later: each may take some time. A refusal and a silence are told in the same words.`,
  takeBackLater: (): Line => line`To take it back later, type ${command('intro')} with the same names.`,
  undone: 'Undone: nobody is asked any more.',
  askedTitle: (other: string) => `Would you like to meet ${other}?`,
  askedForHimself: (asker: Member): Line => line`${asker} would like to be introduced to you.`,
  askedByThird: (asker: Member, other: Member): Line => line`${asker} thinks that you and ${named(other)} should meet.`,
  pending: (): Line => line`Not answered yet. If you prefer not to, nobody is told.`,
  putOff: (again: Temporal.Instant): Line =>
    line`You would rather come back to it on ${day(again)}. Nobody is told, and you may answer before.`,
  youSaidYes: (other: Member): Line => line`You said yes. If ${named(other)} agrees too, a conversation opens.`,
  youSaidNo: (): Line => line`You said “not this time”. Nobody is told.`,
  youAgreed: {
    open: (other: Member): Line => line`You both agreed: your conversation with ${named(other)} is open.`,
    opening: (other: Member): Line => line`You both agreed: your conversation with ${named(other)} is about to open.`,
    none: (other: Member): Line => line`You both agreed: your conversation with ${named(other)} is about to open.`,
    apart: (other: Member): Line => line`You both agreed: how to reach ${named(other)} comes to you privately.`,
    stuck: (other: Member): Line =>
      line`You both agreed. Your conversation with ${named(other)} can’t open yet; it will by itself, as soon as it can.`,
  },
  theirsWaits: (): Line => line`Their conversation can’t open yet; it will by itself, as soon as it can.`,
  lacks: {
    rights: (_: string): Line => line`Assidu lacks the right to open a private thread and to write in it.`,
    channel: (_: string): Line => line`The club has no channel to open it in.`,
    place: (_: string): Line => line`The two are no longer in one place.`,
    left: (name: string): Line => line`${strong(name)} is no longer in this place.`,
    blind: (name: string): Line => line`${strong(name)} does not see the channel it would open in.`,
    connection: (_: string): Line => line`Nothing that Assidu sends arrives at the moment.`,
    other: (_: string): Line => line`Assidu’s log tells the reason.`,
  },
  organizersKnow: (): Line => line`The organizers have been told.`,
  stuckTitle: (other: string) => `${other} agreed too`,
  conversationTitle: 'A conversation of two members waits',
  conversationOpen: (): Line => line`Settled: it is open.`,
  mends: {
    rights: (): Line =>
      line`In the introductions channel, or the club’s, give Assidu “Create Private Threads” and “Send Messages in Threads”: it opens at once.`,
    channel: (): Line => line`Choose the club’s channels with ${command('club', 'settings')}.`,
    place: (): Line => line`Invite them again, or give each how to reach the other.`,
    left: (): Line => line`Invite that person again: it opens when they are back and have typed a command.`,
    blind: (): Line => line`Give that person access to the channel: it opens by itself then.`,
    connection: (): Line => line`Everything leaves as soon as the connection works again.`,
    other: (): Line => line`Whoever hosts Assidu finds there what to do.`,
  },
  closed: (): Line => line`No longer needed. There is nothing to do.`,
  reminderTitle: (other: string) => `Still open: would you like to meet ${other}?`,
  againTitle: (other: string) => `You wished to come back to it: would you like to meet ${other}?`,
  endedTitle: 'Not this time',
  ended: (others: readonly string[], since: Temporal.Instant): Line =>
    line`The introduction with ${listed(others)}, asked for on ${day(since)}, is not to be this time. It happens; the next meeting is another chance.`,
  agreedTitle: (a: string, b: string) => `${a} and ${b} agreed`,
  agreed: (a: Member, b: Member): Line =>
    line`${named(a)} and ${named(b)} both said yes. Thank you for bringing them together.`,
  openedTitle: (a: string, b: string) => `${a}, ${b}: let me introduce you`,
  opened: (asker: Member | null): Line =>
    asker
      ? line`${named(asker)} thought that you two should meet, and you both agreed.`
      : line`You both agreed to meet.`,
  openedNext: (): Line => line`Suggest a day for a coffee: fifteen minutes are enough to begin.`,
  contactTitle: (other: string) => `${other} agreed too`,
  contact: (other: Member, contact: string | null): Line =>
    contact
      ? line`${strong(other.name)}${other.company ? `, ${other.company}` : ''}: ${contact}`
      : line`${strong(other.name)}${other.company ? `, ${other.company}` : ''}. Ask an organizer how to reach them.`,
  metTitle: (other: string) => `Did you meet ${other}?`,
  metAsked: (other: Member, since: Temporal.Instant): Line =>
    line`You and ${named(other)} agreed to meet on ${day(since)}. Did it happen?`,
  metSaid: { yes: 'Glad to hear it.', 'not-yet': 'Noted: it can still happen.', no: 'Noted. Thank you for saying so.' },
  thankFor: (asker: Member): Line => line`${named(asker)} brought you together: a word would please.`,
  presentTitle: (name: string) => `Meet ${name}`,
  newcomer: (m: Member): Line => line`Meet ${strong(m.name)}${m.company ? `, ${m.company}` : ''}.`,
  onlyIfYouLike: (): Line => line`Nothing is published unless you say so.`,
  previewTitle: 'This is what the club will read',
  publishedTitle: 'Your presentation is ready',
  published: (heard: 'now' | 'waits' | Temporal.Instant): Line => {
    if (heard === 'now') return line`It goes to the introductions channel.`
    return heard === 'waits'
      ? line`I can’t write in the introductions channel yet: it waits, and goes there by itself as soon as I can.`
      : line`It goes to the introductions channel on ${dayAndHour(heard)}.`
  },
  labels: {
    activity: 'Activity',
    speciality: 'Speciality',
    seeks: 'Looks for',
    offers: 'Brings',
    introduceTo: 'Would like to meet',
  },
  digest: {
    agreed: (count: number): Line => line`${plural(count, 'introduction')} agreed`,
  },
  why: {
    asked: (i: Introduction): Line =>
      line`${i.asker.name} asked for this introduction on ${day(i.requestedAt)}. Each side is asked privately first; a refusal is never passed on.`,
    reminder: (i: Introduction): Line =>
      line`You were asked on ${day(i.requestedAt)} and have not answered. You are reminded once, on the third day.`,
    askedAgain: (i: Introduction): Line =>
      line`${i.asker.name} asked for this introduction on ${day(i.requestedAt)}, and you asked for a month. The question does not come back again.`,
    ended: (i: Introduction): Line =>
      line`An introduction asked for on ${day(i.requestedAt)} ends 7 days after the last time it was asked, in the same words whatever the reason.`,
    agreed: (i: Introduction): Line => line`You asked for this introduction on ${day(i.requestedAt)}.`,
    conversation: (): Line => line`The organizers are told when the conversation of two members who agreed can’t open.`,
    met: (i: Introduction): Line =>
      line`You both agreed to meet${i.decidedAt ? line` on ${day(i.decidedAt)}` : ''}. You are asked after 7 days, and once more after 21.`,
    presented: (name: string): Line => line`A word from ${name} to the club.`,
  },
}
