import type { Member } from '../../terms/member.ts'
import type { Repeat } from './rules.ts'

/** The messages in the channel that tell what a meeting is. */
export const boardKinds = ['meeting-announced', 'meeting-changed'] as const

/** These and what follows a meeting: all that is drawn anew when its roll changes. Reminders stay as they were answered. */
export const rollKinds = [...boardKinds, 'meeting-roll-missing', 'meeting-recap'] as const

export type ToPlan = {
  readonly by: Member
  readonly date: Temporal.PlainDate
  readonly time: Temporal.PlainTime
  readonly place: string | undefined
  readonly title: string | undefined
  /** Every so often, for half a year. */
  readonly repeat: Repeat | undefined
}
