import type { Ask, AskKind, AskStatus, FitReason } from '../../terms/ask.ts'
import type { Contact } from '../../terms/introduction.ts'
import type { Member, MemberRef, Reached } from '../../terms/member.ts'
import type { AskRefusals } from '../../terms/refusals/asks.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { dateText, plural } from '../english.ts'
import { command, date, day, line, named, strong } from '../line.ts'
import { cited } from '../quoting.ts'
import type { RefusalWords } from './general.ts'

const askQuestions = {
  text: {
    name: 'what',
    label: 'What do you need?',
    hint: 'Whom exactly would you like to meet, for what, and by when?',
  },
  until: { name: 'until', label: 'Until when?', hint: '30 days if left empty, 90 at most' },
}

const answerQuestions = {
  text: { name: 'words', label: 'What can you do, or whom do you know?', hint: 'Two lines are enough' },
  contact: { name: 'contact', label: 'How can you be reached?', hint: 'Only the author reads it' },
}

const commands = {
  ask: {
    name: 'ask',
    says: 'ask the club for help, see what is open, answer the others',
    title: 'What do you need?',
    submit: 'Ask the club',
    asks: askQuestions,
    forms: {
      new: { title: 'What do you need?', submit: 'Ask the club', asks: askQuestions },
      edit: { title: 'Correct', submit: 'Correct', asks: askQuestions },
      help: { title: 'I can help', submit: 'Send', asks: answerQuestions },
      amend: { title: 'Correct my answer', submit: 'Correct', asks: answerQuestions },
      thank: {
        title: 'Say thank you',
        submit: 'Thank and close',
        asks: {
          message: { name: 'words', label: 'A word with it', hint: 'What it changed for you' },
          channel: { name: 'channel', label: 'In the club’s channel too, if they agree' },
        },
      },
      pass: {
        title: 'Ask somebody',
        submit: 'Ask',
        asks: {
          member: { name: 'member', label: 'Who could help?', hint: 'Two asks a week reach one member at most' },
        },
      },
    },
  },
  offer: {
    name: 'offer',
    says: 'offer the club something that may be of use to somebody',
    title: 'What do you offer?',
    submit: 'Offer it',
    asks: {
      text: {
        name: 'what',
        label: 'What do you offer?',
        hint: 'What exactly, for whom, and what does it change for them?',
      },
      until: { name: 'until', label: 'Until when?', hint: '30 days if left empty, 90 at most' },
    },
  },
} satisfies Record<string, CommandWords>

const it: Record<AskKind, string> = { ask: 'ask', offer: 'offer', problem: 'problem' }

const refusals: RefusalWords<keyof AskRefusals> = {
  'too short an ask': ({ min }) =>
    line`A few more words, please (at least ${min} characters): whom exactly, for what, and by when?`,
  'a contact in it': ({ found }) =>
    line`Please leave “${found}” out: the whole club reads this. Whoever can help reaches you through me.`,
  'an end too far': ({ days, last }) =>
    line`At most ${plural(days, 'day')} ahead: until ${dateText(last)}. You can renew it then.`,
  'an end in the past': () => line`That day has passed. Choose one that lies ahead.`,
  'asked already': ({ kind, since }) =>
    line`You have put this very ${it[kind]} to the club, on ${day(since)}, and it is still open. ${command('ask')} shows it.`,
  'closed meanwhile': ({ kind, by }) =>
    line`${named({ name: by })} has closed this ${it[kind]} meanwhile. Thank you for wanting to help.`,
  'your own ask': ({ kind }) => line`This ${it[kind]} is yours: ${command('ask')} shows what you can do about it.`,
  'acted on already': ({ by }) =>
    line`${named({ name: by })} has read your answer and acted on it: it stays as it is. Write to each other for the rest.`,
  'asks himself': ({ kind, name }) => line`This ${it[kind]} is ${named({ name })}’s own. Choose somebody else.`,
  'passed already': ({ name }) => line`${named({ name })} knows of it already. Choose somebody else.`,
  'on pause': ({ name }) => line`${named({ name })} is on pause at the moment. Choose somebody else.`,
  'two asks this week': ({ name }) =>
    line`Two asks have reached ${named({ name })} this week already, and one member gets no more. Choose somebody else, or ask next week.`,
}

export const askWords = {
  commands,
  refusals,
  press: {
    mine: 'My open asks',
    others: 'What others need',
    newAsk: 'Ask for something',
    newOffer: 'Offer something',
    see: 'See it',
    close: 'Close it',
    closeAsk: { ask: 'Close my ask', offer: 'Close my offer', problem: 'Close my problem' } satisfies Record<
      AskKind,
      string
    >,
    renew: 'Renew for 30 days',
    reopen: 'Open it again',
    withdraw: 'Take it back',
    help: { ask: 'I can help', offer: 'I’m interested', problem: 'I have an idea' } satisfies Record<AskKind, string>,
    helpAfterAll: {
      ask: 'I can help after all',
      offer: 'I’m interested after all',
      problem: 'I have an idea after all',
    } satisfies Record<AskKind, string>,
    answerOf: (name: string) => `${name}’s answer`,
    helped: 'It helped',
    notHelped: 'It did not help',
    thank: 'Say thank you',
    still: 'Still looking',
    know: 'I know somebody',
    notForMe: 'Not for me',
    pass: 'Ask somebody',
    passTo: 'Ask…',
    passOther: 'Somebody else',
    passYes: 'Ask the question',
    passNo: 'Not now',
    leave: 'Leave it',
  },
  madeTitle: {
    ask: 'Your ask is noted',
    offer: 'Your offer is noted',
    problem: 'Your problem is noted',
  } satisfies Record<AskKind, string>,
  /** The same whether or not there was anybody to ask: nobody reads from it whom his ask did not reach. */
  made: {
    ask: (read: Temporal.Instant): Line =>
      line`I ask those whom it may concern quietly, if I find any, and the club reads it in its round-up of ${day(read)}. Whoever can help answers you privately.`,
    offer: (read: Temporal.Instant): Line =>
      line`I show it quietly to those whom it may concern, if I find any, and the club reads it in its round-up of ${day(read)}. Whoever is interested answers you privately.`,
    problem: (read: Temporal.Instant): Line =>
      line`The club reads it in its round-up of ${day(read)}. Whoever has an idea answers you privately.`,
  } satisfies Record<AskKind, (read: Temporal.Instant) => Line>,
  editedTitle: {
    ask: 'Your ask is corrected',
    offer: 'Your offer is corrected',
    problem: 'Your problem is corrected',
  } satisfies Record<AskKind, string>,
  until: (last: Temporal.PlainDate): Line => line`Open until ${date(last)}.`,
  stands: {
    open: (_: AskKind): Line => line`Open.`,
    answered: (_: AskKind): Line => line`Closed: it found its answer.`,
    closed: (_: AskKind): Line => line`Closed.`,
    expired: (_: AskKind): Line => line`Its time has run out.`,
    withdrawn: (_: AskKind): Line => line`Taken back.`,
  } satisfies Record<AskStatus, (kind: AskKind) => Line>,
  undoneTitle: {
    ask: 'Undone: your ask no longer stands.',
    offer: 'Undone: your offer no longer stands.',
    problem: 'Undone: your problem no longer stands.',
  } satisfies Record<AskKind, string>,
  withdrawnTitle: {
    ask: 'Your ask is taken back.',
    offer: 'Your offer is taken back.',
    problem: 'Your problem is taken back.',
  } satisfies Record<AskKind, string>,
  ownTitle: { ask: 'Your ask', offer: 'Your offer', problem: 'Your problem' } satisfies Record<AskKind, string>,
  noAnswerYet: (): Line => line`Nobody has answered yet.`,
  answerOf: (by: Member, text: string | null): Line => (text === null ? line`${by}` : line`${by}: “${text}”`),
  mineTitle: 'Your open asks and offers',
  noneOfHis: (): Line => line`You have nothing open.`,
  ofHis: ({ kind, expiresOn }: Ask, answers: number): Line =>
    line`${strong({ ask: 'Ask', offer: 'Offer', problem: 'Problem' }[kind])}${expiresOn === null ? '' : line`, until ${date(expiresOn)}`}: ${answers === 0 ? 'no answer yet' : plural(answers, 'answer')}`,
  othersWait: (open: number): Line =>
    line`${open === 1 ? 'One of another member waits' : `${open} of other members wait`} for an answer too: ${command('ask', 'list')}.`,
  othersTitle: 'What the others need and offer',
  noneOfOthers: (): Line => line`Nothing waits for your answer at the moment.`,
  ofOthers: {
    ask: (author: MemberRef, last: Temporal.PlainDate | null): Line =>
      line`${strong(author.name)} needs something${last === null ? '' : line`, until ${date(last)}`}:`,
    offer: (author: MemberRef, last: Temporal.PlainDate | null): Line =>
      line`${strong(author.name)} offers something${last === null ? '' : line`, until ${date(last)}`}:`,
    problem: (author: MemberRef, last: Temporal.PlainDate | null): Line =>
      line`${strong(author.name)} looks for ideas${last === null ? '' : line`, until ${date(last)}`}:`,
  } satisfies Record<AskKind, (author: MemberRef, last: Temporal.PlainDate | null) => Line>,
  helpIntro: (author: MemberRef, text: string): Line => line`${named(author)}: “${text}”`,
  contact: {
    email: (address: string) => `By e-mail: ${address}`,
    phone: (number: string) => `By telephone: ${number}`,
    none: () => 'Here, by message',
  } satisfies Record<Contact, (value: string) => string>,
  givenTitle: (author: string) => `Your answer to ${author}`,
  reached: {
    privately: (to: MemberRef): Line => line`It is on its way to ${to}, privately.`,
    called: (to: MemberRef): Line =>
      line`Nothing can be sent to ${named(to)} privately: the club’s channel calls, and nobody else can open it.`,
    later: (to: MemberRef): Line =>
      line`Nothing reaches ${named(to)} at the moment. Your answer is kept, and leaves as soon as it can.`,
    unconnected: (to: MemberRef): Line =>
      line`${named(to)} is not connected yet. Your answer is kept and will arrive; a call is faster.`,
  } satisfies Record<Reached, (to: MemberRef) => Line>,
  onlyYouTwo: (author: MemberRef): Line => line`Only ${named(author)} reads it.`,
  answerUndoneTitle: (author: string) => `Your answer to ${author} is taken back.`,
  answeredTitle: {
    ask: (by: string) => `${by} can help you`,
    offer: (by: string) => `${by} is interested`,
    problem: (by: string) => `${by} has an idea for you`,
  } satisfies Record<AskKind, (by: string) => string>,
  answered: {
    ask: (by: MemberRef, since: Temporal.Instant): Line => line`${by} answers your ask of ${day(since)}:`,
    offer: (by: MemberRef, since: Temporal.Instant): Line => line`${by} answers your offer of ${day(since)}:`,
    problem: (by: MemberRef, since: Temporal.Instant): Line => line`${by} answers your problem of ${day(since)}:`,
  } satisfies Record<AskKind, (by: MemberRef, since: Temporal.Instant) => Line>,
  says: (by: MemberRef): Line => line`${named(by)} says:`,
  whoIs: (m: Member): Line =>
    line`${strong(m.name)}${m.company ? `, ${m.company}` : ''}${m.activity ? `: ${m.activity}` : ''}`,
  reach: (by: MemberRef, contact: string | null): Line =>
    contact === null ? line`The best way to reach ${named(by)}: a message, here.` : line`To be reached at: ${contact}`,
  verdict: {
    helped: (openUntil: Temporal.PlainDate | null): Line =>
      openUntil === null
        ? line`You said that it helped.`
        : line`You said that it helped. If you have all you need, close your ask.`,
    'not-helped': (openUntil: Temporal.PlainDate | null): Line =>
      openUntil === null
        ? line`You said that it did not help. It stays between us.`
        : line`You said that it did not help. It stays between us, and your ask stays open until ${date(openUntil)}.`,
  },
  takenBackTitle: (from: string) => `An answer from ${from}`,
  takenBack: (): Line => line`It was taken back. There is nothing to do.`,
  lastCallTitle: {
    ask: 'Still looking?',
    offer: 'Does your offer still stand?',
    problem: 'Still looking for ideas?',
  } satisfies Record<AskKind, string>,
  lastCall: (last: Temporal.PlainDate | null): Line =>
    last === null
      ? line`It stays open until you close it.`
      : line`It closes by itself after ${date(last)}. Renew it if you are still looking; else there is nothing to do.`,
  stillTitle: 'You are still looking',
  still: (read: Temporal.Instant): Line => line`The club reads it once more, in its round-up of ${day(read)}.`,
  thankedTitle: (to: string) => `Thank you said to ${to}`,
  thanked: (to: MemberRef): Line => line`Your thanks are on their way to ${to}, privately, and your ask is closed.`,
  thankedBefore: (to: MemberRef): Line =>
    line`You have thanked ${named(to)} today already: nothing was said twice. Your ask is closed.`,
  routedTitle: {
    ask: (author: string) => `${author} may need you`,
    offer: (author: string) => `An offer by ${author}`,
    problem: (author: string) => `${author} looks for ideas`,
  } satisfies Record<AskKind, (author: string) => string>,
  routed: {
    ask: (author: MemberRef): Line => line`${author} asks the club, and you may be able to help:`,
    offer: (author: MemberRef): Line => line`${author} offers something that you may be looking for:`,
    problem: (author: MemberRef): Line => line`${author} puts a problem to the club, and you may have an idea:`,
  } satisfies Record<AskKind, (author: MemberRef) => Line>,
  routedBy: (organizer: MemberRef, author: MemberRef): Line =>
    line`${named(organizer)} thought of you for what ${author} asks the club:`,
  reason: {
    does: (says: string): Line => line`Why you: your trade, ${strong(cited(says))}.`,
    job: (says: string): Line => line`Why you: your job, ${strong(cited(says))}.`,
    offers: (says: string): Line => line`Why you: you offer “${cited(says)}”.`,
    seeks: (says: string): Line => line`Why you: you seek “${cited(says)}”.`,
  } satisfies Record<FitReason['from'], (says: string) => Line>,
  silent: (): Line => line`If it is not for you, nobody is told.`,
  silentUntil: (last: Temporal.PlainDate): Line =>
    line`Open until ${date(last)}. If it is not for you, nobody is told.`,
  youAnswered: (at: Temporal.Instant): Line => line`You answered on ${day(at)}.`,
  noLongerNeeded: (): Line => line`No longer needed. There is nothing to do.`,
  noMoreOfIt: (): Line => line`You will hear no more of this one. Nobody is told.`,
  roundUpTitle: 'Asks and offers of the club',
  ofRoundUp: {
    ask: (author: MemberRef, again: boolean, last: Temporal.PlainDate | null): Line =>
      line`${strong(author.name)} ${again ? 'is still looking' : 'needs something'}${last === null ? '' : line`, until ${date(last)}`}:`,
    offer: (author: MemberRef, again: boolean, last: Temporal.PlainDate | null): Line =>
      line`${strong(author.name)} ${again ? 'still offers something' : 'offers something'}${last === null ? '' : line`, until ${date(last)}`}:`,
    problem: (author: MemberRef, again: boolean, last: Temporal.PlainDate | null): Line =>
      line`${strong(author.name)} ${again ? 'still looks for ideas' : 'looks for ideas'}${last === null ? '' : line`, until ${date(last)}`}:`,
  } satisfies Record<AskKind, (author: MemberRef, again: boolean, last: Temporal.PlainDate | null) => Line>,
  endedInRoundUp: {
    ask: (author: MemberRef, found: boolean): Line =>
      line`${strong(author.name)}: ${found ? 'the ask has found its answer. Thank you.' : 'the ask is closed.'}`,
    offer: (author: MemberRef, found: boolean): Line =>
      line`${strong(author.name)}: ${found ? 'the offer has found somebody. Thank you.' : 'the offer is closed.'}`,
    problem: (author: MemberRef, found: boolean): Line =>
      line`${strong(author.name)}: ${found ? 'the problem has found its answer. Thank you.' : 'the problem is closed.'}`,
  } satisfies Record<AskKind, (author: MemberRef, found: boolean) => Line>,
  roundUpNote: (): Line =>
    line`An answer is read by its author alone. Something you need yourself? ${command('ask')} or ${command('offer')}.`,
  waitingTitle: {
    ask: (author: string) => `An ask by ${author}`,
    offer: (author: string) => `An offer by ${author}`,
    problem: (author: string) => `A problem of ${author}`,
  } satisfies Record<AskKind, (author: string) => string>,
  waitingNote: (): Line => line`Nobody has answered yet. A name that comes to your mind is often all it takes.`,
  couldHelp: (): Line => line`Whom you could ask, and why:`,
  nobodyComesToMind: (): Line =>
    line`No other profile answers these words, or each has had two asks this week. Does a name come to mind?`,
  match: {
    does: (member: MemberRef, says: string): Line => line`${named(member)}: does “${cited(says)}”.`,
    job: (member: MemberRef, says: string): Line => line`${named(member)}: is “${cited(says)}”.`,
    offers: (member: MemberRef, says: string): Line => line`${named(member)} offers “${cited(says)}”.`,
    seeks: (member: MemberRef, says: string): Line => line`${named(member)} is looking for “${cited(says)}”.`,
  },
  toPassTitle: (to: string) => `Ask ${to}?`,
  toPass: (to: MemberRef, author: MemberRef): Line =>
    line`${named(to)} reads privately, outside quiet hours, that you thought of them to help ${author.name}, with these words and a way to answer:`,
  passedTitle: (to: string) => `${to} is asked`,
  passedHow: {
    privately: (to: MemberRef): Line => line`The question goes to ${to} privately, outside quiet hours, in your name.`,
    called: (to: MemberRef): Line =>
      line`Nothing can be sent to ${named(to)} privately: the club’s channel calls, and nobody else can open it.`,
    later: (to: MemberRef): Line => line`Nothing reaches ${named(to)} at the moment: it leaves as soon as it can.`,
    unconnected: (to: MemberRef): Line => line`${named(to)} is not connected yet: a call is faster.`,
  } satisfies Record<Reached, (to: MemberRef) => Line>,
  passedNote: (to: MemberRef): Line =>
    line`It is one of the two asks that may reach ${named(to)} this week. A “not for me” is told to nobody.`,
  leftTitle: 'Left as it is',
  leftNote: (): Line => line`The digest speaks of it no more. It stays open for whoever can help.`,
  why: {
    routed: (author: string, organizer: string | null, reason: FitReason | null): Line =>
      organizer !== null
        ? line`${organizer} thought that you could help ${author}. At most two asks a week reach you so.`
        : reason === null
          ? line`Your profile seemed to fit what ${author} put to the club. At most two asks a week reach you so.`
          : line`Your profile says “${cited(reason.says)}”, which seems to fit what ${author} put to the club. At most two asks a week reach you so.`,
    roundUp: (): Line =>
      line`On Thursdays at 9, the club reads what members have put to it with ${command('ask')} and ${command('offer')}; when there is nothing, it reads nothing.`,
    answered: (by: string, at: Temporal.Instant, kind: AskKind): Line =>
      line`${by} answered your ${it[kind]} on ${day(at)}.`,
    lastCall: (kind: AskKind, last: Temporal.PlainDate | null): Line =>
      line`Your ${it[kind]} ends${last === null ? '' : line` on ${date(last)}`}: two days before, I ask once whether it goes on.`,
  },
  digest: {
    week: ({ made, waiting, asked }: { made: number; waiting: number; asked: number }): Line => {
      const told = made === 0 ? 'No new ask' : plural(made, 'new ask or offer', 'new asks and offers')
      const unanswered = waiting + asked
      const which =
        asked === 0
          ? ''
          : asked === unanswered
            ? ', which a member was asked about'
            : `, of which a member was asked about ${asked}`
      return unanswered === 0
        ? line`${told}; none has waited for more than a week.`
        : line`${told}; ${unanswered} without an answer for more than a week${which}.`
    },
    unanswered: (count: number): Line => line`${plural(count, 'ask')} nobody answered.`,
    see: 'See the asks',
    title: 'Asks nobody answered',
    waiting: (by: MemberRef, text: string, since: Temporal.Instant): Line =>
      line`${named(by)}, ${day(since)}: “${text}”`,
    choose: 'See to one of them…',
    option: (author: string, text: string) => `${author}: ${cited(text, 50)}`,
  },
}
