import { noticeKind } from '../../notices/kind.ts'

/** For the organizers: somebody would like to be a member. */
export const applied = noticeKind<{ application: string }>()('application-received', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'application',
})
