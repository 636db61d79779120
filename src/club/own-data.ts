import type { ClubTx } from '../db/club-tx.ts'
import type { Member } from '../terms/member.ts'
import type { Exported, OwnKind } from '../terms/own-data.ts'

/** Whose data it is; the others it speaks of are named as everybody names them. */
export type Owner = {
  readonly member: Member
  readonly nameOf: (member: string | null) => string | null
}

/** Records of one kind: those he takes along, which are counted; or how many there are, where he is only told that. */
export type OwnRecords = readonly Exported[] | number

/**
 * What a topic keeps about a member that is his to read, in these kinds. What was taken back, what ended out of his sight
 * and what another said of him in private is not: both what he takes along and what is counted come from here.
 */
export type OwnData = {
  readonly kinds: readonly OwnKind[]
  readonly of: (club: ClubTx, owner: Owner) => Promise<{ readonly [K in OwnKind]?: OwnRecords }>
}

/** Says it of these kinds, and of all of them. */
export const ownData = <K extends OwnKind>(
  kinds: readonly K[],
  of: (club: ClubTx, owner: Owner) => Promise<{ readonly [kind in K]: OwnRecords }>,
): OwnData => ({ kinds, of: of as OwnData['of'] })
