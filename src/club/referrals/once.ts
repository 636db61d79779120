import type { Once } from '../../db/only-once.ts'

export const referralsOnce: Once = {
  'a referral is passed once': { by: { lock: 'referral' }, in: ['src/club/referrals/pass.ts'] },
  'that it is still going on is said once a day': { by: { row: 'referral' }, in: ['src/club/referrals/move.ts'] },
  'a referral is in one step': { by: { row: 'referral' }, in: ['src/club/referrals/move.ts'] },
}
