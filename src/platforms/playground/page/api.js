/** @import { Answer, Channel, Choose, ClockMove, ClockNow, FirstSteps, Gone, Inbox, Moved, PageMessage, Person, Problems, Pressed, SayBody, Submitted, Suggestion } from '../api.ts' */

/** A call the server refused, with its sentence; or `unreachable` when there was no answer at all. */
export class Trouble extends Error {
  /**
   * @param {string | undefined} problem
   * @param {number} status
   */
  constructor(problem, status) {
    super(problem ?? 'unreachable')
    this.problem = problem
    this.status = status
  }
}

const club = new URLSearchParams(location.search).get('club')

/**
 * @param {string} path
 * @param {Record<string, string>} [query]
 */
function address(path, query = {}) {
  const search = new URLSearchParams(club === null ? query : { ...query, club })
  return `/api/${path}${search.size > 0 ? `?${search}` : ''}`
}

/**
 * Where a picture or a file of a message is, for this person.
 *
 * @param {{ as: string, message: string, file: string }} asked
 */
export const fileAddress = asked => address('file', asked)

/**
 * A call of the API. What it answers is what `PlaygroundService` in ../api.ts says of it.
 *
 * @template Answered
 * @param {string} path
 * @param {{ query?: Record<string, string>, body?: unknown }} [asked]
 * @returns {Promise<Answered>}
 */
async function call(path, { query, body } = {}) {
  const options =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(address(path, query), options).catch(() => undefined)
  if (response === undefined) throw new Trouble(undefined, 0)
  const answer = await response.json().catch(() => undefined)
  if (response.ok && answer !== undefined) return answer
  throw new Trouble(answer?.problem, response.status)
}

export const api = {
  /** @returns {Promise<Person[]>} */
  people: () => call('people'),
  /** @type {(name: string, language: 'fr' | 'en') => Promise<Person>} */
  addPerson: (name, language) => call('people', { body: { name, language } }),
  /** @type {(body: Choose) => Promise<Answer>} */
  language: body => call('language', { body }),
  /** @returns {Promise<FirstSteps>} */
  steps: () => call('steps'),
  /** @type {(as: string) => Promise<Channel[]>} */
  channels: as => call('channels', { query: { as } }),
  /** @type {(as: string, text: string) => Promise<Suggestion[]>} */
  suggest: (as, text) => call('suggest', { query: { as, text } }),
  /** @type {(body: SayBody) => Promise<Answer>} */
  say: body => call('say', { body }),
  /** @type {(body: Pressed) => Promise<Answer>} */
  press: body => call('press', { body }),
  /** @type {(body: Submitted) => Promise<Answer | Problems>} */
  submit: body => call('submit', { body }),
  /** @type {(as: string, after?: number) => Promise<Inbox>} */
  inbox: (as, after = 0) => call('inbox', { query: { as, after: String(after) } }),
  /** @returns {Promise<ClockNow>} */
  clock: () => call('clock'),
  /** @type {(body: ClockMove) => Promise<Moved>} */
  moveClock: body => call('clock', { body }),
}

/** @typedef {'live' | 'trying' | 'lost'} Live */

/**
 * The inbox as it grows. The browser reconnects by itself and says where it was; we only show that it is trying.
 *
 * @param {string} as
 * @param {number} after
 * @param {{
 *   onMessage: (message: PageMessage) => void, onGone: (gone: Gone) => void, onClock: (clock: ClockNow) => void,
 *   onElsewhere: () => void, onState: (state: Live) => void,
 * }} told
 */
export function follow(as, after, { onMessage, onGone, onClock, onElsewhere, onState }) {
  const events = new EventSource(address('events', { as, after: String(after) }))
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  const reopen = () => {
    if (events.readyState !== EventSource.CLOSED) return
    timer = setTimeout(() => onState('lost'), 2000)
  }
  events.addEventListener('open', () => onState('live'))
  events.addEventListener('message', event => onMessage(JSON.parse(event.data)))
  events.addEventListener('gone', event => onGone(JSON.parse(event.data)))
  events.addEventListener('elsewhere', onElsewhere)
  events.addEventListener('clock', event => onClock(JSON.parse(event.data)))
  events.addEventListener('error', () => {
    onState('trying')
    reopen()
  })
  return () => {
    clearTimeout(timer)
    events.close()
  }
}
