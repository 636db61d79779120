import { sql } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { inClub } from '../../src/db/club-tx.ts'
import { compose } from '../../src/main.ts'
import { redrawAbout } from '../../src/notices/keep.ts'
import { plain } from '../../src/view/plain.ts'
import { actionsOf, Stage } from '../kit/stage.ts'
import { openStory, storyKey, usualCast } from '../kit/story.ts'

/** A club with a worker of four, whose Marc lives on Slack. */
async function openClub() {
  const club = await openStory({ cast: usualCast, width: 4, poolSize: 8 })
  onTestFinished(() => club.close())
  const slack = new Stage('S1', 'slack')
  club.assidu.platforms.set('slack', slack)
  await club.inClub(({ tx }) =>
    tx.updateTable('account').set({ platform: 'slack', place: 'S1' }).where('account', '=', 'marc').execute(),
  )
  let gestures = 0
  /** Nobody waits for what follows from it. */
  const does = (account: string, what: Parameters<typeof club.assidu.dispatch>[0]['what']) =>
    club.assidu.dispatch({ platform: 'playground', place: 'stage', id: `gesture-${++gestures}`, account, what })
  return { club, slack, does }
}

test('a slow platform holds up its own messages, and nobody else’s', async () => {
  const { club, slack, does } = await openClub()
  const { lea, ana } = club.people
  const slow = Promise.withResolvers<void>()
  slack.holds = slow.promise
  // More of them than have a place on the way to Slack.
  for (let n = 0; n < 12; n++)
    await does('lea', { kind: 'command', name: 'refer', text: `@marc moi-même "Devis ${n}"` })
  await does('lea', { kind: 'command', name: 'refer', text: '@ana moi-même "Un devis"' })
  await vi.waitFor(() => expect(ana.messages).toHaveLength(1))
  const moved = actionsOf(ana.messages[0]!.view).find(({ label }) => label === 'Contacted')
  await does('ana', { kind: 'press', press: moved?.kind === 'button' ? moved.id : '' })
  await vi.waitFor(() => expect(ana.messages[0]!.edits).toBe(1))
  await vi.waitFor(() => expect(lea.seen(/a pris contact/)).toBeDefined())
  expect(slack.messages).toEqual([])
  slow.resolve()
  await club.assidu.drain()
  expect(slack.messages.map(({ audience }) => audience)).toEqual(Array.from({ length: 12 }, () => ['marc']))
})

test('whoever is called while his last call is being taken away is called anew', async () => {
  const { club, does } = await openClub()
  const { stage, people } = club
  const takesNone = () =>
    club.inClub(({ tx }) => tx.updateTable('account').set({ hello_at: null }).where('account', '=', 'ana').execute())
  const calls = () => stage.messages.filter(({ where, text }) => where.kind === 'channel' && text.includes('Ana Costa'))
  await takesNone()
  await does('lea', { kind: 'command', name: 'refer', text: '@ana moi-même "Un devis"' })
  await vi.waitFor(() => expect(calls()).toHaveLength(1))
  const [first] = calls()
  const slow = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  const remove = stage.remove.bind(stage)
  stage.remove = async ref => {
    asked.resolve()
    await slow.promise
    return remove(ref)
  }
  const open = actionsOf(first!.view).find(({ kind }) => kind === 'button')
  await does('ana', { kind: 'press', press: open?.kind === 'button' ? open.id : '' })
  await asked.promise
  await takesNone()
  await does('lea', { kind: 'command', name: 'refer', text: '@ana moi-même "Un autre devis"' })
  const waiting = () =>
    club.inClub(({ tx }) =>
      tx
        .selectFrom('notice')
        .select('id')
        .where('kind', '=', 'referral-received')
        .where('state', '=', 'waiting')
        .execute(),
    )
  await vi.waitFor(async () => expect(await waiting()).toHaveLength(1))
  slow.resolve()
  await club.assidu.drain()
  expect(calls().filter(({ id }) => id !== first!.id)).toHaveLength(1)
  expect(people.ana.texts.join()).not.toContain('Un autre devis')
})

test('a change during a slow edit is drawn after it, never before', async () => {
  const { club, does } = await openClub()
  const { ana } = club.people
  await does('lea', { kind: 'command', name: 'refer', text: '@ana moi-même "Un devis"' })
  await vi.waitFor(() => expect(ana.messages).toHaveLength(1))
  const change = (status: string) =>
    club.inClub(async here => {
      const { id } = await here.tx.updateTable('referral').set({ status }).returning('id').executeTakeFirstOrThrow()
      await redrawAbout(here, id)
    })
  const drawn: string[] = []
  const edit = club.stage.edit.bind(club.stage)
  const slow = Promise.withResolvers<void>()
  club.stage.edit = async (ref, message) => {
    drawn.push(plain(message.view, message.room).includes('contacted') ? 'contacted' : 'quoted')
    if (drawn.length === 1) await slow.promise
    return edit(ref, message)
  }
  await change('contacted')
  club.assidu.wake()
  await vi.waitFor(() => expect(drawn).toHaveLength(1))
  await change('quoted')
  club.assidu.wake()
  // The second one has been taken up, and waits for who is drawing.
  const takenUp = () =>
    club.inClub(async ({ tx }) => {
      const { rows } = await sql<{ of: number }>`
        select count(*)::int as of from pgboss.job where name = 'redraw' and state = 'active'`.execute(tx)
      return rows[0]!.of
    })
  await vi.waitFor(async () => expect(await takenUp()).toBe(2))
  expect(drawn).toHaveLength(1)
  slow.resolve()
  await club.assidu.drain()
  expect(drawn).toEqual(['contacted', 'quoted'])
  expect(ana.messages[0]!.edits).toBe(2)
})

test('a change that a second program hears of during a slow edit is drawn by the first one, after its own', async () => {
  const { club, does } = await openClub()
  const { ana } = club.people
  await does('lea', { kind: 'command', name: 'refer', text: '@ana moi-même "Un devis"' })
  await vi.waitFor(() => expect(ana.messages).toHaveLength(1))
  // Its own queue, connections and memory; the messages are the same.
  const second = await compose({
    ...{ url: club.url, secretKey: storyKey, log: club.lost.log, clock: club.assidu.clock },
    ...{ width: 4, pollSeconds: 3600, poolSize: 4, publicUrl: undefined },
  })
  onTestFinished(() => second.stop())
  second.platforms.set('playground', club.stage)
  const change = (by: typeof second, status: string) =>
    inClub(by.means, club.clubId, async here => {
      const { id } = await here.tx.updateTable('referral').set({ status }).returning('id').executeTakeFirstOrThrow()
      await redrawAbout(here, id)
    })
  const drawn: string[] = []
  const edit = club.stage.edit.bind(club.stage)
  const slow = Promise.withResolvers<void>()
  club.stage.edit = async (ref, message) => {
    drawn.push(plain(message.view, message.room).includes('contacted') ? 'contacted' : 'quoted')
    if (drawn.length === 1) await slow.promise
    return edit(ref, message)
  }
  await change(club.assidu, 'contacted')
  club.assidu.wake()
  await vi.waitFor(() => expect(drawn).toHaveLength(1))
  await change(second, 'quoted')
  second.wake()
  const isMarked = () =>
    club.inClub(
      async ({ tx }) => (await tx.selectFrom('delivery').select('stale').where('stale', 'is', true).execute()).length,
    )
  await vi.waitFor(async () => expect(await isMarked()).toBe(1))
  await second.drain()
  expect(drawn).toEqual(['contacted'])
  slow.resolve()
  await club.assidu.drain()
  expect(drawn).toEqual(['contacted', 'quoted'])
  expect(await isMarked()).toBe(0)
  // What the second one has put off, should the first die, finds that nothing differs.
  await club.machine.passes('PT5M')
  expect([drawn.length, ana.messages[0]!.edits]).toEqual([2, 2])
})
