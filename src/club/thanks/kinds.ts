import { noticeKind } from '../../notices/kind.ts'

export const received = noticeKind<{ thanks: string }>()('thanks-received', {
  class: 'personal',
  doubtful: 'again',
  optional: true,
  about: 'thanks',
})

/** To whoever thanked: the other says that it is not quite so. */
export const notQuite = noticeKind<{ thanks: string }>()('thanks-not-quite', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'thanks',
})

/** `thanks`: the first, which its corrections stand for. */
export const toldTheClub = noticeKind<{ thanks: string; said: string }>()('thanks-told', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'thanks',
})
