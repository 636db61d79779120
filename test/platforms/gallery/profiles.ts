import * as profileCards from '../../../src/club/profiles/cards.ts'
import { optionalKinds } from '../../../src/terms/optional-kinds.ts'
import type { Profile } from '../../../src/terms/profile.ts'
import type { Ties } from '../../../src/terms/tie.ts'
import type { Words } from '../../../src/words/words.ts'
import { crowd, lea, marc, onDay, paul, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const profile = (words: Words): Of<typeof profileCards> => {
  const c = profileCards
  const nothing = { company: null, jobTitle: null, activity: null, speciality: null, seeks: null, offers: null }
  const said = {
    ...{
      ...nothing,
      sectorFamily: null,
      introduceTo: null,
      town: null,
      phone: '06 39 98 12 01',
      language: null,
      zone: null,
    },
    ...{ hours: null, keepForMorning: false, off: [] },
  }
  const chosen: Profile = {
    ...said,
    ...{ language: 'fr', hours: { from: '07:30', to: '20:00', weekEnds: true, holidays: true } },
    ...{ keepForMorning: true, off: [...optionalKinds] },
  }
  const tie = (times: number, last: string | null) => ({ times, last: last === null ? null : onDay(last) })
  const kinds = ['meeting', 'oneToOne', 'introduction', 'introduced', 'introducedBy', 'referralGiven'] as const
  const more = [
    'referralReceived',
    'cameTo',
    'cameToHim',
    'thanksGiven',
    'thanksReceived',
    'sponsor',
    'sponsored',
  ] as const
  const all = (times: number, last: string | null): Ties =>
    Object.fromEntries([...kinds, ...more].map(kind => [kind, tie(times, last)]))
  const other = { member: lea, ties: {}, common: [], reached: 'privately' } as const
  const changes = [
    { field: 'company', before: null, after: 'Martin & Fils <Toitures>' },
    { field: 'speciality', before: 'Toits *plats*', after: null },
    { field: 'sectorFamily', before: null, after: 'construction' },
    { field: 'language', before: 'fr', after: null },
    { field: 'zone', before: null, after: 'Europe/Brussels' },
    { field: 'hours', before: null, after: chosen.hours },
    { field: 'hours', before: chosen.hours, after: null },
    { field: 'keepForMorning', before: false, after: true },
    { field: 'off', before: [], after: ['nudge', 'meeting-coming'] },
    { field: 'off', before: ['nudge'], after: [] },
  ] as const
  return {
    ownCard: [
      c.ownCard({ member: { ...paul, ...nothing }, profile: said, clubs: 'fr' }, words),
      c.ownCard({ member: lea, profile: chosen, clubs: 'en' }, words),
    ],
    otherCard: [
      c.otherCard(other, words),
      c.otherCard(
        { ...other, member: paul, ties: all(1, '2026-10-15'), common: [marc], reached: 'unconnected' },
        words,
      ),
      c.otherCard({ ...other, ties: all(4, null), common: crowd.slice(0, 9) }, words),
      c.otherCard({ ...other, ties: all(4, '2025-10-15'), common: crowd.slice(0, 3) }, words),
      c.otherCard({ ...other, member: { ...lea, away: { until: onDay('2026-12-01') } } }, words),
      c.otherCard({ ...other, member: { ...lea, away: { until: null } } }, words),
    ],
    savedCard: [c.savedCard({ changes, undo: uuid(97) }, words), c.savedCard({ changes: [], undo: null }, words)],
    stepCard: [c.stepCard({ next: 'needs', undo: uuid(97) }, words), c.stepCard({ next: 'trade', undo: null }, words)],
    undoneCard: [c.undoneCard(changes, words)],
  }
}
