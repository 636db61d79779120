import type { Line } from '../../view/view.ts'
import { line } from '../line.ts'

/** What the announcement of a meeting says once it takes no answers. */
export const boardWords = {
  further: (): Line => line`It was changed: the message that takes your answers is further down in this channel.`,
  begun: (): Line => line`It has begun: answers are closed. Once the roll is taken, this message says who was there.`,
}
