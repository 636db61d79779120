export type OneToOneRefusals = {
  'proposed already': { since: Temporal.Instant }
}
