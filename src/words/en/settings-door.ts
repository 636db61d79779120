import type { ClubMatters, Matter } from '../../terms/settings.ts'
import type { Line } from '../../view/view.ts'
import { plural, span } from '../english.ts'
import { line } from '../line.ts'
import { digestSettingWords } from './digest-settings.ts'

const usually = (is: boolean, what: string): string => (is ? ' This is as usual.' : ` Usually ${what}.`)

const rounds = {
  ...{ weekly: 'every week', fortnightly: 'every two weeks', monthly: 'every month', quarterly: 'every quarter' },
  never: 'never',
}

/** All settings of a club, by matter. */
export const settingsDoorWords = {
  title: 'The club’s settings',
  matters: {
    ...{
      club: 'Club and channels',
      meetings: 'Meetings',
      digest: 'Weekly digest',
      weights: 'What counts',
      nudges: 'Nudges',
    },
    ...{ admission: 'Admission', balance: 'Balance', keeping: 'Privacy' },
  } satisfies Record<Matter, string>,
  now: {
    club: ({ club }) =>
      line`${club.name}, ${club.language === 'fr' ? 'in French' : 'in English'}, on the time of ${club.zone}. One-to-ones are proposed ${rounds[club.rounds]}.${usually(club.rounds === 'monthly', 'every month')}`,
    meetings: ({ meetings: { announce, roll } }) =>
      line`Announced ${plural(announce, 'day')} before; a roll is corrected freely for ${plural(roll, 'day')}.${usually(announce === 7 && roll === 7, '7 days each')}`,
    digest: ({ digest: { rhythm, off, to } }) =>
      line`It comes ${digestSettingWords.when(rhythm)}, ${to === 'each' ? 'to each organizer' : 'in your channel'}${off.length > 0 ? `, without ${plural(off.length, 'section')}` : ''}.${usually(rhythm.day === 'monday' && rhythm.time === '08:00' && to === 'channel' && off.length === 0, 'Monday at 8:00, in your channel, whole')}`,
    weights: ({ ownWeights }) =>
      ownWeights
        ? line`The club weighs what members give and ask in its own way; each member’s data notice says so.`
        : line`What members give and ask counts as usual.`,
    nudges: () => line`What encouragements bring about, and the kinds that are off.`,
    admission: ({ vote: { quorum, days } }) =>
      line`The committee has ${plural(days, 'day')} to vote; ${quorum} in 100 of those who may have to.${usually(quorum === 50 && days === 5, '5 days, 50 in 100')}`,
    balance: () => line`The region the club is compared with, and whether public services count.`,
    keeping: ({ kept }) =>
      line`Acts are kept ${span(kept.acts)}, the profile of whoever left ${span(kept.leavers)}. What would go tonight is counted there.${usually(kept.acts === 1095 && kept.leavers === 90, '3 years and 90 days')}`,
  } satisfies Record<Matter, (now: ClubMatters) => Line>,
  imports: (): Line =>
    line`A history from elsewhere comes in by a folder of CSV files: whoever hosts Assidu types assidu import and the folder’s name, first with --dry-run.`,
}
