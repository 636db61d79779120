import type { Platform } from '../contract/platform.ts'

/** One line of `assidu doctor`: what was looked at, how it is, and what mends it. */
export type Finding = {
  readonly what: string
  readonly verdict: 'ok' | 'warn' | 'fail'
  readonly says: string
  readonly mend?: string
}

/** A platform as `assidu doctor` finds it, asked without answering anybody there. */
export type Examined = {
  readonly findings: readonly Finding[]
  /** Where the bot is; none when it could not enter. */
  readonly places: readonly { readonly place: string; readonly name: string }[]
  readonly channels: Platform['channels']
  /** What to do so that the bot is in a place, and so that it may post in a channel of it. */
  readonly mends: { readonly place: string; readonly channel: string }
}
