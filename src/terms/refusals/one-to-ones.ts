export type OneToOneRefusals = {
  'proposed already': { since: Temporal.Instant }
  'moment gone': Record<string, never>
  'too long ago': { on: Temporal.PlainDate }
}
