import { clubDuty } from '../../duties/duty.ts'
import { noticeKind } from '../../notices/kind.ts'

export const eraseAsked = noticeKind<{ request: string }>()('erase-asked', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'request',
})

export const lettingGo = clubDuty('retention')
