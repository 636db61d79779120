import { duty } from '../../duties/duty.ts'
import { noticeKind } from '../../notices/kind.ts'

/** What became of a meeting that was announced. */
export type Change = 'moved' | 'restored' | 'cancelled'

export const announced = noticeKind<{ meeting: string }>()('meeting-announced', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'meeting',
})

/** `word`: by which this one is known. `was`: what the channel had heard of it until then, as `heardAs` writes it. */
type Changed = { meeting: string; change: Change; word: string; was: string }

export const changed = noticeKind<Changed>()('meeting-changed', {
  class: 'personal',
  insteadOf: ['meeting-announced', 'meeting-changed'],
  doubtful: 'again',
  optional: false,
  about: 'meeting',
})

/** To who comes, where the channel would hear of a change too late. `heard`: how it stands by this word, as `heardAs` writes it. */
export const changeTold = noticeKind<{ meeting: string; change: Change; word: string; heard: string }>()(
  'meeting-change-told',
  { class: 'personal', doubtful: 'again', optional: false, about: 'meeting' },
)

/** To who waited for a seat: he is in. */
export const seated = noticeKind<{ meeting: string }>()('meeting-seat', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'meeting',
})

export const unanswered = noticeKind<{ meeting: string; starts: string }>()('meeting-unanswered', {
  class: 'club',
  attention: { rank: 'meeting', asks: 'meeting', happens: 'starts' },
  doubtful: 'drop',
  optional: true,
  about: 'meeting',
})

export const coming = noticeKind<{ meeting: string; starts: string }>()('meeting-coming', {
  class: 'club',
  attention: { rank: 'meeting', asks: 'nothing', happens: 'starts' },
  // Only whoever said that he comes is reminded.
  onLeave: 'goes',
  doubtful: 'drop',
  optional: true,
  about: 'meeting',
})

/** All the rolls that are missing on a day are one message. */
export const rollMissing = noticeKind<{ meeting: string }>()('meeting-roll-missing', {
  class: 'personal',
  gathers: true,
  doubtful: 'drop',
  optional: false,
  about: 'meeting',
})

/** To the organizers: members who say that they were there. All that are said until the next morning are one message. */
export const disputed = noticeKind<{ dispute: string; meeting: string }>()('roll-disputed', {
  class: 'personal',
  gathers: true,
  doubtful: 'again',
  optional: false,
  about: 'dispute',
  follows: 'meeting',
})

export const recap = noticeKind<{ meeting: string }>()('meeting-recap', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'meeting',
})

/** All the guests of one member that are asked about on a day are one message. `again`: the second time. */
export const followUp = noticeKind<{ guest: string; again?: 'yes' }>()('guest-follow-up', {
  class: 'club',
  attention: { rank: 'introduction', asks: 'guest', happens: 'never' },
  gathers: true,
  doubtful: 'drop',
  optional: true,
  about: 'guest',
})

/** For the organizers: nobody looks after this guest who came, since who brought him has left. */
export const noHost = noticeKind<{ guest: string; again?: 'yes' }>()('guest-without-host', {
  class: 'personal',
  gathers: true,
  doubtful: 'drop',
  optional: false,
  about: 'guest',
})

/** The messages in the channel that tell what a meeting is. */
export const board = [announced, changed]

/** The private words before it: asked of one, told to others. */
const reminders = [unanswered, coming, seated, changeTold]

/** All that tells when a meeting is, and what was answered: drawn anew when either changes. */
export const beforeIt = [...board, ...reminders]

/** The announcement and what follows a meeting: all that is drawn anew when its roll changes. Reminders stay as they were answered. */
export const aroundRoll = [...board, rollMissing, recap, disputed]

export const announcing = duty('announce-meeting')
/** Whoever came on the list since the announcement is reminded as anybody. */
export const reminding = duty('remind-of-meeting')
/** As it begins: answers are closed. */
export const beginning = duty('meeting-begins')
export const remindingOfRoll = duty('roll-missing')
/** Closes a meeting of which nobody has taken the roll. */
export const closingRoll = duty('close-roll')
/** About a series. */
export const lookingAhead = duty('look-ahead')
