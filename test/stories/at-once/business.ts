import { type Races, reads } from '../../kit/races.ts'

/** The club's totals: every line, button and form, with its race or the reason it may happen twice. */
export const business: Races = {
  'club-business: line': reads,
  'club-business: open': reads,
  'club-presence: line': reads,
  'club-presence: open': reads,
}
