const KEY = 'assidu-playground'

/**
 * @typedef {object} Remembered
 * @property {string} [as]
 * @property {'fr' | 'en'} [language]
 * @property {'light' | 'dark'} [theme]
 * @property {'closed'} [guide] The first steps were put away.
 * @property {Record<string, import('./conversations.js').Read>} [read] By person.
 */

/** @returns {Remembered} */
function load() {
  const kept = localStorage.getItem(KEY)
  return kept?.startsWith('{') ? JSON.parse(kept) : {}
}

/** What this browser remembers: the person, the language and colours chosen, and how far each person has read. */
export const memory = {
  /** @type {<Name extends keyof Remembered>(name: Name) => Remembered[Name]} */
  get: name => load()[name],
  /** @type {<Name extends keyof Remembered>(name: Name, value: Remembered[Name]) => void} */
  set: (name, value) => localStorage.setItem(KEY, JSON.stringify({ ...load(), [name]: value })),
}

/** The address names the person and the conversation, so that two windows can be two people. */
export const place = {
  /** @returns {{ as?: string, in?: string, text?: string }} `text`: a line to begin with. */
  get: () => Object.fromEntries(new URLSearchParams(location.hash.slice(1))),
  /** @type {(parts: { as?: string, in?: string, text?: undefined }) => void} */
  set(parts) {
    const now = Object.entries({ ...place.get(), ...parts }).flatMap(([name, value]) => (value ? [[name, value]] : []))
    history.replaceState(null, '', `#${new URLSearchParams(now)}`)
  },
}
