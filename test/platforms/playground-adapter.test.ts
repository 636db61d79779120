import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isTrouble, type MessageRef, type Outgoing, type Platform } from '../../src/contract/platform.ts'
import type { Channel } from '../../src/platforms/playground/api.ts'
import { keepMessage } from '../../src/platforms/playground/store.ts'
import { line } from '../../src/words/line.ts'
import { roomFor } from '../../src/words/room.ts'
import { asTyped } from '../kit/as-typed.ts'
import { opened } from '../kit/conversation.ts'
import { type OpenPlayground, openPlayground } from '../kit/playground.ts'

let here: OpenPlayground
let platform: Platform
let place: string

beforeAll(async () => {
  here = await openPlayground()
  platform = here.story.assidu.platforms.get('playground')!
  place = platform.places()[0]!.place
})
afterAll(() => here.close())

const room = roomFor({ language: 'fr', address: 'vous', zone: 'Europe/Paris' })
const saying = (text: string, id = here.story.assidu.means.newId()): Outgoing => ({
  id,
  room,
  silent: false,
  view: {
    title: text,
    blocks: [{ kind: 'text', line: line`${{ kind: 'time', at: '2026-12-03T06:45:00Z', form: 'hour' }}` }],
  },
})
const sent = (answer: Awaited<ReturnType<Platform['post']>>): MessageRef => {
  if (isTrouble(answer)) throw new Error(JSON.stringify(answer))
  return answer
}
const texts = async (as: string) => (await here.inbox(as)).map(one => one.text.split('\n')[0])

test('a delivery that is tried again after its answer was lost is there once, and found', async () => {
  const message = saying('Une seule fois')
  const target = { kind: 'direct', place, account: 'lea' } as const
  expect(await platform.find(target, message.id)).toBe('not there')
  const first = sent(await platform.post(target, message))
  expect(await platform.post(target, message)).toEqual(first)
  expect(await platform.find(target, message.id)).toEqual(first)
  expect((await texts('lea')).filter(text => text === 'Une seule fois')).toHaveLength(1)
})

test('an edit changes the message in place: a new n, the same first', async () => {
  const ref = sent(await platform.post({ kind: 'channel', place, channel: 'club' }, saying('Avant')))
  const before = (await here.inbox('lea')).find(one => one.id === ref.message)!
  sent(await platform.edit(ref, saying('Après')))
  const after = (await here.inbox('lea')).find(one => one.id === ref.message)!
  expect(after).toMatchObject({ edited: true, first: before.n, text: expect.stringContaining('Après') })
  expect(after.n).toBeGreaterThan(before.n)
  expect(await texts('lea')).not.toContain('Avant')
})

test('a group is the same conversation whenever the same people meet, and theirs alone', async () => {
  const target = (accounts: string[]) => opened(platform, { kind: 'group', place, accounts, title: 'Léa et Marc' })
  const one = sent(await platform.post(await target(['lea', 'marc']), saying('À vous deux')))
  const two = sent(await platform.post(await target(['marc', 'lea']), saying('Encore')))
  expect(two.channel).toBe(one.channel)
  expect(await texts('marc')).toContain('À vous deux')
  expect(await texts('ana')).not.toContain('À vous deux')
  const channels = (await here.get('channels?as=marc')).body as Channel[]
  expect(channels.at(-1)).toMatchObject({ kind: 'group', name: 'Léa et Marc' })
  const { messages } = await here.say('marc', '/recommander', channels.at(-1)!.id)
  expect(messages).toEqual([])
  expect((await here.post('say', { as: 'ana', text: '/help', in: channels.at(-1)!.id })).status).toBe(404)
})

test('what is said in the organizers’ channel is theirs', async () => {
  sent(await platform.post({ kind: 'channel', place, channel: 'organizers' }, saying('Entre nous')))
  expect(await texts('olga')).toContain('Entre nous')
  expect(await texts('lea')).not.toContain('Entre nous')
  const people = await platform.people(place, 'organizers')
  expect(people).toMatchObject([{ account: 'olga', name: 'Olga Renard', administrator: true }])
})

test('a time is shown in the zone of whoever reads', async () => {
  await here.story.inClub(club =>
    club.tx
      .updateTable('member')
      .set({ zone: 'America/Montreal' })
      .where('club_id', '=', club.id)
      .where('external_id', '=', 'ana')
      .execute(),
  )
  sent(await platform.post({ kind: 'channel', place, channel: 'club' }, saying('À quelle heure')))
  const read = async (as: string) =>
    asTyped((await here.inbox(as)).find(one => one.text.startsWith('À quelle heure'))!.text)
  expect(await read('lea')).toContain('7 h 45')
  expect(await read('ana')).toContain('1 h 45')
})

test('nobody, nowhere and nothing are trouble that says so, not exceptions', async () => {
  const gone = { trouble: 'gone' }
  expect(await platform.post({ kind: 'direct', place, account: 'nobody' }, saying('x'))).toMatchObject(gone)
  expect(await platform.post({ kind: 'channel', place, channel: 'nowhere' }, saying('x'))).toMatchObject(gone)
  expect(await platform.post({ kind: 'channel', place: 'no-club', channel: 'club' }, saying('x'))).toMatchObject(gone)
  expect(await platform.edit({ place, channel: 'channel:club', message: 'none' }, saying('x'))).toMatchObject(gone)
  expect(await platform.person(place, 'nobody')).toMatchObject(gone)
  expect(await platform.people(place, 'nowhere')).toMatchObject(gone)
})

test('whoever has taken an n keeps the others waiting until his message is there: no reader can miss it', async () => {
  const { means } = here.story.assidu
  const waiting = async () => {
    const { rows } = await sql<{ pid: number }>`
      select pid from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`.execute(means.db)
    return rows.length
  }
  const target = { kind: 'direct', place, account: 'lea' } as const
  const taken = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const first = here.story.inClub(async club => {
    const where = { kind: 'direct', id: 'direct' } as const
    await keepMessage(club, {
      id: means.newId(),
      where,
      audience: ['lea'],
      onlyYou: false,
      view: saying('Le premier').view,
      reader: room,
    })
    taken.resolve()
    await release.promise
  })
  await taken.promise
  const second = platform.post(target, saying('Le second'))
  await expect.poll(waiting).toBe(1)
  expect(await texts('lea')).not.toContain('Le second')
  release.resolve()
  await first
  sent(await second)
  expect((await texts('lea')).slice(-2)).toEqual(['Le premier', 'Le second'])
})
