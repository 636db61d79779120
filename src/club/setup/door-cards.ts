import { type ClubMatters, type Matter, matters } from '../../terms/settings.ts'
import { actions, button, heading, note, paragraph, view } from '../../view/build.ts'
import type { Action, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { clubCandidatesPress } from '../admission/presses.ts'
import { clubDigestPress } from '../digest/presses.ts'
import { clubMeetingsPress } from '../meetings/presses.ts'
import { clubAuditPress } from '../members/presses.ts'
import { clubNudgesPress } from '../nudges/presses.ts'
import { clubKeepingPress } from '../privacy/presses.ts'
import { clubBalancePress } from '../sectors/presses.ts'
import { clubWeightsPress } from '../standing/presses.ts'
import { clubSettingsPress } from './presses.ts'

/** Behind each matter's button: its form, or the card that leads to it. */
const doors: Readonly<Record<Matter, (label: string) => Action>> = {
  club: label => button(clubSettingsPress('open'), label),
  meetings: label => button(clubMeetingsPress('open'), label),
  digest: label => button(clubDigestPress('open'), label),
  weights: label => button(clubWeightsPress('open'), label),
  nudges: label => button(clubNudgesPress('open'), label),
  admission: label => button(clubCandidatesPress('rules'), label),
  balance: label => button(clubBalancePress('open'), label),
  keeping: label => button(clubKeepingPress('open'), label),
}

/** Every setting of the club by matter: what holds now, what is usual, and the way to change it. */
export const settingsDoorCard = (now: ClubMatters, words: Words): View =>
  view(
    words.settingsDoor.title,
    ...matters.flatMap(matter => [
      heading(words.settingsDoor.matters[matter]),
      paragraph(words.settingsDoor.now[matter](now)),
    ]),
    actions(...matters.map(matter => doors[matter](words.settingsDoor.matters[matter]))),
    actions(button(clubAuditPress('open'), words.audit.press.open, 'quiet')),
    note(words.settingsDoor.imports()),
  )
