import { store } from './db/owed.ts'
import type { Room } from './db/room.ts'
import { dispatching } from './dispatch/owed.ts'
import { dueDuties } from './duties/owed.ts'
import { notices } from './notices/owed.ts'
import { playgroundMessages } from './platforms/playground/owed.ts'

/** Every room that has tables, by hand: what they owe for them is asked of them beside the topics. */
export const rooms: readonly Room[] = [store, dueDuties, dispatching, notices, playgroundMessages]
