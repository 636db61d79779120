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

/** For the giver: what waited for somebody's return has gone. */
export const passedOn = noticeKind<{ referral: string }>()('referral-passed-on', {
  class: 'personal',
  doubtful: 'drop',
  optional: false,
  about: 'referral',
})

/** For the giver: what waited for somebody's return does not go. */
export const notPassed = noticeKind<{ wait: string }>()('referral-not-passed', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'wait',
})

export const returned = noticeKind<{ referral: string }>()('referral-returned', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'referral',
})

/** `changed`: which fields, one after the other; what they hold is read when it is told. */
export const putRight = noticeKind<{ referral: string; changed: string }>()('referral-put-right', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'referral',
})

/** `was`: what had been pressed by mistake, as its giver had read. */
export const moved = noticeKind<{
  referral: string
  step: ReferralStatus | 'denied'
  was?: ReferralStatus | 'denied'
}>()('referral-moved', {
  class: 'personal',
  doubtful: 'again',
  optional: true,
  about: 'referral',
})

/** All of a receiver's that ask are one message. `again`: of one still new that has asked before. */
export const reminder = noticeKind<{ referral: string; status: string; again?: 'yes' }>()('referral-reminder', {
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

/** `step`: to which of his news. */
export const pleasure = noticeKind<{ referral: string; step?: ReferralStatus }>()('referral-pleasure', {
  class: 'personal',
  doubtful: 'drop',
  optional: true,
  about: 'referral',
})

/** An organizer asks one of the two for a word on what stands still; `by` is who asks. */
export const asked = noticeKind<{ referral: string; whom: 'giver' | 'receiver'; by: string; status: string }>()(
  'referral-asked',
  {
    class: 'club',
    attention: { rank: 'referral', asks: 'referral', happens: 'never', lastsDays: 7 },
    doubtful: 'drop',
    optional: false,
    about: 'referral',
  },
)
/** To both: the prospect asked to be forgotten. Whoever has several of him reads one message. */
export const prospectForgotten = noticeKind<{ referral: string }>()('referral-forgotten', {
  class: 'personal',
  gathers: true,
  doubtful: 'again',
  optional: false,
  about: 'referral',
})

export const closing = duty('close-referral')

/** About what waits until somebody is back. */
export const whenBack = duty('pass-when-back')
