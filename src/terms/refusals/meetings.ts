export type MeetingRefusals = {
  'no such meeting': Record<string, never>
  'no meeting ahead': Record<string, never>
  'meeting cancelled': { startsAt: Temporal.Instant }
  'meeting begun': { startsAt: Temporal.Instant }
  'meeting not begun': { startsAt: Temporal.Instant }
  'no roll to take': { next: Temporal.Instant | null }
  'nobody came': Record<string, never>
  'roll changed meanwhile': { by: string | null }
  'marked twice': { names: readonly string[] }
  'hour skipped': { instead: Temporal.Instant }
  'too far ahead': Record<string, never>
  'meeting then already': { startsAt: Temporal.Instant; by: string | null }
  'guest invited already': { name: string; by: string | null }
  'guest visits used up': { name: string; visits: number }
}
