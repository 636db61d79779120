import type { AskKind } from '../ask.ts'

export type AskRefusals = {
  'too short an ask': { min: number }
  'a contact in it': { found: string }
  'an end too far': { days: number; last: Temporal.PlainDate }
  'an end in the past': { today: Temporal.PlainDate }
  'asked already': { kind: AskKind; since: Temporal.Instant }
  'closed meanwhile': { kind: AskKind; by: string }
  'your own ask': { kind: AskKind }
  'acted on already': { by: string }
  'asks himself': { kind: AskKind; name: string }
  'passed already': { name: string }
  'on pause': { name: string }
  'two asks this week': { name: string }
}
