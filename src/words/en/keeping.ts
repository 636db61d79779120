import type { KeptDays } from '../../terms/own-data.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { plural, span } from '../english.ts'
import { line, strong } from '../line.ts'

type Kind = keyof KeptDays
type Kept = { readonly kind: Kind; readonly days: number; readonly usual: number }

const what: Record<Kind, string> = {
  acts: 'Meetings, referrals, introductions and other acts',
  prospects: 'A prospect’s contact',
  visitors: 'A guest’s name and contact',
  candidates: 'An application that was not accepted',
  audit: 'What organizers did and looked at',
  nudges: 'What an encouragement said',
  leavers: 'The profile of a member who left',
}

const then: Record<Kind, string> = {
  acts: ', then how many there were of each kind between two members, and no more',
  prospects: ' after the referral has ended, then erased',
  visitors: ' after the visit, then erased; that somebody came stays',
  candidates: ' after the answer, then erased',
  audit: ', then erased',
  nudges: ', then erased; that there was one stays',
  leavers: ' after leaving, then nobody’s; what others earned stays',
}

const gone: Record<Kind, (count: number) => string> = {
  acts: count => `${plural(count, 'record')} of long ago turned into counts`,
  prospects: count => `Contacts in ${plural(count, 'referral')}`,
  visitors: count => `Names of ${plural(count, 'visitor')}`,
  candidates: count => plural(count, 'application'),
  audit: count => `${plural(count, 'line')} of what organizers did`,
  nudges: count => `Words of ${plural(count, 'encouragement')}`,
  leavers: count => `Profiles of ${plural(count, 'former member')}`,
}

const commands = {
  'club-keeping': {
    name: 'keeping',
    says: 'for how long what is kept, and what would go tonight',
    title: 'What is kept',
    submit: 'OK',
    asks: {},
    forms: {
      settings: {
        title: 'For how many days',
        submit: 'Save',
        asks: {
          acts: { name: 'acts', label: 'Acts and their records', hint: 'Usually 1095 (3 years); from 730 to 3650' },
          prospects: {
            name: 'prospects',
            label: 'A prospect’s contact',
            hint: 'After the referral ended. Usually 90; from 1 to 365',
          },
          visitors: {
            name: 'visitors',
            label: 'A guest’s name and contact',
            hint: 'After the visit. Usually 365; from 1 to 1095',
          },
          candidates: {
            name: 'candidates',
            label: 'An application not accepted',
            hint: 'After the answer. Usually 180; from 1 to 730',
          },
          audit: { name: 'audit', label: 'What organizers did and saw', hint: 'Usually 365; from 31 to 1825' },
          nudges: { name: 'nudges', label: 'What an encouragement said', hint: 'Usually 365; from 1 to 1095' },
          leavers: {
            name: 'leavers',
            label: 'A former member’s profile',
            hint: 'After leaving. Usually 90; from 31 to 1095',
          },
        },
      },
    },
  },
} satisfies Record<string, CommandWords>

/** For how long what is kept, as the organizers choose it. */
export const keepingWords = {
  commands,
  title: 'What is kept, and for how long',
  savedTitle: 'What is kept: saved',
  kept: ({ kind, days, usual }: Kept): Line =>
    line`${strong(what[kind])}: ${span(days)}${then[kind]}.${days === usual ? ' This is as usual.' : ` Usually ${span(usual)}.`}`,
  everyNight: (): Line =>
    line`What is past its time goes each night at 3:30. What was typed and not sent goes after half an hour. Each member’s data notice says the same.`,
  fromTonight: (): Line =>
    line`It counts from tonight, 3:30. Until then Undo changes it back; what a night took does not return.`,
  tonightTitle: 'What would go tonight',
  nothingGoes: (): Line => line`Nothing is past its time.`,
  goes: ({ kind, count, orMore }: { readonly kind: Kind; readonly count: number; readonly orMore: boolean }): Line =>
    line`${gone[kind](count)}${orMore ? ' or more' : ''}.`,
  counted: (): Line => line`Only counted: nothing has changed, and nobody is named.`,
  press: { open: 'What is kept…', change: 'Change this', again: 'Change it again', tonight: 'What would go tonight' },
}
