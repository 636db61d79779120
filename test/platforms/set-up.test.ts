import { expect, onTestFinished, test } from 'vitest'
import { organizers } from '../../src/club/members/queries.ts'
import { makeTakeOverCode } from '../../src/club/setup/take-over.ts'
import { chooseClub, clubTx, inClub } from '../../src/db/club-tx.ts'
import { newId } from '../../src/main.ts'
import { startDiscord as connectDiscord } from '../../src/platforms/discord/index.ts'
import { startSlack as connectSlack } from '../../src/platforms/slack/index.ts'
import { startDiscord, textOf } from '../kit/discord/index.ts'
import { clubRow, memberRow } from '../kit/rows.ts'
import { textOf as slackText, startSlack } from '../kit/slack/index.ts'
import { openStory, usualCast } from '../kit/story.ts'

async function core() {
  const story = await openStory({ cast: usualCast })
  onTestFinished(() => story.close())
  return story
}

test('a Slack workspace without a club gets one from its administrator, and recognises a member by his e-mail', async () => {
  const story = await core()
  const slack = await startSlack()
  onTestFinished(() => slack.close())
  slack.addUser({
    id: 'U0VERA',
    name: 'Véra Blum',
    handle: 'vera',
    email: 'vera@lac.example',
    admin: true,
    locale: 'fr-FR',
  })
  slack.addUser({ id: 'U0TOM', name: 'Tom Roux', handle: 'tom', email: 'tom@lac.example', locale: 'fr-FR' })
  slack.addChannel({ id: 'C0LAC', name: 'lac', members: ['U0VERA', 'U0TOM'], bot: true })
  const bot = await connectSlack(
    { over: 'socket', apiUrl: slack.apiUrl, botToken: slack.botToken, appToken: slack.appToken },
    { dispatch: story.assidu.dispatch, clock: story.assidu.clock, say: () => {}, pace: 0 },
  )
  story.assidu.platforms.set('slack', bot)
  onTestFinished(() => bot.stop())
  const vera = slack.user('U0VERA')
  const tom = slack.user('U0TOM')
  await tom.types('/club')
  await tom.sees('Un administrateur peut en créer un', { private: true })
  await vera.types('/club')
  await vera.seesForm('Un nouveau club')
  expect(await vera.submits({ name: 'Club du Lac', club: 'lac' })).toEqual({})
  await vera.sees('Club du Lac est créé', { private: true })
  await story.assidu.drain()
  const welcome = await tom.sees('je suis Assidu, pour Club du Lac', { in: 'C0LAC' })
  await vera.types('/club', 'membres')
  await vera.presses(await vera.sees('La liste : 1 membre', { private: true }), 'Ajouter')
  await vera.seesForm('Ajouter un membre')
  expect(await vera.submits({ name: 'Thomas Roux', email: 'tom@lac.example' })).toEqual({})
  await tom.presses(welcome, 'Dire bonjour')
  await tom.sees('Bonjour, et bienvenue', { private: true })
  await story.assidu.drain()
  expect(slackText(await tom.sees('Votre compte est relié : Club du Lac'))).toBeDefined()
  expect(slack.calls.filter(({ error }) => error)).toEqual([])
})

test('a Discord server without a club gets one from its administrator, who links its members', async () => {
  const story = await core()
  const discord = await startDiscord({ now: () => story.clock.now() })
  onTestFinished(() => discord.close())
  const guild = discord.addGuild('Le Lac')
  const channel = discord.addChannel(guild, 'lac')
  for (let n = 1; n <= 30; n++) discord.addChannel(guild, `salon-${n}`)
  const vera = discord.addPerson('Véra Blum', { in: guild, locale: 'fr', administrator: true })
  const tom = discord.addPerson('Tom Roux', { in: guild, locale: 'fr' })
  const bot = await connectDiscord(
    { token: discord.token, apiUrl: discord.apiUrl },
    {
      dispatch: story.assidu.dispatch,
      commands: story.assidu.commands,
      clock: story.assidu.clock,
      say: () => {},
    },
  )
  story.assidu.platforms.set('discord', bot)
  onTestFinished(() => bot.stop())
  const refused = await tom.types('mes-donnees')
  expect(textOf(refused.message!)).toContain('Un administrateur peut en créer un')
  const asked = await vera.types('club reglages')
  expect(asked.modal?.title).toBe('Un nouveau club')
  const done = await vera.submits(asked.modal!, { name: 'Club du Lac', club: channel.id, zone: 'Europe/Paris' })
  expect(textOf(done.message!)).toContain('Club du Lac est créé')
  await story.assidu.drain()
  expect(discord.messagesIn(channel).map(textOf).join()).toContain('je suis Assidu, pour Club du Lac')
  const who = await tom.types('recos')
  expect(textOf(who.message!)).toContain('Véra Blum')
  const name = await tom.presses(who.message!, 'Je suis sur la liste')
  const sent = await tom.submits(name.modal!, { name: 'Tom Roux' })
  expect(textOf(sent.message ?? sent.updated!)).toContain('invité à confirmer')
  expect(discord.calls.filter(({ status }) => status === 400)).toEqual([])
})

test('on Slack an address links a full member of that workspace alone', async () => {
  const story = await core()
  const slack = await startSlack()
  onTestFinished(() => slack.close())
  await story.inClub(async ({ tx, id: club_id }) => {
    await tx
      .insertInto('place')
      .values({
        ...{ platform: 'slack', place: slack.workspace.id, club_id, name: 'Le Cercle' },
        ...{ connected_at: story.clock.now(), disconnected_at: null },
      })
      .execute()
    await tx.updateTable('member').set({ email: 'marc@example.org' }).where('external_id', '=', 'marc').execute()
  })
  const address = { email: 'marc@example.org' }
  slack.addUser({ id: 'U0GUEST', name: 'Marc 1', guest: 'of channels', ...address })
  slack.addUser({ id: 'U0SINGLE', name: 'Marc 2', guest: 'of one channel', ...address })
  slack.addUser({ id: 'U0SHARED', name: 'Marc 3', team: 'T0OTHER', admin: true, ...address })
  slack.addUser({ id: 'U0STRANGE', name: 'Marc 4', team: 'T0OTHER', stranger: true, ...address })
  slack.addUser({ id: 'U0NEW', name: 'Marc 5', confirmed: false, ...address })
  slack.addUser({ id: 'U0MARC', name: 'Marc 6', ...address })
  slack.addChannel({ id: 'C0CLUB', name: 'club', members: [...slack.workspace.users.keys()] })
  const bot = await connectSlack(
    { over: 'socket', apiUrl: slack.apiUrl, botToken: slack.botToken, appToken: slack.appToken },
    { dispatch: story.assidu.dispatch, clock: story.assidu.clock, say: () => {}, pace: 0 },
  )
  story.assidu.platforms.set('slack', bot)
  onTestFinished(() => bot.stop())
  for (const id of ['U0GUEST', 'U0SINGLE', 'U0SHARED', 'U0STRANGE', 'U0NEW']) {
    await slack.user(id).types('/recos')
    await slack.user(id).sees('réservé aux membres', { private: true })
  }
  // Whoever administers another workspace administers nothing here.
  await slack.user('U0SHARED').types('/club')
  const page = await slack.user('U0SHARED').sees('Ce lieu abrite Le Cercle', { private: true })
  expect(slackText(page)).not.toContain('Personne du bureau')
  await slack.user('U0MARC').types('/recos')
  await slack.user('U0MARC').sees('Vos recommandations', { private: true })
  await story.assidu.drain()
})

test('in a Discord server, which anyone may invite the bot to, a waiting club comes by its code alone', async () => {
  const story = await core()
  const discord = await startDiscord({ now: () => story.clock.now() })
  onTestFinished(() => discord.close())
  const guild = discord.addGuild('Le Port')
  discord.addChannel(guild, 'port')
  const vera = discord.addPerson('Véra Blum', { in: guild, locale: 'fr', administrator: true })
  const bot = await connectDiscord({ token: discord.token, apiUrl: discord.apiUrl }, { ...story.assidu, say: () => {} })
  story.assidu.platforms.set('discord', bot)
  onTestFinished(() => bot.stop())
  const id = newId()
  const code = await story.assidu.means.db.transaction().execute(async tx => {
    await chooseClub(tx, id)
    const row = clubRow(id, 'Club du Port', story.clock.now())
    const club = await tx.insertInto('club').values(row).returningAll().executeTakeFirstOrThrow()
    await tx
      .insertInto('member')
      .values(memberRow(id, newId(), 'Paul Rey', ['member', 'organizer']))
      .execute()
    return makeTakeOverCode(clubTx(story.assidu.means, tx, club))
  })
  const asked = await vera.types('club accueil')
  expect(asked.modal?.title).toBe('Un nouveau club')
  const taken = await vera.types('club accueil', { code })
  expect(textOf(taken.message!)).toContain('Club du Port vit ici désormais')
  const form = await vera.presses(taken.message!, 'Confirmer quelqu’un')
  const paul = (await inClub(story.assidu.means, id, organizers))[0]!
  const done = await vera.submits(form.modal!, { organizer: paul.id, account: vera.id })
  expect(textOf(done.message ?? done.updated!)).toContain('Le compte de Paul Rey est relié')
  expect(discord.calls.filter(({ status }) => status === 400)).toEqual([])
})
