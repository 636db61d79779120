/** A call the server refused, with its sentence; or `unreachable` when there was no answer at all. */
class Trouble extends Error {
  constructor(problem, status) {
    super(problem ?? 'unreachable')
    this.problem = problem
    this.status = status
  }
}

const club = new URLSearchParams(location.search).get('club')

function address(path, query = {}) {
  const search = new URLSearchParams(club === null ? query : { ...query, club })
  return `/api/${path}${search.size > 0 ? `?${search}` : ''}`
}

async function call(path, { query, body } = {}) {
  const options = { headers: {} }
  if (body !== undefined) {
    options.method = 'POST'
    options.headers['Content-Type'] = 'application/json'
    options.body = JSON.stringify(body)
  }
  const response = await fetch(address(path, query), options).catch(() => undefined)
  if (response === undefined) throw new Trouble(undefined, 0)
  const answer = await response.json().catch(() => undefined)
  if (response.ok && answer !== undefined) return answer
  throw new Trouble(answer?.problem, response.status)
}

export const api = {
  people: () => call('people'),
  addPerson: name => call('people', { body: { name } }),
  channels: as => call('channels', { query: { as } }),
  suggest: (as, text) => call('suggest', { query: { as, text } }),
  say: body => call('say', { body }),
  press: body => call('press', { body }),
  submit: body => call('submit', { body }),
  inbox: (as, after = 0) => call('inbox', { query: { as, after: String(after) } }),
  clock: () => call('clock'),
  moveClock: body => call('clock', { body }),
}

/** The inbox as it grows. The browser reconnects by itself and says where it was; we only show that it is trying. */
export function follow(as, after, { onMessage, onState }) {
  const events = new EventSource(address('events', { as, after: String(after) }))
  let timer
  const reopen = () => {
    if (events.readyState !== EventSource.CLOSED) return
    timer = setTimeout(() => onState('lost'), 2000)
  }
  events.addEventListener('open', () => onState('live'))
  events.addEventListener('message', event => onMessage(JSON.parse(event.data)))
  events.addEventListener('error', () => {
    onState('trying')
    reopen()
  })
  return () => {
    clearTimeout(timer)
    events.close()
  }
}
