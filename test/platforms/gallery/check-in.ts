import * as checkInCards from '../../../src/club/check-in/cards.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, guest, lea, marc, meeting, paul, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const checkIn = (words: Words): Of<typeof checkInCards> => {
  const c = checkInCards
  const came = at('2026-11-12T06:31:00Z')
  const here = { meeting, member: marc.id, at: came, substitute: null, isNew: true }
  const arrivals = [
    { member: marc.id, who: marc, at: came, how: 'code', substitute: null },
    { member: paul.id, who: paul, at: came, how: 'name', substitute: 'Julie [stagiaire]' },
    { member: lea.id, who: lea, at: came, how: 'phone', substitute: null },
    { guest, at: came },
    { guest: { ...guest, id: uuid(42), name: 'Rose *Neuve*', company: null, by: null }, at: came },
  ] as const
  const door = { meeting, opens: at('2026-11-12T06:15:00Z'), link: null, code: null, arrivals: [] }
  return {
    hereCard: [c.hereCard(here, words), c.hereCard({ ...here, isNew: false }, words)],
    notHereCard: [c.notHereCard(meeting, words)],
    doorCard: [
      c.doorCard({ door, number: 1 }, words),
      c.doorCard(
        { door: { ...door, code: { digits: '0482', holds: at('2026-11-12T06:45:00Z') }, arrivals }, number: 1 },
        words,
      ),
      c.doorCard({ door: { ...door, link: 'https://club.example.org/door/abc', arrivals }, number: 1 }, words),
    ],
    takenAwayCard: [
      c.takenAwayCard({ meeting, who: { member: marc } }, words),
      c.takenAwayCard({ meeting, who: { guest } }, words),
      c.takenAwayCard({ meeting, who: { guest: { ...guest, by: null } } }, words),
    ],
    putBackCard: [c.putBackCard({ meeting, who: { member: marc } }, words)],
  }
}
