import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { clubDigestPress } from '../../src/club/digest/presses.ts'
import { sections } from '../../src/club/digest/sections.ts'
import {
  chooseForDigest,
  days,
  destinations,
  digestSettingsOf,
  settingsTold,
  unchooseForDigest,
} from '../../src/club/digest/settings.ts'
import { digestSettingsCard, digestSettingsSavedCard } from '../../src/club/digest/settings-cards.ts'
import { ask, type Outcome, replace, show, unlessRefused } from '../../src/grammar/define.ts'
import { aTime, oneOf, someOf } from '../../src/grammar/questions.ts'
import { begun } from '../../src/words/begun.ts'

/** When and where the organizers get their digest, and what it tells. */
export default defineCommand(clubDigestPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: {
    open: (_, context) => open(context),
    async change(_, { club, words }) {
      const { to, rhythm, off } = digestSettingsOf(club.row.settings)
      const shown = sections.filter(section => !off.includes(section))
      const options = sections.map(value => ({ value, label: begun(words.digestSettings.sections[value]) }))
      return ask(clubDigestPress, 'settings', {
        filled: { to, day: days[rhythm.day - 1]!, time: rhythm.time, shown },
        options: { shown: options },
      })
    },
    undo: (choice, { club, by, words }) =>
      unlessRefused(unchooseForDigest(club, { by, choice }), now => replace(digestSettingsCard(now, words))),
  },
  forms: {
    settings: defineForm(
      { to: oneOf(destinations), day: oneOf(days), time: aTime(), shown: someOf() },
      (chosen, { club, by, words }) =>
        unlessRefused(chooseForDigest(club, by, chosen), saved => show(digestSettingsSavedCard(saved, words))),
    ),
  },
})

const open = async ({ club, words }: Context): Outcome => show(digestSettingsCard(await settingsTold(club), words))
