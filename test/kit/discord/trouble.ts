/** How the local Discord can misbehave, for the calls to one route (as written in `routes.ts`). */
export type Trouble =
  /** 429: wait so many seconds. `global` says it is the bot's limit for everything. */
  | { readonly kind: 'slow down'; readonly seconds: number; readonly global?: boolean }
  /** An answer of the servers themselves, such as 503. */
  | { readonly kind: 'server error'; readonly status: number }
  /** Refused with a code of Discord's; 0 where the HTTP layer itself refuses. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: number }
  /** Something else answers: a proxy, the door of a network. */
  | { readonly kind: 'web page'; readonly status: number }
  /** The call is done, then the connection breaks before the answer. */
  | { readonly kind: 'answer lost' }
  /** The same by a reset (RST), which the client library repeats by itself. */
  | { readonly kind: 'answer lost as a reset' }
  /** The connection breaks and nothing was done. */
  | { readonly kind: 'never arrived' }
  /** Done, and answered only after so many milliseconds. */
  | { readonly kind: 'slow'; readonly ms: number }

interface Planned {
  readonly route: string
  readonly trouble: Trouble
  readonly about: string | undefined
  times: number
}

/** What is planned to go wrong, used up call by call. */
export class Troubles {
  readonly #planned: Planned[] = []

  /** `about`: only calls whose path names this id (a channel, a token, …). */
  plan(route: string, trouble: Trouble, { times = 1, about }: { times?: number; about?: string } = {}): void {
    this.#planned.push({ route, trouble, times, about })
  }

  take(route: string, path: string): Trouble | undefined {
    const next = this.#planned.find(
      each => each.times > 0 && each.route === route && (each.about === undefined || path.includes(each.about)),
    )
    if (next) next.times -= 1
    return next?.trouble
  }

  over(): void {
    this.#planned.length = 0
  }
}
