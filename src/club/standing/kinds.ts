import { clubDuty } from '../../duties/duty.ts'
import { noticeKind } from '../../notices/kind.ts'

export const remark = noticeKind<{ contest: string }>()('remark', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'contest',
})

export const remarkAnswered = noticeKind<{ contest: string }>()('remark-answered', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'contest',
})

export const evaluating = clubDuty('evaluate')
