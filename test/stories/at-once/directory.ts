import { opensForm, type Races, reads } from '../../kit/races.ts'

/** The directory: every line, button and form, with its race or the reason it may happen twice. */
export const directory: Races = {
  'directory: line': 'it only reads; what was typed is kept for him alone, for whoever turns the page',
  'directory: everybody': reads,
  'directory: found': reads,
  'directory: never-met': reads,
  'directory: search': opensForm,
  'directory: meet': opensForm,
}
