import { DiscordAPIError, PermissionFlagsBits, RESTJSONErrorCodes } from 'discord.js'
import { afterEach, describe, expect, test } from 'vitest'
import { commands as declared } from '../../commands/index.ts'
import type { Answer, Gesture, Outgoing, Target } from '../../src/contract/platform.ts'
import { filledForm } from '../../src/platforms/discord/forms.ts'
import { startDiscord as connect, type DiscordPlatform } from '../../src/platforms/discord/index.ts'
import { publishCommands } from '../../src/platforms/discord/publish.ts'
import { Commands } from '../../src/platforms/discord/registration.ts'
import { troubleOf, whoseCode } from '../../src/platforms/discord/trouble.ts'
import { actions, button, paragraph, plainText, view } from '../../src/view/build.ts'
import type { Room } from '../../src/view/plain.ts'
import type { Field, Form } from '../../src/view/view.ts'
import { opened } from '../kit/conversation.ts'
import { check } from '../kit/discord/checks.ts'
import { type Channel, type Discord, type Guild, type Person, startDiscord, textOf } from '../kit/discord/index.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

const room: Room = { language: 'fr', address: 'vous', zone: 'Europe/Paris', typed: name => `/${name}` }
const words = (text: string) => view(text)
const show = (text: string): Answer => ({ kind: 'show', view: words(text), room })

type Server = {
  discord: Discord
  guild: Guild
  club: Channel
  lea: Person
  bot: DiscordPlatform
  gestures: Gesture[]
  said: string[]
}

/** The adapter in a server, and whatever answers its gestures. */
async function server(
  answer: (gesture: Gesture) => Promise<Answer> | Answer = () => show('Bien reçu'),
  { thinkAfter = 2000, patience = 3000, invited = (_: string) => {} } = {},
): Promise<Server> {
  const discord = await startDiscord({ patience })
  stops.push(() => discord.close())
  const guild = discord.addGuild('Le Cercle')
  const club = discord.addChannel(guild, 'club')
  const lea = discord.addPerson('Léa Moreau', { in: guild })
  const gestures: Gesture[] = []
  const said: string[] = []
  const bot = await connect(
    { token: discord.token, apiUrl: discord.apiUrl },
    {
      dispatch: async gesture => {
        gestures.push(gesture)
        return answer(gesture)
      },
      commands: declared,
      clock: { now: () => Temporal.Instant.from('2026-11-26T08:00:00Z') },
      invited: (_, channel) => invited(channel),
      say: (level, message) => void (level === 'info' || said.push(message)),
      thinkAfter,
    },
  )
  stops.push(() => bot.stop())
  return { discord, guild, club, lea, bot, gestures, said }
}

/** An answer that comes when the test says so. */
function later(): { answer: Promise<Answer>; comes: (answer: Answer) => void } {
  let comes: (answer: Answer) => void = () => {}
  const answer = new Promise<Answer>(resolve => {
    comes = resolve
  })
  return { answer, comes: given => comes(given) }
}

const field = (id: string, rest: Partial<Field> = {}): Field => ({
  id,
  label: `Champ ${id}`,
  kind: 'text',
  required: true,
  max: 100,
  ...rest,
})
const formOf = (fields: readonly Field[]): Form => ({
  id: '1|refer|form|draft-1',
  title: 'Recommander',
  submit: 'Envoyer',
  fields,
})

describe('gestures', () => {
  test('a command typed in French becomes the core’s gesture, its options by question; the answer is for her alone', async () => {
    const { lea, club, guild, gestures, discord, said } = await server()
    const answer = await lea.types('/recommander', { a: 'Marc', type: 'une connaissance' }, { in: club })
    expect(gestures).toEqual([
      {
        platform: 'discord',
        place: guild.id,
        id: gestures[0]!.id,
        account: lea.id,
        accountName: 'Léa Moreau',
        handle: 'le.a.moreau',
        language: 'fr',
        channel: { id: club.id, kind: 'channel' },
        administrator: false,
        what: { kind: 'command', name: 'refer', values: { receiver: 'Marc', kind: 'outside' } },
      },
    ])
    expect([textOf(answer.message!), answer.message!.onlyFor, answer.deferred]).toEqual(['Bien reçu', lea.id, false])
    expect(discord.messagesIn(club)).toEqual([])
    expect(said).toEqual([])
  })

  test('members are offered while she types', async () => {
    const options = Array.from({ length: 30 }, (_, n) => ({ value: `m${n}`, label: `Membre ${n}` }))
    const { lea, gestures } = await server(() => ({ kind: 'options', options }))
    expect(await lea.suggests('refer', { receiver: 'Mem' })).toHaveLength(25)
    expect(gestures[0]!.what).toEqual({ kind: 'suggest', typed: 'Mem', command: 'refer', field: 'receiver' })
  })

  test('a pressed button replaces its message where the core says so, and is only acknowledged when there is nothing to say', async () => {
    const pressed = {
      kind: 'show',
      view: view('Une offre', actions(button('1|refer|undo|a', 'Annuler'), button('1|refer|why|a', 'Pourquoi ?'))),
      room,
    } as const
    const { lea, gestures } = await server(({ what }) => {
      if (what.kind !== 'press') return pressed
      return what.press.includes('undo') ? { kind: 'replace', view: words('Annulé'), room } : { kind: 'nothing' }
    })
    const { message } = await lea.types('refer')
    await lea.presses(message!, 'Pourquoi ?')
    expect(textOf(message!)).toBe('Une offre')
    expect((await lea.presses(message!, 'Annuler')).updated).toBe(message)
    expect(textOf(message!)).toBe('Annulé')
    expect(gestures.at(-1)!.what).toEqual({ kind: 'press', press: '1|refer|undo|a', onlyHis: true })
  })

  test('in a direct message the button says which of two clubs it belongs to', async () => {
    const { discord, guild, lea, bot, gestures } = await server()
    const other = discord.addGuild('Un autre club')
    discord.invite(other, lea.id)
    const target = (place: string): Target => ({ kind: 'direct', place, account: lea.id })
    for (const [place, title] of [
      [other.id, 'Autre'],
      [guild.id, 'Cercle'],
    ] as const) {
      await bot.post(
        target(place),
        outgoing(view(title, actions(button('1|refer|thanks|a', 'Merci'))), title === 'Autre' ? 1 : 2),
      )
    }
    await lea.presses(lea.sees('Autre'), 'Merci')
    await lea.presses(lea.sees('Cercle'), 'Merci')
    expect(gestures.map(({ place, channel }) => [place, channel?.kind])).toEqual([
      [other.id, 'direct'],
      [guild.id, 'direct'],
    ])
  })

  test('a gesture delivered twice is answered once', async () => {
    const { discord, lea, gestures, said } = await server()
    discord.deliversTwice()
    await lea.types('refer')
    await lea.types('referrals')
    expect(gestures.map(({ what }) => what.kind === 'command' && what.name)).toEqual(['refer', 'referrals'])
    expect(said).toEqual([])
  })
})

describe('an answer that is late', () => {
  test('a command first says "thinking…", then the answer, still for her alone', async () => {
    const slow = later()
    const { lea, discord } = await server(() => slow.answer, { thinkAfter: 20 })
    const typed = lea.types('refer')
    await discord.until('thinking', () => discord.calls.some(({ body }) => (body as { type?: number })?.type === 5))
    slow.comes(show('Enfin'))
    const answer = await typed
    expect([answer.deferred, textOf(answer.message!), answer.message!.onlyFor]).toEqual([true, 'Enfin', lea.id])
  })

  test.each([
    ['was dismissed', { kind: 'refused', status: 404, code: 10008 }, 1],
    ['would not be changed', { kind: 'server error', status: 503 }, 4],
  ] as const)('an answer is not lost with a “thinking…” that %s', async (_, trouble, times) => {
    const slow = later()
    const { lea, discord, said } = await server(() => slow.answer, { thinkAfter: 20 })
    const typed = lea.types('refer')
    await discord.until('thinking', () => discord.calls.some(({ body }) => (body as { type?: number })?.type === 5))
    discord.trouble('PATCH /webhooks/:application/:token/messages/:message', trouble, { times })
    slow.comes(show('Enfin'))
    const { message } = await typed
    expect([textOf(message!), message!.onlyFor]).toEqual(['Enfin', lea.id])
    expect(said).toEqual([])
  })

  test('a form that comes too late to open is a button that opens it', async () => {
    const slow = later()
    const { lea, discord, gestures } = await server(() => slow.answer, { thinkAfter: 20 })
    const typed = lea.types('refer')
    await discord.until('thinking', () => discord.calls.some(({ body }) => (body as { type?: number })?.type === 5))
    slow.comes({ kind: 'ask', form: formOf([field('need')]), room })
    const { message } = await typed
    const { modal } = await lea.presses(message!, 'Ouvrir le formulaire')
    expect(modal?.title).toBe('Recommander')
    expect(gestures).toHaveLength(1)
  })

  test('a press first leaves the message as it is; the answer comes beside it or instead of it', async () => {
    const slow = [later(), later()]
    const first = {
      kind: 'show',
      view: view('Une offre', actions(button('1|refer|a', 'A'), button('1|refer|b', 'B'))),
      room,
    } as const
    const { lea, discord } = await server(
      ({ what }) => (what.kind !== 'press' ? first : slow[what.press.endsWith('a') ? 0 : 1]!.answer),
      { thinkAfter: 20 },
    )
    const { message } = await lea.types('refer')
    const thinking = (times: number) =>
      discord.until(
        'thinking',
        () => discord.calls.filter(({ body }) => (body as { type?: number })?.type === 6).length === times,
      )
    const beside = lea.presses(message!, 'A')
    await thinking(1)
    slow[0]!.comes(show('À côté'))
    const aside = await beside
    await aside.later
    expect(aside.followUps.map(textOf)).toEqual(['À côté'])
    const instead = lea.presses(message!, 'B')
    await thinking(2)
    slow[1]!.comes({ kind: 'replace', view: words('À la place'), room })
    await (await instead).later
    expect(textOf(message!)).toBe('À la place')
  })

  test('an answer that arrived although Discord’s own answer was lost is not given again', async () => {
    const { lea, discord, said, club } = await server()
    discord.trouble('POST /interactions/:id/:token/callback', { kind: 'answer lost as a reset' })
    expect(textOf((await lea.types('refer')).message!)).toBe('Bien reçu')
    await discord.until('the repeated call', () => discord.calls.some(({ status }) => status === 400))
    await lea.types('referrals')
    expect(lea.messages.map(textOf)).toEqual(['Bien reçu', 'Bien reçu'])
    expect([discord.messagesIn(club), said]).toEqual([[], []])
  })

  test('one that no longer reaches anybody is told to the log, not tried again', async () => {
    const slow = later()
    const { lea, said, discord } = await server(() => slow.answer, { thinkAfter: 5000, patience: 100 })
    expect((await lea.types('refer')).failed).toBe('The application did not respond')
    slow.comes(show('Trop tard'))
    await discord.until('the log', () => said.length > 0)
    expect(said).toEqual([expect.stringContaining('too late')])
  })
})

describe('forms', () => {
  test('seven questions are two pages joined by a button; the core hears of each page', async () => {
    const fields = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(id => field(id))
    const { lea, gestures } = await server(({ what }) => {
      if (what.kind === 'command') return { kind: 'ask', form: formOf(fields), room }
      if (what.kind === 'submit' && what.more)
        return { kind: 'ask', form: formOf(fields.map(each => ({ ...each, value: what.values[each.id] ?? '' }))), room }
      return show('Transmise')
    })
    const { modal } = await lea.types('refer')
    expect(modal?.components).toHaveLength(5)
    const page = await lea.submits(modal!, { a: '1', b: '2', c: '3', d: '4', e: '5' })
    expect(textOf(page.message!)).toContain('1 sur 2')
    const second = await lea.presses(page.message!, 'Continuer')
    expect(second.modal?.title).toBe('Recommander (2/2)')
    const done = await lea.submits(second.modal!, { f: '6', g: '7' })
    // The message that led from page to page becomes the answer.
    expect(done.updated).toBe(page.message)
    expect(lea.messages.map(textOf)).toEqual(['Transmise'])
    expect(gestures.slice(1).map(({ what }) => what)).toEqual([
      { kind: 'submit', form: '1|refer|form|draft-1', values: { a: '1', b: '2', c: '3', d: '4', e: '5' }, more: true },
      { kind: 'submit', form: '1|refer|form|draft-1', values: { f: '6', g: '7' } },
    ])
  })

  test('someone without a draft sends both pages together at the end', async () => {
    const fields = ['a', 'b', 'c', 'd', 'e', 'f'].map(id => field(id))
    const form = { ...formOf(fields), id: '1|apply|form' }
    const { lea, gestures } = await server(({ what }) => {
      if (what.kind === 'submit' && what.more) return { kind: 'ask', form: filledForm(form, what), room }
      return what.kind === 'command' ? { kind: 'ask', form, room } : show('Reçue')
    })
    const { modal } = await lea.types('refer')
    const page = await lea.submits(modal!, { a: '1', b: '2', c: '3', d: '4', e: '5' })
    const { modal: second } = await lea.presses(page.message!, 'Continuer')
    await lea.submits(second!, { f: '6' })
    expect(gestures.at(-1)!.what).toMatchObject({ values: { a: '1', b: '2', c: '3', d: '4', e: '5', f: '6' } })
  })

  test('what cannot stay is said under its name, and the button opens the form as it was', async () => {
    const { lea } = await server(({ what }) => {
      if (what.kind === 'command') return { kind: 'ask', form: formOf([field('need'), field('when')]), room }
      const values = what.kind === 'submit' ? what.values : {}
      if (values.when === 'hier')
        return {
          kind: 'correct',
          form: formOf([field('need', { value: values.need! }), field('when', { value: 'hier' })]),
          problems: { when: 'Ce moment est passé.' },
          room,
        }
      return show('Noté')
    })
    const { modal } = await lea.types('refer')
    const wrong = await lea.submits(modal!, { need: 'Une prise', when: 'hier' })
    expect(textOf(wrong.message!)).toContain('**Champ when** : Ce moment est passé.')
    const again = await lea.presses(wrong.message!, 'Corriger')
    await lea.submits(again.modal!, { when: 'demain' })
    expect(lea.messages.map(textOf)).toEqual(['Noté'])
  })

  test('a form whose memory is gone is asked of the core, from the draft', async () => {
    const form = formOf([field('need')])
    const slow = later()
    const first = await server(() => slow.answer, { thinkAfter: 20 })
    const typed = first.lea.types('refer')
    await first.discord.until('thinking', () =>
      first.discord.calls.some(({ body }) => (body as { type?: number })?.type === 5),
    )
    slow.comes({ kind: 'ask', form, room })
    const { message } = await typed
    await first.bot.stop()
    const gestures: Gesture[] = []
    const restarted = await connect(
      { token: first.discord.token, apiUrl: first.discord.apiUrl },
      {
        dispatch: async gesture => {
          gestures.push(gesture)
          return { kind: 'ask', form, room }
        },
        commands: declared,
        clock: { now: () => Temporal.Instant.from('2026-11-26T08:05:00Z') },
        say: () => {},
      },
    )
    stops.push(() => restarted.stop())
    expect((await first.lea.presses(message!, 'Ouvrir le formulaire')).modal?.title).toBe('Recommander')
    expect(gestures[0]!.what).toEqual({ kind: 'press', press: '1|refer|correct|draft-1', onlyHis: true })
  })
})

const outgoing = (shown: ReturnType<typeof view>, n = 1, silent = false): Outgoing => ({
  view: shown,
  room,
  id: `8f0c8e36-0c70-4b4e-9f57-${String(n).padStart(12, '0')}`,
  silent,
})

const asTrouble = {
  reader: 'gone',
  closed: 'closed',
  channel: 'forbidden',
  installation: 'installation',
  later: 'later',
} as const

describe('what the bot says by itself', () => {
  test('to a channel, to a person without a sound, to a group in a private thread; then changed in place', async () => {
    const { discord, guild, club, lea, bot } = await server()
    const marc = discord.addPerson('Marc', { in: guild })
    const posted = await bot.post(
      { kind: 'channel', place: guild.id, channel: club.id },
      outgoing(words('Réunion jeudi')),
    )
    expect(discord.messagesIn(club).map(textOf)).toEqual(['Réunion jeudi'])
    await bot.post({ kind: 'direct', place: guild.id, account: lea.id }, outgoing(words('Pour vous'), 2, true))
    expect(lea.direct.map(({ flags }) => flags & 4096)).toEqual([4096])
    const group = {
      kind: 'group',
      place: guild.id,
      accounts: [lea.id, marc.id],
      title: 'Léa et Marc',
      parent: club.id,
    } as const
    const told = await bot.post(await opened(bot, group), outgoing(words('Faites connaissance'), 3))
    expect('channel' in told && discord.world.channel(told.channel)).toMatchObject({
      name: 'Léa et Marc',
      type: 12,
      parentId: club.id,
    })
    expect(textOf(marc.sees('Faites connaissance'))).toBe('Faites connaissance')
    if (!('message' in posted)) throw new Error('not posted')
    await bot.edit(posted, outgoing(words('Réunion vendredi')))
    expect(discord.messagesIn(club).map(textOf)).toEqual(['Réunion vendredi'])
  })

  test('a mention shows the name and rings nobody', async () => {
    const { guild, club, lea, bot, discord } = await server()
    const member = { id: 'm', name: 'Léa', accounts: { discord: lea.id } }
    await bot.post(
      { kind: 'channel', place: guild.id, channel: club.id },
      outgoing(view('Merci', paragraph([plainText('@everyone '), { kind: 'member', member }]))),
    )
    const [message] = discord.messagesIn(club)
    expect([textOf(message!).includes(`<@${lea.id}>`), message!.pings]).toEqual([true, []])
  })

  test('a send whose answer was lost is doubtful, is found again among others, and sent again is still one message', async () => {
    const { discord, guild, club, bot } = await server()
    const target = { kind: 'channel', place: guild.id, channel: club.id } as const
    expect(await bot.find(target, outgoing(words('Une fois')).id)).toBe('not there')
    discord.trouble('POST /channels/:channel/messages', { kind: 'answer lost' })
    expect(await bot.post(target, outgoing(words('Une fois')))).toMatchObject({ trouble: 'doubtful' })
    await bot.post(target, outgoing(words('Une fois'), 2))
    const [first] = discord.messagesIn(club)
    expect(await bot.find(target, outgoing(words('Une fois')).id)).toEqual({
      place: guild.id,
      channel: club.id,
      message: first!.id,
    })
    await bot.post(target, outgoing(words('Une fois')))
    expect(discord.messagesIn(club)).toHaveLength(2)
  })

  test('nobody is in a thread before all of them are: an opening that broke off goes on in the same one', async () => {
    const { discord, guild, club, lea, bot } = await server()
    const marc = discord.addPerson('Marc', { in: guild })
    const pair = {
      kind: 'group',
      place: guild.id,
      accounts: [lea.id, marc.id],
      title: 'À deux',
      parent: club.id,
    } as const
    const group = await opened(bot, pair)
    const add = 'PUT /channels/:channel/thread-members/:user'
    discord.trouble(add, { kind: 'server error', status: 500 }, { about: marc.id })
    expect(await bot.post(group, outgoing(words('Bonjour')))).toEqual({ trouble: 'later', seconds: 15 })
    discord.trouble('POST /channels/:channel/messages', { kind: 'never arrived' })
    expect(await bot.post(group, outgoing(words('Bonjour')))).toMatchObject({ trouble: 'doubtful' })
    expect(await bot.find(group, outgoing(words('Bonjour')).id)).toBe('not there')
    await bot.post(group, outgoing(words('Bonjour')))
    expect(textOf(lea.sees('Bonjour'))).toBe(textOf(marc.sees('Bonjour')))
    expect(discord.channelsOf(guild).filter(({ type }) => type === 12)).toHaveLength(1)
  })

  test('two pairs of the same names have each their own thread, also when the id of one was lost', async () => {
    const { discord, guild, club, lea, bot } = await server()
    const [marc, other] = [discord.addPerson('Marc', { in: guild }), discord.addPerson('Marc', { in: guild })]
    const pair = { kind: 'group', place: guild.id, title: 'Léa, Marc', parent: club.id } as const
    discord.trouble('POST /channels/:channel/threads', { kind: 'answer lost' })
    expect(await bot.open({ ...pair, accounts: [lea.id, marc.id] })).toEqual({ trouble: 'later', seconds: 15 })
    const [one, two] = [
      await opened(bot, { ...pair, accounts: [lea.id, marc.id] }),
      await opened(bot, { ...pair, accounts: [lea.id, other.id] }),
    ]
    await bot.post(two, outgoing(words('Le second'), 2))
    await bot.post(one, outgoing(words('Le premier')))
    expect(await bot.find(one, outgoing(words('Le second'), 2).id)).toBe('not there')
    const inThreads = discord.channelsOf(guild).filter(({ type }) => type === 12)
    expect(inThreads.map(({ people }) => people.size).sort()).toEqual([1, 3, 3])
    expect([marc, other].map(each => each.messages.map(textOf))).toEqual([['Le premier'], ['Le second']])
  })

  test('who cannot be in a conversation is named before it is opened, or when he does not see its channel', async () => {
    const { discord, guild, club, lea, bot } = await server()
    const marc = discord.addPerson('Marc', { in: guild })
    const group = { kind: 'group', place: guild.id, accounts: [lea.id, marc.id], title: 'x', parent: club.id } as const
    discord.permit(club, [{ id: marc.id, type: 'member', allow: 0n, deny: PermissionFlagsBits.ViewChannel }])
    expect(await bot.post(await opened(bot, group), outgoing(words('x')))).toMatchObject({
      trouble: 'forbidden',
      account: marc.id,
    })
    discord.remove(guild, marc.id)
    expect(await bot.open(group)).toMatchObject({ trouble: 'gone', account: marc.id })
    expect(discord.channelsOf(guild).filter(({ type }) => type === 12)).toHaveLength(1)
    discord.permit(club, [
      { id: discord.botId, type: 'member', allow: 0n, deny: PermissionFlagsBits.CreatePrivateThreads },
    ])
    const alone = await bot.open({ ...group, accounts: [lea.id] })
    expect(alone).toEqual({ trouble: 'forbidden', detail: expect.stringContaining('50013') })
  })

  test('trouble is a value: wait, gone, or a right that is missing', async () => {
    const { discord, guild, club, bot } = await server()
    const channel = { kind: 'channel', place: guild.id, channel: club.id } as const
    const direct = (account: string) => bot.post({ kind: 'direct', place: guild.id, account }, outgoing(words('x')))
    discord.trouble('POST /channels/:channel/messages', { kind: 'slow down', seconds: 7 })
    expect(await bot.post(channel, outgoing(words('x')))).toEqual({ trouble: 'later', seconds: expect.any(Number) })
    discord.trouble('PATCH /channels/:channel/messages/:message', { kind: 'server error', status: 503 })
    expect(await bot.edit({ place: guild.id, channel: club.id, message: '1' }, outgoing(words('x')))).toEqual({
      trouble: 'later',
      seconds: 30,
    })
    expect(await bot.edit({ place: guild.id, channel: club.id, message: '1' }, outgoing(words('x')))).toMatchObject({
      trouble: 'gone',
    })
    expect(await direct(discord.addPerson('Paul', { in: guild, dms: 'closed' }).id)).toEqual({
      trouble: 'closed',
      detail: expect.stringContaining('50007'),
    })
    expect(await direct(discord.addPerson('Inconnue').id)).toEqual({
      trouble: 'gone',
      detail: expect.stringContaining('50278'),
    })
    discord.permit(club, [{ id: discord.botId, type: 'member', allow: 0n, deny: PermissionFlagsBits.SendMessages }])
    expect(await bot.post(channel, outgoing(words('x'), 9))).toEqual({
      trouble: 'forbidden',
      detail: expect.stringContaining('50013'),
    })
  })

  test('what is wrong with our connection says nothing of the reader, and one refusal does not silence the bot', async () => {
    const { discord, guild, lea, bot } = await server()
    const post = () => bot.post({ kind: 'direct', place: guild.id, account: lea.id }, outgoing(words('x')))
    const meets = async (status: number, code: number) => {
      discord.trouble('POST /channels/:channel/messages', { kind: 'refused', status, code })
      return post()
    }
    await post()
    expect(await meets(401, 0)).toEqual({ trouble: 'installation', detail: 'http 401', sure: true })
    const codes = Object.entries(whoseCode).flatMap(([code, whose]) => (whose === 'installation' ? [Number(code)] : []))
    // The last two: a code of tomorrow; a right of a channel, where there is none.
    for (const code of [...codes, 999_999, 50001])
      expect(await meets(403, code)).toEqual({
        trouble: 'installation',
        detail: expect.stringContaining(`${code}`),
        sure: whoseCode[code] === 'installation',
      })
    for (const status of [200, 403]) {
      discord.trouble('POST /channels/:channel/messages', { kind: 'web page', status })
      expect(await post()).toMatchObject({ trouble: 'installation' })
    }
    expect(await post()).toMatchObject({ message: expect.any(String) })
  })

  test('every code the library knows is in the table, or the installation’s', () => {
    const known = Object.values(RESTJSONErrorCodes).filter(code => typeof code === 'number')
    expect(Object.keys(whoseCode).filter(code => !known.includes(Number(code)))).toEqual([])
    for (const code of known) {
      const met = () =>
        troubleOf(new DiscordAPIError({ code, message: 'refused' }, code, 400, 'POST', '', {}), 'channel')
      const whose = whoseCode[code] ?? 'installation'
      if (whose === 'ours') expect(met).toThrow('refused')
      else expect([code, met()]).toMatchObject([code, { trouble: asTrouble[whose] }])
    }
  })

  test('the eleventh conversation of a minute waits', async () => {
    const { discord, guild, bot } = await server()
    const sent = []
    for (let n = 0; n < 11; n++) {
      const { id } = discord.addPerson(`Personne ${n}`, { in: guild })
      sent.push(await bot.post({ kind: 'direct', place: guild.id, account: id }, outgoing(words('Bonjour'), n)))
    }
    expect(sent.slice(0, 10).every(each => 'message' in each)).toBe(true)
    expect(sent[10]).toEqual({ trouble: 'later', seconds: 60 })
  })
})

describe('people, channels, servers', () => {
  test('a person by name and rights; one who left is deactivated', async () => {
    const { discord, guild, bot, lea } = await server()
    const boss = discord.addPerson('Olga', { in: guild, administrator: true })
    expect(await bot.person(guild.id, boss.id)).toEqual({
      account: boss.id,
      name: 'Olga',
      handle: 'olga',
      fullMember: false,
      bot: false,
      deactivated: false,
      administrator: true,
    })
    discord.remove(guild, lea.id)
    expect(await bot.person(guild.id, lea.id)).toMatchObject({ name: 'Léa Moreau', deactivated: true })
    expect(await bot.person(guild.id, '123')).toMatchObject({ trouble: 'gone' })
  })

  test('the people of a channel are those who see it, when Discord tells; else the reason', async () => {
    const { discord, guild, bot, lea } = await server()
    const bureau = discord.addChannel(guild, 'bureau', [
      { id: guild.id, type: 'role', allow: 0n, deny: PermissionFlagsBits.ViewChannel },
      { id: lea.id, type: 'member', allow: PermissionFlagsBits.ViewChannel, deny: 0n },
    ])
    discord.addPerson('Marc', { in: guild })
    expect(await bot.people(guild.id, bureau.id)).toMatchObject({ trouble: 'forbidden' })
    discord.permit(bureau, [
      ...bureau.overwrites,
      { id: discord.botId, type: 'member', allow: PermissionFlagsBits.ViewChannel, deny: 0n },
    ])
    expect(await bot.people(guild.id, bureau.id)).toEqual({
      trouble: 'forbidden',
      detail: expect.stringContaining('members intent'),
    })
    discord.gateway.privileged = 2
    const people = await bot.people(guild.id, bureau.id)
    expect('map' in people && people.map(({ name }) => name).sort()).toEqual(['Léa Moreau', 'owner of Le Cercle'])
    expect(await bot.channels(guild.id)).toMatchObject([
      { id: expect.any(String), name: 'club', isPrivate: false, canPost: true },
      { id: bureau.id, name: 'bureau', isPrivate: true, canPost: true },
    ])
  })

  test('servers come and go; an outage is not a farewell', async () => {
    const { discord, guild, bot } = await server()
    expect(bot.places()).toEqual([{ place: guild.id, name: 'Le Cercle' }])
    const other = discord.addGuild('Autre', { without: 'the bot' })
    discord.invite(other, discord.botId)
    await discord.until('the new server', () => bot.places().length === 2)
    discord.remove(other, discord.botId)
    await discord.until('its end', () => bot.places().length === 1)
    expect(bot.connected()).toBe(true)
  })

  test('a process that only sends makes no connection, and hears no gesture', async () => {
    const { discord, guild, club, lea, gestures } = await server()
    const deaf = await connect(
      { token: discord.token, apiUrl: discord.apiUrl, listens: false },
      {
        dispatch: async () => show('Deux fois'),
        commands: declared,
        clock: { now: () => Temporal.Instant.from('2026-11-26T08:00:00Z') },
        say: () => {},
      },
    )
    stops.push(() => deaf.stop())
    expect([deaf.places(), discord.gateway.identified]).toEqual([[{ place: guild.id, name: 'Le Cercle' }], 1])
    await deaf.post({ kind: 'channel', place: guild.id, channel: club.id }, outgoing(words('Bonjour')))
    expect(discord.messagesIn(club).map(textOf)).toEqual(['Bonjour'])
    expect(textOf((await lea.types('refer')).message!)).toBe('Bien reçu')
    expect(gestures).toHaveLength(1)
  })

  test('a channel that opens to the bot is told', async () => {
    const opened: string[] = []
    const { discord, club } = await server(undefined, { invited: channel => void opened.push(channel) })
    const closed = { id: discord.botId, type: 'member', allow: 0n, deny: PermissionFlagsBits.SendMessages } as const
    discord.permit(club, [closed])
    discord.permit(club, [])
    await discord.until('the news', () => opened.length > 0)
    expect(opened).toEqual([club.id])
  })

  test('a token that Discord refuses is said in words', async () => {
    const discord = await startDiscord()
    stops.push(() => discord.close())
    const parts = {
      dispatch: async (): Promise<Answer> => ({ kind: 'nothing' }),
      commands: [],
      clock: { now: () => Temporal.Instant.from('2026-11-26T08:00:00Z') },
      say: () => {},
    }
    await expect(connect({ token: 'not.the.token', apiUrl: discord.apiUrl }, parts)).rejects.toThrow('DISCORD_TOKEN')
  })
})

describe('commands at Discord', () => {
  test('they are published once, and again only when they differ', async () => {
    const { discord, guild } = await server()
    const puts = () => discord.calls.filter(({ route }) => route.startsWith('PUT /applications')).length
    expect([puts(), discord.world.commands.length]).toEqual([1, new Commands(declared).body.length])
    const parts = {
      dispatch: async (): Promise<Answer> => ({ kind: 'nothing' }),
      commands: declared,
      clock: { now: () => Temporal.Instant.from('2026-11-26T08:00:00Z') },
      say: () => {},
    }
    const again = await connect({ token: discord.token, apiUrl: discord.apiUrl }, parts)
    stops.push(() => again.stop())
    expect(puts()).toBe(1)
    const prefixed = await connect({ token: discord.token, apiUrl: discord.apiUrl, prefix: 'a-' }, parts)
    stops.push(() => prefixed.stop())
    expect([puts(), discord.world.commands.every(({ name }) => String(name).startsWith('a-'))]).toEqual([2, true])
    expect(guild.commands).toEqual([])
    const settings = { token: discord.token, apiUrl: discord.apiUrl }
    expect(await publishCommands(settings, new Commands(declared, 'a-'))).toBe('as before')
    expect(await publishCommands(settings, new Commands(declared))).toBe('published')
  })

  test('a command with sub-commands is typed through them, keeps its one name, and its own questions move to one of them', () => {
    const help = declared.find(({ name }) => name === 'help')!
    const rollCall = declared.find(({ name }) => name === 'roll-call')!
    const commands = new Commands([help, { ...rollCall, under: 'help' }])
    check.commands(JSON.parse(JSON.stringify(commands.body)))
    const [parent] = commands.body
    expect([parent!.name, parent!.name_localizations]).toEqual(['help', undefined])
    expect(commands.find('help', 'home')).toMatchObject({ name: 'help' })
    expect(commands.find('help', 'roll-call')).toMatchObject({ name: 'help', sub: 'roll-call' })
  })

  test('more sub-commands than Discord takes are refused, and none is left out', () => {
    const help = declared.find(({ name }) => name === 'help')!
    const rollCall = declared.find(({ name }) => name === 'roll-call')!
    const subs = Array.from({ length: 25 }, () => ({ ...rollCall, under: 'help' }))
    expect(() => new Commands([help, ...subs])).toThrow('/help has 26 options: Discord takes 25')
  })

  test('/assidu takes any words', async () => {
    const { lea, gestures } = await server()
    await lea.types('assidu', { dire: 'merci Léa' })
    expect(gestures[0]!.what).toEqual({ kind: 'command', name: 'assidu', text: 'merci Léa', values: {} })
  })
})
