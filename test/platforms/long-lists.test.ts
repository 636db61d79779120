import { expect, onTestFinished, test } from 'vitest'
import { addMember } from '../../src/club/members/add.ts'
import { startDiscord as connectDiscord } from '../../src/platforms/discord/index.ts'
import { startSlack as connectSlack } from '../../src/platforms/slack/index.ts'
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

test.each([130, 700])('settings sent untouched change nothing on Slack among %i channels', async channels => {
  const { olga, chosen, slack } = await onSlack({ channels })
  const before = await chosen()
  await olga.types('/club', 'reglages')
  await olga.seesForm('Settings of the club')
  expect(await olga.submits()).toEqual({})
  await olga.sees('Settings saved', { private: true })
  expect(await chosen()).toEqual(before)
  // The last of them all is chosen as well as the first.
  await olga.types('/club', 'reglages')
  await olga.seesForm('Settings of the club')
  expect(await olga.submits({ introductions: `C1N${channels - 1}`.replace('C1N', 'salon-') })).toEqual({})
  await slack.until('the choice is kept', () => (slack.called('conversations.list').length >= 4 ? true : undefined))
  expect((await chosen()).map(({ channel }) => channel)).toEqual(['C0CLUB', `C1N${channels - 1}`, 'C0BUREAU'])
})

test('a channel that the bot was thrown out of stays chosen until another one is', async () => {
  const { olga, chosen, slack } = await onSlack({ channels: 3 })
  const before = await chosen()
  slack.workspace.conversations.get('C0BUREAU')!.members.delete(slack.workspace.bot.user)
  await olga.types('/club', 'reglages')
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

test('a roll of 40 members, on several pages of Discord, keeps the ticks of each', async () => {
  const story = await openStory({ cast: usualCast })
  const discord = await startDiscord({ now: () => story.clock.now() })
  const guild = discord.addGuild('Le Cercle')
  const club = discord.addChannel(guild, 'club')
  const clients = each(who => discord.addPerson(usualCast[who].name, { in: guild, locale: 'fr' }))
  await standsOn(story, {
    ...{ platform: 'discord', place: guild.id, accounts: each(who => clients[who].id) },
    channels: { club: club.id, introductions: club.id, organizers: club.id },
  })
  const bot = await connectDiscord({ token: discord.token, apiUrl: discord.apiUrl }, { ...story.assidu, say: () => {} })
  story.assidu.platforms.set('discord', bot)
  onTestFinished(async () => {
    await story.close()
    await discord.close()
  })
  const { olga } = clients
  await story.inClub(async club => {
    for (let n = 0; n < 36; n++)
      await addMember(club, { by: null, member: { name: `Membre ${String(n).padStart(2, '0')}` } })
  })
  const plan = await olga.types('reunion', { action: 'plan' })
  await olga.submits(plan.modal!, { date: '2026-11-04', time: '07:45' })
  await story.clock.goesTo('2026-11-04T12:00')
  const ids = await story.inClub(({ tx }) => tx.selectFrom('member').select(['id', 'name']).orderBy('name').execute())
  const everybody = new Set(ids.map(({ id }) => id))
  let answer = await olga.types('club appel')
  let pages = 0
  for (let modal = answer.modal; modal; modal = answer.modal) {
    pages += 1
    const ticked = Object.fromEntries(
      modal.components.flatMap(({ component }) => {
        const { custom_id, options } = component as { custom_id: string; options: { value: string }[] }
        const list = custom_id.split('~')[0]!
        // The first of each half of the list is excused; the halves of that field stand on two pages.
        const [first, ...rest] = options.map(({ value }) => value)
        if (list === 'came') return [[custom_id, rest]]
        return list === 'excused' ? [[custom_id, [first!]]] : []
      }),
    )
    const sent = await olga.submits(modal, ticked)
    const door: Message = sent.message ?? sent.updated!
    if (!buttonsOf(door).includes('Continue')) break
    answer = await olga.presses(door, 'Continue')
  }
  expect(pages).toBe(2)
  const roll = await story.inClub(({ tx }) => tx.selectFrom('attendance').select(['member_id', 'status']).execute())
  expect(roll).toHaveLength(40)
  expect(roll.every(({ member_id }) => everybody.has(member_id))).toBe(true)
  const of = (wanted: string) => roll.filter(({ status }) => status === wanted).length
  expect([of('present'), of('excused')]).toEqual([38, 2])
  expect(discord.calls.filter(({ status }) => status === 400)).toEqual([])
}, 60_000)
