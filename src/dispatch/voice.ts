import type { Answer } from '../contract/platform.ts'
import type { Platform } from '../terms/member.ts'
import type { Refusal } from '../terms/refusals.ts'
import type { Language, Reader } from '../terms/speech.ts'
import { view } from '../view/build.ts'
import { plainLine, type Room } from '../view/plain.ts'
import type { Line, View } from '../view/view.ts'
import { roomFor } from '../words/room.ts'
import { type Words, wordsFor } from '../words/words.ts'

/** How somebody is spoken to who is no member, or of whom nothing is known yet. */
export const strangerReader = (language: Language = 'fr', zone = 'Europe/Paris'): Reader => ({
  language,
  address: 'vous',
  zone,
})

/** How one person is answered: in his language and zone. */
export class Voice {
  readonly reader: Reader
  readonly words: Words
  readonly room: Room

  constructor(reader: Reader, where: { prefix: string; seen: Temporal.Instant; on?: Platform | undefined }) {
    this.reader = reader
    this.words = wordsFor(reader)
    this.room = roomFor(reader, where)
  }

  show = (shown: View): Answer => ({ kind: 'show', view: shown, room: this.room })

  /** A sentence alone is its own title. */
  sentence = (line: Line, ...rest: View['blocks']): Answer => this.show(view(plainLine(line, this.room), ...rest))

  refusal = (refusal: Refusal): Answer => this.sentence(this.line(refusal))

  line = ({ refused, facts }: Refusal): Line => (this.words.refusals[refused] as (facts: unknown) => Line)(facts)

  text = (refusal: Refusal): string => plainLine(this.line(refusal), this.room)
}
