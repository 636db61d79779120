import { noticeKind } from '../../notices/kind.ts'

export const received = noticeKind<{ thanks: string }>()('thanks-received', {
  class: 'personal',
  doubtful: 'again',
  optional: true,
  about: 'thanks',
})

export const toldTheClub = noticeKind<{ thanks: string; said: string }>()('thanks-told', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'thanks',
})
