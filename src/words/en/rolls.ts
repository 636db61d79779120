import type { AttendanceStatus, Meeting } from '../../terms/meeting.ts'
import type { MeetingRefusals } from '../../terms/refusals/meetings.ts'
import type { LateChange, RollCounts, RollMode } from '../../terms/roll.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed, plural } from '../english.ts'
import { day, dayOfMeeting, line, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

export type RollRefusals = Pick<MeetingRefusals, 'nobody came' | 'roll closed' | 'not your correction'>

const refusals: RefusalWords<keyof RollRefusals> = {
  'nobody came': () =>
    line`Nobody is there on this sheet: it would be an absence for everybody. Tap who came; if the meeting did not take place, the sheet has a button that says so.`,
  'roll closed': ({ since }) =>
    line`This roll has been closed since ${day(since)}: it is not undone as a whole any more. Each line can still be corrected, with a trace.`,
  'not your correction': () => line`Another organizer made this correction. Open the roll to correct the line in turn.`,
}

/** A state as it stands beside a name, for anybody. */
const states: Record<AttendanceStatus, string> = {
  present: 'there',
  late: 'late',
  substitute: 'substitute',
  excused: 'excused',
  absent: 'absent',
}
const stateOf = (status: AttendanceStatus | null): string => (status === null ? 'no line' : states[status])
const came = (status: AttendanceStatus | null) => status === 'present' || status === 'late' || status === 'substitute'

const stateChoices = { ...states, substitute: 'sent a substitute' }

const commands = {
  'roll-call': {
    name: 'roll-call',
    says: 'take the roll of the last meeting',
    title: 'Roll call',
    submit: 'Save the roll',
    asks: {},
    forms: {
      'stand-in': {
        title: 'A substitute',
        submit: 'Note it',
        asks: {
          name: { name: 'name', label: 'Who came instead', hint: 'Empty: a substitute came, whose name is not noted' },
        },
      },
      'by-name': {
        title: 'By name',
        submit: 'Note it',
        asks: {
          who: { name: 'who', label: 'Who' },
          state: { name: 'state', label: 'What to put down', choices: stateChoices },
          name: { name: 'substitute', label: 'Who came instead' },
        },
      },
      why: {
        title: 'Correct the roll',
        submit: 'Save',
        asks: {
          why: { name: 'why', label: 'Why, if you like', hint: 'No reason of health: the members concerned read it' },
        },
      },
    },
  },
} satisfies Record<string, CommandWords>

export const rollWords = {
  commands,
  refusals,
  states,
  counts: (counts: RollCounts, guests: number): string =>
    [
      `${counts.present + counts.late} there${counts.late > 0 ? ` (${counts.late} late)` : ''}`,
      ...(counts.substitute > 0 ? [plural(counts.substitute, 'substitute')] : []),
      ...(counts.excused > 0 ? [`${counts.excused} excused`] : []),
      ...(counts.absent > 0 ? [`${counts.absent} absent`] : []),
      ...(guests > 0 ? [plural(guests, 'guest')] : []),
    ].join(', '),
  asExpected: (): Line => line`This is what is expected from the answers. Tap only who differs, then save.`,
  asTaken: (until: Temporal.Instant, closed: boolean): Line =>
    closed
      ? line`This roll has been closed since ${day(until)}. A correction stays possible; it leaves a trace, which the organizers and the member read.`
      : line`This roll is saved. Tap what is wrong, then save; until ${day(until)} it is corrected freely.`,
  overtaken: (by: string | null): Line =>
    by === null
      ? line`The sheet has changed since you saw it. Here is how it stands: nothing was saved yet.`
      : line`${strong(by)} has touched the sheet since you saw it. Here is how it stands: nothing is lost, nothing was saved yet.`,
  touched: (changes: readonly string[], rest: number): Line =>
    line`Not saved yet: ${changes.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`,
  touch: (
    name: string,
    status: AttendanceStatus | null,
    { substitute, by }: { substitute: string | null; by: string | null },
  ) => `${name}, ${stateOf(status)}${substitute === null ? '' : ` (${substitute})`}${by === null ? '' : `, by ${by}`}`,
  mode: (mode: RollMode): Line =>
    ({
      there: line`A tap on a name: ${strong('there')} or ${strong('not there')}. A second tap takes it back.`,
      late: line`A tap on a name: ${strong('late')}. A second tap takes it back.`,
      substitute: line`A tap on a name: ${strong('a substitute came')}. A second tap takes it back.`,
      excused: line`A tap on a name: ${strong('absent, excused')}. A second tap takes it back.`,
    })[mode],
  modes: { there: 'There or not', late: 'Late…', substitute: 'Substitute…', excused: 'Excused…' } satisfies Record<
    RollMode,
    string
  >,
  /** A name with its state, as its button reads. */
  name: (name: string, status: AttendanceStatus | null, onLeave: boolean) =>
    `${came(status) ? '✓' : '–'} ${name}${status === 'late' || status === 'substitute' || status === 'excused' ? ` · ${states[status]}` : ''}${onLeave && !came(status) ? ' · on leave' : ''}`,
  guest: (name: string, host: string | null, there: boolean) =>
    `${there ? '✓' : '–'} ${name} · ${host === null ? 'guest' : `guest of ${host}`}`,
  changed: ({ name, was, now, by, at, why }: LateChange): Line =>
    line`${day(at)}: ${name}, ${stateOf(was)} → ${stateOf(now)}${by === null ? '' : `, by ${by.name}`}${why === null ? '' : ` (${why})`}`,
  changes: 'Corrected after the closing',
  corrected: (names: readonly string[], late: boolean): Line =>
    names.length === 0
      ? line`Nothing differed: the roll stays as it was.`
      : line`Corrected: ${listed(names, 'and')}.${late ? ' The trace of it stays; the members concerned find it in their data.' : ''}`,
  freeUntil: (until: Temporal.Instant): Line =>
    line`Until ${day(until)} an organizer corrects it freely; after that a correction leaves a trace.`,
  correctionUndoneTitle: (on: string) => `The roll of ${on} is as it was before`,
  correctionUndone: (): Line => line`Your correction is taken back.`,
  /** In the channel, of one that was closed without a roll: nobody is told there whose task it was. */
  over: (): Line => line`This meeting is over.`,
  closedTitle: (on: string) => `The meeting of ${on} is closed without a roll`,
  closedWithout: (meeting: Meeting): Line =>
    line`Nobody took the roll of ${dayOfMeeting(meeting)}: it counts for nobody. It can still be taken.`,
  recent: 'Rolls of the last meetings',
  rollOf: (on: string, taken: boolean) => (taken ? `Roll of ${on}` : `Take the roll of ${on}`),
  press: {
    save: 'Save the roll',
    saveChanges: 'Save the correction',
    byName: 'By name…',
    guest: 'One more guest',
    undoCorrection: 'Undo this correction',
  },
}
