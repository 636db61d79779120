import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { helpCard } from '../../src/club/members/help.ts'
import { ownForm } from '../../src/grammar/define.ts'
import { formOf } from '../../src/grammar/form.ts'
import { drawMessage as onDiscord } from '../../src/platforms/discord/draw.ts'
import { drawModal, pagesOf } from '../../src/platforms/discord/forms.ts'
import { Commands } from '../../src/platforms/discord/registration.ts'
import { drawForm as onPage, drawMessage as onPlayground } from '../../src/platforms/playground/draw.ts'
import { drawMessage as onSlack } from '../../src/platforms/slack/draw.ts'
import { drawForm as onSlackForm } from '../../src/platforms/slack/forms.ts'
import { slackManifest } from '../../src/platforms/slack/manifest.ts'
import { typeset } from '../../src/terms/typeset.ts'
import { paragraph, view } from '../../src/view/build.ts'
import { plain } from '../../src/view/plain.ts'
import type { View } from '../../src/view/view.ts'
import { dayAndHour, line, named } from '../../src/words/line.ts'
import { roomFor } from '../../src/words/room.ts'
import { wordsFor } from '../../src/words/words.ts'
import { at, lea, leaOnThePage, olga, uuid } from '../kit/records.ts'
import { gallery } from '../platforms/gallery.ts'
import { textsOf } from '../shape/sources.ts'
import { everyCard } from './cards.ts'

/** Where a line could break in French though it must not, and marks that lack their blank. Written apart from what sets it. */
const breaks =
  /[^\n]{0,20}(?: [:;?!»%€]|« |\d h\b(?<= h)|\d (?:h|heures?|jours?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|membres?|réunions?|minutes?|Mo)(?!\p{L})|1er (?!d[eu] |et )\p{L}|(?<!\p{L})(?:M\.|Mme|Dr) \p{Lu}|\d \d{3}(?!\d))[^\n]{0,20}/gu
const stuck = /[^\n]{0,20}(?:[\p{L}\d)][;?!»](?!\p{L})|\p{L}:(?=\s|$)|«\S)(?<!«[\u00a0])[^\n]{0,20}/gu

/** Ids and what no person reads. */
const unread = new Set(['action_id', 'block_id', 'callback_id', 'private_metadata', 'url', 'value', 'custom_id', 'id'])

/** Every text of what was drawn, as it is sent. */
function textsIn(drawn: unknown): string[] {
  const found: string[] = []
  JSON.stringify(drawn, (key, value) => {
    if (unread.has(key)) return undefined
    if (typeof value === 'string') found.push(value)
    return value
  })
  return found
}

const wrong = (texts: readonly string[], what: RegExp) => texts.flatMap(text => text.match(what) ?? [])

/** A card as each platform is sent it, and as plain text. */
function everywhere(card: View, room: ReturnType<typeof roomFor>): string[] {
  const kept = { id: uuid(8), n: 1, at: at('2026-11-03T10:00:00Z'), sender: 'Assidu', edited: false, only_you: false }
  const there = { where_kind: 'direct', where_id: 'direct', audience: ['lea'] }
  return [
    plain(card, room),
    ...textsIn(onSlack(card, room)),
    ...textsIn(onDiscord(card, room)),
    ...textsIn(onPlayground({ ...kept, ...there, view: card, room: { ...room, first: 1 } } as never, leaOnThePage, '')),
  ]
}

describe.each(['vous', 'tu'] as const)('in French, with %s', address => {
  const speech = { language: 'fr', address } as const
  const words = wordsFor(speech)
  const room = roomFor({ ...speech, zone: 'Europe/Paris' })

  test('no line of any card begins or ends where it must not, on any platform', () => {
    const helps = [null, lea, olga].map(by => helpCard({ commands, by }, words))
    const cards = [...gallery(words).map(([, card]) => card), ...helps]
    expect(
      wrong(
        cards.flatMap(card => everywhere(card, room)),
        breaks,
      ),
    ).toEqual([])
  })

  test('nor of any form', () => {
    const forms = commands.flatMap(command =>
      [ownForm, ...Object.keys(command.forms)].map(form =>
        formOf({ command, form, words, filled: {}, draft: undefined }),
      ),
    )
    const drawn = forms.flatMap(form => [
      ...textsIn(onSlackForm(form, room, {})),
      ...pagesOf(form).flatMap((_, n) => textsIn(drawModal(form, room, n + 1))),
      ...textsIn(onPage(form, room, [])),
    ])
    expect(drawn.length).toBeGreaterThan(500)
    expect(wrong(drawn, breaks)).toEqual([])
  })
})

test('nor of what the platforms are told of the commands, of refusals and reasons', () => {
  const discord = textsIn(new Commands(commands, '').body)
  const french = [
    ...textsIn(slackManifest({ commands, language: 'fr' })),
    ...discord,
    everyCard('fr').replace(/^(?:### |- )[\w -]+: .*$/gm, ''),
  ]
  expect(wrong(french, breaks)).toEqual([])
  expect(wrong([everyCard('fr').replace(/^(?:### |- )[\w -]+: .*$/gm, '')], stuck)).toEqual([])
})

test('nor of the words of the playground’s page, which is served as it is written', () => {
  const page = textsOf('src/platforms/playground/page/words.js').filter(({ path }) => path.startsWith('fr'))
  expect(page.length).toBeGreaterThan(50)
  const texts = page.map(({ text }) => text)
  expect([...wrong(texts, breaks), ...wrong(texts, stuck)]).toEqual([])
})

test('a name, an instant or a fact before its mark is held to it', () => {
  const room = roomFor(leaOnThePage.reader)
  const sentence = line`Est-ce ${lea} ? Non : « ${named(olga)} » ; ${dayAndHour(at('2026-11-03T07:00:00Z'))} ! ${12} ${'membres'}`
  const card = view('Combien ? 10 000 €', paragraph(sentence))
  expect(wrong(everywhere(card, room), breaks)).toEqual([])
  expect(plain(card, room)).toContain(
    '«\u00a0Olga Renard\u00a0»\u202f; mardi 3\u00a0novembre à 9\u00a0h'.replace('9', '8'),
  )
  expect(plain(card, room)).toContain('12\u00a0membres')
})

test.each([
  ['Dites-le à M. Petit, Mme Roux et Me Nègre.', 'Dites-le à M.~Petit, Mme~Roux et Me~Nègre.'],
  ['14 h 30, 8 h, 1er juin', '14~h~30, 8~h, 1er~juin'],
  ['1 250 000 € ; 75 % !', '1~250~000~€_; 75_%_!'],
  ['3 et 12 novembre, page 2 sur 3', '3 et 12~novembre, page 2 sur 3'],
  ['Tapez : ASSIDU_PORT=0 npm start', 'Tapez~: ASSIDU_PORT=0 npm start'],
  ['06 39 98 12 34', '06~39~98~12~34'],
  ['Un mot.', 'Un mot.'],
])('%s', (typed, set) => {
  const shown = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_')
  expect(shown(typeset(typed, 'fr'))).toBe(set)
  expect(typeset(typeset(typed, 'fr'), 'fr')).toBe(typeset(typed, 'fr'))
  expect(typeset(typed, 'fr')).toHaveLength(typed.length)
  expect(typeset(typed, 'en')).toBe(typed)
})

test('English has its own: no blank before a mark, no blank that holds, curly marks', () => {
  // What people typed in the gallery’s club is French.
  const english = everyCard('en').replace(/“[^”]*”/gs, '“”')
  expect(wrong([english], /[^\n]{0,20}(?:[\u00a0\u202f]| [:;?!%])[^\n]{0,20}/g)).toEqual([])
  expect(wrong([english], /[^\n]{0,20}(?:\p{L}'|'\p{L})[^\n]{0,20}/gu)).toEqual([])
})
