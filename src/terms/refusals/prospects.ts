export type ProspectRefusals = {
  'nobody to look for': Record<never, never>
  'asked to be forgotten': { since: Temporal.Instant }
  'not wished': Record<never, never>
}
