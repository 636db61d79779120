import { expect, onTestFinished, test, vi } from 'vitest'
import { startSlack as connectSlack } from '../../src/platforms/slack/index.ts'
import { memberRow } from '../kit/rows.ts'
import { startSlack } from '../kit/slack/index.ts'
import { openStory, usualCast } from '../kit/story.ts'

const many = 70

/** A club of seventy in a Slack workspace that counts what it is asked. */
async function largeClub() {
  const story = await openStory({ cast: usualCast, width: 4, poolSize: 10 })
  onTestFinished(() => story.close())
  const slack = await startSlack({ now: () => story.clock.now(), updatesPerMinute: 50, patience: 60_000 })
  onTestFinished(() => slack.close())
  const ids = Array.from({ length: many }, (_, n) => `U0CROWD${n}`)
  for (const id of ids) slack.addUser({ id, name: id, handle: id.toLowerCase(), locale: 'fr-FR' })
  slack.addChannel({ id: 'C0CLUB', name: 'club', members: ids, bot: true })
  const at = { platform: 'slack', place: slack.workspace.id } as const
  await story.inClub(async ({ tx, id: club_id, at: now, newId }) => {
    await tx
      .insertInto('place')
      .values({ ...at, club_id, name: 'Le Cercle', connected_at: now, disconnected_at: null })
      .execute()
    await tx
      .insertInto('channel')
      .values({ ...at, club_id, purpose: 'club', channel: 'C0CLUB', trouble: null })
      .execute()
    const members = ids.map((account, n) => ({ account, id: newId(), name: `Personne ${n + 1}` }))
    await tx
      .insertInto('member')
      .values(members.map(({ id, name }) => memberRow(club_id, id, name)))
      .execute()
    const known = { linked_at: now, hello_at: now, informed_at: now, active_at: now }
    await tx
      .insertInto('account')
      .values(
        members.map(({ id, account }) => ({
          ...{ ...at, ...known, club_id, account, member_id: id, unreachable_at: null, closed_at: null },
        })),
      )
      .execute()
  })
  const bot = await connectSlack(
    { over: 'socket', apiUrl: slack.apiUrl, botToken: slack.botToken, appToken: slack.appToken },
    { dispatch: story.assidu.dispatch, clock: story.assidu.clock, say: () => {} },
  )
  story.assidu.platforms.set('slack', bot)
  onTestFinished(() => bot.stop())
  return { story, slack, ids }
}

test('seventy answer an announcement within a minute: all are kept and shown, and Slack is asked no more often than it allows', async () => {
  const { story, slack, ids } = await largeClub()
  const { olga } = story.people
  await olga.says('/meeting plan')
  await olga.submits({ date: '2026-11-12', time: '07:45', place: 'La Cour d’Or' })
  await story.clock.goesTo('2026-11-05T09:00')
  const [board] = slack.messagesIn('C0CLUB')
  // Each is drawn as soon as it is there, as far as Slack allows it.
  for (const id of ids) {
    await slack.user(id).presses(board!, 'Je viens')
    await slack.user(id).sees('C’est noté', { private: true })
    await story.assidu.drain()
  }
  const kept = () =>
    story.inClub(({ tx }) => tx.selectFrom('rsvp').select('answer').where('answer', '=', 'present').execute())
  await vi.waitFor(async () => expect(await kept()).toHaveLength(many), { timeout: 60_000, interval: 200 })
  // What was last written says all of it; it was put off, and comes by itself.
  await vi.waitFor(
    async () => {
      await story.assidu.drain()
      expect(JSON.stringify(board!.blocks)).toMatch(new RegExp(`${many}\\sprésents`))
    },
    { timeout: 30_000, interval: 200 },
  )
  const edits = slack.calls.filter(({ method }) => method === 'chat.update')
  expect(edits.filter(({ status }) => status === 429)).toEqual([])
  expect(edits.length).toBeGreaterThan(0)
}, 180_000)
