import * as leaveCards from '../../../src/club/leaves/cards.ts'
import { awaitedKinds } from '../../../src/terms/awaiting.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, onDay, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const pauses = (words: Words): Of<typeof leaveCards> => {
  const c = leaveCards
  const today = onDay('2026-11-27')
  const leave = { id: uuid(85), from: onDay('2026-11-03'), until: onDay('2026-11-29') }
  const ahead = { id: uuid(86), from: onDay('2026-12-20'), until: onDay('2027-01-04') }
  const open = { id: uuid(87), from: onDay('2026-09-01'), until: null }
  const awaited = awaitedKinds.flatMap((what, n) => [
    { what, count: n + 1, at: what === 'meeting' ? at('2026-12-03T06:45:00Z') : null },
    ...(what === 'meeting' ? [{ what, count: 2, at: null }] : []),
  ])
  const given = { from: today, until: leave.until }
  const left = { from: leave.from, until: onDay('2026-11-26') }
  return {
    takenCard: [
      c.takenCard({ leave, before: null, today }, words),
      c.takenCard({ leave: ahead, before: null, today }, words),
      c.takenCard({ leave, before: { ...leave, until: onDay('2026-11-28') }, today }, words),
      c.takenCard({ leave: { ...open, until: leave.until }, before: open, today }, words),
    ],
    stateCard: [
      c.stateCard({ leaves: [leave, ahead], today }, words),
      c.stateCard({ leaves: [{ ...leave, until: onDay('2026-12-15') }], today }, words),
      c.stateCard({ leaves: [open], today }, words),
    ],
    endedCard: [
      c.endedCard({ given, left, begun: true, awaited }, words),
      c.endedCard({ given: null, left: null, begun: true, awaited: [] }, words),
      c.endedCard({ given: ahead, left: null, begun: false, awaited: [] }, words),
    ],
    undoneCard: [
      c.undoneCard({ given, left: null, begun: true, awaited: [] }, words),
      c.undoneCard({ given, left, begun: true, awaited: [] }, words),
    ],
    endingCard: [
      c.endingCard({ leave, until: leave.until, today, awaited }, words),
      c.endingCard({ leave: { ...leave, until: onDay('2026-12-29') }, until: leave.until, today, awaited }, words),
      c.endingCard({ leave: { ...leave, until: left.until }, until: leave.until, today, awaited }, words),
      c.endingCard({ leave: null, until: left.until, today, awaited: [] }, words),
    ],
    overCard: [c.overCard({ awaited }, words), c.overCard({ awaited: [] }, words)],
  }
}
