/** What can be made to go wrong with one Web API call. */
export type Trouble =
  | { status: 429; retryAfter: number }
  | { status: 403 | 500 | 502 | 503 }
  /** Something else answers, with status 200: a proxy, the door of a network. */
  | { page: string }
  | { error: string }
  /** The call is carried out, then the connection drops: the app cannot know. */
  | { lost: true }
  /** The connection drops before anything is done. */
  | { refused: true }
  /** Carried out at once, answered when the promise resolves. */
  | { slow: Promise<unknown> }

export class Troubles {
  readonly #planned = new Map<string, Trouble[]>()

  /** The next call of `method` (or the next `times` calls) meets this. */
  next(method: string, trouble: Trouble, times = 1) {
    const planned = this.#planned.get(method) ?? []
    this.#planned.set(method, [...planned, ...Array.from({ length: times }, () => trouble)])
  }

  take(method: string): Trouble | undefined {
    return this.#planned.get(method)?.shift()
  }

  /** How many calls of `method` have still to meet theirs. */
  left(method: string): number {
    return this.#planned.get(method)?.length ?? 0
  }

  over() {
    this.#planned.clear()
  }
}
