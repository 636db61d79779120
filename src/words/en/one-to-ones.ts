import type { Member, MemberRef } from '../../terms/member.ts'
import type { OneToOneRefusals } from '../../terms/refusals/one-to-ones.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { plural } from '../english.ts'
import { day, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

const refusals: RefusalWords<keyof OneToOneRefusals> = {
  'proposed already': ({ since }) =>
    line`A one-to-one between you two is open already, since ${day(since)}. Write to each other to find a day.`,
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
  askedTitle: (other: string) => `One-to-one proposed to ${other}`,
  asked: (other: Member): Line =>
    line`${other} can answer with one press. If it is yes, a conversation opens for you two.`,
  undone: 'Undone: the proposal no longer stands.',
  proposedTitle: (proposer: string) => `A coffee with ${proposer}?`,
  proposed: (proposer: Member): Line =>
    line`${proposer} proposes a one-to-one: half an hour to know each other’s trade.`,
  who: (m: Member): Line =>
    line`${strong(m.name)}${m.company ? `, ${m.company}` : ''}${m.activity ? `: ${m.activity}` : ''}`,
  seeks: (text: string): Line => line`Looks for: ${text}`,
  offers: (text: string): Line => line`Brings: ${text}`,
  closed: (): Line => line`Not this time. There is nothing to do.`,
  agreed: (): Line => line`You said yes: your conversation is open.`,
  openedTitle: (a: string, b: string) => `${a} and ${b}: your one-to-one`,
  opened: (): Line => line`Find a day that suits you both. Five things to talk about:`,
  prompts: [
    line`Your goals for the year`,
    line`What you are proud of`,
    line`What interests you outside work`,
    line`Whom you know well`,
    line`What you do better than others`,
  ] as readonly Line[],
  heldTitle: (other: string) => `Your one-to-one with ${other}`,
  heldAsked: (other: Member): Line => line`Did you and ${named(other)} meet?`,
  heldSaid: (both: boolean): Line =>
    both ? line`You both said yes: it counts for both.` : line`Thank you. It counts once the other says so too.`,
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
    proposed: (proposer: string, at: Temporal.Instant): Line =>
      line`${proposer} proposed a one-to-one to you on ${day(at)}.`,
    held: (at: Temporal.Instant): Line =>
      line`You agreed to a one-to-one proposed on ${day(at)}. Both are asked two weeks later; it counts when both say yes.`,
  },
}
