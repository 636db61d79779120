import type { Once } from '../../db/only-once.ts'

export const standingOnce: Once = {
  'a member contests his standing once': { by: { index: 'contest_open' }, in: ['src/club/standing/contest.ts'] },
  'a contest is closed once': { by: { row: 'contest' }, in: ['src/club/standing/contest.ts'] },
  'an organizer says one thing of a member once a day': { by: { lock: 'flag' }, in: ['src/club/standing/look.ts'] },
  'a Tuesday is evaluated once': { by: { row: 'standing_carried' }, in: ['src/club/standing/read-on.ts'] },
  'the first Tuesday is stored once': { by: { index: 'evaluation_pkey' }, in: ['src/club/standing/evaluate.ts'] },
}
