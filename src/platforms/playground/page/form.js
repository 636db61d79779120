import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Field, missingOf, valuesOf } from './fields.js'
import { html, Icon, useElement } from './html.js'

/** @import { FieldValue, PageForm } from '../api.ts' */
/** @import { Typed, TypedValue } from './fields.js' */
/** @import { Someone, Submitted } from './use-club.js' */

/** @type {(form: PageForm) => Typed} */
const initial = form => Object.fromEntries(form.fields.map(field => [field.id, field.value]))

/**
 * A form as a modal dialog; the browser keeps the focus inside. `draft` holds what was typed before, `onClose` gets
 * what is typed now, so that a form closed by accident can be taken up again.
 *
 * @param {{
 *   form: PageForm, draft: Typed | undefined, people: readonly Someone[],
 *   onSend: (form: string, values: Record<string, FieldValue>) => Promise<Submitted>, onClose: (typed: Typed | undefined, form: PageForm) => void,
 *   words: import('./words.js').Words,
 * }} props
 */
export function FormDialog({ form, draft, people, onSend, onClose, words }) {
  /** @type {{ current: HTMLDialogElement }} */
  const dialog = useElement()
  const [typed, setTyped] = useState(() => ({ ...initial(form), ...draft }))
  const [problems, setProblems] = useState(/** @type {Record<string, string>} */ ({}))
  const [trouble, setTrouble] = useState(/** @type {string | undefined} */ (undefined))
  const [busy, setBusy] = useState(false)
  const sent = useRef(false)
  const sendAs = useRef(form.id)

  useLayoutEffect(() => {
    dialog.current.showModal()
    // What need not be chosen does not scroll away what is to be read again.
    const isOpen = (/** @type {PageForm['fields'][number]} */ { id, kind, required }) =>
      typed[id] === undefined && kind !== 'tick' && (required || kind !== 'choice')
    const open = form.fields.find(isOpen) ?? form.fields[0]
    if (open) document.getElementById(`${form.id}-${open.id}`)?.focus()
  }, [])

  const focusFirst = (/** @type {Record<string, string>} */ wrong) => {
    const field = form.fields.find(one => wrong[one.id])
    if (field) requestAnimationFrame(() => document.getElementById(`${form.id}-${field.id}`)?.focus())
  }
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault()
    if (busy) return
    const missing = missingOf(form, typed, words)
    setProblems(missing)
    setTrouble(undefined)
    if (Object.keys(missing).length > 0) return focusFirst(missing)
    setBusy(true)
    const result = await onSend(sendAs.current, valuesOf(form, typed))
    setBusy(false)
    if (result.problems) {
      if (result.form) sendAs.current = result.form
      setProblems(result.problems)
      focusFirst(result.problems)
    } else if (result.trouble) setTrouble(result.trouble)
    else {
      sent.current = true
      dialog.current.close()
    }
  }
  const elsewhere = Object.entries(problems).filter(([id]) => !form.fields.some(field => field.id === id))
  const count = Object.keys(problems).length

  return html`<dialog
    ref=${dialog}
    class="form-dialog"
    aria-labelledby="form-title"
    onClose=${() => onClose(sent.current ? undefined : typed, form)}
  >
    <form onSubmit=${submit} novalidate>
      <header>
        <h2 class="form-title" id="form-title">${form.title}</h2>
        <button type="button" class="icon-button" aria-label=${words.closeForm} onClick=${() => dialog.current.close()}>
          <${Icon} name="close" />
        </button>
      </header>
      <div class="fields">
        <div role="alert" class="summary" hidden=${count === 0 && !trouble}>
          ${count > 0 && html`<p><strong>${words.fix(count)}.</strong> <span>${words.kept}</span></p>`}
          ${elsewhere.map(([, sentence]) => html`<p>${sentence}</p>`)}
          ${trouble && html`<p>${trouble}</p>`}
        </div>
        ${form.intro && html`<p class="intro">${form.intro}</p>`}
        ${form.fields.map(
          field => html`<${Field}
            key=${field.id}
            field=${field}
            formId=${form.id}
            value=${typed[field.id]}
            problem=${problems[field.id]}
            people=${people}
            words=${words}
            onChange=${(/** @type {TypedValue} */ value) => {
              setTyped(before => ({ ...before, [field.id]: value }))
              setProblems(({ [field.id]: _, ...others }) => others)
            }}
          />`,
        )}
      </div>
      <footer>
        <button type="button" class="action" onClick=${() => dialog.current.close()}>${words.cancel}</button>
        <button type="submit" class="action primary" aria-disabled=${busy} aria-busy=${busy}>
          ${busy && html`<span class="spinner" aria-hidden="true"></span>`}${form.submit}
        </button>
      </footer>
    </form>
  </dialog>`
}
