import type { Member, MemberRef } from '../../terms/member.ts'
import type { OneToOneRefusals } from '../../terms/refusals/one-to-ones.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed, listedMembers, namedAll, plural, weekdayText } from '../english.ts'
import { date, day, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

const refusals: RefusalWords<keyof OneToOneRefusals> = {
  'coffee on its way': ({ since }) => line`A one-to-one has been on its way to them since ${day(since)}.`,
  'proposed already': ({ since }) =>
    line`A one-to-one between you two is open already, since ${day(since)}. Write to each other to find a day.`,
  'moment gone': () => line`That moment has passed. Give a day and an hour ahead.`,
  'hour missing': ({ day }) => line`At what time on ${date(day)}? Add the hour: “${weekdayText(day)} 10:00”.`,
  'hour or past': ({ ahead, back }) =>
    line`If it took place on ${date(back)}, write “last ${weekdayText(back)}” or the date; to propose ${date(ahead)}, add the hour: “${weekdayText(ahead)} 10:00”.`,
  'not yet': () => line`That day is still to come: it can be noted once it has taken place.`,
  'too long ago to note': ({ days }) =>
    line`That is more than ${plural(days, 'day')} ago: it can no longer be noted. A more recent one can.`,
  'too long ago': ({ on }) =>
    line`That was on ${date(on)}, more than thirty days ago: it no longer counts, and there is nothing to do.`,
}

const commands = {
  'one-to-one': {
    name: 'one-to-one',
    says: 'propose a one-to-one, or note one that took place',
    title: 'One-to-one',
    submit: 'Propose',
    asks: {
      with: { name: 'with', label: 'With whom?' },
      when: { name: 'when', label: 'When?', hint: 'Thursday 10:00, Friday 14:30; empty: we will find a time' },
      note: { name: 'note', label: 'A word with it', hint: 'What you would like to talk about' },
      place: { name: 'place', label: 'Where, or the link' },
    },
    forms: {
      moments: {
        title: 'When?',
        submit: 'Propose',
        asks: {
          when: { name: 'when', label: 'When?', hint: 'Up to three: Thursday 10:00, Friday 14:30' },
          place: { name: 'place', label: 'Where, or the link' },
        },
      },
      log: {
        title: 'It took place',
        submit: 'Note it',
        asks: {
          with: { name: 'with', label: 'With whom?' },
          date: { name: 'date', label: 'When?', hint: 'yesterday, Thursday, 26/11' },
          note: { name: 'note', label: 'A word to remember', hint: 'All of you can read it' },
        },
      },
      correct: {
        title: 'Correct',
        submit: 'Correct',
        asks: {
          with: { name: 'with', label: 'With whom?' },
          date: { name: 'date', label: 'When?' },
          note: { name: 'note', label: 'A word to remember', hint: 'All of you can read it' },
        },
      },
      day: { title: 'Another day', submit: 'Correct', asks: { date: { name: 'date', label: 'Which day was it?' } } },
    },
  },
} satisfies Record<string, CommandWords>

export const oneToOneWords = {
  commands,
  refusals,
  press: {
    yes: 'With pleasure',
    no: 'Not now',
    held: 'Yes, we met',
    notHeld: 'No',
    notHeldAfterAll: 'We did not meet',
    changeMind: 'On second thoughts, yes',
    when: 'Propose times',
    otherTime: 'Another time',
    picked: (moment: string) => `✓ ${moment}`,
    move: 'Move it',
    callOff: 'Cancel it',
    again: 'Propose another day',
    guide: 'What to talk about?',
    correct: 'Correct',
    otherDay: 'Another day',
    useful: 'It was useful',
    wasUseful: '✓ Useful (only you see this)',
    thank: (name: string) => `Thank ${name}`,
    log: 'Note one that took place',
    other: 'Somebody else',
    proposeTo: (name: string) => `Propose to ${name}`,
  },
  names: (names: readonly string[]): string => listed(names),
  askedTitle: (other: string) => `One-to-one proposed to ${other}`,
  asked: (others: string, count: number): Line =>
    count > 1
      ? line`${others} can answer with one press. Once all have said yes, a conversation opens for you.`
      : line`${others} can answer with one press. If it is yes, a conversation opens for you two.`,
  undone: 'Undone: the proposal no longer stands.',
  askedWhen: (others: string, count: number): Line =>
    line`${others} ${count > 1 ? 'choose one of these times, or propose' : 'chooses one of these times, or proposes'} another:`,
  whichMoment: (): Line => line`Which time suits you?`,
  otherMoments: (by: string, isMoved: boolean): Line =>
    line`${strong(by)} proposes another time${isMoved ? ': the one you agreed on no longer stands' : ''}. Which one suits you?`,
  waitsForChoice: (): Line => line`Proposed; the choice is being made:`,
  allGone: (): Line => line`The times proposed have passed. Propose others.`,
  agreedOn: (when: Line): Line => line`It is agreed: ${when}.`,
  noPlace: (): Line => line`No place yet: write to each other to settle where.`,
  where: 'Where',
  with: 'With',
  mentions: (members: readonly Member[]): Line => listedMembers(members),
  calledOff: (by: string | null, when: Line | null): Line =>
    by === null
      ? line`It is cancelled${when ? line`: ${when} is free again` : ''}.`
      : line`${by} cannot make it after all${when ? line`: ${when} is free again` : ''}. It will be another time.`,
  todayTitle: (others: string) => `Today: your one-to-one with ${others}`,
  calendarTitle: (others: string) => `One-to-one with ${others}`,
  calendarFile: 'one-to-one.ics',
  guideTitle: (others: string) => `What to talk about with ${others}`,
  guideSeeks: (name: string, seeks: string): Line =>
    line`${strong(name)} looks for “${seeks}”. Who among the people you know could help?`,
  guideOffers: (name: string, offers: string): Line =>
    line`${strong(name)} brings “${offers}”. Whom around you would that serve?`,
  guide: [
    line`${strong('Goals')}: what would you like to have achieved a year from now?`,
    line`${strong('Accomplishments')}: which piece of work are you proud of this year?`,
    line`${strong('Interests')}: what keeps you busy when you are not working?`,
    line`${strong('Networks')}: in which circles do you move, and whom do you know well there?`,
    line`${strong('Skills')}: what do people call you for first?`,
  ] as readonly Line[],
  suggestionsTitle: 'With whom to have a coffee?',
  noSuggestion: (): Line => line`You have met everybody, or it is under way. Somebody you would like to see again?`,
  suggested: (member: Member, why: 'newcomer' | 'never met' | 'long ago', last: Temporal.PlainDate | null): Line => {
    const who = line`${strong(member.name)}${member.activity ? `, ${member.activity}` : ''}`
    if (why === 'newcomer') return line`${who}: new in the club, and no one-to-one between you yet.`
    return why === 'long ago' && last
      ? line`${who}: your last one-to-one was on ${date(last)}.`
      : line`${who}: you have never had a one-to-one.`
  },
  loggedTitle: (others: string) => `Noted: your one-to-one with ${others}`,
  loggedOn: (on: Temporal.PlainDate): Line => line`On ${date(on)}. The others are asked once to confirm it.`,
  logUndone: 'Undone: nothing of it is kept.',
  loggedBy: (author: Member, along: readonly Member[], on: Temporal.PlainDate): Line =>
    along.length > 0
      ? line`${author} noted that you met, with ${namedAll(along)}, on ${date(on)}. Is that so?`
      : line`${author} noted that you met on ${date(on)}. Is that so?`,
  proposedTitle: (proposer: string) => `A coffee with ${proposer}?`,
  proposed: (proposer: Member, along: readonly Member[]): Line =>
    along.length > 0
      ? line`${proposer} proposes to meet, with ${listedMembers(along)}: half an hour to know each other’s trade.`
      : line`${proposer} proposes a one-to-one: half an hour to know each other’s trade.`,
  who: (m: Member): Line =>
    line`${strong(m.name)}${m.company ? `, ${m.company}` : ''}${m.activity ? `: ${m.activity}` : ''}`,
  seeks: (text: string): Line => line`Looks for: ${text}`,
  offers: (text: string): Line => line`Brings: ${text}`,
  closed: (): Line => line`Not this time. There is nothing to do.`,
  wasAgreedOn: (when: Line): Line => line`It was agreed for ${when}.`,
  nothingMore: (): Line => line`Nothing more is expected of you here.`,
  agreed: (): Line => line`You said yes: your conversation is open.`,
  waitsForOthers: (): Line => line`You said yes. A conversation opens once the others have said so too.`,
  openedTitle: (names: string) => `${names}: your one-to-one`,
  opened: (count: number): Line =>
    line`Find a day that suits ${count > 2 ? 'you all' : 'you both'}. Five things to talk about:`,
  heldTitle: (other: string) => `Your one-to-one with ${other}`,
  heldAsked: (others: readonly Member[]): Line => line`Did you and ${namedAll(others)} meet?`,
  /** Of so many others these have said so too. */
  heldSaid: (confirmed: readonly Member[], count: number): Line => {
    if (confirmed.length === 0)
      return count > 1
        ? line`Thank you. It counts with each of those who say so too.`
        : line`Thank you. It counts once the other says so too.`
    if (count === 1) return line`You both said yes: it counts for both.`
    return confirmed.length === count
      ? line`You all said yes: it counts for all.`
      : line`Thank you. It counts with ${namedAll(confirmed)}; with the ${count - confirmed.length > 1 ? 'others, once they say' : 'last one, once that person says'} so too.`
  },
  notHeld: (others: number): Line =>
    line`Noted: ${others > 1 ? 'it does not count for you' : 'it did not take place'}. You can propose another day.`,
  chart: { held: 'One-to-ones', firsts: 'Pairs who met for the first time' },
  digest: {
    week: ({ held, pairs, met }: { held: number; pairs: number; met: number }): Line => {
      const told = held === 0 ? 'No one-to-one this week' : plural(held, 'one-to-one')
      return pairs > 0 && met >= pairs
        ? line`${told}; everybody has met everybody.`
        : line`${told}; ${pairs - met} of ${plural(pairs, 'pair')} never had one.`
    },
    newcomers: (count: number, alone: number): Line =>
      line`${plural(count, 'newcomer')} in the first 90 days${alone > 0 ? `, ${alone} without a one-to-one yet` : ''}.`,
    alone: (count: number): Line => line`${plural(count, 'newcomer')} without a one-to-one after 30 days.`,
    see: 'See the newcomers',
    title: 'Newcomers without a one-to-one yet',
    newcomer: (member: MemberRef, days: number, oneToOnes: number): Line =>
      line`${named(member)}: ${plural(days, 'day')} here, ${oneToOnes === 0 ? 'no one-to-one yet' : plural(oneToOnes, 'one-to-one')}.`,
  },
  why: {
    proposed: (proposer: string | null, at: Temporal.Instant | null): Line =>
      line`${proposer ?? 'The round of the month'} proposed a one-to-one to you${at ? line` on ${day(at)}` : ''}.`,
    offered: (): Line => line`Another time was proposed for a one-to-one with you.`,
    agreed: (): Line => line`You agreed to this one-to-one. What changes about it is told to each of you once.`,
    logged: (by: string | null): Line =>
      line`${by ?? 'One of you'} noted a one-to-one with you. Each is asked once; it counts for those who say that it took place.`,
    held: (at: Temporal.Instant | null, startsAt: Temporal.Instant | null): Line =>
      startsAt
        ? line`You agreed to a one-to-one on ${day(startsAt)}. Each is asked the day after; it counts for those who say yes.`
        : line`You agreed to a one-to-one${at ? line` proposed on ${day(at)}` : ''}. Both are asked two weeks later; it counts when both say yes.`,
  },
}
