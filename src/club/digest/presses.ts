import { chosenWord, nothing, page, pageOf, pressing, word } from '../../grammar/press.ts'
import { actionKinds, lineOrder } from '../../terms/digest.ts'

const lineNames = lineOrder.flat()

/** `who`: what is behind an action; `line`: the people behind a line; `closer`: either of them, chosen from a list. */
export const digestPress = pressing('digest', {
  ...{ open: nothing, names: page },
  who: pageOf(word(actionKinds)),
  line: pageOf(word(lineNames)),
  closer: chosenWord([...actionKinds, ...lineNames]),
})
