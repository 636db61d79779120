import { duty } from '../../duties/duty.ts'
import { noticeKind } from '../../notices/kind.ts'

/** To the author: somebody can help. Each answer is news of its own. */
export const answered = noticeKind<{ answer: string }>()('ask-answered', {
  class: 'personal',
  doubtful: 'again',
  optional: true,
  about: 'answer',
})

/** To the author, two days before it ends. */
export const lastCall = noticeKind<{ ask: string; last: string; ends: string }>()('ask-ends', {
  class: 'club',
  // A one-to-one and an introduction wait for him in the same way.
  attention: { rank: 'introduction', asks: 'ask', happens: 'ends' },
  doubtful: 'drop',
  optional: true,
  about: 'ask',
})

export const expiring = duty('expire-ask')
