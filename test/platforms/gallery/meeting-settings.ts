import { usualSettings } from '../../../src/club/meetings/settings.ts'
import * as settingsCards from '../../../src/club/meetings/settings-cards.ts'
import type { Words } from '../../../src/words/words.ts'
import { uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const meetingSettings = (words: Words): Of<typeof settingsCards> => {
  const own = { announce: 1, roll: 14, excused: 'organizers' } as const
  return {
    meetingSettingsCard: [usualSettings, own].map(settings => settingsCards.meetingSettingsCard(settings, words)),
    meetingSettingsSavedCard: [usualSettings, own].map(settings =>
      settingsCards.meetingSettingsSavedCard({ settings, choice: uuid(93) }, words),
    ),
  }
}
