import type { ProposedAct } from '../../terms/act.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { Help, Ladder, Offered } from '../../terms/nudge.ts'
import type { Grounds } from '../../terms/standing.ts'
import type { Line } from '../../view/view.ts'
import { anyOf } from '../any-of.ts'
import { plural } from '../english.ts'
import { begins, date, day, dayOfMeeting, line, named } from '../line.ts'
import { cited } from '../quoting.ts'
import { openingWords } from './nudge-openings.ts'
import { standingWords as standing } from './standing.ts'

const someone = (who: MemberRef | null): Line => (who ? line`${named(who)}` : line`a member`)

const didForYou: Record<Help['what'], string> = {
  referral: 'passed you a referral that you have won',
  'own-need': 'became your customer',
  introduction: 'introduced you to somebody, and you met',
  answer: 'gave you an answer that helped',
}

type Acts = Record<ProposedAct, (offered: Offered) => Line>

const askOf = ({ who, text }: Offered): Line =>
  text
    ? line`${someone(who)} asks the club: “${cited(text, 60)}”.`
    : line`${someone(who)} has asked the club something.`
const comes = ({ meeting }: Offered): Line =>
  meeting ? line`The next meeting is on ${begins(meeting)}.` : line`A meeting of the club is coming.`

const acts: Acts = {
  'answer-ask': offered => line`${askOf(offered)} Perhaps you know somebody, or have a lead.`,
  rsvp: offered => line`${comes(offered)} Will you be there?`,
  'one-to-one': ({ who }) => line`You and ${someone(who)} have not had a one-to-one yet. Half an hour over a coffee?`,
  introduce: ({ who, other }) =>
    line`${someone(who)} and ${someone(other)} have never had a one-to-one, and you know both. Would you introduce them?`,
  thank: ({ who, helped }) =>
    line`${someone(who)} ${helped ? didForYou[helped] : 'helped you'}. A word of thanks always pleases.`,
  'invite-guest': ({ meeting }) =>
    line`Is there somebody you would like to bring to the meeting${meeting ? line` on ${dayOfMeeting(meeting)}` : ''}?`,
  'fill-profile': () => line`Two lines on what you seek and what you bring, and the others know how to help you.`,
  'update-referral': ({ who }) =>
    line`${someone(who)} passed you a referral and would love to hear where it stands. One word is enough.`,
  'greet-newcomer': ({ who }) => line`${someone(who)} is new among us. A coffee with you would be a fine welcome.`,
  buddy: ({ who }) => line`Would you like a coffee with ${someone(who)}? Say yes, and I’ll ask.`,
}

/** In the gentler words of whoever has not been seen for a while, and of whoever has just come. */
const ownActs: { readonly [L in Ladder]: Acts } = {
  hunter: acts,
  'to-rebalance': acts,
  withdrawn: {
    ...acts,
    'answer-ask': offered => line`${askOf(offered)} If a name comes to your mind, one word is enough.`,
    rsvp: offered => line`${comes(offered)} Come as you are, if only for a moment.`,
    'one-to-one': ({ who }) => line`A quiet coffee with ${someone(who)}, on a day that suits you?`,
    thank: ({ who, helped }) =>
      line`${someone(who)} ${helped ? didForYou[helped] : 'helped you'}. If you feel like it, a word of thanks is always welcome.`,
    'update-referral': ({ who }) =>
      line`${someone(who)} passed you a referral. “Nothing new yet” is an answer too, if that is so.`,
    buddy: ({ who }) => line`A coffee with ${someone(who)}, one of these days? Say yes, and I’ll ask.`,
  },
  newcomer: {
    ...acts,
    'answer-ask': offered => line`${askOf(offered)} A name or an idea is enough.`,
    rsvp: offered => line`${comes(offered)} It is where people get to know you: will you be there?`,
    'one-to-one': ({ who }) =>
      line`You and ${someone(who)} have not had a one-to-one yet: a coffee is the shortest way.`,
    thank: ({ who, helped }) =>
      line`${someone(who)} ${helped ? didForYou[helped] : 'helped you'}. A word of thanks is soon said.`,
    'fill-profile': () =>
      line`What do you seek, what do you bring? Two lines are enough for the others to think of you.`,
    buddy: ({ who }) => line`A coffee with ${someone(who)}? Say yes, and I’ll ask.`,
  },
}

const cares = [
  'Nothing is expected of you: you are one of us.',
  'Whatever keeps you, you are one of us.',
  'There is no hurry: your place is kept.',
  'Take all the time you need.',
] as const

const welcomes = [
  'Welcome among us.',
  'We are glad that you are here.',
  'One step at a time, and none of them is big.',
  'Nobody knew anybody on the first day.',
] as const

const press: Record<ProposedAct, string> = {
  'answer-ask': 'I have a lead',
  rsvp: 'I’ll be there',
  'one-to-one': 'Propose a coffee',
  introduce: 'Introduce them',
  thank: 'Say thank you',
  'invite-guest': 'Bring a guest',
  'fill-profile': 'Fill in my profile',
  'update-referral': 'Say where it stands',
  'greet-newcomer': 'Propose a coffee',
  buddy: 'Gladly',
}

const titles: Record<Ladder, string> = {
  hunter: 'Two minutes for another member?',
  'to-rebalance': 'Two minutes for another member?',
  withdrawn: 'Thinking of you',
  newcomer: 'A small step into the club',
}

/** What is true of a member now (null: he has left), and the day of what led to the message where that no longer holds. */
type NudgeTold = {
  readonly grounds: Grounds | null
  readonly today: Temporal.PlainDate
  readonly ledOn: Temporal.Instant | null
}
type HandOverTold = Pick<NudgeTold, 'ledOn'> & { readonly ladder: Ladder }

export const nudgeWords = {
  ...openingWords,
  title: (ladder: Ladder, act: ProposedAct | null): string => {
    if (act === 'buddy') return 'A coffee with someone from the club?'
    const isForAll = act === 'rsvp' || act === 'invite-guest' || act === 'fill-profile'
    return isForAll && titles[ladder] === titles.hunter ? 'Two minutes for the club?' : titles[ladder]
  },
  /** `nth`: which of them; what this reader is told beside the act, gently. Null where there is none. */
  gently: (ladder: Ladder, nth: number): Line | null => {
    if (ladder === 'withdrawn') return line`${cares[nth % cares.length]!}`
    return ladder === 'newcomer' ? line`${welcomes[nth % welcomes.length]!}` : null
  },
  act: (ladder: Ladder, act: ProposedAct, offered: Offered): Line => ownActs[ladder][act](offered),
  /** It is no longer to be done, by him or by anybody. */
  gone: (): Line => line`This is no longer needed: there is nothing left for you to do.`,
  press,
  later: 'Later (30 days)',
  stop: 'No more of these',
  doneTitle: 'Thank you',
  snoozed: (until: Temporal.PlainDate): Line =>
    line`Understood: nothing of this kind before ${date(until, 'day of month')}.`,
  stopped: (): Line => line`Understood: no more of these.`,
  againTitle: 'Messages of this kind will come again',
  thanked: (): Line => line`Thank you: it has been done.`,
  asked: (who: MemberRef): Line => line`I have asked ${named(who)}, without a word of why.`,
  buddyTitle: (name: string) => `A coffee with ${name}?`,
  buddy: (member: MemberRef): Line => line`${named(member)} would like a coffee with someone from the club. Would you?`,
  buddyPress: 'Propose a date',
  buddyNo: 'Not now',
  buddyDeclined: (): Line => line`All right. Nobody is told.`,
  handOverTitle: (name: string) => `Speak with ${name}?`,
  handOver: (member: MemberRef, { ladder, ledOn }: HandOverTold): Line => {
    if (ledOn) return line`What led to this on ${day(ledOn)} is no longer so. A kind word is welcome all the same.`
    switch (ladder) {
      case 'withdrawn':
        return line`Messages do not help here; a call from you may. Care, not reproach.`
      case 'newcomer':
        return line`A call from you would help ${named(member)} to find a way into the club.`
      case 'to-rebalance':
        return line`A kind talk works better than messages.`
      case 'hunter':
        return line`A kind talk works better than messages. Look at the acts first.`
    }
  },
  handOverFacts: (grounds: Grounds, today: Temporal.PlainDate): Line =>
    line`What is noted: ${standing.becauseOf(grounds, today)}.`,
  /** `by`: another organizer; null where it is the reader himself. */
  handOverTaken: (by: MemberRef | null, { speaks }: { readonly speaks: boolean }): Line =>
    by === null
      ? speaks
        ? line`You said that you will speak with them.`
        : line`You have answered this. There is nothing left for you to do.`
      : speaks
        ? line`${named(by)} takes care of it. There is nothing left for you to do.`
        : line`${named(by)} has answered this. There is nothing left for you to do.`,
  sent: (count: number): Line =>
    count === 0
      ? line`No message has been sent about it.`
      : line`${plural(count, 'message')} had no answer; nothing more is sent for six months.`,
  settledTitle: (name: string) => `${name}: noted`,
  digest: {
    week: ({
      tomorrow,
      silentUntil,
      sent,
      answered,
    }: {
      tomorrow: number
      silentUntil: Temporal.PlainDate | null
      sent: number
      answered: number
    }): Line => {
      const told = anyOf([sent, `${sent} sent`], [answered, `${answered} answered`]) || 'none this week'
      const coming = tomorrow === 0 ? 'none to come on Tuesday' : `${tomorrow} to come on Tuesday`
      return line`Nudges: ${told}, ${silentUntil ? line`${tomorrow === 0 ? '' : `${tomorrow} would be sent on Tuesday, but `}nothing leaves before ${date(silentUntil, 'day of month')}` : coming}.`
    },
    entrusted: (count: number): Line => line`${plural(count, 'member')} would be helped by a word from you.`,
    closer: 'Tuesday’s messages',
    seeEntrusted: 'Whom to speak to',
    onTuesday: 'On Tuesday',
    coming: (member: MemberRef, step: 1 | 2 | 3): Line => {
      const what = {
        1: 'a message with one small act',
        2: 'a coffee is offered',
        3: 'entrusted to one of you, nothing is sent',
      }
      return line`${named(member)}: ${what[step]}.`
    },
    notHim: 'No message to…',
    willSpeak: 'I’ll speak to…',
  },
  why: {
    nudge: ({ grounds, today, ledOn }: NudgeTold): Line => {
      const rule =
        'At most one such message a week, three in three months, and none within two weeks of an act. Some wait 21 days, by the toss of a coin: so we learn whether they help.'
      const before = ledOn ? line`What led to it on ${day(ledOn)} is no longer so. ` : ''
      return line`${before}${grounds ? line`${standing.because(grounds, today)} ` : ''}${rule}`
    },
    buddy: (): Line => line`A member said yes to a coffee with someone from the club, and you were proposed.`,
    handOver: (): Line =>
      line`After two messages without an answer, or three in a year, a member is entrusted to an organizer.`,
  },
}
