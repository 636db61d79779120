import { PermissionFlagsBits } from 'discord.js'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { MessageRef, Outgoing, Platform, Trouble } from '../../src/contract/platform.ts'
import { isTrouble } from '../../src/contract/platform.ts'
import { inClub } from '../../src/db/club-tx.ts'
import { deliver } from '../../src/notices/deliver.ts'
import type { Delivering } from '../../src/notices/delivering.ts'
import { Desk } from '../../src/notices/desk.ts'
import { rewriteMessages, without } from '../../src/notices/kept-words.ts'
import { noticeKind, noticeKinds, shown } from '../../src/notices/kind.ts'
import { Lanes } from '../../src/notices/lanes.ts'
import { redraw } from '../../src/notices/redraw.ts'
import { startDiscord as connectDiscord } from '../../src/platforms/discord/index.ts'
import type { PageMessage } from '../../src/platforms/playground/api.ts'
import { startSlack as connectSlack } from '../../src/platforms/slack/index.ts'
import { actions, button, fileToKeep, picture, view } from '../../src/view/build.ts'
import type { View } from '../../src/view/view.ts'
import { roomFor } from '../../src/words/room.ts'
import { asTyped } from '../kit/as-typed.ts'
import { startDiscord } from '../kit/discord/index.ts'
import { standsOn } from '../kit/on-platform.ts'
import { openPlayground } from '../kit/playground.ts'
import { png } from '../kit/png.ts'
import { clock, club } from '../kit/slack/bot.ts'
import { startSlack, wordsOf } from '../kit/slack/index.ts'
import { openStory, usualCast } from '../kit/story.ts'

/** Pictures and files: seen by everybody, or read by whoever sees none; there once; gone with what they show. */

const room = roomFor({ language: 'fr', address: 'vous', zone: 'Europe/Paris' })
const green = picture(png(40, 10, [30, 110, 90]), 'Présences : 17 sur 24', 'Ce mois-ci')
const red = picture(png(40, 10, [200, 30, 30]), 'Présences : 9 sur 24', 'Ce mois-ci')
const date = fileToKeep({ name: 'réunion du 3.ics', type: 'text/calendar', bytes: Buffer.from('BEGIN:VCALENDAR') })
const id = '0198f0aa-0000-7000-8000-000000000001'
const showing = (...blocks: View['blocks']): Outgoing => ({
  view: view('Le mois du club', ...blocks),
  room,
  id,
  silent: false,
})
const there = (answer: MessageRef | Trouble): MessageRef => {
  if (isTrouble(answer)) throw new Error(JSON.stringify(answer))
  return answer
}

test('a picture says in words what it shows, and is a picture', () => {
  expect(() => picture(green.png, ' ')).toThrow('alt text')
  expect(() => picture(Buffer.from('GIF89a'), 'Un graphique')).toThrow('PNG')
})

describe('on Slack', () => {
  const place = 'T0CLUB0001'
  const inClubChannel = { kind: 'channel', place, channel: 'C0CLUB' } as const
  const idle = () => ({ kind: 'nothing' }) as const
  const blocks = (message: { blocks: readonly unknown[] }) =>
    message.blocks as { type: string; slack_file?: { id: string } }[]

  test('a picture stands in the message, a file in its thread; each is uploaded once and goes with what it belongs to', async () => {
    const { slack, bot } = await club(idle)
    const files = slack.workspace.files
    const posted = there(await bot.post(inClubChannel, showing(green, date)))
    const [message] = slack.messagesIn('C0CLUB')
    const image = blocks(message!).find(({ type }) => type === 'image')
    expect(image).toMatchObject({ alt_text: 'Présences : 17 sur 24', title: { text: 'Ce mois-ci' } })
    expect(Buffer.from(files.get(image!.slack_file!.id)!.bytes!)).toEqual(Buffer.from(green.png))
    expect(message!.text).toContain('Présences : 17 sur 24')
    expect(wordsOf(message!.blocks)).toContain('Dans le fil : réunion du 3.ics')
    const shared = [...files.values()].find(({ name }) => name === 'réunion du 3.ics')!
    expect(shared.shared).toEqual({ channel: 'C0CLUB', thread: message!.ts })

    // Drawn anew with the same picture: nothing is uploaded again. With another: the first one is gone.
    const kept = there(await bot.edit(posted, showing(green, date, actions(button('v1|help|go', 'Ouvrir')))))
    expect(files.size).toBe(2)
    const changed = there(await bot.edit(kept, showing(red, date)))
    const gone = [...files.values()].filter(({ deleted }) => deleted)
    expect([files.size, gone.map(({ id }) => id)]).toEqual([3, [image!.slack_file!.id]])
    expect(wordsOf(slack.messagesIn('C0CLUB')[0]!.blocks)).toContain('Présences : 9 sur 24')
    expect(await bot.remove(changed)).toBe('removed')
    expect([...files.values()].every(({ deleted }) => deleted)).toBe(true)
    expect(slack.calls.filter(({ error }) => error)).toEqual([])
  })

  test('the hash of what stands there covers the bytes of a picture', async () => {
    const { bot } = await club(idle)
    const same = { ...green, alt: red.alt }
    expect(bot.drawing(place, showing(green))).toBe(
      bot.drawing(place, showing(picture(green.png, green.alt, green.title))),
    )
    expect(bot.drawing(place, showing(same))).not.toBe(bot.drawing(place, showing(red)))
  })

  test('a picture that Slack is still looking at is waited for, and uploaded once all the same', async () => {
    const { slack, bot } = await club(idle)
    slack.workspace.looksAtPicturesFor = 1
    expect(await bot.post(inClubChannel, showing(green))).toEqual({ trouble: 'later', seconds: 3 })
    there(await bot.post(inClubChannel, showing(green)))
    expect(slack.workspace.files.size).toBe(1)
    expect(slack.messagesIn('C0CLUB')).toHaveLength(1)
  })

  test('bytes that do not arrive are sent again; where files are forbidden the words come alone', async () => {
    const { slack, bot, told } = await club(idle)
    slack.troubles.next('upload', { status: 500 })
    expect(await bot.post(inClubChannel, showing(green))).toEqual({ trouble: 'later', seconds: 15 })
    expect(slack.messagesIn('C0CLUB')).toEqual([])
    slack.scopes.delete('files:write')
    expect(there(await bot.post(inClubChannel, showing(green, date))).files).toBeUndefined()
    const [message] = slack.messagesIn('C0CLUB')
    expect(blocks(message!).some(({ type }) => type === 'image')).toBe(false)
    expect(wordsOf(message!.blocks)).toContain('Présences : 17 sur 24')
    expect(told.filter(line => line.startsWith('warn'))).toEqual([
      expect.stringContaining('missing_scope: files:write'),
    ])
  })

  // The second is a mistake of ours: whatever it is, the message stands, and is not sent once more.
  test.each(['restricted_action_thread_locked', 'invalid_arguments'])(
    'a file that cannot come into the thread is not announced there (%s)',
    async error => {
      const { slack, bot, told } = await club(idle)
      slack.troubles.next('files.completeUploadExternal', { error })
      expect(there(await bot.post(inClubChannel, showing(date))).files ?? []).toEqual([])
      const [message] = slack.messagesIn('C0CLUB')
      expect(wordsOf(message!.blocks)).toMatch(/réunion du 3\.ics : ce fichier n’a pas pu être joint/)
      expect(wordsOf(message!.blocks)).not.toContain('Dans le fil')
      expect(told.filter(line => line.startsWith('warn'))).toHaveLength(1)
    },
  )

  test('a send whose answer was lost is found with its picture, and is there once', async () => {
    const { slack, bot } = await club(idle)
    const toLea = { kind: 'direct', place, account: 'U0LEA' } as const
    slack.troubles.next('chat.postMessage', { lost: true })
    expect(await bot.post(toLea, showing(green))).toMatchObject({ trouble: 'doubtful' })
    const found = await bot.find(toLea, id)
    const [uploadedFile] = slack.workspace.files.keys()
    expect(found).toMatchObject({ channel: 'D0LEA', files: [expect.stringMatching(`:${uploadedFile}$`)] })
    expect(slack.messagesIn('D0LEA')).toHaveLength(1)
    expect(blocks(slack.messagesIn('D0LEA')[0]!).some(({ type }) => type === 'image')).toBe(true)
  })

  test('an answer for one person’s eyes says it in words, and comes whole as a direct message', async () => {
    const { slack } = await club(() => ({ kind: 'show', view: view('Votre mois', green, date), room }))
    const lea = slack.user('U0LEA')
    await lea.types('/help')
    const answer = await lea.sees('Votre mois', { private: true })
    expect(wordsOf(answer.blocks)).toMatch(/Présences : 17 sur 24[\s\S]*message privé/)
    const whole = await lea.sees('Votre mois', { in: 'D0LEA' })
    expect(blocks(whole).some(({ type }) => type === 'image')).toBe(true)
    expect([...slack.workspace.files.values()].map(({ shared }) => shared?.channel)).toEqual([undefined, 'D0LEA'])
    expect(slack.calls.filter(({ error }) => error)).toEqual([])
  })

  test('what was uploaded is remembered with the delivery: the picture of a notice changes and goes with its facts', async () => {
    const story = await openStory({ cast: usualCast })
    const slack = await startSlack({ now: () => story.clock.now() })
    const accounts = { lea: 'U0LEA', marc: 'U0MARC', ana: 'U0ANA', olga: 'U0OLGA' }
    for (const who of Object.keys(accounts) as (keyof typeof accounts)[])
      slack.addUser({ id: accounts[who], name: usualCast[who].name, handle: who })
    slack.addChannel({ id: 'C0CLUB', name: 'club', members: Object.values(accounts), bot: true })
    await standsOn(story, {
      ...{ platform: 'slack', place: slack.workspace.id, accounts },
      channels: { club: 'C0CLUB', introductions: 'C0CLUB', organizers: 'C0CLUB' },
    })
    const bot: Platform = await connectSlack(
      { over: 'socket', apiUrl: slack.apiUrl, botToken: slack.botToken, appToken: slack.appToken },
      { dispatch: story.assidu.dispatch, clock, say: () => {}, pace: 0 },
    )
    onTestFinished(async () => {
      await bot.stop()
      await story.close()
      await slack.close()
    })
    let facts: View | null = view('Le mois du club', green)
    const monthly = noticeKind<{ month: string }>()('a month in a picture', {
      class: 'club',
      attention: { rank: 'round-up', asks: 'nothing', happens: 'never' },
      doubtful: 'drop',
      optional: false,
    })
    const means = { ...story.assidu.means, enqueue: async () => {} }
    const given: Delivering = {
      ...{
        means,
        platforms: new Map([['slack', bot]]),
        prefix: '',
        desk: new Desk(2),
        lanes: new Lanes(2, means.real),
      },
      kinds: noticeKinds([
        shown(monthly, {
          load: async () => facts,
          stillTrue: () => true,
          card: told => told,
          overtaken: 'as it was',
          why: () => [],
        }),
      ]),
      ...{
        firstMessage: () => [],
        call: async () => {},
        placeChanged: async () => {},
        channelFoundShut: async () => {},
        puzzled: () => {},
      },
      ...{ unconnected: async () => {}, organizersChannel: async () => 'may' as const, organizers: async () => [] },
    }
    await story.clock.goesTo('2026-11-04T12:00')
    const notice = await inClub(means, story.clubId, here =>
      monthly.keep(here, { to: { channel: 'club' }, month: '2026-11' }),
    )
    const job = { club: story.clubId, id: notice! }
    await deliver(given, job)
    const files = () => [...slack.workspace.files.values()].map(({ deleted }) => deleted)
    expect(files()).toEqual([false])
    await redraw(given, job)
    expect([files(), slack.messagesIn('C0CLUB')[0]!.edits]).toEqual([[false], 0])
    facts = view('Le mois du club', red)
    await redraw(given, job)
    expect([files(), slack.messagesIn('C0CLUB')[0]!.edits]).toEqual([[true, false], 1])
    facts = null
    await redraw(given, job)
    expect(files()).toEqual([true, true])
    await inClub(means, story.clubId, ({ tx }) => tx.deleteFrom('notice').where('id', '=', job.id).execute())
  })
})

describe('on Discord', () => {
  const stops: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop()
  })

  async function server(answer: View = view('Rien')) {
    const discord = await startDiscord({})
    stops.push(() => discord.close())
    const guild = discord.addGuild('Le Cercle')
    const channel = discord.addChannel(guild, 'club')
    const lea = discord.addPerson('Léa Moreau', { in: guild })
    const bot = await connectDiscord(
      { token: discord.token, apiUrl: discord.apiUrl },
      { dispatch: async () => ({ kind: 'show', view: answer, room }), commands, clock, say: () => {} },
    )
    stops.push(() => bot.stop())
    return {
      discord,
      guild,
      channel,
      lea,
      bot,
      target: { kind: 'channel', place: guild.id, channel: channel.id } as const,
    }
  }
  const attached = (message: {
    attachments: readonly { filename: string; description: string | null; bytes: number }[]
  }) => message.attachments.map(({ filename, description, bytes }) => ({ filename, description, bytes }))

  test('picture and file come with the message, described; drawn anew, they are the new ones alone', async () => {
    const { discord, channel, bot, target } = await server()
    const posted = there(await bot.post(target, showing(green, date)))
    const [message] = discord.messagesIn(channel)
    expect(attached(message!)).toEqual([
      { filename: expect.stringMatching(/\.png$/), description: 'Présences : 17 sur 24', bytes: green.png.length },
      { filename: 'reunion-du-3.ics', description: null, bytes: 15 },
    ])
    there(await bot.edit(posted, showing(red)))
    expect(attached(message!)).toEqual([
      { filename: expect.stringMatching(/\.png$/), description: 'Présences : 9 sur 24', bytes: red.png.length },
    ])
    there(await bot.edit(posted, showing()))
    expect(attached(message!)).toEqual([])
    expect(bot.drawing(target.place, showing(green))).not.toBe(bot.drawing(target.place, showing(red)))
  })

  test('a send whose answer was lost, sent again, is one message with one picture', async () => {
    const { discord, channel, bot, target } = await server()
    discord.trouble('POST /channels/:channel/messages', { kind: 'answer lost' })
    expect(await bot.post(target, showing(green))).toMatchObject({ trouble: 'doubtful' })
    there(await bot.post(target, showing(green)))
    expect(discord.messagesIn(channel).map(one => one.attachments.length)).toEqual([1])
  })

  test('a bot that may attach nothing says it in words', async () => {
    const { discord, guild, channel, bot, target } = await server()
    discord.permit(channel, [{ id: guild.id, type: 'role', allow: 0n, deny: PermissionFlagsBits.AttachFiles }])
    there(await bot.post(target, showing(green)))
    const [message] = discord.messagesIn(channel)
    expect([
      asTyped(JSON.stringify(message!.components)).includes('Présences : 17 sur 24'),
      attached(message!),
    ]).toEqual([true, []])
  })

  test('an answer for one person’s eyes has its picture', async () => {
    const { lea, channel } = await server(view('Votre mois', green))
    const { message } = await lea.types('help', {}, { in: channel })
    expect(message).toMatchObject({ onlyFor: lea.id })
    expect(attached(message!)).toEqual([expect.objectContaining({ description: 'Présences : 17 sur 24' })])
  })
})

describe('on the page', () => {
  test('a picture is given to whoever sees its message, and to nobody else; it is sealed, and goes with its words', async () => {
    const here = await openPlayground()
    onTestFinished(() => here.close())
    const { assidu, clubId } = here.story
    const platform = assidu.platforms.get('playground')!
    const { place } = platform.places()[0]!
    const named = picture(green.png, 'Marc Dubois : 17 présences sur 24')
    const notes = fileToKeep({
      name: 'marc.json',
      type: 'application/json',
      bytes: Buffer.from('{"qui":"Marc Dubois"}'),
    })
    const target = { kind: 'direct', place, account: 'lea' } as const
    there(await platform.post(target, { ...showing(named, notes), id: assidu.means.newId() }))
    const last = async (): Promise<PageMessage> => (await here.inbox('lea')).at(-1)!
    const message = await last()
    expect(message.text).toContain('Marc Dubois : 17 présences sur 24')
    const [shownPicture, shownFile] = message.view.blocks
    expect([shownPicture, shownFile]).toMatchObject([
      { kind: 'picture', alt: 'Marc Dubois : 17 présences sur 24', width: 40, height: 10 },
      { kind: 'file', name: 'marc.json', type: 'application/json', bytes: 21 },
    ])
    const fetched = (as: string, block: object | undefined) =>
      fetch(`${here.url}/api/file?${new URLSearchParams({ as, message: message.id, file: fileIn(block) })}`)
    const image = await fetched('lea', shownPicture)
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(Buffer.from(await image.arrayBuffer())).toEqual(Buffer.from(green.png))
    const file = await fetched('lea', shownFile)
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect((await fetched('ana', shownPicture)).status).toBe(404)
    const elsewhere = await fetch(image.url, { headers: { 'sec-fetch-site': 'cross-site' } })
    expect(elsewhere.status).toBe(403)
    const keyed = await here.keyed('0123456789abcdef0123456789abcdef')
    onTestFinished(() => keyed.close())
    expect((await fetch(image.url.replace(here.url, keyed.url))).status).toBe(401)

    // At rest neither the picture nor the file can be read.
    const { view: sealed } = await here.story.inClub(({ tx }) =>
      tx.selectFrom('playground_message').select('view').where('id', '=', message.id).executeTakeFirstOrThrow(),
    )
    expect(JSON.stringify(sealed)).not.toContain(Buffer.from(green.png).toString('base64').slice(0, 24))

    await inClub(assidu.means, clubId, club => rewriteMessages(club, without(['Marc Dubois'], 'quelqu’un')))
    expect((await fetched('lea', shownPicture)).status).toBe(404)
    const after = await last()
    expect(asTyped(after.text)).toContain('quelqu’un : 17 présences sur 24')
    expect(after.view.blocks.map(({ kind }) => kind)).toEqual(['note', 'file'])
    const rewritten = await fetched('lea', after.view.blocks[1])
    expect(await rewritten.text()).toBe('{"qui":"quelqu’un"}')
  })

  const fileIn = (block: object | undefined): string => (block && 'file' in block ? String(block.file) : '')
})
