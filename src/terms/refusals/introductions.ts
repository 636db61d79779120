export type IntroductionRefusals = {
  'already on its way': Record<string, never>
  'asked before': { since: Temporal.Instant }
  'already introduced': { since: Temporal.Instant | null }
  'nothing to present': Record<string, never>
  'presented already': Record<string, never>
}
