import type { Once } from '../../db/only-once.ts'

export const referralsOnce: Once = {
  'a referral is passed once': { by: { lock: 'referral' }, in: ['src/club/referrals/pass.ts'] },
  'that it is still going on is said once a day': { by: { row: 'referral' }, in: ['src/club/referrals/going-on.ts'] },
  'what waits for a return is passed on once': { by: { lock: 'referral' }, in: ['src/club/referrals/wait.ts'] },
  'a referral is given to somebody else once': { by: { row: 'referral' }, in: ['src/club/referrals/hand-on.ts'] },
  'news of what stands still are asked for once a week': {
    by: { row: 'referral' },
    in: ['src/club/referrals/ask-for-news.ts'],
  },
  'a step is answered with pleasure once': { by: { row: 'referral' }, in: ['src/club/referrals/pleasure.ts'] },
  'a referral is in one step': {
    by: { row: 'referral' },
    in: ['src/club/referrals/move.ts', 'src/club/referrals/not-a-fit.ts'],
  },
  'what its receiver notes or rates stands once': {
    by: { row: 'referral' },
    in: ['src/club/referrals/note.ts', 'src/club/referrals/rate.ts'],
  },
}
