import type { MemberRef } from '../../terms/member.ts'
import type { PairingRefusals } from '../../terms/refusals/pairing.ts'
import type { Cadence } from '../../terms/round.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { plural } from '../english.ts'
import { date, day, dayAndHour, line, named } from '../line.ts'
import type { RefusalWords } from './general.ts'

const refusals: RefusalWords<keyof PairingRefusals> = {
  'round drawn': () =>
    line`It is too late for this round: it has been drawn, or is over. “Not this time” stands under your proposal.`,
}

const often: Record<Exclude<Cadence, 'never'>, string> = {
  weekly: 'every week',
  fortnightly: 'every two weeks',
  monthly: 'every month',
  quarterly: 'every quarter',
}

const commands = {
  round: {
    name: 'round',
    says: 'leave the next round of one-to-ones out',
    title: 'One-to-ones',
    submit: 'OK',
    asks: {},
  },
  'club-pairs': {
    name: 'pairs',
    says: 'the one-to-ones the club proposes, and whom it keeps apart',
    title: 'One-to-ones of the club',
    submit: 'OK',
    asks: {},
    forms: {
      add: {
        title: 'Keep two apart',
        submit: 'Keep apart',
        asks: {
          one: { name: 'one', label: 'Who?' },
          other: { name: 'other', label: 'And who?', hint: 'No reason is noted, and neither of them is told' },
        },
      },
    },
  },
} satisfies Record<string, CommandWords>

export const pairingWords = {
  commands,
  refusals,
  press: {
    skip: 'Skip this round',
    join: 'Count me in again',
    apart: 'Rather not with…',
    no: 'Not this time',
    met: 'We have met',
    skipNext: 'Skip the next round',
    keepApart: 'Keep two apart',
    release: 'Let a pair meet again',
    settings: 'Settings',
  },
  aheadTitle: 'Somebody to meet, soon',
  ahead: (at: Temporal.Instant): Line =>
    line`On ${dayAndHour(at)} you learn whom the club proposes to you to meet: half an hour, on a day that suits you both. If it is not the right moment, skip this round; nobody is told.`,
  outTitle: 'You skip this round',
  out: (at: Temporal.Instant): Line =>
    line`Nothing is proposed to you on ${day(at)}. The time after that you are in again by yourself.`,
  wasOut: (): Line => line`You skipped this round.`,
  isOver: (drawn: boolean): Line => (drawn ? line`This round has been drawn.` : line`This round does not take place.`),
  proposedTitle: (names: string) => `Somebody to meet: ${names}`,
  proposed: (others: number): Line =>
    line`The club proposes that you meet${others > 1 ? ', the three of you' : ''}: half an hour, when it suits you all.`,
  because: (others: number): string => (others > 1 ? 'Why you three' : 'Why you two'),
  neverMet: (other: MemberRef): Line => line`You and ${named(other)} have never had a one-to-one.`,
  lastMet: (other: MemberRef, on: Temporal.PlainDate): Line =>
    line`Your last one-to-one with ${named(other)} was on ${date(on, 'day of month')}.`,
  isNew: (other: { name: string; joinedOn: Temporal.PlainDate }): Line =>
    line`${named(other)} has been in the club since ${date(other.joinedOn, 'day of month')}.`,
  notThisTime: (): Line => line`Not this time. Nobody is told, and there is nothing to do.`,
  doesNotTakePlace: (): Line => line`It does not take place this time. There is nothing to do.`,
  youMet: (): Line => line`You met: thank you for saying so.`,
  roundIsOver: (): Line => line`Not this time after all: another round has been drawn. If you did meet, say so here.`,
  pageTitle: 'One-to-ones the club proposes',
  next: (cadence: Cadence, at: Temporal.Instant): Line =>
    line`${cadence === 'never' ? '' : `The club brings its members together two by two, ${often[cadence]}. `}The next round is drawn on ${dayAndHour(at)}.`,
  none: (): Line => line`The club proposes no one-to-ones on its own: the settings say so.`,
  silent: (until: Temporal.Instant): Line => line`After an import nothing is proposed before ${day(until)}.`,
  last: ({
    proposed,
    held,
    unknown,
    leftOut,
    allMet,
  }: {
    proposed: number
    held: number
    unknown: number
    leftOut: number
    allMet: boolean
  }): Line =>
    allMet
      ? line`In the last round there was nothing to propose: all who took part have met of late.`
      : line`The last round of one-to-ones: ${proposed} proposed, ${held} held, ${unknown} not known yet${leftOut > 0 ? `; nobody was left for ${plural(leftOut, 'member')}, who come first next time` : ''}.`,
  nobodyApart: (): Line => line`The organizers keep nobody apart.`,
  apart: (): Line => line`The organizers keep apart:`,
  pair: (one: MemberRef, other: MemberRef): Line => line`${named(one)} and ${named(other)}`,
  pairText: (one: string, other: string) => `${one} and ${other}`,
  apartStays: (): Line =>
    line`It stays among the organizers: neither of the two learns of it. What members wish for themselves is shown to nobody, and a pair you are in yourself is not shown to you.`,
  keptTitle: (one: string, other: string) => `${one} and ${other} are not brought together.`,
  releasedTitle: (one: string, other: string) => `${one} and ${other} may be brought together again.`,
  why: {
    ahead: (at: Temporal.Instant): Line =>
      line`You take part in the one-to-ones that the club proposes; the next round is drawn on ${day(at)}.`,
    proposed: (at: Temporal.Instant | null): Line =>
      line`The club brings its members together two by two${at ? line`; this round was drawn on ${day(at)}` : ''}. Whom you have never met comes first.`,
  },
}
