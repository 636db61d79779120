import { PermissionFlagsBits } from 'discord.js'
import { expect, onTestFinished, test } from 'vitest'
import { cancelMeeting, moveMeeting, restoreMeeting } from '../../src/club/meetings/change.ts'
import { planMeeting } from '../../src/club/meetings/plan.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { signsChanged } from '../../src/notices/signs.ts'
import { isRefusal } from '../../src/terms/refusals.ts'
import { onDiscord } from '../kit/on-discord.ts'

const wall = (text: string) => {
  const at = Temporal.PlainDateTime.from(text)
  return { date: at.toPlainDate(), time: at.toPlainTime() }
}

/** A club on a server, with what stands among the server's events and who changes its meetings. */
async function club() {
  const opened = await onDiscord()
  onTestFinished(() => opened.close())
  const guild = opened.discord.world.guilds.get(opened.ground.place)!
  const settled = () => opened.assidu.drain()
  async function organizes<Done>(
    work: (by: { tx: Parameters<typeof planMeeting>[0]; by: Awaited<ReturnType<typeof memberById>> }) => Promise<Done>,
  ) {
    const done = await opened.inClub(async tx => work({ tx, by: await memberById(tx, opened.idOf('olga')) }))
    await settled()
    if (isRefusal(done)) throw new Error(done.refused)
    return done as Exclude<Done, { refused: unknown }>
  }
  const plans = async (when: string, place: string | undefined = 'La Cour d’Or') =>
    (await organizes(({ tx, by }) => planMeeting(tx, { by, ...wall(when), place, title: undefined }))).meeting.id
  return {
    ...opened,
    guild,
    plans,
    moves: (id: string, when: string, place = 'La Cour d’Or') =>
      organizes(({ tx, by }) => moveMeeting(tx, { by, id, ...wall(when), place })),
    callsOff: (id: string) => organizes(({ tx, by }) => cancelMeeting(tx, { by, id })),
    restores: (id: string) => organizes(({ tx, by }) => restoreMeeting(tx, { by, id })),
    /** Looks again, as after any change. */
    async looksAgain() {
      await opened.inClub(signsChanged)
      await settled()
    },
    events: () =>
      [...guild.events.values()].map(event => ({
        name: String(event.name).replaceAll('\u00a0', ' '),
        starts: Temporal.Instant.from(String(event.scheduled_start_time)).toString(),
        where: (event.entity_metadata as { location: string }).location,
        status: event.status,
      })),
    posts: () => opened.discord.calls.filter(({ route }) => route === 'POST /guilds/:guild/scheduled-events').length,
  }
}

test('an announced meeting stands among the server’s events, moves there, is called off there, and comes back', async () => {
  const { plans, moves, callsOff, restores, events, clock, posts } = await club()
  const id = await plans('2026-11-12T07:45')
  // Not before its announcement.
  expect(events()).toEqual([])
  await clock.goesTo('2026-11-05T09:00')
  const place = { name: 'Réunion · Le Cercle', where: 'La Cour d’Or' }
  expect(events()).toEqual([{ ...place, starts: '2026-11-12T06:45:00Z', status: 1 }])
  await moves(id, '2026-11-13T18:00', 'https://visio.example.org/club')
  expect(events()).toEqual([
    { name: place.name, where: 'https://visio.example.org/club', starts: '2026-11-13T17:00:00Z', status: 1 },
  ])
  await callsOff(id)
  expect(events().map(({ status }) => status)).toEqual([4])
  // Discord takes none up that was called off: another stands for it.
  await restores(id)
  expect(events().map(({ status }) => status)).toEqual([4, 1])
  expect(posts()).toBe(2)
})

test('it stands there once, though the answer was lost or the program was killed before it was noted', async () => {
  const { discord, plans, moves, events, clock, machine, looksAgain, inClub, posts, guild } = await club()
  discord.trouble('POST /guilds/:guild/scheduled-events', { kind: 'answer lost' })
  const id = await plans('2026-11-12T07:45')
  await clock.goesTo('2026-11-05T09:00')
  expect(events()).toHaveLength(1)
  // While the call may still land nothing is asked for beside it.
  await looksAgain()
  expect(posts()).toBe(1)
  await machine.passes('PT2M')
  await looksAgain()
  expect([events().length, posts()]).toEqual([1, 1])
  // Killed between the call and its note: the row still says that nothing stands.
  await inClub(({ tx }) => tx.updateTable('sign').set({ known: null, shown: null }).execute())
  await looksAgain()
  expect([events().length, posts()]).toEqual([1, 1])
  // Somebody takes it away by hand: it stays away, whatever becomes of the meeting.
  guild.events.clear()
  await moves(id, '2026-11-13T07:45')
  await looksAgain()
  expect([events().length, posts()]).toEqual([0, 1])
})

test('while the server may not be reached only the last change waits, and it is the one that comes', async () => {
  const { discord, plans, moves, events, clock, machine, looksAgain } = await club()
  const id = await plans('2026-11-12T07:45')
  await clock.goesTo('2026-11-05T09:00')
  discord.trouble('PATCH /guilds/:guild/scheduled-events/:event', { kind: 'slow down', seconds: 60 }, { times: 1 })
  await moves(id, '2026-11-13T07:45')
  await moves(id, '2026-11-16T07:45')
  expect(events()).toMatchObject([{ starts: '2026-11-12T06:45:00Z' }])
  await machine.passes('PT5M')
  await looksAgain()
  expect(events()).toMatchObject([{ starts: '2026-11-16T06:45:00Z' }])
})

test('without the right to it the announcement is as ever, and the event comes when the right does', async () => {
  const { discord, guild, plans, events, clock, people, looksAgain } = await club()
  const roles = [...guild.roles.values()]
  const allow = (is: boolean) => {
    for (const role of roles)
      role.permissions = is
        ? role.permissions | PermissionFlagsBits.CreateEvents
        : role.permissions & ~PermissionFlagsBits.CreateEvents
  }
  allow(false)
  await plans('2026-11-12T07:45')
  await clock.goesTo('2026-11-05T09:00')
  await people.lea.sees('Réunion du jeudi 12 novembre', { where: 'channel' })
  expect(events()).toEqual([])
  const refused = () => discord.calls.filter(({ status }) => status === 403).length
  const before = refused()
  expect(before).toBe(1)
  await people.olga.types('/club home')
  await people.olga.sees('The meetings do not stand among the server’s events')
  allow(true)
  await looksAgain()
  expect(events()).toHaveLength(1)
  await people.olga.types('/club home')
  const pages = await people.olga.readsOf('What you can type')
  expect(pages.map(({ words }) => words.includes('server’s events'))).toEqual([true, false])
})
