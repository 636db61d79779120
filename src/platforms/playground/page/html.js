import htm from 'htm'
import { h } from 'preact'
import { useRef } from 'preact/hooks'

/** Templates become nodes, never markup: what people typed stays text. */
export const html = htm.bind(h)

/** @typedef {ReturnType<typeof html>} Drawn */

/**
 * An element that a component draws: it is there whenever an effect or a handler of that component runs.
 *
 * @template {Element} Kind
 * @returns {{ current: Kind }}
 */
export const useElement = () => useRef(/** @type {Kind} */ (/** @type {unknown} */ (null)))

const PATHS = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M5 12h13M12 5.5 18.5 12 12 18.5',
  clock: 'M12 7.5V12l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  sun: 'M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M20 14.2A8.2 8.2 0 0 1 9.8 4 8.2 8.2 0 1 0 20 14.2Z',
  lock: 'M7.5 11V8a4.5 4.5 0 0 1 9 0v3M6.5 11h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1Z',
  chevron: 'm7 10 5 5 5-5',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  plus: 'M12 5v14M5 12h14',
  group:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5a6.5 6.5 0 0 1 13 0M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.3',
  down: 'M12 5v13M5.5 12 12 18.5 18.5 12',
  up: 'M12 19V6M5.5 12 12 5.5 18.5 12',
  out: 'M9 6h9v9M18 6 6.5 17.5',
}

/**
 * The handler of a field that hands on what stands in it.
 *
 * @param {(value: string) => void} take
 */
export const valueInto = take => (/** @type {{ currentTarget: { value: string } }} */ event) =>
  take(event.currentTarget.value)

/** @param {{ name: keyof typeof PATHS, size?: number }} props */
export function Icon({ name, size = 20 }) {
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d=${PATHS[name]} />
  </svg>`
}

/** "Hélène Jacquemin" gives HJ. @param {string} name */
function initials(name) {
  const words = name.split(/[\s-]+/u).filter(word => /\p{L}/u.test(word))
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words
  return letters.map(word => word?.[0]?.toUpperCase()).join('') || '?'
}

/** One of eight calm colours, always the same for the same name. @param {string} name */
function hueOf(name) {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return sum % 8
}

/** @param {{ name: string, bot?: boolean, small?: boolean }} props */
export function Avatar({ name, bot = false, small = false }) {
  const kind = bot ? 'bot' : `hue-${hueOf(name)}`
  return html`<span class="avatar ${kind} ${small ? 'small' : ''}" aria-hidden="true">
    ${bot ? html`<svg viewBox="0 0 32 32"><path d="M8.5 23 16 8l7.5 15M11.5 17.5h9" /></svg>` : initials(name)}
  </span>`
}

/** Text compared without case or accents, as people type it on a phone. @param {string} text */
export function folded(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/gu, ' ').toLowerCase()
}
