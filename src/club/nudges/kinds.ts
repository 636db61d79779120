import { noticeKind } from '../../notices/kind.ts'

export const nudged = noticeKind<{ nudge: string }>()('nudge', {
  class: 'club',
  doubtful: 'drop',
  optional: true,
  about: 'nudge',
})

export const coffee = noticeKind<{ nudge: string }>()('coffee', { class: 'club', doubtful: 'drop', optional: true })

export const handOver = noticeKind<{ nudge: string }>()('hand-over', {
  class: 'club',
  doubtful: 'again',
  optional: false,
  about: 'nudge',
})
