import { duty } from '../../duties/duty.ts'
import { noticeKind } from '../../notices/kind.ts'
import type { ReferralStatus } from '../../terms/referral.ts'

/** `hoped`: its giver read that it was on its way to him in private. */
export const received = noticeKind<{ referral: string; hoped?: 'yes' }>()('referral-received', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'referral',
})

/** For the giver: it has not arrived, whatever he was told. */
export const undelivered = noticeKind<{ referral: string }>()('referral-undelivered', {
  class: 'personal',
  doubtful: 'drop',
  optional: false,
  about: 'referral',
})

export const returned = noticeKind<{ referral: string }>()('referral-returned', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'referral',
})

export const moved = noticeKind<{ referral: string; step: ReferralStatus | 'denied' }>()('referral-moved', {
  class: 'personal',
  doubtful: 'again',
  optional: true,
  about: 'referral',
})

/** All of a receiver's that ask are one message. */
export const reminder = noticeKind<{ referral: string; status: string }>()('referral-reminder', {
  class: 'club',
  gathers: true,
  attention: { rank: 'referral', asks: 'referral', happens: 'never' },
  doubtful: 'drop',
  optional: true,
  about: 'referral',
})

export const closesSoon = noticeKind<{ referral: string; status: string; closes?: string }>()('referral-closes-soon', {
  class: 'club',
  gathers: true,
  attention: { rank: 'referral', asks: 'referral', happens: 'closes' },
  doubtful: 'drop',
  optional: true,
  about: 'referral',
})

export const pleasure = noticeKind<{ referral: string }>()('referral-pleasure', {
  class: 'personal',
  doubtful: 'drop',
  optional: true,
  about: 'referral',
})

export const closing = duty('close-referral')
