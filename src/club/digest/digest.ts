import type { StandingGroup } from '../../terms/digest.ts'
import type { Member } from '../../terms/member.ts'
import type { Ladder } from '../../terms/nudge.ts'
import type { Standing } from '../../terms/standing.ts'
import type { MemberStanding } from '../standing/replay.ts'

/** A person behind a button, for an organizer's eyes. */
export type Named = {
  readonly member: Member
  readonly standing: MemberStanding
  readonly nudge: { readonly ladder: Ladder; readonly step: 1 | 2 | 3 } | null
}

export const groupOf = (standing: Standing): StandingGroup => {
  switch (standing) {
    case 'hunter':
    case 'withdrawn':
      return 'deserve-a-word'
    case 'objected':
    case 'contested':
    case 'engaged':
      return 'engaged'
    case 'to-rebalance':
    case 'new':
    case 'on-leave':
      return standing
  }
}

/** A record that waits for somebody: a referral that stands still, an ask nobody answered. */
export type Waiting = {
  readonly id: string
  readonly at: Temporal.Instant
  readonly by: Member
  readonly to: Member | null
  readonly text: string | null
}
