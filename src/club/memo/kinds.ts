import { clubDuty } from '../../duties/duty.ts'
import { noticeKind } from '../../notices/kind.ts'

/** Once a year: what is noted of the year before. `years`: which anniversary of his joining is a month ahead. */
export const memo = noticeKind<{ years: string }>()('memo', {
  class: 'club',
  attention: { rank: 'memo', asks: 'nothing', happens: 'never', lastsDays: 30 },
  onLeave: 'waits',
  doubtful: 'drop',
  optional: true,
})

export const remembering = clubDuty('memo')
