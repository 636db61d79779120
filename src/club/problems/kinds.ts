import { duty } from '../../duties/duty.ts'
import { noticeKind } from '../../notices/kind.ts'

export const asked = noticeKind<{ problem: string }>()('problem-asked', {
  class: 'personal',
  doubtful: 'again',
  optional: true,
  about: 'problem',
})

/** To its author: enough can come. */
export const enough = noticeKind<{ problem: string }>()('problem-enough', {
  class: 'personal',
  doubtful: 'again',
  optional: true,
  about: 'problem',
})

/** Opens the conversation of those who come. */
export const opened = noticeKind<{ problem: string }>()('problem-opened', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'problem',
})

/** To its author, and to those who said yes: too few can come. */
export const notNow = noticeKind<{ problem: string }>()('problem-not-now', {
  class: 'club',
  attention: { rank: 'introduction', asks: 'nothing', happens: 'never' },
  onLeave: 'waits',
  doubtful: 'drop',
  optional: true,
  about: 'problem',
})

/** To its author, the day after. */
export const helpAsked = noticeKind<{ problem: string }>()('problem-helped', {
  class: 'club',
  attention: { rank: 'introduction', asks: 'problem', happens: 'never' },
  onLeave: 'waits',
  doubtful: 'drop',
  optional: true,
  about: 'problem',
})

export const deciding = duty('decide-problem')
