import { noticeKind } from '../../notices/kind.ts'

/** `noted`: the line of the audit that says so. */
export const memberParted = noticeKind<{ member: string; noted: string }>()('member-parted', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'member',
})
