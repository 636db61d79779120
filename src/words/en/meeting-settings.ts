import type { MeetingRefusals } from '../../terms/refusals/meetings.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { plural } from '../english.ts'
import { line, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

export type MeetingSettingRefusals = Pick<MeetingRefusals, 'days out of bounds'>

/** What is chosen, and what is usual. */
type Days = { readonly days: number; readonly usual: number }

const usually = ({ days, usual }: Days): string => (days === usual ? ' This is as usual.' : ` Usually ${usual}.`)

const commands = {
  'club-meetings': {
    name: 'meetings',
    says: 'when meetings are announced, how long a roll stays open, what excuses',
    title: 'Meetings',
    submit: 'OK',
    asks: {},
    forms: {
      settings: {
        title: 'Meetings',
        submit: 'Save',
        asks: {
          announce: {
            name: 'announced',
            label: 'Announced how many days before',
            hint: 'Usually 7; from 1 to 30. At 9:00, in the club’s channel',
          },
          roll: {
            name: 'roll',
            label: 'Roll corrected freely for how many days',
            hint: 'Usually 7; from 1 to 30. Later, each correction leaves a trace',
          },
          excused: {
            name: 'excused',
            label: 'An absentee is excused',
            choices: {
              answer: 'by answering before the start (usual)',
              organizers: 'by an organizer, at the roll call',
            },
          },
        },
      },
    },
  },
} satisfies Record<string, CommandWords>

const refusals: RefusalWords<keyof MeetingSettingRefusals> = {
  'days out of bounds': ({ typed, from, to }) =>
    line`“${typed}” cannot be: give a whole number of days, from ${from} to ${to}.`,
}

/** How the club’s meetings are announced and its rolls taken, as the organizers choose it. */
export const meetingSettingWords = {
  commands,
  refusals,
  title: 'Meetings: how they are run here',
  savedTitle: 'Meetings: saved',
  announce: (chosen: Days): Line =>
    line`${strong('The announcement')} stands in the club’s channel ${plural(chosen.days, 'day')} before, at 9:00; at once when a meeting is planned later than that.${usually(chosen)}`,
  noReminder: (): Line =>
    line`Whoever has not answered is usually reminded two days before: announced so late, a meeting goes without that.`,
  roll: (chosen: Days): Line =>
    line`${strong('The roll')} is corrected freely for ${plural(chosen.days, 'day')} after a meeting; later, each correction leaves a trace. With no roll by then, the meeting closes without one and counts for nobody.${usually(chosen)}`,
  excused: {
    answer: (): Line =>
      line`${strong('Excused')} is whoever answers that they cannot come, before the start: it takes nothing from their attendance. This is as usual.`,
    organizers: (): Line =>
      line`${strong('Excused')} is whoever an organizer says so of, at the roll call. An answer alone excuses nobody: without a word of yours it counts as an absence. Usually the answer is enough.`,
  },
  follows: (): Line =>
    line`Meetings that nobody has heard of yet follow; one whose day of announcement has passed is announced next morning at 9:00. A roll that is taken says what it said.`,
  press: { open: 'Meetings…', change: 'Change this', again: 'Change it again' },
}
