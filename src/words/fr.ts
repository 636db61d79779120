import type { Address } from '../terms/speech.ts'
import type { en } from './en.ts'
import * as topics from './fr/index.ts'
import { together } from './together.ts'

/** A topic whose sentences speak to nobody is the same for `vous` and `tu`. */
type Spoken<Words> = Words extends (address: Address) => infer Sentences ? Sentences : Words
type Topics = { readonly [Topic in keyof typeof topics]: Spoken<(typeof topics)[Topic]> }

/** Every French sentence, in the club's way of addressing its members. */
export const fr = (address: Address): typeof en => {
  const spoken = Object.fromEntries(
    Object.entries(topics).map(([topic, words]) => [topic, typeof words === 'function' ? words(address) : words]),
  ) as unknown as Topics
  return { ...spoken, refusals: together(spoken, 'refusals'), commands: together(spoken, 'commands') }
}
