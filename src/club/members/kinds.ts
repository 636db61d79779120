import { noticeKind } from '../../notices/kind.ts'
import type { Platform } from '../../terms/member.ts'

export const accountLinked = noticeKind<{ platform: Platform; account: string }>()('account-linked', {
  class: 'personal',
  doubtful: 'drop',
  optional: false,
})

export const organizerNamed = noticeKind<{ member: string; by: string }>()('organizer-named', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'member',
})

export const linkAsked = noticeKind<{ request: string }>()('link-asked', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'request',
})

export const linkWanted = noticeKind<Record<never, string>>()('link-wanted', {
  class: 'personal',
  doubtful: 'drop',
  optional: true,
})

export const memberCalled = noticeKind<{ member: string; platform: Platform }>()('member-called', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'member',
})

export const organizerConfirmed = noticeKind<{ noted: string }>()('organizer-confirmed', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
})
