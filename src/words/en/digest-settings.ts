import type { DigestRefusals } from '../../terms/refusals/digest.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { hourText, listed } from '../english.ts'
import { dayAndHour, line, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

const dayNames = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
}

type When = { readonly day: keyof typeof dayNames; readonly time: string }

const sections = {
  presence: 'attendance',
  referrals: 'referrals',
  exchanges: 'thanks and introductions',
  'one-to-ones': 'one-to-ones',
  asks: 'asks and offers',
  people: 'guests and newcomers',
  standings: 'standings, as counts',
  nudges: 'nudges, as counts',
  pictures: 'the pictures',
}

const commands = {
  'club-weekly': {
    name: 'weekly',
    says: 'when and where the organizers get the digest, and what it tells',
    title: 'The digest',
    submit: 'OK',
    asks: {},
    forms: {
      settings: {
        title: 'The digest',
        submit: 'Save',
        asks: {
          to: {
            name: 'where',
            label: 'Where it goes',
            hint: 'Only ever to organizers',
            choices: { channel: 'to the organizers’ channel (usual)', each: 'to each organizer, privately' },
          },
          day: {
            name: 'day',
            label: 'On which day',
            hint: 'Usually Monday; on a public holiday, the next working day',
            choices: dayNames,
          },
          time: { name: 'hour', label: 'At what time', hint: 'Usually 8:00; from 8:00 to 18:59, the club’s time' },
          shown: { name: 'tells', label: 'What it tells', hint: 'What is to be done first is always there' },
        },
      },
    },
  },
} satisfies Record<string, CommandWords>

const refusals: RefusalWords<keyof DigestRefusals> = {
  'digest at night': ({ typed }) =>
    line`Nothing is written to a channel at ${hourText(typed)}: choose a time from 8:00 to 18:59.`,
}

/** When and where the organizers get their digest, and what it tells, as they choose it. */
export const digestSettingWords = {
  commands,
  refusals,
  sections,
  when: ({ day, time }: When): string => `every ${dayNames[day]} at ${hourText(time)}`,
  title: 'The digest: when, where, what',
  savedTitle: 'The digest: saved',
  comes: ({ day, time }: When): Line =>
    line`${strong('When')}: every ${dayNames[day]} at ${hourText(time)}, the club’s time, about the week before. On a public holiday, the next working day of that week.${day === 'monday' && time === '08:00' ? ' This is as usual.' : ' Usually Monday at 8:00.'}`,
  goesTo: {
    channel: (): Line =>
      line`${strong('Where')}: in the organizers’ channel, as long as it is private and nobody else is in it; else to each of you, with the reason.`,
    each: (): Line =>
      line`${strong('Where')}: to each organizer, privately, outside your quiet hours. Usually it goes to the organizers’ channel.`,
  },
  noChannel: (): Line => line`${strong('Where')}: to each organizer, privately, since you have no channel of your own.`,
  tellsAll: (): Line => line`${strong('What')}: all that changed in the week. This is as usual.`,
  leavesOut: (out: readonly string[]): Line =>
    line`${strong('What')}: what changed in the week, without ${listed(out)}.`,
  next: (at: Temporal.Instant): Line => line`The next one comes on ${dayAndHour(at)}.`,
  always: (): Line =>
    line`What is to be done first is always there, and what went wrong. Names open behind a button, for one organizer at a time, and each look is noted.`,
  textTitle: 'The digest as text',
  text: (): Line => line`Ready to copy into an e-mail to the organizers. It names nobody.`,
  press: { open: 'Digest…', change: 'Change this', again: 'Change it again', text: 'As text' },
}
