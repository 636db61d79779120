import { expect, onTestFinished, test } from 'vitest'
import { makeTakeOverCode } from '../../src/club/setup/take-over.ts'
import { startSlack as connectSlack } from '../../src/platforms/slack/index.ts'
import { serve } from '../kit/playground.ts'
import { startSlack } from '../kit/slack/index.ts'
import { openStory, usualCast } from '../kit/story.ts'

/** A club in a Slack workspace, with so many connections to the database and so many guests in the channel. */
async function crowded({ poolSize, guests }: { poolSize: number; guests: number }) {
  const story = await openStory({ cast: usualCast, poolSize })
  onTestFinished(() => story.close())
  const slack = await startSlack({ now: () => story.clock.now() })
  onTestFinished(() => slack.close())
  const ids = Array.from({ length: guests }, (_, n) => `U0GUEST${n}`)
  for (const id of ids) slack.addUser({ id, name: `Invité ${id}`, handle: id.toLowerCase(), locale: 'fr-FR' })
  slack.addUser({ id: 'U0OLGA', name: 'Olga Renard', handle: 'olga', locale: 'fr-FR' })
  slack.addUser({ id: 'U0VERA', name: 'Véra Blum', handle: 'vera', admin: true, locale: 'fr-FR' })
  slack.addChannel({ id: 'C0CLUB', name: 'club', members: [...ids, 'U0VERA'], bot: true })
  const place = slack.workspace.id
  await story.inClub(async ({ tx, id: club_id, at }) => {
    await tx
      .insertInto('place')
      .values({ platform: 'slack', place, club_id, name: 'Le Cercle', connected_at: at, disconnected_at: null })
      .execute()
    await tx
      .insertInto('channel')
      .values({ club_id, platform: 'slack', place, purpose: 'club', channel: 'C0CLUB', trouble: null })
      .execute()
  })
  const bot = await connectSlack(
    { over: 'socket', apiUrl: slack.apiUrl, botToken: slack.botToken, appToken: slack.appToken },
    { dispatch: story.assidu.dispatch, clock: story.assidu.clock, say: () => {}, pace: 0 },
  )
  story.assidu.platforms.set('slack', bot)
  onTestFinished(() => bot.stop())
  return { story, slack, guests: ids.map(id => slack.user(id)) }
}

test('twelve guests who ask for help at once, on two connections to the database, are all answered', async () => {
  const { guests } = await crowded({ poolSize: 2, guests: 12 })
  await Promise.all(guests.map(guest => guest.types('/help', '', { channel: 'C0CLUB' })))
  for (const guest of guests) await guest.sees('/mes-donnees', { private: true })
})

test('while twelve gestures wait for what Slack is slow to tell, a member is answered at once', async () => {
  const { slack, story, guests } = await crowded({ poolSize: 2, guests: 12 })
  const olga = { platform: 'slack', place: slack.workspace.id, account: 'U0OLGA' } as const
  await story.inClub(({ tx, id, at }) =>
    tx
      .insertInto('account')
      .values({
        ...{ ...olga, club_id: id, member_id: story.idOf('olga'), linked_at: at },
        ...{ hello_at: at, informed_at: at, active_at: null, unreachable_at: null, closed_at: null },
      })
      .execute(),
  )
  await Promise.all(guests.map(guest => guest.types('/help', '', { channel: 'C0CLUB' })))
  const answers = Promise.withResolvers<void>()
  slack.troubles.next('users.info', { slow: answers.promise }, guests.length)
  const typed = guests.map(guest => guest.types('/club', '', { channel: 'C0CLUB' }))
  await slack.until('Slack is asked about Olga', () => slack.troubles.left('users.info') === 0 || undefined)
  const { lea } = story.people
  await lea.says('/help')
  expect(lea.texts.at(-1)).toContain('/recommander')
  answers.resolve()
  await Promise.all(typed)
  for (const guest of guests) await guest.sees('Olga Renard', { private: true })
})

test('twelve guests of the playground ask for help at once, on two connections, and are all answered', async () => {
  const story = await openStory({ cast: usualCast, poolSize: 2 })
  onTestFinished(() => story.close())
  const { url, close } = await serve(story.assidu, story.clubId)
  onTestFinished(close)
  const call = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${url}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return (await answer.json()) as { id: string; messages: { text: string }[] }
  }
  const names = Array.from({ length: 12 }, (_, n) => `Invité ${n}`)
  const guests = await Promise.all(names.map(name => call('people', { name })))
  const answers = await Promise.all(guests.map(({ id }) => call('say', { as: id, text: '/help' })))
  for (const { messages } of answers) expect(messages.at(-1)?.text).toContain('/mes-donnees')
})

test('on one connection an administrator confirms an organizer among the people of the channel', async () => {
  const { slack, story } = await crowded({ poolSize: 1, guests: 3 })
  const code = await story.inClub(makeTakeOverCode)
  const vera = slack.user('U0VERA')
  await vera.types('/club', `code:${code}`, { channel: 'C0CLUB' })
  await vera.seesForm('bureau')
  expect(await vera.submits({ organizer: 'Olga Renard', account: 'Invité U0GUEST1' })).toEqual({})
  await vera.sees('Le compte d’Olga Renard est relié', { private: true })
})
