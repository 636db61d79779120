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

type Shown = { readonly custom_id: string; readonly options: readonly { value: string; default?: boolean }[] }

/** Ticks on each page what `also` says beside what is ticked there; `next` happens before each further page. */
async function calls(
  { olga }: Awaited<ReturnType<typeof onDiscord>>,
  also: Readonly<Record<string, readonly string[]>>,
  next: (page: number) => Promise<void> = async () => {},
): Promise<{ pages: number; titles: readonly string[] }> {
  let answer = await olga.types('club appel')
  const titles: string[] = []
  for (let modal = answer.modal; modal; modal = answer.modal) {
    titles.push(modal.title)
    const ticked = modal.components.flatMap(({ component }) => {
      const { custom_id, options } = component as unknown as Shown
      const more = options.filter(({ value }) => also[custom_id.split('~')[0]!]?.includes(value))
      // What nobody touches is sent as it stands.
      if (more.length === 0) return []
      const before = options.filter(option => option.default)
      return [[custom_id, [...new Set([...before, ...more].map(({ value }) => value))]] as const]
    })
    const sent = await olga.submits(modal, Object.fromEntries(ticked))
    const door: Message = sent.message ?? sent.updated!
    if (!buttonsOf(door).includes('Continue')) break
    await next(titles.length)
    answer = await olga.presses(door, 'Continue')
  }
  return { pages: titles.length, titles }
}

test.each([26, 62, 132])(
  'a roll of %i on Discord: who cannot come is excused, and each page keeps what it got',
  async size => {
    const club = await onDiscord(size)
    const { members, answer, roll } = club
    const at = (n: number) => members.at(n)!
    const cannot = [at(5), at(11), at(-1)]
    await answer(cannot, 'absent')
    await answer([at(2)], 'present')
    await club.story.clock.goesTo('2026-11-04T12:00')
    const [first, last] = [at(0).id, at(-2).id]
    const { pages } = await calls(club, { came: [first, last], late: [at(8).id], substitute: [at(-3).id] })
    expect(pages).toBe(Math.ceil((4 * Math.ceil(size / 25)) / 5))
    const meant = new Map(members.map(({ id }) => [id, 'absent']))
    for (const { id } of cannot) meant.set(id, 'excused')
    for (const id of [first, last, at(2).id]) meant.set(id, 'present')
    meant.set(at(8).id, 'late').set(at(-3).id, 'substitute')
    expect(await roll()).toEqual(meant)
  },
  60_000,
)

test('a bot started anew between two pages of a roll opens the page that comes next, and has kept the first', async () => {
  const club = await onDiscord(70)
  const { members, answer, restart, roll } = club
  await answer([members[3]!, members[60]!], 'absent')
  await club.story.clock.goesTo('2026-11-04T12:00')
  const { titles } = await calls(club, { came: [members[0]!.id] }, restart)
  expect(titles).toEqual(['Roll of 4 November (1/3)', 'Roll of 4 November (2/3)', 'Roll of 4 November (3/3)'])
  const excused = [...(await roll())].filter(([, status]) => status === 'excused').map(([id]) => id)
  expect(new Set(excused)).toEqual(new Set([members[3]!.id, members[60]!.id]))
  expect((await roll()).get(members[0]!.id)).toBe('present')
}, 60_000)

test('whoever comes on the list while the roll is called is no absentee of it', async () => {
  const club = await onDiscord(30)
  const { members, roll, story } = club
  await story.clock.goesTo('2026-11-04T12:00')
  await calls(club, { came: [members[0]!.id] }, async () => {
    await story.inClub(async here => {
      await addMember(here, { by: null, member: { name: 'Zoé Tardive' } })
      const joined = Temporal.PlainDate.from('2024-01-15')
      await here.tx.updateTable('member').set({ joined_on: joined }).where('name', '=', 'Zoé Tardive').execute()
    })
  })
  expect(new Set((await roll()).keys())).toEqual(new Set(members.map(({ id }) => id)))
}, 60_000)
