import type { Member } from '../../terms/member.ts'

export type ToPlan = {
  readonly by: Member
  readonly date: Temporal.PlainDate
  readonly time: Temporal.PlainTime
  readonly place: string | undefined
  readonly title: string | undefined
  /** How long it lasts, where that was said. */
  readonly minutes?: number | undefined
}
