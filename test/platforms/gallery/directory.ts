import * as directoryCards from '../../../src/club/directory/cards.ts'
import type { Words } from '../../../src/words/words.ts'
import { lea, marc, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const directories = (words: Words): Of<typeof directoryCards> => {
  const c = directoryCards
  const reader = { by: lea, today: Temporal.PlainDate.from('2026-11-24') }
  const oneToOne = { times: 2, last: Temporal.PlainDate.from('2026-06-03') }
  const plain = { ties: {}, near: false, reason: null, isNew: false }
  const reason = { code: 'seeks-trade', seeker: lea.id, sought: marc.id, seeks: 'Des électriciens' } as const
  const away = {
    ...marc,
    id: uuid(87),
    name: 'Ana Costa',
    fullName: 'Ana Costa',
    away: { until: Temporal.PlainDate.from('2026-12-15') },
    town: 'Beaune',
  }
  const items = [
    { ...plain, member: lea, ties: null },
    { ...plain, member: { ...marc, activity: 'Électricité générale' }, ties: { oneToOne } },
    { ...plain, member: away, ties: { meeting: { times: 4, last: null } } },
  ]
  const page = { items, number: 2, rest: 5 }
  const found = { page, count: 21, typed: 'électricien Beaune', all: true, nearest: false }
  const none = { items: [], number: 1, rest: 0 }
  return {
    everybodyCard: [c.everybodyCard({ page, count: 21 }, reader, words)],
    foundCard: [
      c.foundCard(found, { ...reader, draft: uuid(86) }, words),
      c.foundCard(
        { ...found, count: 1, all: false, page: { ...none, items: [{ ...items[1]!, near: true }] } },
        { ...reader, draft: null },
        words,
      ),
      c.foundCard({ ...found, typed: 'zzz', nearest: true, page: none }, { ...reader, draft: null }, words),
      c.foundCard(
        { ...found, nearest: true, page: { ...page, number: 1, rest: 0 } },
        { ...reader, draft: null },
        words,
      ),
    ],
    neverMetCard: [
      c.neverMetCard(
        {
          count: 2,
          page: {
            ...none,
            items: [
              { ...items[2]!, isNew: true },
              { ...plain, member: marc, reason },
            ],
          },
        },
        reader,
        words,
      ),
      c.neverMetCard({ count: 0, page: none }, reader, words),
    ],
  }
}
