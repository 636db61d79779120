import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Avatar, folded, html, Icon, useElement } from './html.js'

/** @typedef {{ id: string, label: string, note?: string | undefined, also?: string | undefined, mark?: string | undefined, current?: boolean }} Pickable `also`: found by these words too. */

/** One down, one up, or another key. @param {KeyboardEvent} event */
export const stepOf = ({ key }) => (key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : undefined)

/**
 * A list one searches by typing and walks with the arrows (the ARIA combobox pattern). `onChoose` gets one of the
 * options, `onType` what is left there that is none of them, which may be nothing.
 *
 * @template {Pickable} Option
 * @param {{
 *   options: readonly Option[], onChoose: (option: Option) => void, label: string, placeholder: string, empty: string,
 *   inputId?: string, describedBy?: string, invalid?: boolean, required?: boolean, autofocus?: boolean, onEscape?: () => void,
 *   value?: string, avatars?: boolean, open?: boolean, onType?: (typed: string) => void,
 * }} props
 */
export function Picker({
  options,
  onChoose,
  label,
  placeholder,
  empty,
  inputId,
  describedBy,
  invalid,
  required,
  autofocus,
  onEscape,
  value,
  avatars = true,
  open: always = false,
  onType,
}) {
  const listId = useId()
  /** @type {{ current: HTMLInputElement }} */
  const input = useElement()
  // Undefined while nobody has touched what stands in the box: only then does it stay when the box is left empty.
  const [touched, setTyped] = useState(/** @type {string | undefined} */ (undefined))
  const typed = touched ?? ''
  const [open, setOpen] = useState(always)
  const [at, setAt] = useState(-1)
  const wanted = folded(typed).split(/\s+/).filter(Boolean)
  const found = options.filter(option => {
    const text = folded(`${option.label} ${option.note ?? ''} ${option.also ?? ''} ${option.id}`)
    return wanted.every(part => text.includes(part))
  })
  const shown = open || always

  useLayoutEffect(() => {
    if (autofocus) input.current.focus()
  }, [])
  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at])

  // What is pressed beside an open list moves away as the list closes: it closes when the press is over.
  const pressing = useRef(false)
  useEffect(() => {
    const down = () => {
      pressing.current = true
    }
    const over = () => {
      pressing.current = false
      if (!input.current?.parentElement?.contains(document.activeElement)) setOpen(always)
    }
    document.addEventListener('pointerdown', down)
    document.addEventListener('click', over)
    document.addEventListener('pointercancel', over)
    return () => {
      document.removeEventListener('pointerdown', down)
      document.removeEventListener('click', over)
      document.removeEventListener('pointercancel', over)
    }
  }, [])

  const choose = (/** @type {Option} */ option) => {
    onChoose(option)
    setTyped(undefined)
    setAt(-1)
    setOpen(always)
  }
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const step = stepOf(event)
    if (step !== undefined) {
      event.preventDefault()
      setOpen(true)
      if (found.length > 0) setAt((at + step + found.length + (at < 0 && step < 0 ? 1 : 0)) % found.length)
    } else if (event.key === 'Enter' && shown) {
      event.preventDefault()
      const option = found[at] ?? (typed !== '' ? found[0] : undefined)
      if (option) choose(option)
    } else if (event.key === 'Escape' && (always || (open && !always))) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(always)
      onEscape?.()
    }
  }

  // A name typed in full and left there counts: the only one it can be, or else the server reads it.
  const onFocusOut = (/** @type {FocusEvent & { currentTarget: HTMLElement, relatedTarget: Node | null }} */ event) => {
    if (event.currentTarget.contains(event.relatedTarget)) return
    if (!pressing.current) setOpen(always)
    if (always || touched === undefined) return
    if (typed.trim() === '') {
      setTyped(undefined)
      return onType?.('')
    }
    const [only, ...others] = found
    if (only && others.length === 0) choose(only)
    else onType?.(typed)
  }

  return html`<div class="picker" onFocusOut=${onFocusOut}>
    <input
      ref=${input}
      id=${inputId}
      type="text"
      role="combobox"
      autocomplete="off"
      spellcheck=${false}
      aria-label=${inputId ? undefined : label}
      aria-expanded=${shown}
      aria-controls=${listId}
      aria-autocomplete="list"
      aria-activedescendant=${at >= 0 ? `${listId}-${at}` : undefined}
      aria-describedby=${describedBy}
      aria-invalid=${invalid ? 'true' : undefined}
      aria-required=${required ? 'true' : undefined}
      placeholder=${placeholder}
      value=${touched ?? (always ? '' : (value ?? ''))}
      onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => {
        setTyped(event.currentTarget.value)
        setOpen(true)
        setAt(-1)
      }}
      onFocus=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => event.currentTarget.select()}
      onClick=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => {
        setOpen(true)
        if (touched === undefined) event.currentTarget.select()
      }}
      onKeyDown=${onKeyDown}
    />
    <ul class="options" role="listbox" tabindex="-1" id=${listId} aria-label=${label} hidden=${!shown}>
      ${
        shown &&
        found.map(
          (option, index) => html`<li
            key=${option.id}
            id=${`${listId}-${index}`}
            role="option"
            aria-selected=${option.current ? 'true' : index === at ? 'true' : 'false'}
            class=${index === at ? 'active' : ''}
            onPointerDown=${(/** @type {PointerEvent} */ event) => event.preventDefault()}
            onClick=${() => choose(option)}
          >
            ${avatars && html`<${Avatar} name=${option.label} small=${true} />`}
            <span class="option-text">
              <span>${option.label}</span>
              ${option.note && html`<span class="soft">${option.note}</span>`}
            </span>
            ${option.mark && html`<span class="dot" role="img" aria-label=${option.mark}></span>`}
            ${option.current && html`<${Icon} name="check" size=${18} />`}
          </li>`,
        )
      }
      ${shown && found.length === 0 && html`<li class="none" role="presentation">${empty}</li>`}
    </ul>
  </div>`
}
