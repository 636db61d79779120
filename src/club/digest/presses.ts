import { nothing, page, pageOf, pressing, word } from '../../grammar/press.ts'
import { actionKinds } from '../../terms/digest.ts'

/** `who`: what is behind an action. */
export const digestPress = pressing('digest', { open: nothing, names: page, who: pageOf(word(actionKinds)) })
