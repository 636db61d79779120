import { actions, button, list, note, paragraph, toned, view } from '../../view/build.ts'
import type { Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { clubMeetingsPress } from './presses.ts'
import { type MeetingSettings, type MeetingsChosen, usualSettings } from './settings.ts'

/** What each setting does, and what is usual. */
const effects = ({ announce, roll, excused }: MeetingSettings, { meetingSettings: w }: Words): readonly Line[] => [
  w.announce({ days: announce, usual: usualSettings.announce }),
  w.roll({ days: roll, usual: usualSettings.roll }),
  w.excused[excused](),
]

const noReminder = ({ announce }: MeetingSettings, words: Words) =>
  announce < 2 && paragraph(words.meetingSettings.noReminder())

/** How meetings are run in this club. */
export const meetingSettingsCard = (settings: MeetingSettings, words: Words): View =>
  view(
    words.meetingSettings.title,
    list(effects(settings, words)),
    noReminder(settings, words),
    actions(button(clubMeetingsPress('change'), words.meetingSettings.press.change)),
  )

export const meetingSettingsSavedCard = ({ settings, choice }: MeetingsChosen, words: Words): View =>
  toned(
    'good',
    view(
      words.meetingSettings.savedTitle,
      list(effects(settings, words)),
      noReminder(settings, words),
      note(words.meetingSettings.follows()),
      actions(
        button(clubMeetingsPress('undo', choice), words.general.buttons.undo),
        button(clubMeetingsPress('change'), words.meetingSettings.press.again),
      ),
    ),
  )
