import type { MemberRef, Reached } from '../../terms/member.ts'
import type { Line } from '../../view/view.ts'
import { day, line, named } from '../line.ts'

/** What its giver reads of a referral between the moment he typed it and its arrival. */
export const sendingWords = {
  undeliveredTitle: (receiver: string): string => `Not delivered yet: ${receiver}`,
  undelivered: {
    privately: (receiver: MemberRef, what: string): Line =>
      line`Your referral${what} has not reached ${named(receiver)} yet: better call. It is kept, and goes on trying.`,
    called: (receiver: MemberRef, what: string): Line =>
      line`${named(receiver)} takes no private messages from Assidu: your referral${what} has not been read yet. It is kept and opens at the next command, and the club’s channel calls; better call too.`,
    later: (receiver: MemberRef, what: string): Line =>
      line`Nothing reaches ${named(receiver)} at the moment, nor has your referral${what}: better call. It is kept, and leaves as soon as it can.`,
    unconnected: (receiver: MemberRef, what: string): Line =>
      line`${named(receiver)} is not connected any more, so your referral${what} has not arrived: better call. It is kept and will get there.`,
  } satisfies Record<Reached, (receiver: MemberRef, what: string) => Line>,
  arrivedTitle: (receiver: string): string => `Arrived after all: ${receiver}`,
  arrived: (receiver: MemberRef, what: string, at: Temporal.Instant | null): Line =>
    line`Your referral${what} has reached ${named(receiver)}${at === null ? '' : line`, on ${day(at)}`}. There is nothing left to do.`,
  why: {
    undelivered: (receiver: string, at: Temporal.Instant): Line =>
      line`You passed ${receiver} a referral on ${day(at)} and read that it was on its way. When that turns out otherwise, its giver is told, once.`,
  },
}
