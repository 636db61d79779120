export type StandingRefusals = {
  'nothing to contest': Record<string, never>
  'contested already': { since: Temporal.PlainDate }
  'not about yourself': Record<string, never>
}

export type WeightRefusals = {
  'weight out of bounds': { typed: string; from: number; to: number }
  'weights unchanged': Record<string, never>
}
