import { noticeKind } from '../../notices/kind.ts'

/** Told by another of them: it comes at once, and is no message of the bot's own. */
const personal = { class: 'personal', doubtful: 'again', optional: false, about: 'meeting' } as const

export const proposed = noticeKind<{ meeting: string }>()('one-to-one-proposed', { ...personal, optional: true })

/** Other moments than those before; `offer`: the first of them. */
export const offered = noticeKind<{ meeting: string; offer: string }>()('one-to-one-offered', personal)

/** A moment was agreed on; `sequence` tells it from an earlier one. */
export const agreedOn = noticeKind<{ meeting: string; sequence: string }>()('one-to-one-agreed', personal)

/** `by`: who cannot come after all. */
export const calledOff = noticeKind<{ meeting: string; by: string }>()('one-to-one-called-off', personal)

export const opened = noticeKind<{ meeting: string }>()('one-to-one-opened', personal)

/** The day of it. */
export const today = noticeKind<{ meeting: string; starts: string }>()('one-to-one-today', {
  class: 'club',
  attention: { rank: 'introduction', asks: 'nothing', happens: 'starts' },
  doubtful: 'drop',
  optional: true,
  about: 'meeting',
})

/** Whether it took place; `starts`: of the moment that was agreed on. */
export const held = noticeKind<{ meeting: string; starts?: string }>()('one-to-one-held', {
  class: 'club',
  attention: { rank: 'introduction', asks: 'meeting', happens: 'never' },
  onLeave: 'waits',
  doubtful: 'drop',
  optional: true,
  about: 'meeting',
})

/** Another has noted that it took place. */
export const logged = noticeKind<{ meeting: string }>()('one-to-one-logged', { ...personal, optional: true })
