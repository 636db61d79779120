import { noticeKind } from '../../notices/kind.ts'

/** `until`: its last day when this was kept; it is no longer true of another. */
export const ending = noticeKind<{ leave: string; until: string }>()('pause-ending', {
  class: 'club',
  onLeave: 'goes',
  attention: { rank: 'introduction', asks: 'leave', happens: 'said when kept' },
  doubtful: 'drop',
  optional: true,
  about: 'leave',
})

export const over = noticeKind<{ leave: string; until: string }>()('pause-over', {
  class: 'club',
  attention: { rank: 'ending', asks: 'nothing', happens: 'never', lastsDays: 4 },
  doubtful: 'drop',
  optional: true,
  about: 'leave',
})
