import { noticeKind } from '../../notices/kind.ts'

/** `record`: what the act it proposes is about. */
export const nudged = noticeKind<{ nudge: string; record?: string }>()('nudge', {
  class: 'club',
  attention: { rank: 'nudge', asks: 'record', happens: 'never', lastsDays: 5 },
  doubtful: 'drop',
  optional: true,
  about: 'nudge',
})

export const coffee = noticeKind<{ nudge: string }>()('coffee', {
  class: 'club',
  attention: { rank: 'introduction', asks: 'nothing', happens: 'never' },
  doubtful: 'drop',
  optional: true,
})

export const handOver = noticeKind<{ nudge: string }>()('hand-over', {
  class: 'club',
  attention: 'as organizer',
  doubtful: 'again',
  optional: false,
  about: 'nudge',
})
