import { expect, onTestFinished, test } from 'vitest'
import { answerMeeting } from '../../src/club/meetings/answer.ts'
import { meetingsAhead } from '../../src/club/meetings/queries.ts'
import { addMember } from '../../src/club/members/add.ts'
import { presentMembers } from '../../src/club/members/queries.ts'
import { startDiscord as connectDiscord } from '../../src/platforms/discord/index.ts'
import { startSlack as connectSlack } from '../../src/platforms/slack/index.ts'
import type { Member } from '../../src/terms/member.ts'
import { buttonsOf, type Message, startDiscord } from '../kit/discord/index.ts'
import { each, standsOn } from '../kit/on-platform.ts'
import { startSlack } from '../kit/slack/index.ts'
import { openStory, usualCast } from '../kit/story.ts'

/** Lists longer than a platform shows in one piece: nothing is cut, and what a form did not show is not changed. */

async function onSlack({ channels = 0, people = 0 }: { channels?: number; people?: number }) {
  const story = await openStory({ cast: usualCast })
  const slack = await startSlack({ now: () => story.clock.now() })
  const accounts = { lea: 'U0LEA', marc: 'U0MARC', ana: 'U0ANA', olga: 'U0OLGA' }
  for (const who of Object.keys(accounts) as (keyof typeof accounts)[])
    slack.addUser({ id: accounts[who], name: usualCast[who].name, handle: who })
  const crowd = Array.from(
    { length: people },
    (_, n) => slack.workspace.addUser({ id: `U1N${n}`, name: `Personne ${String(n).padStart(3, '0')}` }).id,
  )
  for (let n = 0; n < channels; n++)
    slack.addChannel({
      id: `C1N${n}`,
      name: `salon-${String(n).padStart(3, '0')}`,
      members: [accounts.olga],
      bot: true,
    })
  slack.addChannel({ id: 'C0CLUB', name: 'zzz-club', members: [...Object.values(accounts), ...crowd], bot: true })
  slack.addChannel({ id: 'C0BUREAU', name: 'zzz-bureau', isPrivate: true, members: [accounts.olga], bot: true })
  const place = slack.workspace.id
  await standsOn(story, {
    ...{ platform: 'slack', place, accounts },
    channels: { club: 'C0CLUB', introductions: 'C0CLUB', organizers: 'C0BUREAU' },
  })
  const bot = await connectSlack(
    { over: 'socket', apiUrl: slack.apiUrl, botToken: slack.botToken, appToken: slack.appToken },
    { dispatch: story.assidu.dispatch, clock: story.assidu.clock, say: () => {}, pace: 0 },
  )
  story.assidu.platforms.set('slack', bot)
  onTestFinished(async () => {
    await story.close()
    await slack.close()
    expect(slack.calls.filter(({ error }) => error)).toEqual([])
  })
  const chosen = () =>
    story.inClub(({ tx }) =>
      tx
        .selectFrom('channel')
        .select(['purpose', 'channel'])
        .where('platform', '=', 'slack')
        .orderBy('purpose')
        .execute(),
    )
  return { story, slack, olga: slack.user(accounts.olga), chosen }
}

/** What the settings of the club open of its channels. */
async function opensSettings(olga: Awaited<ReturnType<typeof onSlack>>['olga']): Promise<void> {
  await olga.types('/club', 'reglages')
  await olga.presses(await olga.sees('The club’s settings', { private: true }), 'Club and channels')
}

test.each([130, 700])('settings sent untouched change nothing on Slack among %i channels', async channels => {
  const { olga, chosen, slack } = await onSlack({ channels })
  const before = await chosen()
  await opensSettings(olga)
  await olga.seesForm('Settings of the club')
  expect(await olga.submits()).toEqual({})
  await olga.sees('Settings saved', { private: true })
  expect(await chosen()).toEqual(before)
  // The last of them all is chosen as well as the first.
  await opensSettings(olga)
  await olga.seesForm('Settings of the club')
  expect(await olga.submits({ introductions: `C1N${channels - 1}`.replace('C1N', 'salon-') })).toEqual({})
  await slack.until('the choice is kept', () => (slack.called('conversations.list').length >= 4 ? true : undefined))
  expect((await chosen()).map(({ channel }) => channel)).toEqual(['C0CLUB', `C1N${channels - 1}`, 'C0BUREAU'])
})

test('a channel that the bot was thrown out of stays chosen until another one is', async () => {
  const { olga, chosen, slack } = await onSlack({ channels: 3 })
  const before = await chosen()
  slack.workspace.conversations.get('C0BUREAU')!.members.delete(slack.workspace.bot.user)
  await opensSettings(olga)
  await olga.seesForm('the present one, which I don’t see')
  expect(await olga.submits()).toEqual({})
  await olga.sees('Settings saved', { private: true })
  expect(await chosen()).toEqual(before)
})

test('all 130 people of the channel stand on the list to tick', async () => {
  const { olga, story } = await onSlack({ people: 130 })
  await olga.types('/club', 'membres')
  await olga.presses(await olga.sees('The list: 4 members', { private: true }), 'Tick the members')
  await olga.seesForm('Who is a member?')
  const everyone = Array.from({ length: 130 }, (_, n) => `U1N${n}`)
  expect(await olga.submits({ who: everyone })).toEqual({})
  await olga.sees('130 members added')
  const { count } = await story.inClub(({ tx }) =>
    tx
      .selectFrom('account')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('platform', '=', 'slack')
      .executeTakeFirstOrThrow(),
  )
  expect(Number(count)).toBe(134)
})

/** A club of so many in a server of Discord, whose organizer has planned a meeting for the fourth. */
async function onDiscord(size: number) {
  const story = await openStory({ cast: usualCast })
  const discord = await startDiscord({ now: () => story.clock.now() })
  const guild = discord.addGuild('Le Cercle')
  const club = discord.addChannel(guild, 'club')
  const clients = each(who => discord.addPerson(usualCast[who].name, { in: guild, locale: 'fr' }))
  await standsOn(story, {
    ...{ platform: 'discord', place: guild.id, accounts: each(who => clients[who].id) },
    channels: { club: club.id, introductions: club.id, organizers: club.id },
  })
  const connect = async () => {
    const said = { ...story.assidu, say: () => {} }
    const bot = await connectDiscord({ token: discord.token, apiUrl: discord.apiUrl }, said)
    story.assidu.platforms.set('discord', bot)
    return bot
  }
  let bot = await connect()
  onTestFinished(async () => {
    await story.close()
    await discord.close()
    expect(discord.calls.filter(({ status }) => status === 400)).toEqual([])
  })
  await story.inClub(async club => {
    for (let n = 4; n < size; n++)
      await addMember(club, { by: null, member: { name: `Membre ${String(n).padStart(3, '0')}` } })
  })
  const { olga } = clients
  const plan = await olga.types('reunion', { action: 'plan' })
  await olga.submits(plan.modal!, { date: '2026-11-04', time: '07:45' })
  const members = await story.inClub(presentMembers)
  const answer = (some: readonly Member[], said: 'present' | 'absent') =>
    story.inClub(async here => {
      const { items } = await meetingsAhead(here)
      for (const by of some) await answerMeeting(here, { by, meeting: items[0]!.id, answer: said })
    })
  const restart = async () => {
    await bot.stop()
    bot = await connect()
  }
  const roll = () =>
    story.inClub(async ({ tx }) => {
      const rows = await tx.selectFrom('attendance').select(['member_id', 'status']).execute()
      return new Map(rows.map(({ member_id, status }) => [member_id, status]))
    })
  return { story, olga, members, answer, restart, roll }
}

/** The sheet of the roll, turned to the page on which a name stands; gives the sheet once the name was tapped. */
async function taps({ olga }: Awaited<ReturnType<typeof onDiscord>>, sheet: Message, name: string): Promise<Message> {
  let at = sheet
  for (;;) {
    const label = buttonsOf(at).find(one => one.includes(name))
    if (label) return (await olga.presses(at, label)).updated!
    const next = buttonsOf(at).find(one => one.startsWith('Next'))
    if (!next) throw new Error(`${name} stands on no page`)
    at = (await olga.presses(at, next)).updated!
  }
}

test.each([32, 200])(
  'the roll of %i on Discord: only who differs is touched, on any page, and a restart between two pages loses nothing',
  async size => {
    const club = await onDiscord(size)
    const { members, answer, restart, roll, olga } = club
    const at = (n: number) => members.at(n)!
    const meant = new Map(members.map(({ id }) => [id, 'present']))
    await answer(members.slice(3), 'present')
    await answer([at(0), at(1), at(2)], 'absent')
    for (const n of [0, 1, 2]) meant.set(at(n).id, 'excused')
    await club.story.clock.goesTo('2026-11-04T12:00')
    let sheet = (await olga.types('club appel')).message!
    sheet = await taps(club, sheet, at(0).name)
    sheet = await taps(club, sheet, at(5).name)
    await restart()
    sheet = await taps(club, sheet, at(-1).name)
    sheet = (await olga.presses(sheet, 'Late…')).updated!
    sheet = await taps(club, sheet, at(-2).name)
    expect(await roll()).toEqual(new Map())
    await olga.presses(sheet, 'Save the roll')
    meant.set(at(0).id, 'present').set(at(5).id, 'absent').set(at(-1).id, 'absent').set(at(-2).id, 'late')
    expect(await roll()).toEqual(meant)
  },
  60_000,
)
