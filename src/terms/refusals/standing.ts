export type StandingRefusals = {
  'nothing to contest': Record<string, never>
  'contested already': { since: Temporal.PlainDate }
  'not about yourself': Record<string, never>
}
