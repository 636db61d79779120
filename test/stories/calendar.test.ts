import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { endMembership } from '../../src/club/members/end.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { eraseMember } from '../../src/club/privacy/erase.ts'
import { openDoor } from '../../src/http/server.ts'
import { pagesRouter } from '../../src/pages/pages.ts'
import { channelOf, planned } from '../kit/meetings.ts'
import type { Person } from '../kit/stage.ts'
import { openStory, type StoryOf, story, usualCast } from '../kit/story.ts'

/** The events of a calendar, read by another program. */
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(event => {
    const of = (name: string) => String(event.getFirstPropertyValue(name) ?? '')
    return {
      ...{ title: of('summary'), starts: of('dtstart'), place: of('location'), uid: of('uid') },
      ...{ sequence: of('sequence'), status: of('status'), transp: of('transp') },
    }
  })

/** The calendar file that somebody was last shown. */
function fileOf(person: Person): string {
  const shown = person.messages.findLast(({ view }) => view.blocks.some(({ kind }) => kind === 'file'))
  const file = shown?.view.blocks.find(({ kind }) => kind === 'file')
  return file?.kind === 'file' ? new TextDecoder().decode(file.bytes) : ''
}

story('a meeting goes into a calendar by one button, and is the same there when it has moved', async club => {
  const { lea, olga } = club.people
  await planned(club, { date: '2026-11-06' })
  const [announced] = channelOf(club)
  await lea.pressesOn(announced!, 'Dans mon agenda')
  const [first] = eventsIn(fileOf(lea))
  expect(first).toMatchObject({ starts: '2026-11-06T07:45:00', place: 'La Cour d’Or', status: 'CONFIRMED' })
  expect(first).toMatchObject({
    title: expect.stringMatching(/^Réunion\s· Le Cercle$/),
    sequence: '0',
    transp: 'OPAQUE',
  })
  // Who says that he comes is offered it there as well; nothing is sent to anybody.
  await lea.presses('Je viens')
  await lea.presses('Dans mon agenda')
  expect(eventsIn(fileOf(lea))).toEqual([first])

  await olga.says('/meeting')
  await olga.presses('Move')
  await olga.submits({ date: '2026-11-07', time: '08:00', place: 'https://visio.example.org/club' })
  await lea.pressesOn(announced!, 'Dans mon agenda')
  const [moved] = eventsIn(fileOf(lea))
  expect(moved).toMatchObject({ uid: first!.uid, sequence: '1', starts: '2026-11-07T08:00:00' })
  expect(fileOf(lea)).toContain('URL:https://visio.example.org/club')

  await olga.says('/meeting')
  await olga.presses('Call off')
  await olga.presses('Yes, call it off')
  await lea.pressesOn(
    lea.messages.findLast(({ view }) => JSON.stringify(view).includes('Dans mon agenda'))!,
    'Dans mon agenda',
  )
  expect(eventsIn(fileOf(lea))[0]).toMatchObject({ uid: first!.uid, sequence: '2', status: 'CANCELLED' })
  expect(lea.texts.at(-1)).toContain('l’agenda qui l’a déjà la retire')
})

story('without an address on the internet the button says what is missing', async ({ people: { lea } }) => {
  await lea.says('/reunion')
  await lea.presses('Mon agenda')
  expect(lea.texts.at(-1)).toContain('ASSIDU_PUBLIC_URL')
  expect(JSON.stringify(lea.messages.at(-1)!.view)).not.toContain('Créer mon adresse')
})

const outside = 'https://club.example.org'

/** A club that has an address on the internet, and what stands there. */
async function served(work: (club: StoryOf<keyof typeof usualCast>, look: Look) => Promise<void>): Promise<string[]> {
  const log: string[] = []
  const club = await openStory({
    cast: usualCast,
    publicUrl: `${outside}/`,
    log: { write: line => void log.push(line) },
  })
  const { means, platforms, prefix, lobby } = club.assidu
  const report = (error: unknown) => club.lost.log.error({ err: error }, 'a page failed')
  const routers = [pagesRouter({ means, platforms, prefix, lobby, report })]
  const door = await openDoor({ host: '127.0.0.1', port: 0, routers })
  try {
    await work(club, (address, headers = {}) => fetch(address.replace(outside, door.url), { headers }))
  } finally {
    await door.close()
    await club.close()
  }
  return log
}
type Look = (address: string, headers?: Record<string, string>) => Promise<Response>

const addressIn = (text: string): string => /https:\S+\.ics/.exec(text)?.[0] ?? ''

test('a series that comes twice a month stands in the calendar day by day, at its wall time on both sides of a clock change', async () => {
  await served(async (club, look) => {
    const { lea, olga } = club.people
    await club.clock.goesTo('2027-02-20T12:00')
    await olga.says('/meeting plan 1st and 3rd Thursday 7:45 Harbour Café')
    await olga.presses('Keep them all')
    await lea.says('/reunion')
    await lea.presses('Mon agenda')
    await lea.presses('Créer mon adresse')
    const text = await (await look(addressIn(lea.texts.at(-1)!))).text()
    const calendar = new ICAL.Component(ICAL.parse(text))
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
    const begins = calendar
      .getAllSubcomponents('vevent')
      .map(event => new ICAL.Event(event).startDate)
      .map(start => [String(start), start.toJSDate().toISOString()])
    expect(begins).toEqual([
      ['2027-03-04T07:45:00', '2027-03-04T06:45:00.000Z'],
      ['2027-03-18T07:45:00', '2027-03-18T06:45:00.000Z'],
      ['2027-04-01T07:45:00', '2027-04-01T05:45:00.000Z'],
      ['2027-04-15T07:45:00', '2027-04-15T05:45:00.000Z'],
      ['2027-05-06T07:45:00', '2027-05-06T05:45:00.000Z'],
      ['2027-05-20T07:45:00', '2027-05-20T05:45:00.000Z'],
    ])
  })
})

test('a member’s address shows his meetings and one-to-ones, as they are now, to whoever has it', async () => {
  let secret = ''
  const log = await served(async (club, look) => {
    const { lea, marc, ana } = club.people
    await planned(club, { date: '2026-11-06' })
    await planned(club, { date: '2026-11-20', time: '18:30', place: 'https://visio.example.org/club' })
    await lea.says('/tete-a-tete @marc jeudi 12/11 10h lieu:"Café de la Gare"')
    await marc.presses('jeudi 12 novembre à 10 h')
    await lea.says('/reunion')
    await lea.presses('Mon agenda')
    await lea.presses('Créer mon adresse')
    const address = addressIn(lea.texts.at(-1)!)
    secret = address.split('/').at(-1)!.slice(0, -'.ics'.length)

    const first = await look(address)
    expect(first.status).toBe(200)
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const text = await first.text()
    expect(eventsIn(text).map(({ title, starts }) => `${starts} ${title.replace(/\s·.*/, '')}`)).toEqual([
      '2026-11-06T07:45:00 Réunion',
      '2026-11-12T09:00:00Z Tête-à-tête avec Marc Dubois',
      '2026-11-20T18:30:00 Réunion',
    ])
    // Nobody else is in it: neither who planned, nor who answered.
    expect(text).not.toMatch(/Olga|Ana|Costa|mailto/)

    // Nothing new is not sent again.
    const etag = first.headers.get('etag')!
    expect((await look(address, { 'if-none-match': etag })).status).toBe(304)
    await lea.says('/reunion absent')
    const changed = await look(address, { 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect(eventsIn(await changed.text())[0]).toMatchObject({ status: 'CONFIRMED', transp: 'TRANSPARENT' })

    // In the language of who reads it; her own is another, and shows her no one-to-one.
    await ana.says('/meeting')
    await ana.presses('My calendar')
    await ana.presses('Make my address')
    const hers = eventsIn(await (await look(addressIn(ana.texts.at(-1)!))).text())
    expect(hers.map(({ title }) => title.replace(/\s·.*/, ''))).toEqual(['Meeting', 'Meeting'])

    // A new address: the one before it is gone at once.
    await lea.says('/mes-donnees')
    expect(lea.texts.at(-1)).toContain('Une adresse pour votre agenda')
    await lea.presses('Mon agenda')
    expect(lea.texts.at(-1)).not.toContain('.ics')
    await lea.presses('Une nouvelle adresse')
    const renewed = addressIn(lea.texts.at(-1)!)
    expect(renewed).not.toBe(address)
    expect([(await look(address)).status, (await look(renewed)).status]).toEqual([404, 200])
    const { rows } = { rows: await club.inClub(({ tx }) => tx.selectFrom('calendar_feed').selectAll().execute()) }
    expect(JSON.stringify(rows)).not.toContain(secret.slice(-40))
    await lea.presses('Y mettre fin')
    expect((await look(renewed)).status).toBe(404)
    for (const made of ['x', `${secret}x`, '../calendar', 'a'.repeat(128), ''])
      expect((await look(`${outside}/calendar/${encodeURIComponent(made)}.ics`)).status).toBe(404)
  })
  expect(log.join('\n')).not.toContain(secret)
})

test('whoever has left, or is forgotten, has no calendar any more', async () => {
  await served(async (club, look) => {
    const { lea, marc } = club.people
    await planned(club, { date: '2026-11-06' })
    const addresses: string[] = []
    for (const one of [lea, marc]) {
      await one.says('/reunion')
      await one.presses('Mon agenda')
      await one.presses('Créer mon adresse')
      addresses.push(addressIn(one.texts.at(-1)!))
    }
    const seen = async () => Promise.all(addresses.map(async address => (await look(address)).status))
    expect(await seen()).toEqual([200, 200])
    await club.inClub(async tx => {
      const by = await memberById(tx, club.idOf('olga'))
      await endMembership(tx, { by, member: await memberById(tx, club.idOf('lea')) })
      await eraseMember(tx, await memberById(tx, club.idOf('marc')), 'Ancien membre')
    })
    await club.clock.passes('P1D')
    expect(await seen()).toEqual([404, 404])
  })
})

test('whoever tries addresses is made to wait, and whoever has one is not', async () => {
  await served(async (club, look) => {
    const { lea } = club.people
    await lea.says('/reunion')
    await lea.presses('Mon agenda')
    await lea.presses('Créer mon adresse')
    const address = addressIn(lea.texts.at(-1)!)
    expect((await look(address)).status).toBe(200)
    const tried: number[] = []
    for (let n = 0; n < 130; n++) tried.push((await look(`${outside}/calendar/${'a'.repeat(120)}${n}.ics`)).status)
    expect([tried[0], tried.at(-1)]).toEqual([404, 429])
    expect((await look(address)).status).toBe(200)
    const again: Response[] = []
    for (let n = 0; n < 60; n++) again.push(await look(address))
    expect(again.at(-1)!.status).toBe(429)
    expect(Number(again.at(-1)!.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
