import { startDemo } from '../kit/demo.ts'

/**
 * `npm run first-days`: lives through the first fifteen days of the demo club and prints, as a Markdown table, what
 * reached whom, when, and what the bot itself answers to "why this message?".
 */

type Message = {
  id: string
  at: string
  where: { kind: string; name: string }
  text: string
  onlyYou: boolean
  actions: { id: string; label: string }[]
}
type Person = { id: string; name: string }
type Told = { at: string; to: string; what: string; why: string; count: number }

const demo = await startDemo()
const get = async <T>(path: string) => (await (await fetch(`${demo.url}/api${path}`)).json()) as T
const post = async <T>(path: string, body: unknown) =>
  (await (
    await fetch(`${demo.url}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  ).json()) as T

const people = await get<Person[]>('/people')
const told = new Map<string, Told>()
const seen = new Set<string>()

for (let day = 0; day < 15; day++) {
  await post('/clock', { by: 'P1D' })
  for (const person of people) await readInbox(person)
}
await demo.close()

console.log('| day | hour | to | what | why |\n|---|---|---|---|---|')
for (const { at, to, what, why, count } of [...told.values()].sort((a, b) => (a.at < b.at ? -1 : 1))) {
  const [day, hour] = localTime(at)
  console.log(`| ${day} | ${hour} | ${count > 1 ? `${count} members` : to} | ${what} | ${why} |`)
}

/** The same message to many at one time is one line. */
async function readInbox(person: Person): Promise<void> {
  const { messages } = await get<{ messages: Message[] }>(`/inbox?as=${person.id}`)
  for (const message of messages) {
    const key = message.where.kind === 'direct' ? `${person.id}/${message.id}` : message.id
    if (message.onlyYou || seen.has(key)) continue
    seen.add(key)
    const [title = ''] = message.text.split('\n')
    const line = `${message.at.slice(0, 16)}/${title}`
    const before = told.get(line)
    if (before) told.set(line, { ...before, count: before.count + 1 })
    else
      told.set(line, {
        at: message.at,
        to: message.where.kind === 'direct' ? person.name : `#${message.where.name}`,
        what: title,
        why: message.where.kind === 'direct' ? await whyOf(person, message) : 'for the whole channel',
        count: 1,
      })
  }
}

async function whyOf(person: Person, message: Message): Promise<string> {
  const why = message.actions.find(({ id }) => id.includes('|why|'))
  if (!why) return ''
  const { messages } = await post<{ messages: Message[] }>('/press', {
    as: person.id,
    message: message.id,
    action: why.id,
  })
  return (messages.at(-1)?.text ?? '').split('\n').slice(1, 2).join(' ')
}

function localTime(at: string): readonly [string, string] {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Paris')
  return [
    local.toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' }),
    local.toPlainTime().toString({ smallestUnit: 'minute' }),
  ]
}
