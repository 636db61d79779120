import type { Introduction, Side } from '../../terms/introduction.ts'
import type { Member } from '../../terms/member.ts'

export const sideOf = (introduction: Introduction, member: string): Side | null =>
  introduction.a.id === member ? 'a' : introduction.b.id === member ? 'b' : null

/** True when no platform holds both: then each says what the other may have of his contacts. */
export const apart = (a: Member, b: Member): boolean =>
  !Object.keys(a.accounts).some(platform => platform in b.accounts)

export const otherSide = (introduction: Introduction, side: Side): Member =>
  side === 'a' ? introduction.b : introduction.a
