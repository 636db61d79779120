import type { Place } from '../contract/platform.ts'
import type { Again, Stands } from './delivering.ts'
import type { Doubt } from './doubts.ts'
import type { Leave } from './lanes.ts'
import type { Sending } from './noted.ts'

export type Next =
  | { readonly next: 'done'; readonly again: Again }
  /** What may have been sent comes before everything else. */
  | { readonly next: 'look'; readonly doubts: readonly Doubt[] }
  /** The organizers' channels have changed meanwhile, and are looked at anew. */
  | { readonly next: 'again' }
  /** What it takes the place of is drawn anew first, so that no two of them ask the same. */
  | { readonly next: 'first'; readonly notices: readonly string[] }
  /** Where their channel is, nothing can be asked. */
  | { readonly next: 'stop'; readonly place: Place; readonly detail: string }
  /** No place is free on the way to its platform. */
  | { readonly next: 'enter'; readonly lane: string }
  /** `more`: something else of it remains to be done after these. */
  | { readonly next: 'send'; readonly sending: readonly Sending[]; readonly more: boolean; readonly again: Again }

/** What one job has found out so far, outside its transactions. */
export type Known = {
  /** Whether it may stand in the organizers' channels, and which those were. */
  checked?: { readonly stands: Stands; readonly channels: string }
  /** What it takes the place of says so already. */
  cleared?: true
  readonly entered: Map<string, Leave>
  /** Channels that it found shut by trying. */
  readonly foundShut: Set<string>
}

export const done = (again: Again = null): Next => ({ next: 'done', again })
