import { useEffect, useState } from 'preact/hooks'
import { html, Icon, useElement, valueInto } from './html.js'
import { fullTime, nextWeekday, shortTime, wallTime } from './time.js'

/** @import { ClockMove, Done } from '../api.ts' */
/** @import { Language } from './time.js' */
/** @import { Words } from './words.js' */

/** @typedef {{ at: string, duty: string, count: number }} Grouped */
/** @typedef {{ now: string, done: Done[], failed: Done[] }} Passed What happened while the clock moved, and where it stands. */

/** What happened at one instant is one line, with how many times. @param {readonly Done[]} list */
function grouped(list) {
  /** @type {Map<string, Grouped>} */
  const found = new Map()
  for (const { at, duty } of list) {
    const key = `${at} ${duty}`
    found.set(key, { at, duty, count: (found.get(key)?.count ?? 0) + 1 })
  }
  return [...found.values()]
}

/** @type {(grouped: Grouped, words: Words) => string} */
const dutyText = ({ duty, count }, words) => words.duties[duty]?.(count) ?? `${duty}${count > 1 ? ` × ${count}` : ''}`

/** @param {{ report: Passed, words: Words, zone: string, language: Language, onClose: () => void }} props */
function Report({ report, words, zone, language, onClose }) {
  const rows = (/** @type {readonly Done[]} */ list) => html`<ol class="done">
    ${grouped(list).map(
      one =>
        html`<li><time datetime=${one.at}>${shortTime(one.at, zone, language)}</time><span>${dutyText(one, words)}</span></li>`,
    )}
  </ol>`
  return html`<section class="report" aria-label=${words.happened}>
    <header>
      <h3>${words.happened}</h3>
      <button type="button" class="icon-button" aria-label=${words.dismiss} onClick=${onClose}><${Icon} name="close" size=${18} /></button>
    </header>
    <p class="soft">${words.reached(fullTime(report.now, zone, language))}</p>
    ${report.done.length === 0 ? html`<p>${words.nothingHappened}</p>` : rows(report.done)}
    ${report.failed.length > 0 && html`<h4>${words.failed}</h4>${rows(report.failed)}`}
  </section>`
}

/**
 * The club's time, and the ways to let it pass.
 *
 * @param {{
 *   now: string, zone: string, movable: boolean, onMove: (move: ClockMove) => void, report: Passed | undefined,
 *   onReportClosed: () => void, moving: boolean, words: Words, language: Language,
 * }} props
 */
export function Clock({ now, zone, movable, onMove, report, onReportClosed, moving, words, language }) {
  const [open, setOpen] = useState(false)
  const [until, setUntil] = useState('')
  /** @type {{ current: HTMLDivElement }} */
  const box = useElement()
  /** @type {{ current: HTMLButtonElement }} */
  const toggle = useElement()

  useEffect(() => {
    if (!open) return
    const away = (/** @type {PointerEvent} */ event) =>
      event.target instanceof Node && !box.current.contains(event.target) && setOpen(false)
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [open])

  /** @type {(move: ClockMove) => void} */
  const move = step => {
    if (!moving) onMove(step)
  }
  /** @type {[string, ClockMove | (() => ClockMove)][]} */
  const steps = [
    [words.hour, { by: 'PT1H' }],
    [words.day, { by: 'P1D' }],
    [words.monday, () => ({ to: nextWeekday(now, zone, 1, '08:00') })],
    [words.tuesday, () => ({ to: nextWeekday(now, zone, 2, '10:00') })],
    [words.week, { by: 'P7D' }],
  ]

  return html`<div
    class="clock"
    ref=${box}
    onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
      if (event.key === 'Escape' && open) {
        event.stopPropagation()
        setOpen(false)
        toggle.current.focus()
      }
    }}
  >
    <button type="button" class="clock-button" ref=${toggle} aria-expanded=${open} aria-controls="clock-panel" onClick=${() => setOpen(!open)}>
      <${Icon} name="clock" size=${18} />
      <span class="hidden">${words.clock} :</span>
      <time datetime=${now}>${shortTime(now, zone, language)}</time>
      ${moving ? html`<span class="spinner" aria-hidden="true"></span>` : html`<${Icon} name="chevron" size=${16} />`}
    </button>
    <div id="clock-panel" class="panel" hidden=${!open} role="group" aria-label=${words.moveClock}>
      <h2 class="panel-title">${words.moveClock}</h2>
      <p class="soft panel-hint">${movable ? words.clockHint : words.clockFixed}</p>
      ${
        movable &&
        html`<div class="steps">
          ${steps.map(
            ([label, step]) => html`<button
              type="button"
              class="action"
              aria-disabled=${moving}
              onClick=${() => move(typeof step === 'function' ? step() : step)}
            >
              ${label}
            </button>`,
          )}
        </div>
        <form
          class="until"
          onSubmit=${(/** @type {SubmitEvent} */ event) => {
            event.preventDefault()
            if (until) move({ to: until })
          }}
        >
          <label for="clock-until">${words.until}</label>
          <input
            id="clock-until"
            type="datetime-local"
            min=${wallTime(now, zone)}
            value=${until}
            onInput=${valueInto(setUntil)}
          />
          <button type="submit" class="action primary" aria-disabled=${moving || !until}>${words.go}</button>
        </form>`
      }
      <div role="status">
        ${moving && html`<p class="passing"><span class="spinner" aria-hidden="true"></span>${words.moving}</p>`}
        ${!moving && report && html`<${Report} report=${report} words=${words} zone=${zone} language=${language} onClose=${onReportClosed} />`}
      </div>
    </div>
  </div>`
}
