import { noticeKind } from '../../notices/kind.ts'

export const proposed = noticeKind<{ meeting: string }>()('one-to-one-proposed', {
  class: 'personal',
  doubtful: 'again',
  optional: true,
  about: 'meeting',
})

export const opened = noticeKind<{ meeting: string }>()('one-to-one-opened', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'meeting',
})

export const held = noticeKind<{ meeting: string }>()('one-to-one-held', {
  class: 'club',
  attention: { rank: 'introduction', asks: 'meeting', happens: 'never' },
  onLeave: 'waits',
  doubtful: 'drop',
  optional: true,
  about: 'meeting',
})
