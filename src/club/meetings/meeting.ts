import type { Member } from '../../terms/member.ts'
import type { Repeat } from './rules.ts'

export type ToPlan = {
  readonly by: Member
  readonly date: Temporal.PlainDate
  readonly time: Temporal.PlainTime
  readonly place: string | undefined
  readonly title: string | undefined
  /** Every so often, for half a year. */
  readonly repeat: Repeat | undefined
}
