import { useEffect, useRef, useState } from 'preact/hooks'
import { api } from './api.js'
import { Avatar, folded, html, Icon, useElement, valueInto } from './html.js'
import { stepOf } from './picker.js'

/** @import { Suggestion } from '../api.ts' */
/** @import { Conversation } from './conversations.js' */
/** @import { Someone } from './use-club.js' */

/** @typedef {Suggestion & { shown: string, person?: Someone }} Row What can be taken. */

const MENTION = /(^|\s)@"?([^"@\s](?:[^"@]{0,30}[^"@\s])?)?$/u
const MOST = 8

/**
 * Members whose name or company begins like what stands after the `@`, as the rest of the suggestions look.
 *
 * @param {string} text
 * @param {readonly Someone[]} people
 * @returns {Row[]}
 */
function mentions(text, people) {
  const match = MENTION.exec(text)
  if (!match) return []
  const wanted = folded(match[2] ?? '')
  const before = text.slice(0, match.index + (match[1] ?? '').length)
  const begins = (/** @type {string} */ value, /** @type {string} */ part) =>
    folded(value)
      .split(/[\s-]+/)
      .some((_, at, all) => all.slice(at).join(' ').startsWith(part))
  return people
    .filter(person => !person.guest && begins(`${person.name} ${person.company}`, wanted))
    .slice(0, MOST)
    .map(person => ({ text: `${before}@"${person.name}" `, shown: person.name, says: person.company, person }))
}

/**
 * Splits the server's suggestions: what can be taken, and the hint about what comes next.
 *
 * @param {readonly Suggestion[]} suggestions
 * @param {string} text
 * @returns {{ hints: Suggestion[], rows: Row[] }}
 */
function sorted(suggestions, text) {
  const typed = text.trimEnd()
  return {
    hints: suggestions.filter(one => one.text.trimEnd() === typed),
    // What stands there already is not said again: on a phone nothing else would show.
    rows: suggestions
      .filter(one => one.text.trimEnd() !== typed)
      .map(one => ({
        ...one,
        shown: text.includes(' ') && one.text.startsWith(text) ? one.text.slice(text.length) : one.text,
      })),
  }
}

/**
 * One line to type commands in. A half-typed command name or mention has its first suggestion ready (Enter takes it);
 * later on Enter sends, and Tab or the arrows complete.
 *
 * @param {{
 *   conversation: Conversation, person: Someone, people: readonly Someone[], text: string, setText: (text: string) => void,
 *   onSend: (text: string) => void, busy: boolean, words: import('./words.js').Words, language: 'fr' | 'en', focusKey: number,
 * }} props
 */
export function Composer({ conversation, person, people, text, setText, onSend, busy, words, language, focusKey }) {
  /** @type {{ current: HTMLInputElement }} */
  const input = useElement()
  const [offer, setOffer] = useState(
    /** @type {{ for: string, rows: Row[], hints: Suggestion[] }} */ ({ for: '', rows: [], hints: [] }),
  )
  const [closedFor, setClosedFor] = useState(/** @type {string | undefined} */ (undefined))
  const [at, setAt] = useState(-1)
  const asked = useRef(0)

  useEffect(() => {
    const mine = ++asked.current
    const named = mentions(text, people)
    if (!text.startsWith('/')) {
      setOffer({ for: text, rows: named, hints: [] })
      setAt(named.length > 0 && text.length > 1 ? 0 : -1)
      return
    }
    api.suggest(person.id, text).then(
      suggestions => {
        if (asked.current !== mine) return
        const { rows, hints } = sorted(suggestions, text)
        const all = [...named, ...rows.filter(row => !named.some(one => one.text === row.text))].slice(0, 40)
        const unfinished = named.length > 0 || (!text.includes(' ') && text.length > 1 && hints.length === 0)
        setOffer({ for: text, rows: all, hints })
        setAt(unfinished && all.length > 0 ? 0 : -1)
      },
      // Completion is a convenience: without it the command can still be typed and sent.
      () => {
        if (asked.current === mine) setOffer({ for: text, rows: [], hints: [] })
      },
    )
  }, [text, person.id, language])

  useEffect(() => {
    if (focusKey > 0) {
      input.current.focus()
      const end = input.current.value.length
      input.current.setSelectionRange(end, end)
    }
  }, [focusKey])
  useEffect(() => {
    document.getElementById(`suggestion-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const { rows, hints } = offer
  const open = text !== '' && closedFor !== text && offer.for === text && (rows.length > 0 || hints.length > 0)

  const take = (/** @type {Row} */ row) => {
    setText(row.text)
    setAt(-1)
    input.current.focus()
  }
  const send = () => {
    if (text.trim() === '' || busy) return
    setClosedFor(text)
    onSend(text.trim())
  }
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing) return
    const step = stepOf(event)
    if (step !== undefined && open && rows.length > 0) {
      event.preventDefault()
      const next = at + step
      setAt(next >= rows.length ? 0 : next < 0 ? rows.length - 1 : next)
    } else if (event.key === 'Tab' && !event.shiftKey && open && rows.length > 0) {
      event.preventDefault()
      const row = rows[Math.max(at, 0)]
      if (row) take(row)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const row = rows[at]
      if (open && row) take(row)
      else send()
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      setClosedFor(text)
    }
  }

  return html`<form
    class="composer"
    onSubmit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault()
      send()
    }}
  >
    <div class="suggest" hidden=${!open}>
      ${hints.map(hint => html`<p class="hint"><span class="soft">${words.next}</span> ${hint.says}</p>`)}
      <ul role="listbox" id="suggestions" aria-label=${words.suggestions}>
        ${
          open &&
          rows.map(
            (row, index) => html`<li
              key=${row.text}
              id=${`suggestion-${index}`}
              role="option"
              aria-selected=${index === at ? 'true' : 'false'}
              class=${index === at ? 'active' : ''}
              onPointerDown=${(/** @type {PointerEvent} */ event) => event.preventDefault()}
              onClick=${() => take(row)}
            >
              ${row.person && html`<${Avatar} name=${row.person.name} small=${true} />`}
              <span class="suggest-text">${row.shown}</span>
              <span class="suggest-says">${row.says}</span>
            </li>`,
          )
        }
      </ul>
      <p class="keys" id="keys-help">${words.keysHelp}</p>
    </div>
    <div class="field-row">
      <input
        ref=${input}
        id="composer"
        type="text"
        role="combobox"
        autocomplete="off"
        autocapitalize="off"
        spellcheck=${false}
        enterkeyhint="send"
        maxlength="4000"
        aria-label=${words.write(conversation.title)}
        aria-expanded=${open}
        aria-controls="suggestions"
        aria-autocomplete="list"
        aria-describedby="keys-help"
        aria-keyshortcuts="/"
        aria-activedescendant=${open && at >= 0 ? `suggestion-${at}` : undefined}
        placeholder=${matchMedia('(max-width: 560px)').matches ? words.placeholderShort : words.placeholder}
        value=${text}
        onInput=${valueInto(setText)}
        onKeyDown=${onKeyDown}
      />
      <button type="submit" class="send" aria-label=${words.send} title=${words.send} aria-disabled=${text.trim() === '' || busy}>
        ${busy ? html`<span class="spinner" aria-hidden="true"></span>` : html`<${Icon} name="send" size=${20} />`}
      </button>
    </div>
  </form>`
}
