import { duty } from '../../duties/duty.ts'
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

/** In the club's channel: who would like to be a member. `at`: when that was shown. */
export const candidateShown = noticeKind<{ application: string; at: string }>()('candidate-shown', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'application',
})

/** For the organizers: the members have seen him. */
export const showingOver = noticeKind<{ application: string; at: string }>()('candidate-showing-over', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'application',
})

/** To a member close in trade: would they work well together? */
export const closeAsked = noticeKind<{ application: string }>()('candidate-close', {
  class: 'club',
  attention: { rank: 'introduction', asks: 'application', happens: 'never', lastsDays: 14 },
  doubtful: 'drop',
  optional: true,
  about: 'application',
})

/** To whoever may vote. `at`: when the vote was opened. */
export const ballot = noticeKind<{ application: string; at: string }>()('candidate-ballot', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'application',
})

/** For the organizers: what the numbers say. `at`: when it was closed. */
export const voteClosed = noticeKind<{ application: string; at: string }>()('candidate-vote-closed', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'application',
})

export const showingEnds = duty('candidate-showing-ends')
export const voteEnds = duty('candidate-vote-ends')
