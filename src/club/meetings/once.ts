import type { Once } from '../../db/only-once.ts'

export const meetingsOnce: Once = {
  'one meeting at a time': {
    by: { lock: 'calendar' },
    in: [
      'src/club/meetings/plan.ts',
      'src/club/meetings/change.ts',
      'src/club/meetings/series.ts',
      'src/club/meetings/details.ts',
    ],
  },
  'a day of a series has one meeting': { by: { index: 'meeting_of_series' }, in: ['src/club/meetings/series.ts'] },
  'a series is changed by who has seen it': {
    by: { row: 'meeting_series' },
    in: ['src/club/meetings/series-queries.ts'],
  },
  'a member answers a meeting with one answer': { by: { index: 'rsvp_pkey' }, in: ['src/club/meetings/answer.ts'] },
  'answers end where a meeting begins or is called off': {
    by: { row: 'meeting' },
    in: ['src/club/meetings/answer.ts'],
  },
  'the last seat is one person’s, and one that is given back is whose turn it is': {
    by: { row: 'meeting' },
    in: ['src/club/meetings/answer.ts', 'src/club/meetings/change-guest.ts', 'src/club/meetings/details.ts'],
  },
  'a guest is one person, announced once for a meeting': {
    by: { lock: 'guest' },
    in: ['src/club/meetings/bring-guest.ts', 'src/club/meetings/add-guest.ts'],
  },
  'a roll is taken once, then corrected by who has seen it': {
    by: { row: 'meeting' },
    in: ['src/club/meetings/call-roll.ts'],
  },
  'a sheet is touched by one at a time, line by line': {
    by: { row: 'meeting' },
    in: ['src/club/meetings/roll-marks.ts'],
  },
  'a correction is taken back once': { by: { row: 'meeting' }, in: ['src/club/meetings/roll-writes.ts'] },
  'a meeting is closed without a roll, or its roll is taken': {
    by: { row: 'meeting' },
    in: ['src/club/meetings/roll-duties.ts'],
  },
  'a meeting is announced once': { by: { row: 'meeting' }, in: ['src/club/meetings/schedule.ts'] },
}
