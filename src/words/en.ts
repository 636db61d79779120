import type { RefusalFacts } from '../terms/refusals.ts'
import type { CommandWords } from './commands.ts'
import type { RefusalWords } from './en/general.ts'
import * as topics from './en/index.ts'
import { type Together, together } from './together.ts'

type Commands = keyof Together<typeof topics, 'commands'>

/** Every English sentence; French has the same shape. */
export const en = {
  ...topics,
  refusals: together(topics, 'refusals') satisfies RefusalWords<keyof RefusalFacts>,
  commands: together(topics, 'commands') satisfies Record<string, CommandWords> as Readonly<
    Record<Commands, CommandWords>
  >,
}
