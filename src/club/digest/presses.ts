import { nothing, pressing, word } from '../../grammar/press.ts'
import { actionKinds } from '../../terms/digest.ts'

export const digestPress = pressing('digest', { open: nothing, names: nothing, who: word(actionKinds) })
