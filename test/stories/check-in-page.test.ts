import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkInsOf } from '../../src/club/check-in/checked-in.ts'
import { signed } from '../../src/club/check-in/keys.ts'
import { nameKey, searchForm } from '../../src/terms/names.ts'
import { planned } from '../kit/meetings.ts'
import { openPages } from '../kit/pages.ts'
import { openStory, usualCast } from '../kit/story.ts'

/** The page at the door as browsers ask for it, and as somebody does who would like to be where he is not. */

const publicUrl = 'https://club.example.org'
let club: Awaited<ReturnType<typeof openStory<keyof typeof usualCast>>>
let pages: Awaited<ReturnType<typeof openPages>>
let meeting: string
/** All of the log, and what addresses and forms were signed with or carried. */
const log: string[] = []
const secrets = new Set<string>()

beforeAll(async () => {
  club = await openStory({ cast: usualCast, publicUrl, log: { write: line => log.push(line) } })
  pages = await openPages(club.assidu)
  await planned(club)
  const row = await club.inClub(({ tx }) => tx.selectFrom('meeting').select('id').executeTakeFirstOrThrow())
  meeting = row.id
  await club.clock.goesTo('2026-11-12T07:31')
}, 60_000)

afterAll(async () => {
  await pages.close()
  await club.close()
})

type Sent = { readonly fields?: Readonly<Record<string, string>>; readonly headers?: Record<string, string> }

async function asks(path: string, { fields, headers = {} }: Sent = {}) {
  for (const said of [path, ...Object.values(fields ?? {})])
    for (const part of said.match(/[\w-]{40,}/g) ?? []) secrets.add(part)
  const response = await fetch(`${pages.url}${path}`, {
    headers: { 'accept-language': 'fr', ...headers },
    ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
  })
  const text = (await response.text())
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll(/[\u00a0\u202f]/g, ' ')
  return { status: response.status, text, headers: response.headers }
}

const field = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)![1]!
/** What the door shows now: where its QR leads is what the key of this step is. */
const hereNow = (steps = 0) =>
  club.inClub(async tx => {
    const step = Math.floor(tx.at.epochMilliseconds / 60_000) + steps
    return `/here/${signed(tx, 'here', { meeting }, step)}`
  })
const doorLink = () => club.inClub(async tx => `/door/${signed(tx, 'door', { meeting })}`)
const here = () => club.inClub(tx => checkInsOf(tx, meeting))
const arrives = async (name: string, more: Sent = {}) =>
  asks('/here/name', {
    ...more,
    fields: { form: field((await asks(await hereNow())).text, 'form'), name, company: '' },
  })
const forgetTries = () => club.inClub(({ tx }) => tx.deleteFrom('check_in_try').execute())

test('the door shows a QR and four digits, which an organizer reaches by a link of the chat', async () => {
  const { olga } = club.people
  await olga.says('/meeting')
  await olga.presses('At the door')
  expect(olga.messages.at(-1)!.text).toContain('Open this page on a tablet')
  const shown = await asks(await doorLink())
  expect(shown.text).toMatch(/<svg role="img" aria-label="QR code/)
  expect(shown.text).toMatch(/<p class="code" aria-label="Code \d \d \d \d">\d{4}</)
  expect(shown.text).toContain('<noscript><meta http-equiv="refresh" content="60">')
  expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(shown.headers.get('cache-control')).toBe('no-store')
  const now = await asks(`${await doorLink()}/now`)
  expect(JSON.parse(now.text)).toMatchObject({ next: 60 })
  const english = await asks(await doorLink(), { headers: { 'accept-language': 'en' } })
  expect(english.text).toContain('Scan this code, or type the four digits')
})

test('a name, however it is written, is a check-in; twice is once, and only who made it takes it back', async () => {
  const form = await asks(await hereNow())
  expect(form.text).toContain('Vous êtes là ?')
  // Nobody's name stands on it.
  for (const { name } of Object.values(usualCast)) expect(form.text).not.toContain(name)
  const first = await arrives('MARTIN léa')
  expect(first.text).toContain('Bienvenue, MARTIN léa')
  const made = field(first.text, 'made')
  const again = await arrives('Léa Martin')
  expect(again.text).toContain('Bienvenue, Léa Martin')
  expect(again.text).not.toContain('Ce n’était pas moi')
  expect(await here()).toMatchObject([{ member: club.idOf('lea'), how: 'name' }])

  const kept = await asks('/here/remember', { fields: { made } })
  const cookie = kept.headers.get('set-cookie')!
  expect(cookie).toMatch(/^assidu_phone=[\w-]+; Max-Age=31536000; Path=\/here;.* HttpOnly; Secure; SameSite=Lax/)
  expect(cookie).not.toContain('Martin')
  const back = await asks('/here/not-me', { fields: { made } })
  expect(back.text).toContain('C’est annulé')
  expect(await here()).toEqual([])

  // The telephone knows her; a made-up one nobody.
  const own = { headers: { cookie: cookie.split(';')[0]! } }
  const known = await asks(await hereNow(), own)
  expect(known.text).toContain('Léa Martin, c’est bien vous ?')
  await asks('/here/known', { ...own, fields: { form: field(known.text, 'form') } })
  expect(await here()).toMatchObject([{ member: club.idOf('lea'), how: 'phone' }])
  // It is known for a year, and one is remembered from where he has just checked in, for as long as a form holds.
  const phoneSince = (ago: number) =>
    club.inClub(async tx => {
      const since = tx.at.epochMilliseconds - ago
      return { cookie: `assidu_phone=${signed(tx, 'phone', { member: club.idOf('lea') }, since)}` }
    })
  const year = 365 * 86_400_000
  expect((await asks(await hereNow(), { headers: await phoneSince(year) })).text).toContain('Léa Martin, c’est')
  expect((await asks(await hereNow(), { headers: await phoneSince(year + 1) })).text).not.toContain('Léa Martin')
  const madeAgo = (ago: number) =>
    club.inClub(async tx => {
      const ids = { meeting, member: club.idOf('lea') }
      return { made: signed(tx, 'made', ids, tx.at.epochMilliseconds - ago) }
    })
  expect((await asks('/here/remember', { fields: await madeAgo(600_000) })).headers.get('set-cookie')).not.toBeNull()
  expect((await asks('/here/remember', { fields: await madeAgo(600_001) })).headers.get('set-cookie')).toBeNull()
  const forged = own.headers.cookie.replace(/.$/, last => (last === 'A' ? 'Q' : 'A'))
  expect((await asks(await hereNow(), { headers: { cookie: forged } })).text).not.toContain('Léa Martin')
})

test('who comes in the place of a member checks in for him, an announced guest for himself', async () => {
  const { marc } = club.people
  await club.inClub(async ({ tx, id: club_id, at, newId }) => {
    const row = { club_id, meeting_id: meeting, member_id: club.idOf('marc'), answered_at: at }
    await tx
      .insertInto('rsvp')
      .values({ ...row, answer: 'substitute', substitute_name: 'Julie Petit' })
      .execute()
    const guest = { club_id, id: newId(), external_id: 'g-1', guest: 'p-1', meeting_id: meeting, status: 'invited' }
    const none = {
      company: null,
      activity: null,
      email: null,
      phone: null,
      followed_up_on: null,
      became_member_id: null,
    }
    await tx
      .insertInto('guest')
      .values({ ...guest, ...none, name: 'Paul Roux', invited_by: club.idOf('lea') })
      .execute()
  })
  expect((await arrives('julie petit')).text).toContain('Bienvenue, julie petit')
  const guests = () => club.inClub(({ tx }) => tx.selectFrom('guest_check_in').select('guest_id').execute())
  const welcome = (await arrives('Paul Roux')).text
  expect(welcome).toContain('Bienvenue, Paul Roux')
  // A guest's telephone is remembered for nobody, and what he did by mistake he takes back from there, once.
  expect(welcome).not.toContain('/here/remember')
  const made = field(welcome, 'made')
  for (const action of ['not-me', 'remember'])
    expect((await asks(`/here/${action}`, { fields: { made } })).status).toBe(404)
  expect(await guests()).toHaveLength(1)
  expect((await asks('/here/guest-not-me', { fields: { made } })).status).toBe(200)
  expect(await guests()).toEqual([])
  expect((await asks('/here/guest-not-me', { fields: { made } })).status).toBe(410)
  await club.clock.goesTo('2026-11-12T07:32')
  // Two send the form in the same instant, and one of them twice: he has come once, and one of them may take it back.
  const form = field((await asks(await hereNow())).text, 'form')
  const pages = await Promise.all(
    Array.from({ length: 4 }, () => asks('/here/name', { fields: { form, name: 'Paul Roux', company: '' } })),
  )
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(pages.filter(({ text }) => text.includes('/here/guest-not-me'))).toHaveLength(1)
  expect((await asks('/here/guest-not-me', { fields: { made } })).status).toBe(410)
  expect((await here()).find(({ member }) => member === club.idOf('marc'))).toMatchObject({ substitute: 'Julie Petit' })
  // He comes himself after all.
  await arrives(marc.name)
  expect((await here()).find(({ member }) => member === club.idOf('marc'))).toMatchObject({ substitute: null })
  const [paul] = await guests()
  expect(await guests()).toHaveLength(1)

  // The organizers read him among who has come; what one of them takes away by mistake stands again as it was.
  const { olga } = club.people
  const read = () => olga.messages.at(-1)!.text
  const stands = () =>
    club.inClub(({ tx }) => tx.selectFrom('guest_check_in').select(['at', 'taken_back_at']).executeTakeFirstOrThrow())
  const { at } = await stands()
  // Before it begins there is no roll to take, and the door is there.
  await olga.says('/club roll-call')
  await olga.presses('At the door')
  expect(read()).toContain('Paul Roux, 7:32, guest of Léa Martin')
  expect(read()).toContain('3 check-ins')
  await club.clock.goesTo('2026-11-12T07:33')
  await olga.chooses(/Take a check-in away/, 'Paul Roux')
  expect(read()).toMatch(/Paul Roux is no longer checked in[\s\S]*this guest is there if Léa Martin is/)
  expect((await stands()).taken_back_at).not.toBeNull()
  // From where it was made it is not taken back once more, and nobody puts back what stands.
  expect((await asks('/here/guest-not-me', { fields: { made } })).status).toBe(410)
  await olga.presses('Put it back')
  expect(read()).toContain('Paul Roux is checked in again')
  expect(await stands()).toEqual({ at, taken_back_at: null })
  const trace = await club.inClub(({ tx }) =>
    tx.selectFrom('audit').select(['what', 'by_id']).where('about', '=', paul!.guest_id).orderBy('at').execute(),
  )
  expect(trace.map(({ what }) => what).toSorted()).toEqual(['check-in-put-back', 'check-in-taken-away'])
  // Taken away, he may still come: then he is there since then, and a member presses in vain.
  await olga.presses(/Take a check-in away/)
  await olga.presses('At the door')
  expect(read()).not.toContain('Paul Roux')
  expect((await arrives('Paul Roux')).text).toContain('/here/guest-not-me')
  expect((await stands()).at.equals(at)).toBe(false)
  await marc.pressesId(`1|door|take-away|${`${meeting}.${paul!.guest_id}`.replaceAll('-', '')}`)
  expect(marc.messages.at(-1)!.text).toContain('réservé au bureau')
  expect((await stands()).taken_back_at).toBeNull()
  // Whoever brings him takes him off the list: that he was at the door goes with him.
  await club.people.lea.pressesId(`1|guest|withdraw|${paul!.guest_id}`)
  expect(await guests()).toEqual([])
})

test('what was made up, is old, or is another club’s opens nothing', async () => {
  const before = await here()
  const key = await hereNow()
  const nothing = async (path: string, fields?: Record<string, string>) => {
    const { status, text } = await asks(path, fields ? { fields } : {})
    expect([status, text.includes('Il n’y a rien ici')]).toEqual([404, true])
  }
  await nothing(key.replace(/.$/, last => (last === 'A' ? 'Q' : 'A')))
  await nothing(`/here/${'A'.repeat(72)}`)
  await nothing('/here/nothing')
  await nothing(key.replace('/here/', '/door/'))
  await nothing((await doorLink()).replace('/door/', '/here/'))
  await nothing('/here/name', { form: key.slice('/here/'.length), name: 'Ana Costa' })
  await nothing('/here/not-me', { made: 'A'.repeat(94) })
  // Signed by another club, about this meeting.
  const other = await openStory({ cast: usualCast, publicUrl })
  const theirs = await other.inClub(async tx =>
    signed({ ...tx, id: club.clubId }, 'here', { meeting }, Math.floor(tx.at.epochMilliseconds / 60_000)),
  )
  await other.close()
  await nothing(`/here/${theirs}`)
  // One step is grace, two are not; a form that was opened in time has ten minutes.
  expect((await asks(await hereNow(-1))).status).toBe(200)
  expect((await asks(await hereNow(-2))).status).toBe(410)
  expect((await asks(await hereNow(1))).status).toBe(410)
  const late = await club.inClub(async tx => signed(tx, 'form', { meeting }, tx.at.epochMilliseconds - 1))
  expect((await asks('/here/name', { fields: { form: late, name: 'Ana Costa' } })).status).toBe(410)
  const elsewhere = { 'sec-fetch-site': 'cross-site' }
  expect((await arrives('Ana Costa', { headers: elsewhere })).status).toBe(404)
  expect(await here()).toEqual(before)
})

test('codes are guessed a few times, from whatever addresses; whoever scans the QR still comes in', async () => {
  await forgetTries()
  const at = `/here/at/${await club.inClub(async tx => tx.externalId)}`
  const shown = await asks(await doorLink())
  const code = /class="code"[^>]*>(\d{4})</.exec(shown.text)![1]!
  const right = await asks(at, { fields: { code } })
  expect(right.text).toContain('Votre prénom et votre nom')
  const wrong = String((Number(code) + 5_000) % 10_000).padStart(4, '0')
  const answers: string[] = []
  for (let n = 0; n < 60; n++) {
    const headers = { 'x-forwarded-for': `203.0.113.${n}` }
    answers.push((await asks(at, { fields: { code: wrong }, headers })).text)
  }
  expect(new Set(answers).size).toBe(1)
  // The right one reads like a wrong one now, and so does one for a club that is not there.
  const elsewhere = { headers: { 'x-forwarded-for': '192.0.2.9' } }
  expect((await asks(at, { fields: { code }, ...elsewhere })).text).toBe(answers[0])
  const nowhere = await asks('/here/at/nobody', { fields: { code } })
  expect(nowhere.text.replaceAll('nobody', '')).toBe(answers[0]!.replaceAll(at.slice('/here/at/'.length), ''))
  await club.people.ana.says(`/meeting check-in ${code}`)
  expect(club.people.ana.messages.at(-1)!.text).toContain('You are here, it is noted')
  // At the house the door stands open: from its address somebody has scanned, or typed the right digits.
  const house = { headers: { 'x-forwarded-for': '198.51.100.7' } }
  expect((await asks(at, { fields: { code }, ...house })).text).toBe(answers[0])
  expect((await arrives('Léa Martin', house)).text).toContain('Bienvenue')
  expect((await asks(at, { fields: { code }, ...house })).text).toContain('Votre prénom et votre nom')
  await forgetTries()
})

test('one address may be wrong forty times, and then no more, whatever it types; others still come in', async () => {
  await forgetTries()
  const at = `/here/at/${await club.inClub(async tx => tx.externalId)}`
  const code = /class="code"[^>]*>(\d{4})</.exec((await asks(await doorLink())).text)![1]!
  const wrong = String((Number(code) + 5_000) % 10_000).padStart(4, '0')
  const from = { headers: { 'x-forwarded-for': '203.0.113.1' } }
  const isIn = async (typed: string, headers: Sent) =>
    (await asks(at, { fields: { code: typed }, ...headers })).text.includes('Votre prénom et votre nom')
  for (let n = 0; n < 39; n++) await isIn(wrong, from)
  expect(await isIn(code, from)).toBe(true)
  await isIn(wrong, from)
  expect(await isIn(code, from)).toBe(false)
  expect(await isIn(code, { headers: { 'x-forwarded-for': '203.0.113.2' } })).toBe(true)
  await forgetTries()
})

test('a room full of people behind one address comes in, and uses up none of its tries', async () => {
  await forgetTries()
  const at = `/here/at/${await club.inClub(async tx => tx.externalId)}`
  const code = /class="code"[^>]*>(\d{4})</.exec((await asks(await doorLink())).text)![1]!
  const form = field((await asks(await hereNow())).text, 'form')
  const one = async (n: number) => {
    const typed = await asks(at, { fields: { code } })
    const named = await asks('/here/name', {
      fields: { form, name: n % 2 ? 'Léa Martin' : 'Marc Dubois', company: '' },
    })
    return typed.text.includes('Votre prénom et votre nom') && named.text.includes('Bienvenue')
  }
  expect(await Promise.all(Array.from({ length: 110 }, (_, n) => one(n)))).toEqual(Array(110).fill(true))
  const tries = await club.inClub(({ tx }) => tx.selectFrom('check_in_try').select('tries').execute())
  expect(tries.length).toBeGreaterThan(0)
  expect(tries.every(row => row.tries === 0)).toBe(true)
})

test('a name that nobody has reads like one that two have, and like any that comes after too many', async () => {
  await forgetTries()
  const unknown = await arrives('Nobody Atall')
  expect([unknown.status, unknown.text.includes('Cela n’a pas marché')]).toEqual([422, true])
  await club.inClub(({ tx }) => tx.deleteFrom('check_in').execute())
  // Two are called so: which of them, their companies say.
  await club.inClub(({ tx, id }) =>
    tx
      .updateTable('member')
      .set({
        name: 'Léa Martin',
        search: searchForm('Léa Martin'),
        name_key: nameKey('Léa Martin'),
        company: 'Martin Conseil',
      })
      .where('club_id', '=', id)
      .where('id', '=', club.idOf('olga'))
      .execute(),
  )
  const namesakes = await arrives('Léa Martin')
  const same = (text: string) => text.replaceAll(/value="[^"]*"/g, '')
  expect([namesakes.status, same(namesakes.text)]).toEqual([422, same(unknown.text)])
  expect(await here()).toEqual([])
  const form = field((await asks(await hereNow())).text, 'form')
  const told = await asks('/here/name', { fields: { form, name: 'Léa Martin', company: 'martin conseil' } })
  expect(told.text).toContain('Bienvenue, Léa Martin')
  expect(await here()).toMatchObject([{ member: club.idOf('olga') }])
  for (let n = 0; n < 100; n++) await arrives(`Nobody ${n}`)
  expect((await arrives('Ana Costa')).text).toContain('Trop d’essais')
  await forgetTries()
})

test('after the end nothing is taken, by whatever key', async () => {
  const form = field((await asks(await hereNow())).text, 'form')
  await club.clock.goesTo('2026-11-12T09:15')
  const before = await here()
  expect((await asks(await hereNow())).text).toContain('est finie')
  expect((await asks('/here/name', { fields: { form, name: 'Ana Costa' } })).status).toBe(410)
  expect((await asks(await doorLink())).text).toContain('La réunion est finie')
  expect(await here()).toEqual(before)
})

test('no address of a door or of a calendar, and nothing that was sent there, stands in the log', async () => {
  await asks(await doorLink())
  await asks(`/calendar/${'f'.repeat(43)}.ics`)
  await asks('/here/name', { fields: { form: 'x'.repeat(9_000) } })
  expect(secrets.size).toBeGreaterThan(10)
  const all = log.join('')
  expect([...secrets].filter(secret => all.includes(secret))).toEqual([])
})
