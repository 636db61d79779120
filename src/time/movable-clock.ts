import type { Clock } from './clock.ts'

/** A clock that stands at a distance from another one and can be moved forward: the playground's and the tests'. */
export type MovableClock = Clock & {
  /** Stands still at this instant until it is moved or let go. Throws when that would be backwards. */
  standAt(instant: Temporal.Instant): void
  /** Goes to an instant, backwards too, and runs on: only before anything was lived through on this clock. */
  setTo(instant: Temporal.Instant): void
  /** Runs on from where it stands. */
  run(): void
  /** The distance to the other clock. */
  distance(): Temporal.Duration
}

export function movableClock(real: Clock, distance: Temporal.Duration = Temporal.Duration.from('PT0S')): MovableClock {
  let ahead = distance
  let standing: Temporal.Instant | null = null
  const now = () => standing ?? real.now().add(ahead)
  return {
    now,
    standAt(instant) {
      if (Temporal.Instant.compare(instant, now()) < 0) throw new RangeError('a clock does not run backwards')
      standing = instant
    },
    setTo(instant) {
      standing = null
      ahead = instant.since(real.now())
    },
    run() {
      if (standing) ahead = standing.since(real.now())
      standing = null
    },
    distance: () => (standing ? standing.since(real.now()) : ahead),
  }
}
