import type { FieldValue, Option, Stretch } from '../view/view.ts'
import { plainly } from './spelt.ts'

type Shown = {
  readonly kind: 'choice' | 'choices'
  readonly options: readonly Option[]
  /** What was chosen when the form was opened. */
  readonly before: FieldValue | undefined
}

/**
 * What is chosen in a list after stretches of it were sent. What a form did not show, or could not show, is not changed:
 * only an option that stood there, chosen, and was sent unchosen is taken back.
 */
export function chosenAfter({ kind, options, before }: Shown, stretches: readonly Stretch[]): FieldValue {
  const shown = new Set(stretches.flatMap(({ from, to }) => options.slice(from, to).map(({ value }) => value)))
  const chosen = stretches.flatMap(stretch => stretch.chosen)
  if (kind === 'choices') {
    const unseen = listed(before).filter(value => !shown.has(value))
    return [...new Set([...unseen, ...chosen])]
  }
  const was = typeof before === 'string' ? before : ''
  // The one chosen before still stands in its stretch while another is chosen in a second one.
  const now = chosen.findLast(value => value !== was && value !== '')
  return now ?? (shown.has(was) && !chosen.includes(was) ? '' : was)
}

/** One alone may come as it is. */
const listed = (chosen: FieldValue | undefined): readonly string[] =>
  Array.isArray(chosen) ? chosen : typeof chosen === 'string' && chosen !== '' ? [chosen] : []

/** A list that was shown in one piece, as one stretch. */
export const whole = (options: readonly Option[], now: FieldValue): Stretch => ({
  from: 0,
  to: options.length,
  chosen: listed(now),
})

/**
 * The options that contain the typed words, whatever their accents and capitals; all of them while nothing is typed.
 */
export const matching = (options: readonly Option[], typed: string): readonly Option[] =>
  options.filter(({ label }) => plainly(label).includes(plainly(typed.replace(/^[#@]/, '').trim())))
