import * as seriesCards from '../../../src/club/meetings/series-cards.ts'
import { pageOf } from '../../../src/terms/page.ts'
import type { Series } from '../../../src/terms/series.ts'
import type { Recurrence } from '../../../src/time/recurrence.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, meeting, onDay, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const series: Series = {
  id: uuid(70),
  plan: {
    ...{ title: null, place: 'La Cour d’Or, 3 rue *du Palais*', minutes: null, zone: null, required: true },
    ...{ seats: null, rule: { every: 'months', count: 1, weekday: 4, nths: [2] }, startsOn: onDay('2026-12-10') },
    ...{ time: Temporal.PlainTime.from('07:45'), rests: { holidays: true, breaks: true } },
  },
  endsOn: null,
  revision: 1,
}

const ruled = (rule: Recurrence): Series['plan'] => ({ ...series.plan, rule })

export const manySeries = (words: Words): Of<typeof seriesCards> => {
  const c = seriesCards
  const off = { ...meeting, id: uuid(72), status: 'holiday' } as const
  const times = { startsAt: at('2026-12-10T06:45:00Z'), endsAt: at('2026-12-10T08:15:00Z') }
  const next = { ...meeting, ...times, id: uuid(73), series: series.id }
  const first = [
    { day: onDay('2026-12-10'), meeting: next, off: null },
    { day: onDay('2026-12-24'), meeting: { ...next, startsAt: at('2026-12-24T06:45:00Z') }, off: 'break' },
    { day: onDay('2027-05-06'), meeting: { ...next, startsAt: at('2027-05-06T05:45:00Z') }, off: 'holiday' },
  ] as const
  const none = { plan: series.plan, first, holidays: [], breaks: [], toChange: null, or: null, draft: uuid(74) }
  const holidays = [onDay('2027-05-06')]
  const breaks = Array.from({ length: 9 }, (_, n) => onDay('2027-08-01').add({ days: n }))
  const saved = { series, made: [next], next, taken: [], changed: false, waits: false, undo: null }
  const ended = { series, from: onDay('2026-12-10'), gone: 3, calledOff: 1, stays: [next] }
  return {
    sketchCard: [
      c.sketchCard(
        { ...none, plan: { ...series.plan, title: 'Visite *d’atelier*', minutes: 90, required: false } },
        words,
      ),
      c.sketchCard({ ...none, holidays, breaks, or: { every: 'weeks', count: 2, weekday: 4 } }, words),
      c.sketchCard(
        { ...none, holidays, plan: { ...ruled({ every: 'weeks', count: 6, weekday: 4 }), zone: 'Europe/London' } },
        words,
      ),
      c.sketchCard(
        { ...none, breaks: breaks.slice(0, 1), plan: ruled({ every: 'months', count: 1, weekday: 5, nths: [5] }) },
        words,
      ),
      c.sketchCard(
        {
          ...none,
          plan: { ...ruled({ every: 'months', count: 3, workingDay: -1 }), place: 'https://visio.example/club' },
          toChange: { moved: 1, calledOff: 2, stays: Array.from({ length: 7 }, () => next) },
        },
        words,
      ),
      ...(
        [
          { every: 'weeks', count: 1, weekday: 2 },
          { every: 'weeks', count: 2, weekday: 4 },
          { every: 'months', count: 1, weekday: 4, nths: [-1] },
          { every: 'months', count: 1, weekday: 4, nths: [1, 3] },
          { every: 'months', count: 2, weekday: 1, nths: [1, 3, 5] },
          { every: 'months', count: 1, weekday: 2, nths: [2, -1] },
          { every: 'months', count: 1, date: 31 },
          { every: 'months', count: 1, date: 1 },
          { every: 'months', count: 2, date: -1 },
        ] as const
      ).map(rule =>
        c.sketchCard({ ...none, plan: ruled(rule), toChange: { moved: 0, calledOff: 0, stays: [next] } }, words),
      ),
    ],
    savedCard: [
      c.savedCard({ ...saved, announced: at('2026-12-03T08:00:00Z') }, words),
      c.savedCard({ ...saved, changed: true, announced: 'now', waits: true, undo: uuid(74), taken: holidays }, words),
      c.savedCard({ ...saved, next: null, announced: null }, words),
    ],
    seriesCard: [
      c.seriesCard(
        {
          series,
          page: pageOf(
            [
              { meeting: next, byHand: false },
              { meeting: { ...next, id: uuid(75) }, byHand: true },
              { meeting: off, byHand: false },
              { meeting: { ...next, id: uuid(76), status: 'cancelled' }, byHand: true },
            ],
            1,
            5,
          ),
        },
        words,
      ),
      c.seriesCard({ series: { ...series, endsOn: onDay('2026-12-09') }, page: pageOf([]) }, words),
    ],
    endCard: [
      c.endCard({ ...ended, meeting: null }, words),
      c.endCard({ ...ended, gone: 0, calledOff: 0, stays: [], meeting: next.id }, words),
    ],
    endedCard: [c.endedCard(ended, words), c.endedCard({ ...ended, gone: 1, calledOff: 0, stays: [] }, words)],
    restingCard: [c.restingCard(off, words)],
    detailedCard: [
      c.detailedCard({ meeting: next, over: 0 }, words),
      c.detailedCard(
        {
          meeting: { ...next, title: 'Apéritif', required: false, endsAt: at('2026-12-10T07:30:00Z'), seats: 24 },
          over: 2,
        },
        words,
      ),
    ],
  }
}
