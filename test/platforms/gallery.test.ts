import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { helpCard } from '../../src/club/members/help.ts'
import { ownForm } from '../../src/grammar/define.ts'
import { formOf } from '../../src/grammar/form.ts'
import { attachmentsOf, listed } from '../../src/platforms/discord/attachments.ts'
import { drawMessage as onDiscord } from '../../src/platforms/discord/draw.ts'
import { drawModal, pagesOf } from '../../src/platforms/discord/forms.ts'
import { numbersOf } from '../../src/platforms/discord/marks.ts'
import { drawForm as onPage, drawMessage as onPlayground } from '../../src/platforms/playground/draw.ts'
import { drawMessage as onSlack } from '../../src/platforms/slack/draw.ts'
import { drawForm as onSlackForm } from '../../src/platforms/slack/forms.ts'
import { carriedBy } from '../../src/view/carried.ts'
import type { Room } from '../../src/view/plain.ts'
import type { Form, View } from '../../src/view/view.ts'
import { roomFor } from '../../src/words/room.ts'
import { wordsFor } from '../../src/words/words.ts'
import { asTyped } from '../kit/as-typed.ts'
import { check } from '../kit/discord/checks.ts'
import { rendered } from '../kit/discord/rendered.ts'
import { allOf, flat } from '../kit/readable.ts'
import { at, crowd, lea, leaOnThePage, nameOf, olga, uuid } from '../kit/records.ts'
import { viewProblems, wordsOf } from '../kit/slack/index.ts'
import { messageFrom } from '../kit/slack/methods.ts'
import { gallery } from './gallery.ts'

const missing = (card: View, room: Room, drawn: string) => allOf(card, room).filter(text => !flat(drawn).includes(text))

async function slackShows(card: View, room: Room): Promise<string> {
  const uploaded = new Map([...carriedBy(card).keys()].map((digest, n) => [digest, `F0FILE0000${n}`]))
  const { blocks } = await messageFrom({ ...onSlack(card, room, undefined, uploaded) })
  const placeholders = [...JSON.stringify(blocks).matchAll(/"placeholder":(\{[^}]*\})/g)].map(match =>
    JSON.parse(match[1]!),
  )
  return [wordsOf(blocks).replace(/<@(\w+)>/g, (_, account) => nameOf(account)), wordsOf(placeholders)].join('\n')
}

const labelled = /"(?:label|placeholder)":("(?:[^"\\]|\\.)*")/g

function discordShows(card: View, room: Room): string {
  // As it is in a direct message, with the server in every button and the marks of a delivery.
  const components = onDiscord(card, room, { place: '1290000000000000001', mark: numbersOf(uuid(7)) })
  const attachments = attachmentsOf(card, components)
  const body = { flags: 1 << 15, components, allowed_mentions: { parse: [] }, attachments: listed(attachments) }
  check.newMessage(
    body,
    attachments.map(({ name }) => name),
  )
  const labels = [...JSON.stringify(components).matchAll(labelled)].map(match => JSON.parse(match[1]!))
  return [rendered({ content: '', components: components as never }, nameOf), ...labels].join('\n')
}

function playgroundShows(card: View, room: Room): string {
  const kept = { id: uuid(8), n: 1, at: at('2026-11-03T10:00:00Z'), sender: 'Assidu', edited: false, only_you: false }
  const where = { where_kind: 'direct', where_id: 'direct', audience: ['lea'] }
  const drawn = onPlayground({ ...kept, ...where, view: card, room: { ...room, first: 1 } } as never, leaOnThePage, '')
  const strings: string[] = []
  JSON.stringify(drawn.view, (_, value) => (typeof value === 'string' ? strings.push(value) && value : value))
  return strings.join('\n')
}

const rooms = [
  { language: 'fr', address: 'vous' },
  { language: 'fr', address: 'tu' },
  { language: 'en', address: 'vous' },
] as const

for (const speech of rooms) {
  const words = wordsFor(speech)
  const room = roomFor({ ...speech, zone: 'Europe/Paris' })
  const helps = [null, lea, olga].map((by, n) => [`help ${n + 1}`, helpCard({ commands, by }, words)] as const)

  describe(`the gallery, ${speech.language} ${speech.address}`, () => {
    test.each([...gallery(words), ...helps])('%s', async (_, card) => {
      expect({
        slack: missing(card, room, await slackShows(card, room)),
        discord: missing(card, room, discordShows(card, room)),
        playground: missing(card, room, playgroundShows(card, room)),
      }).toEqual({ slack: [], discord: [], playground: [] })
    })
  })
}

const forms = commands.flatMap(command =>
  [ownForm, ...Object.keys(command.forms)]
    .filter(form => form !== ownForm || Object.keys(command.asks).length > 0)
    .map(form => [command, form] as const),
)

describe('every form', () => {
  test.each(rooms.flatMap(speech => forms.map(([command, form]) => [command.name, form, speech, command] as const)))(
    '%s, %s, %o',
    async (_name, form, speech, command) => {
      const room = roomFor({ ...speech, zone: 'Europe/Paris' })
      const given = { command, form, words: wordsFor(speech), filled: {}, draft: uuid(9) }
      const shown = formOf({ ...given, options: ofTheMoment(formOf(given)) })
      expect(await viewProblems(onSlackForm(shown, room, { channel: 'C0CLUB' }))).toEqual([])
      expect(labelsMissing(shown, wordsOf(onSlackForm(shown, room, {})))).toEqual([])
      const pages = pagesOf(shown).map((_, n) => drawModal(shown, room, n + 1, '1290000000000000001'))
      for (const data of pages) check.answer({ type: 9, data }, [], undefined)
      expect(labelsMissing(shown, JSON.stringify(pages))).toEqual([])
      expect(labelsMissing(shown, JSON.stringify(onPage(shown, room, [])))).toEqual([])
    },
  )
})

/** What only the moment knows, such as the members of a club of 130, for each field that waits for it. */
const ofTheMoment = ({ fields }: Form) =>
  Object.fromEntries(
    fields
      .filter(({ kind, options }) => (kind === 'choice' || kind === 'choices') && options === undefined)
      .map(({ id }) => [id, crowd.map(({ id, name }) => ({ value: id, label: name }))]),
  )

const labelsMissing = ({ fields }: Form, drawn: string) =>
  fields.map(({ label }) => asTyped(label)).filter(label => !asTyped(drawn).includes(label))
