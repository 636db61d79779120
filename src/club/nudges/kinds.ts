import { noticeKind } from '../../notices/kind.ts'

/** `record`: what the act it proposes is about. `alike`: the kinds of message that ask the same of him. */
export const nudged = noticeKind<{ nudge: string; record?: string; alike?: string }>()('nudge', {
  class: 'club',
  attention: { rank: 'nudge', asks: 'record', alike: 'alike', happens: 'never', lastsDays: 5 },
  doubtful: 'drop',
  optional: true,
  about: 'nudge',
  follows: 'record',
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
