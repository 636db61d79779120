import { actions, button, list, note, paragraph, toned, view } from '../../view/build.ts'
import type { Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { clubDigestPress, digestPress } from './presses.ts'
import { type DigestSettingsTold, days } from './settings.ts'

const effects = (
  { settings: { to, rhythm, off }, hasChannel }: DigestSettingsTold,
  { digestSettings: w }: Words,
): readonly Line[] => [
  w.comes({ day: days[rhythm.day - 1]!, time: rhythm.time }),
  to === 'channel' && !hasChannel ? w.noChannel() : w.goesTo[to](),
  off.length === 0 ? w.tellsAll() : w.leavesOut(off.map(section => w.sections[section])),
]

const nextOne = ({ next }: DigestSettingsTold, { digestSettings: w }: Words) => next !== null && paragraph(w.next(next))

/** How the organizers get their digest. */
export const digestSettingsCard = (told: DigestSettingsTold, words: Words): View =>
  view(
    words.digestSettings.title,
    list(effects(told, words)),
    nextOne(told, words),
    note(words.digestSettings.always()),
    actions(
      button(clubDigestPress('change'), words.digestSettings.press.change),
      button(digestPress('open'), words.setup.press.digest),
    ),
  )

export const digestSettingsSavedCard = (
  { choice, ...told }: DigestSettingsTold & { readonly choice: string },
  words: Words,
): View =>
  toned(
    'good',
    view(
      words.digestSettings.savedTitle,
      list(effects(told, words)),
      nextOne(told, words),
      actions(
        button(clubDigestPress('undo', choice), words.general.buttons.undo),
        button(clubDigestPress('change'), words.digestSettings.press.again),
      ),
    ),
  )
