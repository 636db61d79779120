/** The only source of "now" in the core. The system's in production; tests and the playground move theirs. */
export interface Clock {
  now(): Temporal.Instant
}
