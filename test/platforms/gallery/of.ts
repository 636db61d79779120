import type { View } from '../../../src/view/view.ts'

/** A topic's gallery names every card of its file: a new card does not compile until it hangs here. */
export type Of<Cards> = {
  readonly [C in keyof Cards as Cards[C] extends (...facts: never[]) => View ? C : never]: readonly View[]
}
