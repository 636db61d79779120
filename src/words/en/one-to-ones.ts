import type { Member, MemberRef } from '../../terms/member.ts'
import type { OneToOneRefusals } from '../../terms/refusals/one-to-ones.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed, listedMembers, namedAll, plural } from '../english.ts'
import { date, day, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

const refusals: RefusalWords<keyof OneToOneRefusals> = {
  'proposed already': ({ since }) =>
    line`A one-to-one between you two is open already, since ${day(since)}. Write to each other to find a day.`,
  'moment gone': () => line`That moment has passed. Give a day and an hour ahead.`,
  'too long ago': ({ on }) =>
    line`That was on ${date(on)}, more than thirty days ago: it no longer counts, and there is nothing to do.`,
}

const commands = {
  'one-to-one': {
    name: 'one-to-one',
    says: 'propose a one-to-one to a member',
    title: 'One-to-one',
    submit: 'Propose',
    asks: {
      with: { name: 'with', label: 'With whom?' },
      note: { name: 'note', label: 'A word with it', hint: 'What you would like to talk about' },
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
  },
  names: (names: readonly string[]): string => listed(names),
  askedTitle: (other: string) => `One-to-one proposed to ${other}`,
  asked: (others: string, count: number): Line =>
    count > 1
      ? line`${others} can answer with one press. Once all have said yes, a conversation opens for you.`
      : line`${others} can answer with one press. If it is yes, a conversation opens for you two.`,
  undone: 'Undone: the proposal no longer stands.',
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
  agreed: (): Line => line`You said yes: your conversation is open.`,
  waitsForOthers: (): Line => line`You said yes. A conversation opens once the others have said so too.`,
  openedTitle: (names: string) => `${names}: your one-to-one`,
  opened: (count: number): Line =>
    line`Find a day that suits ${count > 2 ? 'you all' : 'you both'}. Five things to talk about:`,
  prompts: [
    line`Your goals for the year`,
    line`What you are proud of`,
    line`What interests you outside work`,
    line`Whom you know well`,
    line`What you do better than others`,
  ] as readonly Line[],
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
      : line`Thank you. It counts with ${namedAll(confirmed)}; with the others, once they say so too.`
  },
  notHeld: (): Line => line`Noted: it did not take place. You can propose another day.`,
  digest: {
    week: ({ held, pairs, met }: { held: number; pairs: number; met: number }): Line =>
      pairs > 0 && met >= pairs
        ? line`${plural(held, 'one-to-one')}; everybody has met everybody.`
        : line`${plural(held, 'one-to-one')}; ${pairs - met} of ${plural(pairs, 'pair')} never had one.`,
    newcomers: (count: number, alone: number): Line =>
      line`${plural(count, 'newcomer')} in the first 90 days${alone > 0 ? `, ${alone} without a one-to-one yet` : ''}.`,
    alone: (count: number): Line => line`${plural(count, 'newcomer')} without a one-to-one after 30 days.`,
    see: 'See the newcomers',
    title: 'Newcomers without a one-to-one yet',
    newcomer: (member: MemberRef, days: number, oneToOnes: number): Line =>
      line`${named(member)}: ${plural(days, 'day')} here, ${plural(oneToOnes, 'one-to-one')}.`,
  },
  why: {
    proposed: (proposer: string | null, at: Temporal.Instant | null): Line =>
      line`${proposer ?? 'The round of the month'} proposed a one-to-one to you${at ? line` on ${day(at)}` : ''}.`,
    held: (at: Temporal.Instant | null): Line =>
      line`You agreed to a one-to-one${at ? line` proposed on ${day(at)}` : ''}. Both are asked two weeks later; it counts when both say yes.`,
  },
}
