import type { MemberRef } from '../../terms/member.ts'
import type { WeightRefusals } from '../../terms/refusals/standing.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { plural } from '../english.ts'
import { line, named } from '../line.ts'
import type { RefusalWords } from './general.ts'

const from = (usually: string, low: string, high: string) => `Usually ${usually}; from ${low} to ${high}`

const commands = {
  'club-weights': {
    name: 'weights',
    says: 'what each act counts for in this club, and how long',
    title: 'Weights',
    submit: 'OK',
    asks: {},
    forms: {
      weights: {
        title: 'What each act counts for',
        submit: 'See what changes',
        asks: {
          referral: { name: 'referral', label: 'A confirmed referral', hint: from('1', '0.5', '2') },
          introduction: { name: 'introduction', label: 'Two members introduced', hint: from('1', '0.5', '2') },
          answer: { name: 'answer', label: 'An ask answered', hint: from('1', '0.5', '2') },
          guest: { name: 'guest', label: 'A guest who came', hint: from('1', '0.5', '2') },
          sponsorship: { name: 'newcomer', label: 'A newcomer sponsored', hint: from('1', '0.5', '2') },
          thanks: { name: 'thanks', label: 'Thanks given', hint: from('0.5', '0.25', '1') },
          'introduction-for-himself': {
            ...{ name: 'own', label: 'An introduction asked for oneself', hint: from('1', '0.5', '2') },
          },
          ask: { name: 'ask', label: 'An ask', hint: from('1', '0.5', '2') },
          offer: { name: 'offer', label: 'An offer', hint: from('0.7', '0.35', '1.4') },
          problem: { name: 'problem', label: 'A problem put to the club', hint: from('0.5', '0.25', '1') },
          'half-life': {
            ...{ name: 'half', label: 'An act counts half after so many days', hint: from('270', '180', '540') },
          },
        },
      },
    },
  },
} satisfies Record<string, CommandWords>

const refusals: RefusalWords<keyof WeightRefusals> = {
  'weight out of bounds': ({ typed, from, to }) => line`“${typed}” cannot be: give a number from ${from} to ${to}.`,
  'weights unchanged': () => line`These are the weights of the club already: nothing to change.`,
}

/** For whoever is weighed, where the club weighs otherwise than others do. */
export const ownWeights = 'This club has chosen itself what each act counts for.'

const number = (value: number): string => String(value)

export const weightWords = {
  commands,
  refusals,
  number,
  title: 'What each act counts for',
  usual: (): Line =>
    line`As usual. Only the balance of giving and asking follows from it, always against this club’s own habit.`,
  own: (): Line =>
    line`This club weighs in its own way. Only the balance of giving and asking follows from it, always against the club’s own habit.`,
  weight: (value: number, { from, to }: { from: number; to: number }): string => `${value} (from ${from} to ${to})`,
  told: (): Line => line`Nobody reads a weight beside an act. One-to-ones and attendance are never weighed.`,
  effectTitle: 'Nothing is saved yet',
  effect: (more: number, fewer: number): Line =>
    more + fewer === 0
      ? line`With these weights nobody would stand elsewhere today.`
      : line`Had the club always weighed so, today ${
          more === 0 ? 'nobody' : plural(more, 'member')
        } more would deserve a word, and ${fewer === 0 ? 'nobody' : plural(fewer, 'member')} fewer.`,
  fromNow: (): Line => line`It counts from the day it is saved; what was evaluated before stays as it was.`,
  savedTitle: 'Weights saved',
  whoTitle: 'Whom it would change something for',
  moreHeading: 'Would deserve a word then',
  fewerHeading: 'Would deserve one no more',
  moved: (member: MemberRef): Line => line`${named(member)}`,
  nobodyNamed: (): Line => line`There is nobody to name here.`,
  namedHere: (): Line =>
    line`Nothing is saved. This look is noted: each of them reads how often in his data. Nobody sees himself here, nor whoever has not said hello yet.`,
  notNamed: (): Line => line`Nobody sees himself here, nor whoever has not said hello yet.`,
  press: {
    change: 'Change them',
    save: 'Save',
    who: 'See who',
    again: 'Change them again',
    open: 'See the weights',
  },
}
