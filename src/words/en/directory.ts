import type { Member } from '../../terms/member.ts'
import type { Ties } from '../../terms/tie.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { dateText, plural } from '../english.ts'
import { command, line, named, soft } from '../line.ts'
import { cited } from '../quoting.ts'

const commands = {
  directory: {
    name: 'directory',
    says: 'find a member (name, trade, sector, need, town), or whom to meet',
    title: 'Directory',
    submit: 'Search',
    asks: {
      words: {
        name: 'words',
        label: 'Whom are you looking for?',
        hint: 'A name, a firm, a trade, a town: in French or in English',
      },
      only: { name: 'only', label: 'Only', choices: { 'never-met': 'never met' } },
    },
  },
} satisfies Record<string, CommandWords>

/** What stands beside a member's name and trade. */
export type Beside = {
  /** Until when he is on leave. */
  readonly away: string | null
  readonly connects: string
  /** Why the two complete each other. */
  readonly why: Line | null
  readonly isNew: boolean
}

export const directoryWords = {
  commands,
  title: (count: number) => `The directory: ${plural(count, 'member')}`,
  foundTitle: (typed: string, count: number) => `“${cited(typed)}”: ${plural(count, 'member')}`,
  notAll: (): Line => line`Nobody has all of these words: here is who comes closest.`,
  almost: 'Spelt almost like it',
  nobodyTitle: (typed: string) => `Nobody under “${cited(typed)}”`,
  nearest: (): Line => line`Written most like it:`,
  nobody: (): Line =>
    line`Try another word, or ask the club: with ${command('ask')} your question reaches those who could help.`,
  neverMetTitle: (count: number) =>
    count === 0 ? 'You have met everybody' : `No one-to-one with you yet: ${plural(count, 'member')}`,
  allMet: (): Line =>
    line`You have had a one-to-one with each member of the club. There is nobody left to discover, for now.`,
  member: (member: Member, trade: string, { away, connects, why, isNew }: Beside): Line => [
    ...line`${named(member)}${trade === '' ? '' : `: ${trade}`}`,
    ...line` · ${soft([isNew ? 'just joined' : '', connects, away ?? ''].filter(part => part !== '').join(' · '))}`,
    ...(why === null ? [] : line` · ${why}`),
  ],
  connects: (ties: Ties | null, today: Temporal.PlainDate): string => {
    if (ties === null) return 'that is you'
    const { oneToOne, meeting } = ties
    if (oneToOne)
      return oneToOne.last
        ? `last one-to-one on ${dateText(oneToOne.last, 'day of month', today)}`
        : plural(oneToOne.times, 'one-to-one')
    return meeting ? `${plural(meeting.times, 'meeting')} together, no one-to-one yet` : 'never met'
  },
  /** Among those he has had no one-to-one with. */
  seen: (ties: Ties | null): string =>
    ties?.meeting ? `${plural(ties.meeting.times, 'meeting')} together` : 'never met',
  press: {
    search: 'Search',
    searchAgain: 'Search again',
    neverMet: 'Never met',
    everybody: 'The whole directory',
    see: 'See the profile of…',
    seeHim: 'See the profile',
    meetHim: 'Propose a one-to-one',
    meet: 'Propose a one-to-one to…',
  },
}
