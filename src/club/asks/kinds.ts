import { clubDuty, duty } from '../../duties/duty.ts'
import { noticeKind } from '../../notices/kind.ts'

/** To the author: somebody can help. Each answer is news of its own. */
export const answered = noticeKind<{ answer: string }>()('ask-answered', {
  class: 'personal',
  doubtful: 'again',
  optional: true,
  about: 'answer',
})

/**
 * To whom an ask may concern. The bot has chosen him: it speaks on its own. A member waits behind it as behind an
 * introduction, so that it comes before a pair or a nudge. Later than a week the round-up has told him.
 */
export const routed = noticeKind<{ ask: string; ends: string | undefined }>()('ask-routed', {
  class: 'club',
  attention: { rank: 'introduction', asks: 'ask', happens: 'ends', lastsDays: 7 },
  doubtful: 'drop',
  optional: true,
  about: 'ask',
})

/** To the author, two days before it ends. */
export const lastCall = noticeKind<{ ask: string; last: string; ends: string }>()('ask-ends', {
  class: 'club',
  attention: { rank: 'introduction', asks: 'ask', happens: 'ends' },
  doubtful: 'drop',
  optional: true,
  about: 'ask',
})

/** To the club, in its channel. */
export const roundUp = noticeKind<{ roundUp: string }>()('ask-round-up', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'roundUp',
})

export const expiring = duty('expire-ask')
export const roundingUp = clubDuty('ask-round-up')
