/** Frees the lane again; calling it twice changes nothing. */
export type Leave = () => void

type Lane = { busy: number; readonly waiting: ((leave: Leave | null) => void)[]; seconds: number }

/** The longest that a job waits for its turn; one that would wait longer is put back into the queue. */
const patience = 20
/** The longest that such a job is put back for. */
const longestBreak = 60
const breakFor = (seconds: number): number => Math.ceil(Math.min(Math.max(seconds, 2), longestBreak))

/**
 * The ways to the platforms, each with so many places: what is slow or dead fills its own lane and holds up nothing else.
 * Whoever waits here holds no transaction and no lease.
 */
export class Lanes {
  readonly #width: number
  readonly #now: () => Temporal.Instant
  readonly #lanes = new Map<string, Lane>()
  /** The lanes that messages of a club have taken, so far. */
  readonly #taken = new Map<string, Set<string>>()
  #closed = false

  /** `now` is the machine's clock: it tells how long a turn takes. */
  constructor(width: number, now: () => Temporal.Instant) {
    this.#width = width
    this.#now = now
  }

  /** A place at once, or null. */
  tryEnter(name: string): Leave | null {
    const lane = this.#lane(name)
    return lane.busy < this.#width ? this.#enter(lane) : null
  }

  /** A place as soon as there is one; in how many seconds to come again where that would take too long. */
  async enter(name: string): Promise<Leave | { readonly again: number }> {
    const lane = this.#lane(name)
    if (lane.busy < this.#width) return this.#enter(lane)
    const ahead = this.#ahead(lane)
    if (this.#closed || ahead > patience) return { again: breakFor(ahead) }
    const { promise, resolve } = Promise.withResolvers<Leave | null>()
    lane.waiting.push(resolve)
    const timer = setTimeout(() => {
      const n = lane.waiting.indexOf(resolve)
      if (n >= 0) lane.waiting.splice(n, 1)
      resolve(null)
    }, patience * 1000)
    timer.unref()
    const leave = await promise
    clearTimeout(timer)
    return leave ?? { again: 2 }
  }

  /** This is a lane that messages of the club take. */
  isTakenBy(club: string, name: string): void {
    const taken = this.#taken.get(club)
    if (taken) taken.add(name)
    else this.#taken.set(club, new Set([name]))
  }

  /**
   * In how many seconds to come again with a message of the club, when every lane that its messages take is crowded;
   * else null.
   */
  crowdedFor(club: string): { readonly again: number } | null {
    const taken = [...(this.#taken.get(club) ?? [])]
    const least = Math.min(...taken.map(name => this.#ahead(this.#lane(name))))
    return taken.length > 0 && least > patience ? { again: breakFor(least) } : null
  }

  /** For how long one who came now would wait, in seconds. */
  #ahead({ busy, waiting, seconds }: Lane): number {
    return busy < this.#width ? 0 : ((waiting.length + 1) / this.#width) * seconds
  }

  /** Nobody waits any longer: the program ends. */
  close(): void {
    this.#closed = true
    for (const { waiting } of this.#lanes.values()) for (const resolve of waiting.splice(0)) resolve(null)
  }

  #lane(name: string): Lane {
    const lane = this.#lanes.get(name) ?? { busy: 0, waiting: [], seconds: 0.5 }
    this.#lanes.set(name, lane)
    return lane
  }

  #enter(lane: Lane): Leave {
    const since = this.#now()
    lane.busy++
    let left = false
    return () => {
      if (left) return
      left = true
      lane.busy--
      // A running mean: how long a turn takes here of late.
      lane.seconds = lane.seconds * 0.7 + since.until(this.#now()).total('seconds') * 0.3
      const next = lane.waiting.shift()
      if (next) next(this.#enter(lane))
    }
  }
}
