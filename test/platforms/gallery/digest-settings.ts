import { sections } from '../../../src/club/digest/sections.ts'
import type { DigestSettings } from '../../../src/club/digest/settings.ts'
import * as settingsCards from '../../../src/club/digest/settings-cards.ts'
import { textCard } from '../../../src/club/digest/text-cards.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

const letter =
  'Le club, semaine du 16 novembre 2026\n\nÀ faire d’abord\n• 2 besoins sans aucune réponse.\n\nCe qui a changé\n• 22 *venus* sur 27.'

export const digestTexts = (words: Words) => ({ textCard: [textCard(letter, words)] })

export const digestSettings = (words: Words): Of<typeof settingsCards> => {
  const c = settingsCards
  const usual: DigestSettings = { to: 'channel', rhythm: { day: 1, time: '08:00' }, off: [] }
  const own: DigestSettings = { to: 'each', rhythm: { day: 3, time: '17:30' }, off: sections }
  const next = at('2026-11-30T07:00:00Z')
  const told = [
    { settings: usual, next, hasChannel: true },
    { settings: usual, next: null, hasChannel: false },
    { settings: own, next, hasChannel: true },
  ]
  return {
    digestSettingsCard: told.map(one => c.digestSettingsCard(one, words)),
    digestSettingsSavedCard: told.map(one => c.digestSettingsSavedCard({ ...one, choice: uuid(94) }, words)),
  }
}
