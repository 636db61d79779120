import type { LeftKind } from '../../terms/digest.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { dateText, ordinal } from '../english.ts'
import { command, date, line } from '../line.ts'

type Day = Temporal.PlainDate

const commands = {
  digest: {
    name: 'digest',
    says: 'the digest of the last whole week',
    title: 'The week',
    submit: 'Show',
    asks: {},
  },
} satisfies Record<string, CommandWords>

/** The frame of the digest; what a topic says in it stands among the topic's own words. */
export const digestWords = {
  commands,
  title: (monday: Day) => `The club in the week of ${dateText(monday, 'day of month')}`,
  empty: (monday: Day): Line =>
    line`Nothing happened in the week of ${date(monday, 'day of month')}, and nothing waits for you.`,
  actionsHeading: 'First',
  noAction: (): Line => line`Nothing waits for you this week.`,
  changedHeading: 'What changed',
  whole: {
    'no channel': (): Line => line`Sent to each organizer: there is no organizers’ channel.`,
    'not private': (): Line => line`Sent to each organizer: the organizers’ channel is not private.`,
    'others in it': (): Line =>
      line`Sent to each organizer: the organizers’ channel holds people who are neither organizers nor on the committee.`,
    shut: (): Line =>
      line`Sent to each organizer: I can’t write in the organizers’ channel. ${command('club')} says what to do.`,
    'cannot see': (): Line => line`Sent to each organizer: I cannot see who is in the organizers’ channel.`,
  },
  lasting: ({ count, weeks }: { readonly count: number; readonly weeks: number }, of: number): string =>
    count === of
      ? `For the ${ordinal(weeks)} week running.`
      : `${count} of them for the ${ordinal(weeks)} week running.`,
  /** `all`: nothing else is told of beside what was left alone. */
  leftSince: (all: boolean): string => (all ? 'Left alone since.' : 'Those have been left alone since.'),
  leave: {
    roll: 'Leave the roll',
    word: 'Leave the word',
    referral: 'Leave the referrals',
    newcomer: 'Leave the newcomers',
    ask: 'Leave the asks',
    load: 'Leave who gives a lot',
  } satisfies Record<LeftKind, string>,
  leftTitle: 'Left alone',
  left: (count: number): Line =>
    line`The digest speaks of ${count === 1 ? 'it' : 'them'} no more, until something changes. Everything else stays as it is.`,
  toldAgain: 'The digest speaks of it again',
  earlier: 'Earlier weeks…',
  weekOf: (monday: Day) => `Week of ${dateText(monday, 'day of month')}`,
  closer: 'Look closer…',
  names: 'See the names',
  namesTitle: 'Names, for you alone',
  nobody: (): Line => line`Nobody at the moment.`,
  logged: (): Line => line`This look is noted in the audit.`,
  settledTitle: 'Nothing waits here any more',
  why: (when: string): Line =>
    line`The organizers get the week of the club ${when}; ${command('club', 'weekly')} chooses when and where. ${command('club', 'digest')} shows it at any time.`,
}
