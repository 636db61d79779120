import type { Away } from '../../terms/leave.ts'
import type { MemberRef, Reached } from '../../terms/member.ts'
import type { Line } from '../../view/view.ts'
import { date, day, line, named, strong } from '../line.ts'

/** What its giver reads of a referral between the moment he typed it and its arrival. */
export const sendingWords = {
  beforeTitle: 'This contact has been recommended already',
  ownBefore: (receiver: MemberRef, at: Temporal.Instant, isSame: boolean): Line =>
    isSame
      ? line`You passed this contact to ${named(receiver)} on ${day(at)}, and it is still open.`
      : line`You passed this contact to ${named(receiver)} on ${day(at)}, and it is still open: the person may be called twice.`,
  othersBefore: {
    contact: (): Line =>
      line`It has been recommended in the club lately, so the person may be called twice. Pass it on all the same?`,
    name: (): Line =>
      line`A contact of this name has been recommended in the club lately. If it is the same person, there may be two calls. Pass it on all the same?`,
  },
  noted: (): Line => line`That you were told so is noted; who recommended it, and to whom, is told to nobody.`,
  awayTitle: (receiver: string): string => `${receiver} is on pause`,
  away: (receiver: MemberRef, { until }: Away): Line =>
    until
      ? line`${named(receiver)} is on pause until ${date(until)}. What you pass on now arrives all the same, and may be read only then.`
      : line`${named(receiver)} is on pause, nobody knows until when. What you pass on now arrives all the same, and may be read only later.`,
  kept: (): Line =>
    line`Nothing has been sent. Press ${strong('Pass it all the same')} once you have made up your mind; after 30 minutes it is erased.`,
  press: {
    anyway: 'Pass it all the same',
    now: 'Pass it now',
    keep: 'Keep it 30 minutes',
  },
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
