import { clubDuty } from '../../duties/duty.ts'
import { noticeKind } from '../../notices/kind.ts'

export const weekly = noticeKind<{ at: string; whole?: string }>()('digest', {
  class: 'club',
  attention: 'as organizer',
  doubtful: 'drop',
  optional: true,
})

export const digesting = clubDuty('digest')
