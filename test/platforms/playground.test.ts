import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Channel, PageMessage, Person, Suggestion } from '../../src/platforms/playground/api.ts'
import { type OpenPlayground, openPlayground } from '../kit/playground.ts'

let here: OpenPlayground

beforeAll(async () => {
  here = await openPlayground()
})
afterAll(() => here.close())

const body = async <T>(asked: Promise<{ status: number; body: unknown }>) => (await asked).body as T

test('everybody on the list is there, with role and language', async () => {
  const people = await body<Person[]>(here.get('people'))
  expect(people.find(one => one.id === 'olga')).toMatchObject({
    name: 'Olga Renard',
    role: 'organizer',
    language: 'en',
  })
  expect(people.find(one => one.id === 'lea')).toMatchObject({
    role: 'member',
    language: 'fr',
    company: 'Martin Toitures',
  })
})

test('the organizers’ channel is the organizers’ own', async () => {
  const ids = async (as: string) => (await body<Channel[]>(here.get(`channels?as=${as}`))).map(one => one.id)
  expect(await ids('olga')).toEqual(['club', 'introductions', 'organizers'])
  expect(await ids('lea')).toEqual(['club', 'introductions'])
  expect((await here.post('say', { as: 'lea', text: '/aide', in: 'organizers' })).status).toBe(404)
})

test('a bare command opens a form; what was wrong comes back by field, and nothing typed is lost', async () => {
  const { form } = await here.say('lea', '/recommander')
  expect(form?.fields.map(field => field.id)).toContain('receiver')
  const wrong = await here.submit('lea', form!.id, { receiver: 'nobody-here', kind: 'inside', need: 'Deux prises' })
  expect(Object.keys(wrong.problems)).toEqual(['receiver'])
  const { messages } = await here.submit('lea', wrong.form as unknown as string, {
    receiver: 'marc',
    kind: 'inside',
    need: 'Deux prises',
  })
  expect(messages[0]).toMatchObject({ onlyYou: true, where: { kind: 'channel', id: 'club' } })
  expect(messages[0]?.text).toContain('Marc Dubois')
})

test('a line that is pasted with what nobody sees is a command all the same', async () => {
  await here.say('lea', '\u200b\ufeff/recommander\u00a0@marc\u202fmoi-même\u00a0« Une marquise »')
  expect((await here.inbox('marc')).at(-1)?.text).toContain('Une marquise')
})

test('the receiver gets it privately, presses a button, and the giver is told', async () => {
  await here.say('lea', '/recommander @marc inside "Un tableau électrique"')
  const received = (await here.inbox('marc')).findLast(one => one.text.includes('Un tableau électrique'))!
  expect(received).toMatchObject({ where: { kind: 'direct' }, from: 'Assidu', edited: false })
  const button = received.actions.find(one => one.kind === 'button')!
  const before = (await here.inbox('lea')).length
  await here.press('marc', received, button.label)
  expect((await here.inbox('lea')).length).toBeGreaterThan(before)
})

test('a prospect’s name, telephone and need stand in clear in no table, whatever was typed, asked and answered', async () => {
  const { messages } = await here.say(
    'lea',
    '/refer @marc outside "Un mur secret" contact:"Mme Cachée" telephone:0639981299',
  )
  await here.press('lea', messages[0]!, 'Oui, transmettre')
  const received = (await here.inbox('marc')).at(-1)!
  expect(received.text).toMatch(/06\s39\s98\s12\s99/)
  await here.press('marc', received, 'Contact pris')
  const holding = await here.story.inClub(async club => {
    const tables = await sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'pgboss') and tablename not like 'kysely%'`.execute(club.tx)
    const found: string[] = []
    for (const { name } of tables.rows) {
      const hits = await sql`select from ${sql.raw(name)} as row
        where row::text ~* 'cachée|0639981299|mur secret'`.execute(club.tx)
      if (hits.rows.length > 0) found.push(name)
    }
    return found
  })
  expect(holding).toEqual([])
})

test('n grows with every message and edit, and the inbox is what is newer', async () => {
  const all = await here.inbox('lea')
  expect(all.map(one => one.n)).toEqual([...all.map(one => one.n)].sort((a, b) => a - b))
  const middle = all[Math.floor(all.length / 2)]!
  expect(await here.inbox('lea', middle.n)).toEqual(all.filter(one => one.n > middle.n))
})

test('the text is whole, and the view holds the same words as nodes', async () => {
  const { messages } = await here.say('lea', '/recommander @marc inside "<b>gras</b> & *étoiles*"')
  const quoted = (await here.inbox('marc')).findLast(one => one.text.includes('<b>gras</b>'))!
  expect(quoted.text).toContain('*étoiles*')
  expect(JSON.stringify(quoted.view)).toContain('<b>gras</b>')
  expect(messages).toHaveLength(1)
})

test('a message is seen by whom it is for, and by nobody else', async () => {
  const seen = async (as: string) => (await here.inbox(as)).some(one => one.text.includes('Un tableau électrique'))
  expect(await Promise.all(['marc', 'ana', 'olga'].map(seen))).toEqual([true, false, false])
})

test('nobody can press a button he does not see', async () => {
  const received = (await here.inbox('marc')).findLast(one => one.actions.length > 0)!
  const answer = await here.post('press', { as: 'ana', message: received.id, action: received.actions[0]!.id })
  expect(answer).toMatchObject({ status: 404, body: { problem: expect.stringContaining('no message') } })
})

test('what was said is there after a restart', async () => {
  const again = await here.restarted()
  const inbox = (await (await fetch(`${again.url}/api/inbox?as=marc&after=0`)).json()) as { messages: PageMessage[] }
  expect(inbox.messages).toEqual(await here.inbox('marc'))
  await again.close()
})

test('a guest may be added, keeps a readable id, and is told what is for members', async () => {
  const added = await here.post('people', { name: 'Zoé Périer' })
  expect(added).toMatchObject({ status: 200, body: { id: 'guest-zoe-perier', role: 'guest' } })
  const { messages } = await here.say('guest-zoe-perier', '/recommander')
  expect(messages[0]?.text).toContain('Olga Renard')
  const help = await here.say('guest-zoe-perier', '/aide')
  expect(help.messages[0]?.text).toContain('/aide')
  expect(help.messages[0]?.text).not.toContain('/recommander')
  expect((await body<Person[]>(here.get('people'))).map(one => one.id)).toContain('guest-zoe-perier')
})

test('the name of a guest turns no line round and hides nothing', async () => {
  const added = await here.post('people', { name: '\u202eNo\u200bé\u00a0Blin\u202c' })
  expect(added).toMatchObject({ status: 200, body: { id: 'guest-noe-blin', name: 'Noé Blin' } })
})

test('completion offers commands in the reader’s language, then what comes next', async () => {
  const suggest = async (as: string, text: string) =>
    body<Suggestion[]>(here.get(`suggest?as=${as}&text=${encodeURIComponent(text)}`))
  expect((await suggest('lea', '/rec')).map(one => one.text)).toContain('/recommander ')
  expect((await suggest('ana', '/ref')).map(one => one.text)).toContain('/refer ')
  expect((await suggest('lea', '/refer')).map(one => one.text)).toContain('/recommander ')
  expect((await suggest('lea', '/recommander '))[0]).toMatchObject({ text: '/recommander ' })
  expect((await suggest('lea', '/recommander @dub')).map(one => one.text)).toEqual(['/recommander @"Marc Dubois" '])
  expect(await suggest('guest-zoe-perier', '/rec')).toEqual([])
  expect(await suggest('guest-zoe-perier', '/recommander @')).toEqual([])
  expect(await suggest('guest-zoe-perier', '/club @')).toEqual([])
  expect((await suggest('guest-zoe-perier', '/ai')).map(one => one.text)).toEqual(['/aide '])
})

test('a choice that completion offers is understood when it is typed', async () => {
  const offered = await body<Suggestion[]>(here.get(`suggest?as=lea&text=${encodeURIComponent('/merci @marc ')}`))
  const choice = offered.find(one => one.text !== '/merci @marc ')!
  const { messages } = await here.say('lea', `${choice.text}"Une borne de recharge"`)
  expect(messages[0]?.text).toContain('Marc Dubois')
})

test('the clock moves forward only, by at most 400 days', async () => {
  const move = async (step: unknown) => (await here.post('clock', step)).status
  const { now } = await body<{ now: string }>(here.get('clock'))
  expect(await move({ by: '-P1D' })).toBe(400)
  expect(await move({ by: 'PT0S' })).toBe(400)
  expect(await move({ by: 'P401D' })).toBe(400)
  expect(await move({ by: 'a week' })).toBe(400)
  expect(await move({ to: now })).toBe(400)
  expect(await move({})).toBe(400)
  const moved = await here.post('clock', { by: 'P3D' })
  expect(moved).toMatchObject({ status: 200, body: { failed: [] } })
  const { done, now: later } = moved.body as { done: { at: string; duty: string }[]; now: string }
  expect(Temporal.Instant.from(later).since(now).total('days')).toBeCloseTo(3, 1)
  expect(done.map(one => one.at)).toEqual([...done.map(one => one.at)].sort())
  expect(done.length).toBeGreaterThan(0)
})

test('two who move the clock at once do so one after the other', async () => {
  const now = async () => Temporal.Instant.from((await body<{ now: string }>(here.get('clock'))).now)
  const before = await now()
  const moves = await Promise.all([here.post('clock', { by: 'P1D' }), here.post('clock', { by: 'P1D' })])
  expect(moves.map(one => one.status)).toEqual([200, 200])
  expect((await now()).since(before).total('days')).toBeCloseTo(2, 1)
})

test('an answer in the conversation with Assidu is his alone too, and changes in place when its button is pressed', async () => {
  const { messages } = await here.say('lea', '/recommander @marc inside "Un interphone"', 'direct')
  const receipt = messages[0]!
  expect(receipt).toMatchObject({ onlyYou: true, where: { kind: 'direct' } })
  const undone = await here.press('lea', receipt, receipt.actions.findLast(one => one.kind === 'button')!.label)
  expect(undone.messages[0]).toMatchObject({ id: receipt.id, edited: true, first: receipt.first })
})

test('a slash too many, or a space after it, is a thumb on a phone', async () => {
  for (const typed of ['//aide', '/ aide', '/aide'])
    expect((await here.say('lea', typed)).messages[0]!.text).toContain('Ce que vous pouvez taper ici')
  expect((await here.post('say', { as: 'lea', text: '/' })).status).toBe(400)
})

test('unknown ids and malformed calls are answered in words', async () => {
  const asked: [number, ReturnType<OpenPlayground['get']>][] = [
    [404, here.get('inbox?as=nobody')],
    [400, here.get('inbox')],
    [400, here.get('inbox?as=lea&after=minus')],
    [404, here.get('nothing-of-the-kind')],
    [404, here.get('people?club=another')],
    [404, here.post('say', { as: 'nobody', text: '/aide' })],
    [400, here.post('say', { as: 'lea', text: 'bonjour' })],
    [400, here.post('say', { as: 'lea' })],
    [404, here.post('say', { as: 'lea', text: '/aide', in: 'nowhere' })],
    [404, here.post('press', { as: 'lea', message: 'x', action: 'y' })],
    [404, here.post('submit', { as: 'lea', form: 'x', values: {} })],
    [400, here.post('submit', { as: 'lea', form: 'x', values: [] })],
    [400, here.post('people', { name: ' ' })],
    [400, here.post('people', { name: '\u200b\u202e' })],
    [400, here.get('inbox?as=lea%00')],
    [400, here.post('say', { as: 'lea', text: '/recommander @marc inside "a\u0000b"' })],
    [400, here.post('say', { as: 'lea', text: '/recommander @marc inside "\ud800"' })],
    [400, here.post('submit', { as: 'lea', form: 'x', values: { need: '\u0000' } })],
  ]
  for (const [status, answer] of asked) {
    expect(await answer).toMatchObject({ status, body: { problem: expect.stringMatching(/\w/) } })
  }
})

test('the stream says what is new, once, and goes on from where a browser was', async () => {
  const before = await here.inbox('marc')
  const from = before.at(-2)!
  const response = await fetch(`${here.url}/api/events?as=marc&after=0`, {
    headers: { 'last-event-id': String(from.n) },
  })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  await here.say('lea', '/recommander @marc inside "Une sonnette"')
  let text = ''
  while (!text.includes('Une sonnette')) text += (await reader.read()).value
  await reader.cancel()
  const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
  expect(ids[0]).toBe(before.at(-1)!.n)
  expect(new Set(ids).size).toBe(ids.length)
})

/** Reads the stream until `enough` of these events came, and closes it. */
async function heardOf(path: string, event: string, enough: number, meanwhile: () => Promise<unknown>) {
  const response = await fetch(`${here.url}/api/${path}`)
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  const heard: unknown[] = []
  let text = ''
  let begun = false
  while (heard.length < enough) {
    const { value, done } = await reader.read()
    if (done) break
    text += value
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) {
      const [, json] = new RegExp(`^event: ${event}\\ndata: (.*)$`, 'm').exec(part) ?? []
      if (json !== undefined) heard.push(JSON.parse(json))
    }
    if (heard.length > 0 && !begun) {
      begun = true
      await meanwhile()
    }
  }
  await reader.cancel()
  return heard
}

test('every window is told when the clock was moved, by whatever other', async () => {
  const before = (await body<{ now: string }>(here.get('clock'))).now
  const times = (await heardOf('events?as=marc&after=0', 'clock', 2, () => here.post('clock', { by: 'P2D' }))) as {
    now: string
    zone: string
    movable: boolean
  }[]
  const days = times.map(({ now }) => Temporal.Instant.from(before).until(Temporal.Instant.from(now)).total('hours'))
  expect(days[0]).toBeLessThan(1)
  expect(days[1]).toBeGreaterThanOrEqual(48)
  expect(times[1]).toMatchObject({ zone: 'Europe/Paris' })
})

test('a language chosen on the page is the member’s own choice: the bot answers in it, and says so', async () => {
  const chosen = await here.post('language', { as: 'marc', language: 'en', in: 'club' })
  const [said] = (chosen.body as { messages: PageMessage[] }).messages
  expect(said).toMatchObject({ onlyYou: true, where: { kind: 'channel', id: 'club' } })
  expect(said!.text).toContain('From now on I write to you in English')
  const of = async (id: string) => (await body<Person[]>(here.get('people'))).find(one => one.id === id)?.language
  expect(await of('marc')).toBe('en')
  expect((await here.say('marc', '/aide')).messages[0]!.text).toMatch(/introduc/)
  await here.press('marc', said!, 'Undo')
  expect(await of('marc')).toBe('fr')
  expect((await here.post('language', { as: 'marc', language: 'de' })).status).toBe(400)
  expect((await here.post('language', { as: 'lea', language: 'en', in: 'organizers' })).status).toBe(404)

  const { id } = (await here.post('people', { name: 'Ada Wood', language: 'en' })).body as Person
  expect((await here.say(id, '/refer')).messages[0]!.text).toMatch(/members/)
  await here.post('language', { as: id, language: 'fr' })
  expect(await of(id)).toBe('fr')
  expect((await here.say(id, '/refer')).messages[0]!.text).toMatch(/membres/)
})

test('a real club has no first steps to try', async () => {
  expect((await here.get('steps')).body).toEqual({ steps: [] })
})
