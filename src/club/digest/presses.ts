import { chosenDay, chosenWord, nothing, ofDay, page, pageOf, pressing, record, word } from '../../grammar/press.ts'
import { actionKinds, leftKinds, lineOrder } from '../../terms/digest.ts'

const lineNames = lineOrder.flat()

/** `who`: what is behind an action; `people`: those behind a line; `closer`: either of them, chosen from a list. `past`: the week of this Monday. `leave`: what
 * comes back week after week is not told again; `unleave`: it is. */
export const digestPress = pressing('digest', {
  ...{ open: nothing, names: page },
  who: pageOf(word(actionKinds)),
  people: pageOf(word(lineNames)),
  closer: chosenWord([...actionKinds, ...lineNames]),
  past: chosenDay,
  ...{ leave: word(leftKinds), unleave: record },
  /** The week of this Monday as it was told; or with what can be done now, as `/club digest` shows it. */
  ...{ text: ofDay, 'text-now': ofDay },
})

/** When and where the digest comes; what was chosen is taken back by its own id. */
export const clubDigestPress = pressing(
  'club-weekly',
  { open: nothing, change: nothing, undo: record },
  { settings: nothing },
)
