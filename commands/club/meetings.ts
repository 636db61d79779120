import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { clubMeetingsPress } from '../../src/club/meetings/presses.ts'
import {
  chooseForMeetings,
  excuses,
  meetingSettingsOf,
  settingsTyped,
  unchooseForMeetings,
} from '../../src/club/meetings/settings.ts'
import { meetingSettingsCard, meetingSettingsSavedCard } from '../../src/club/meetings/settings-cards.ts'
import { ask, type Outcome, replace, show, unlessRefused } from '../../src/grammar/define.ts'
import { oneOf, someText } from '../../src/grammar/questions.ts'
import { isRefusal } from '../../src/terms/refusals.ts'

const days = someText({ max: 8 })

/** When meetings are announced, how long a roll is open, and by what an absentee is excused. */
export default defineCommand(clubMeetingsPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: {
    open: (_, context) => open(context),
    async change(_, { club }) {
      const { announce, roll, excused } = meetingSettingsOf(club.row.settings)
      return ask(clubMeetingsPress, 'settings', { filled: { announce: `${announce}`, roll: `${roll}`, excused } })
    },
    undo: (choice, { club, by, words }) =>
      unlessRefused(unchooseForMeetings(club, { by, choice }), now => replace(meetingSettingsCard(now, words))),
  },
  forms: {
    settings: defineForm(
      { announce: days, roll: days, excused: oneOf(excuses) },
      async (typed, { club, by, words }) => {
        const settings = settingsTyped(typed)
        if (isRefusal(settings)) return settings
        return unlessRefused(chooseForMeetings(club, { by, settings }), chosen =>
          show(meetingSettingsSavedCard(chosen, words)),
        )
      },
    ),
  },
})

const open = async ({ club, words }: Context): Outcome =>
  show(meetingSettingsCard(meetingSettingsOf(club.row.settings), words))
