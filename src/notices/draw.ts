import { encodePress } from '../grammar/press.ts'
import { actions, button, view } from '../view/build.ts'
import type { View } from '../view/view.ts'
import type { Words } from '../words/words.ts'

/** Every private message answers "why this message?". */
export const withWhy = (shown: View, notice: string, words: Words): View => ({
  ...shown,
  blocks: [
    ...shown.blocks,
    actions(button(encodePress({ command: 'notice', button: 'why', about: notice }), words.general.buttons.why)),
  ],
})

/** What a message becomes of which nothing is left to tell. */
export const nothingLeft = (words: Words): View => view(words.general.nothingLeft)
