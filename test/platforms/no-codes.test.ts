import { expect, test } from 'vitest'
import { drawMessage as onDiscord } from '../../src/platforms/discord/draw.ts'
import { numbersOf } from '../../src/platforms/discord/marks.ts'
import { drawMessage as onPlayground } from '../../src/platforms/playground/draw.ts'
import { drawMessage as onSlack } from '../../src/platforms/slack/draw.ts'
import type { Standing } from '../../src/terms/standing.ts'
import { carriedBy } from '../../src/view/carried.ts'
import type { View } from '../../src/view/view.ts'
import { roomFor } from '../../src/words/room.ts'
import { wordsFor } from '../../src/words/words.ts'
import { at, leaOnThePage, uuid } from '../kit/records.ts'
import { actionsOf } from '../kit/stage.ts'
import { gallery } from './gallery.ts'

/**
 * Whoever looks at what lies beneath a message (its buttons, its blocks, the names of its files) finds no word about a member:
 * no standing, in the code or in either language, and no kind of nudge.
 */

const standings: Record<Standing, readonly string[]> = {
  objected: ['objected'],
  contested: ['contested'],
  'on-leave': ['on-leave', 'en-pause'],
  // The word of many buttons: a step of a referral, one more ask.
  new: [],
  hunter: ['hunter', 'hunters', 'chasseur', 'chasseurs'],
  withdrawn: ['withdrawn', 'en-retrait'],
  'to-rebalance': ['to-rebalance', 'rebalance', 'a-equilibrer'],
  engaged: ['engaged', 'engage'],
}
const codes = Object.values(standings).flat()
const code = new RegExp(
  `(?<![\\p{L}\\d-])(?:${[...codes, 'newcomer', 'asks-more-than-gives'].join('|')})(?![\\p{L}\\d-])`,
  'u',
)

/** These say what an organizer opens, whomever it is about: who came last and has met nobody yet. */
const allowed = [/1\|digest\|(?:who|leave)\|newcomer$/, /^newcomer$/]

/** What lies beneath: what a platform keeps with a message and nobody reads. */
const beneath = new Set([
  'action_id',
  'block_id',
  'callback_id',
  'private_metadata',
  'url',
  'value',
  'custom_id',
  'id',
  'press',
  'filename',
  'file',
  'key',
])

function keptIn(drawn: unknown): string[] {
  const found: string[] = []
  JSON.stringify(drawn, (key, value) => {
    if (beneath.has(key) && typeof value === 'string') found.push(value)
    return value
  })
  return found
}

/** What every platform is handed of a card besides its words. */
function under(card: View, language: 'fr' | 'en'): string[] {
  const room = roomFor({ language, address: 'vous', zone: 'Europe/Paris' })
  const uploaded = new Map([...carriedBy(card).keys()].map((digest, n) => [digest, `F0FILE0000${n}`]))
  const kept = { id: uuid(8), n: 1, at: at('2026-11-03T10:00:00Z'), sender: 'Assidu', edited: false, only_you: false }
  const where = { where_kind: 'direct', where_id: 'direct', audience: ['lea'] }
  return [
    ...actionsOf(card).flatMap(one => [
      'id' in one && one.id ? one.id : '',
      ...(one.kind === 'select' ? one.options.map(({ value }) => value) : []),
    ]),
    ...[...carriedBy(card).values()].flatMap(one => ('name' in one ? [one.name] : [])),
    ...keptIn(onSlack(card, room, undefined, uploaded)),
    ...keptIn(onDiscord(card, room, { place: '1290000000000000001', mark: numbersOf(uuid(7)) })),
    ...keptIn(onPlayground({ ...kept, ...where, view: card, room: { ...room, first: 1 } } as never, leaOnThePage, '')),
  ]
}

test.each(['fr', 'en'] as const)('no standing and no kind of nudge lies beneath a message (%s)', language => {
  let looked = 0
  const found = gallery(wordsFor({ language, address: 'vous' })).flatMap(([name, card]) =>
    under(card, language).flatMap(text => {
      looked += 1
      const parts = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
      return code.test(parts) && !allowed.some(one => one.test(text)) ? [`${name}: ${text}`] : []
    }),
  )
  expect([...new Set(found)]).toEqual([])
  expect(looked).toBeGreaterThan(3000)
})
