export type DigestRefusals = {
  /** `typed`: the hour, as `HH:MM`. */
  'digest at night': { typed: string }
}
