import { clubDuty } from '../../duties/duty.ts'
import { noticeKind } from '../../notices/kind.ts'

export const eraseAsked = noticeKind<{ request: string }>()('erase-asked', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'request',
})

/** It is done: told when the messages have been drawn anew, so that what could not be reached is known. */
export const erasureDone = noticeKind<{ member: string; texts: string; private: string }>()('erasure-done', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'member',
})

export const lettingGo = clubDuty('retention')
