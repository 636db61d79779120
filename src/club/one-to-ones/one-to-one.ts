import type { Member } from '../../terms/member.ts'

/** A one-to-one of two, as its proposer and the other see it. */
export type OneToOne = {
  readonly id: string
  readonly proposer: Member
  readonly other: Member
  readonly status: 'proposed' | 'scheduled' | 'held' | 'unconfirmed' | 'not-held' | 'skipped'
  readonly proposedAt: Temporal.Instant
  readonly heldOn: Temporal.PlainDate | null
  readonly note: string | null
  /** Who has said that it took place. */
  readonly confirmedBy: readonly string[]
  /** Who has said that it did not. */
  readonly deniedBy: readonly string[]
  /** The other said no, which its proposer is not told. */
  readonly declined: boolean
}

/** Each may say otherwise than he said, as long as the end of a membership has not settled it. */
export const maySayWhetherHeld = ({ status, deniedBy }: OneToOne): boolean =>
  status === 'not-held' ? deniedBy.length > 0 : status !== 'proposed' && status !== 'skipped'

export const counterpart = (meeting: OneToOne, member: string): Member =>
  meeting.proposer.id === member ? meeting.other : meeting.proposer
export const takesPart = (meeting: OneToOne, member: string): boolean =>
  meeting.proposer.id === member || meeting.other.id === member
