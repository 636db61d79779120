export type OneToOneRefusals = {
  'coffee on its way': { since: Temporal.Instant }
  'proposed already': { since: Temporal.Instant }
  'moment gone': Record<string, never>
  'hour missing': { day: Temporal.PlainDate }
  /** A day without an hour, which may be meant as proposed or as past. */
  'hour or past': { ahead: Temporal.PlainDate; back: Temporal.PlainDate }
  'not yet': Record<string, never>
  'too long ago': { on: Temporal.PlainDate }
  'too long ago to note': { days: number }
}
