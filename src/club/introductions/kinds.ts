import { duty } from '../../duties/duty.ts'
import { noticeKind } from '../../notices/kind.ts'

export const asked = noticeKind<{ introduction: string }>()('introduction-asked', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'introduction',
})

export const reminder = noticeKind<{ introduction: string }>()('introduction-reminder', {
  class: 'club',
  attention: { rank: 'introduction', asks: 'introduction', happens: 'said when kept' },
  doubtful: 'drop',
  optional: true,
  about: 'introduction',
})

/** Once more, a month later, of whoever said "not now". */
export const askedAgain = noticeKind<{ introduction: string }>()('introduction-asked-again', {
  class: 'club',
  attention: { rank: 'introduction', asks: 'introduction', happens: 'said when kept' },
  doubtful: 'drop',
  optional: false,
  about: 'introduction',
})

/** All that put the question: each shows what was answered. */
export const questions = [asked, reminder, askedAgain]

export const ended = noticeKind<{ introduction: string }>()('introduction-ended', {
  class: 'club',
  attention: { rank: 'introduction', asks: 'nothing', happens: 'never' },
  onLeave: 'waits',
  doubtful: 'drop',
  optional: true,
  about: 'introduction',
})

export const agreed = noticeKind<{ introduction: string }>()('introduction-agreed', {
  class: 'personal',
  doubtful: 'again',
  optional: true,
  about: 'introduction',
})

export const opened = noticeKind<{ introduction: string }>()('introduction-opened', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'introduction',
})

export const stuck = noticeKind<{ introduction: string }>()('introduction-stuck', {
  class: 'personal',
  doubtful: 'drop',
  optional: false,
  about: 'introduction',
})

export const conversationStuck = noticeKind<{ introduction: string }>()('conversation-stuck', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'introduction',
})

export const contact = noticeKind<{ introduction: string }>()('introduction-contact', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'introduction',
})

export const met = noticeKind<{ introduction: string; time: string }>()('introduction-met', {
  class: 'club',
  attention: { rank: 'introduction', asks: 'introduction', happens: 'never' },
  doubtful: 'drop',
  optional: true,
  about: 'introduction',
})

export const presented = noticeKind<{ member: string }>()('member-presented', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
})

export const ending = duty('end-introduction')
export const releasing = duty('release-introduction')
