import { expect, onTestFinished, test } from 'vitest'
import { cancelMeeting, moveMeeting, restoreMeeting } from '../../src/club/meetings/change.ts'
import { planMeeting } from '../../src/club/meetings/plan.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { signsChanged } from '../../src/notices/signs.ts'
import { isRefusal } from '../../src/terms/refusals.ts'
import { onSlack } from '../kit/on-slack.ts'

const wall = (text: string) => {
  const at = Temporal.PlainDateTime.from(text)
  return { date: at.toPlainDate(), time: at.toPlainTime() }
}

/** A club in a workspace, with what its channel's topic reads and who changes its meetings. */
async function club({ troubled = false } = {}) {
  const opened = await onSlack('socket', { troubled })()
  onTestFinished(() => opened.close())
  const { slack, assidu } = opened
  const settled = () => assidu.drain()
  async function organizes<Done>(
    work: (by: { tx: Parameters<typeof planMeeting>[0]; by: Awaited<ReturnType<typeof memberById>> }) => Promise<Done>,
  ) {
    const done = await opened.inClub(async tx => work({ tx, by: await memberById(tx, opened.idOf('olga')) }))
    await settled()
    if (isRefusal(done)) throw new Error(done.refused)
    return done as Exclude<Done, { refused: unknown }>
  }
  return {
    ...opened,
    plans: async (when: string, place: string | undefined = 'La Cour d’Or', title?: string) =>
      (await organizes(({ tx, by }) => planMeeting(tx, { by, ...wall(when), place, title }))).meeting.id,
    moves: (id: string, when: string, place = 'La Cour d’Or') =>
      organizes(({ tx, by }) => moveMeeting(tx, { by, id, ...wall(when), place })),
    callsOff: (id: string) => organizes(({ tx, by }) => cancelMeeting(tx, { by, id })),
    restores: (id: string) => organizes(({ tx, by }) => restoreMeeting(tx, { by, id })),
    organizes,
    /** Looks again, as after any change. */
    async looksAgain() {
      await opened.inClub(signsChanged)
      await settled()
    },
    async sets(settings: Readonly<Record<string, string>>) {
      await opened.people.olga.types('/club settings')
      await opened.people.olga.presses('Club and channels')
      await opened.people.olga.fills(settings)
      await settled()
    },
    topic: () => slack.topicOf('C0CLUB').text,
    lines: () => slack.topicOf('C0CLUB').lines,
    asked: (method: string) => slack.called(method).length,
  }
}

test('the next meeting stands in the topic of the club’s channel, and follows whatever becomes of it', async () => {
  const { plans, moves, callsOff, restores, topic, lines, clock, looksAgain, people, slack, asked, sets } = await club()
  expect(topic()).toBe('')
  const first = await plans('2026-11-12T07:45')
  // As soon as it is planned, long before its announcement.
  expect(topic()).toBe('Prochaine réunion : jeudi 12 novembre à 7 h 45 · La Cour d’Or')
  const second = await plans('2026-11-26T07:45', 'https://visio.example.org/club?a=1&b=2')
  expect([topic(), lines()]).toEqual(['Prochaine réunion : jeudi 12 novembre à 7 h 45 · La Cour d’Or', 1])
  await moves(first, '2026-11-13T18:00', 'Café R&D <Quai> https://carte.example.org/?q=quai&z=3')
  expect(topic()).toBe(
    'Prochaine réunion : vendredi 13 novembre à 18 h · Café R&D Quai https://carte.example.org/?q=quai&z=3',
  )
  const moved = lines()
  await looksAgain()
  // Slack tells of each change: what reads the same is not set again, though Slack writes it otherwise than it was sent.
  await people.lea.types('/reunion')
  expect(lines()).toBe(moved)
  await callsOff(first)
  const byVideo = 'Prochaine réunion : jeudi 26 novembre à 7 h 45 https://visio.example.org/club?a=1&b=2'
  expect(topic()).toBe(byVideo)
  await restores(first)
  expect(topic()).toContain('13 novembre')
  // As it begins, the next one.
  await clock.goesTo('2026-11-13T18:00')
  expect(topic()).toBe(byVideo)
  // In the language of the club, of what is longer than Slack takes the end alone is cut, and never the address.
  await sets({ language: 'en' })
  expect(topic()).toBe('Next meeting: Thursday 26 November at 7:45 https://visio.example.org/club?a=1&b=2')
  await moves(second, '2026-11-26T07:45', `${'R&D '.repeat(80)}https://carte.example.org/?q=quai&z=3`)
  expect(topic()).toMatch(/^Next meeting: Thursday 26 November at 7:45 · R&D R&D .*… https:\S+z=3$/)
  await moves(second, '2026-11-26T07:45', `https://visio.example.org/${'x'.repeat(240)}`)
  expect(topic()).toBe('Next meeting: Thursday 26 November at 7:45')
  // The club’s channel is another one: the line goes there, and leaves nothing behind.
  slack.addChannel({ id: 'C0NEW', name: 'nouveau', members: ['U0OLGA', 'U0LEA'], bot: true })
  await sets({ club: 'C0NEW' })
  expect([topic(), slack.topicOf('C0NEW').text]).toEqual(['', 'Next meeting: Thursday 26 November at 7:45'])
  // The organizers want their topic for themselves.
  await sets({ topic: 'club' })
  expect(slack.topicOf('C0NEW').text).toBe('')
  const before = asked('conversations.setTopic')
  await plans('2026-11-20T07:45')
  expect(asked('conversations.setTopic')).toBe(before)
  await sets({ topic: 'meeting' })
  expect(slack.topicOf('C0NEW').text).toContain('Friday 20 November')
})

test('what a person wrote is his: it is left as it is, until it is ours or empty again', async () => {
  const { slack, plans, moves, topic, looksAgain, asked } = await club()
  slack.setsTopic('C0CLUB', 'U0MARC', 'Bienvenue au club !')
  const id = await plans('2026-11-12T07:45')
  await moves(id, '2026-11-13T07:45')
  expect([topic(), asked('conversations.setTopic')]).toEqual(['Bienvenue au club !', 0])
  // Empty: with the next change.
  slack.setsTopic('C0CLUB', 'U0MARC', '')
  await moves(id, '2026-11-16T07:45')
  expect(topic()).toContain('16 novembre')
  // He adds to ours: his.
  slack.setsTopic('C0CLUB', 'U0LEA', `${topic()} Apportez un invité !`)
  await moves(id, '2026-11-17T07:45')
  expect(topic()).toContain('16 novembre à 7 h 45 · La Cour d’Or Apportez un invité !')
  // He puts back what we wrote: ours.
  slack.setsTopic('C0CLUB', 'U0LEA', 'Prochaine réunion : lundi 16 novembre à 7 h 45 · La Cour d’Or')
  await moves(id, '2026-11-18T07:45')
  expect(topic()).toContain('18 novembre')
  slack.setsTopic('C0CLUB', 'U0LEA', 'À nous')
  await looksAgain()
  await moves(id, '2026-11-19T07:45')
  expect(topic()).toBe('À nous')
})

test('an answer that was lost, or a slow Slack, leaves one line and the last state', async () => {
  const { slack, plans, moves, topic, lines, machine, looksAgain, inClub } = await club({ troubled: true })
  slack.troubles.next('conversations.setTopic', { lost: true })
  const id = await plans('2026-11-12T07:45')
  expect([topic(), lines()]).toEqual(['Prochaine réunion : jeudi 12 novembre à 7 h 45 · La Cour d’Or', 1])
  await machine.passes('PT2M')
  await looksAgain()
  expect(lines()).toBe(1)
  // Killed between the call and its note: what stands there is told by who set it.
  await inClub(({ tx }) => tx.updateTable('sign').set({ known: null, shown: null }).execute())
  slack.troubles.next('conversations.setTopic', { status: 429, retryAfter: 60 })
  await moves(id, '2026-11-13T07:45')
  await moves(id, '2026-11-16T07:45')
  expect(topic()).toContain('12 novembre')
  await machine.passes('PT5M')
  await looksAgain()
  expect([topic(), lines()]).toEqual(['Prochaine réunion : lundi 16 novembre à 7 h 45 · La Cour d’Or', 2])
})

test('without the scope all else goes on, nothing is tried by itself, and `/club` says it until it is mended', async () => {
  const { slack, plans, clock, people, machine, topic, asked, assidu } = await club({ troubled: true })
  slack.scopes.delete('channels:write.topic')
  await plans('2026-11-12T07:45')
  expect([topic(), asked('conversations.setTopic')]).toEqual(['', 1])
  await machine.passes('PT2H')
  await assidu.drain()
  expect(asked('conversations.setTopic')).toBe(1)
  await people.olga.types('/club')
  await people.olga.sees('The next meeting does not stand in the channel’s topic')
  // The announcement is as ever.
  await clock.goesTo('2026-11-05T09:00')
  await people.lea.sees('Réunion du jeudi 12 novembre', { where: 'channel' })
  slack.scopes.add('channels:write.topic')
  // Nobody tells the bot: the page tries again, and says it no more.
  await people.olga.types('/club')
  await assidu.drain()
  expect(topic()).toContain('12 novembre')
  await people.olga.types('/club')
  const pages = await people.olga.readsOf('What you can type')
  expect(pages.map(({ words }) => words.includes('channel’s topic'))).toEqual([true, true, false])
})
