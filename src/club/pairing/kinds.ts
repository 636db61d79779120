import { clubDuty } from '../../duties/duty.ts'
import { noticeKind } from '../../notices/kind.ts'

/** A round comes in some days: whoever would be drawn may leave it out. */
export const ahead = noticeKind<{ round: string; at: string }>()('round-ahead', {
  class: 'club',
  attention: { rank: 'pair', asks: 'nothing', happens: 'at' },
  doubtful: 'drop',
  optional: true,
  about: ({ round }) => aboutRound(round),
})

/** Whom the round brings him together with, and why. */
export const proposed = noticeKind<{ meeting: string }>()('round-proposed', {
  class: 'club',
  attention: { rank: 'pair', asks: 'meeting', happens: 'never' },
  doubtful: 'again',
  optional: true,
  about: 'meeting',
})

/** What messages about a round as a whole are about. */
export const aboutRound = (round: string): string => `round ${round}`

export const telling = clubDuty('round-notice')

export const drawing = clubDuty('round')
