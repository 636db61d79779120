import type { KeptDays } from '../../terms/own-data.ts'
import { actions, button, list, note, paragraph, toned, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { clubKeepingPress } from './presses.ts'
import { keptKinds, usualDays } from './rules.ts'
import type { WouldGo } from './tonight.ts'

const effects = (days: KeptDays, { keeping: w }: Words) =>
  list(keptKinds.map(kind => w.kept({ kind, days: days[kind], usual: usualDays[kind] })))

/** For how long what is kept, each with what happens then. */
export const keepingCard = (days: KeptDays, words: Words): View =>
  view(
    words.keeping.title,
    effects(days, words),
    note(words.keeping.everyNight()),
    actions(
      button(clubKeepingPress('change'), words.keeping.press.change),
      button(clubKeepingPress('tonight'), words.keeping.press.tonight),
    ),
  )

export const keepingSavedCard = (
  { days, choice }: { readonly days: KeptDays; readonly choice: string },
  words: Words,
): View =>
  toned(
    'good',
    view(
      words.keeping.savedTitle,
      effects(days, words),
      paragraph(words.keeping.fromTonight()),
      actions(
        button(clubKeepingPress('undo', choice), words.general.buttons.undo),
        button(clubKeepingPress('tonight'), words.keeping.press.tonight),
        button(clubKeepingPress('change'), words.keeping.press.again),
      ),
    ),
  )

/** Counts alone: whose they are is told to nobody. */
export const tonightCard = (going: readonly WouldGo[], words: Words): View =>
  view(
    words.keeping.tonightTitle,
    going.length === 0 ? paragraph(words.keeping.nothingGoes()) : list(going.map(one => words.keeping.goes(one))),
    going.length > 0 && note(words.keeping.counted()),
    actions(button(clubKeepingPress('open'), words.keeping.press.open)),
  )
