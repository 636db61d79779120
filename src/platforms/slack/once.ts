import type { Answer, Dispatch, Gesture } from '../../contract/platform.ts'

/** One gesture being answered. `shown` says whether its answer has been on its way, and how. */
export type Turn = { readonly answer: Promise<Answer>; shown?: 'at once' | 'later' }

/** How many gestures are remembered: minutes of a busy club, and a retry comes within seconds. */
const remembered = 500

/**
 * Slack repeats a payload whose acknowledgement it did not get, with the same trigger. The core answers a gesture once; a
 * repetition is given the same answer, since the first one may never have been seen.
 */
export class Once {
  readonly #dispatch: Dispatch
  readonly #turns = new Map<string, Turn>()

  constructor(dispatch: Dispatch) {
    this.#dispatch = dispatch
  }

  answer(gesture: Gesture, complete: () => Promise<Gesture>): Turn {
    const key = `${gesture.place}/${gesture.id}`
    const known = this.#turns.get(key)
    if (known) return known
    const turn: Turn = { answer: complete().then(this.#dispatch) }
    this.#turns.set(key, turn)
    const [oldest] = this.#turns.keys()
    if (this.#turns.size > remembered && oldest !== undefined) this.#turns.delete(oldest)
    return turn
  }
}
