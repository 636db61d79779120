import type { Clock } from '../../time/clock.ts'
import type { Room } from '../../view/plain.ts'
import type { FieldValue, Form } from '../../view/view.ts'
import { type FilledIn, filledForm, valuesOf } from './forms.ts'

type Kept = { readonly form: Form; readonly room: Room; readonly until: Temporal.Instant }

const most = 500

/**
 * Forms that a button opens in a moment, by account: Discord takes a form only as the first answer, within three seconds, so
 * the bot had better not ask the database for it. The core's draft is what lasts; this only saves the way there, and holds
 * the pages of people who have no draft, being no members.
 */
export class KeptForms {
  readonly #clock: Clock
  readonly #kept = new Map<string, Kept>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  keep(account: string, form: Form, room: Room): void {
    const key = `${account}/${form.id}`
    this.#kept.delete(key)
    this.#kept.set(key, { form, room, until: this.#clock.now().add({ minutes: 30 }) })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > most && oldest !== undefined) this.#kept.delete(oldest)
  }

  get(account: string, formId: string): Kept | undefined {
    const kept = this.#kept.get(`${account}/${formId}`)
    return kept && Temporal.Instant.compare(this.#clock.now(), kept.until) < 0 ? kept : undefined
  }

  /** Adds what a page brought; gives everything filled in so far. */
  fill(account: string, formId: string, filled: FilledIn): Record<string, FieldValue> {
    const kept = this.get(account, formId)
    if (!kept) return { ...filled.values }
    const form = filledForm(kept.form, filled)
    this.keep(account, form, kept.room)
    return { ...valuesOf(form), ...filled.values }
  }

  drop(account: string, formId: string): void {
    this.#kept.delete(`${account}/${formId}`)
  }
}
