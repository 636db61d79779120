import { noticeKind } from '../../notices/kind.ts'

/** He is on the committee now. */
export const committeeNamed = noticeKind<{ member: string; by: string }>()('committee-named', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'member',
})

/** For the organizers: somebody would like to be a member. */
export const applied = noticeKind<{ application: string }>()('application-received', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'application',
})

/** To the candidate: what a human has written to him. */
export const answered = noticeKind<{ letter: string }>()('application-answered', {
  class: 'personal',
  doubtful: 'drop',
  optional: false,
  about: 'letter',
})

/** To who sent it: it has not reached him. */
export const answerWaits = noticeKind<{ letter: string }>()('application-answer-waits', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'letter',
})
