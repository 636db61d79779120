/** What happens to one call of the bot's on its way, beside what the platform itself would answer. */
export type Fate = {
  /** Waited for before the call is carried out: it may land long after its caller has died. */
  readonly before?: () => Promise<void>
  /** The call never lands: the connection breaks and nothing was done. */
  readonly lost?: boolean
  /** Waited for when the call is carried out, before it is answered. */
  readonly after?: () => Promise<void>
}

/** Decides about each call, by its method or route; undefined leaves it alone. */
export type Fates = (call: string) => Fate | undefined
