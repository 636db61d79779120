const KEY = 'assidu-playground'

function load() {
  const kept = localStorage.getItem(KEY)
  return kept?.startsWith('{') ? JSON.parse(kept) : {}
}

/** What this browser remembers: the person, the language and colours chosen, and how far each person has read. */
export const memory = {
  get: name => load()[name],
  set: (name, value) => localStorage.setItem(KEY, JSON.stringify({ ...load(), [name]: value })),
}

/** The address names the person and the conversation, so that two windows can be two people. */
export const place = {
  get: () => Object.fromEntries(new URLSearchParams(location.hash.slice(1))),
  set: parts => history.replaceState(null, '', `#${new URLSearchParams({ ...place.get(), ...parts })}`),
}
