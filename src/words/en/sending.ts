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
    whenBack: 'Pass it on the return',
    describe: 'Say more',
    open: 'Open it',
    openWaiting: 'Open one that waits',
  },
  describedTitle: 'Your word more is added',
  described: (receiver: MemberRef): Line => line`${named(receiver)} reads it with your referral.`,
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
  already: (since: Temporal.Instant): Line => line`You passed it on ${day(since)}. Nothing was sent twice.`,
  alreadyTitle: (receiver: string): string => `Passed to ${receiver} already`,
  waitsTitle: (receiver: string): string => `It waits until ${receiver} is back`,
  waits: (receiver: MemberRef, what: string, back: Temporal.PlainDate | null): Line =>
    line`Your referral${what} goes to ${named(receiver)} in the morning of the first day back${back === null ? '' : line` (${date(back)}, as it stands now)`}, and you are told. Until then nobody reads it; after 90 days you are asked what to do.`,
  waitsHeading: (count: number): string => `Waiting for a return (${count})`,
  waitsLine: (receiver: MemberRef, what: string, since: Temporal.Instant): Line =>
    line`To ${named(receiver)}${what}, kept since ${day(since)}`,
  stopped: (receiver: string): string => `Taken back: ${receiver} has read nothing of it.`,
  passedOnTitle: (receiver: string): string => `${receiver} is back: passed on`,
  passedOn: (receiver: MemberRef, what: string): Line =>
    line`Your referral${what}, which waited for this, is on its way to ${named(receiver)}.`,
  notPassedTitle: (receiver: string): string => `Not passed on: what waited for ${receiver}`,
  notPassed: (receiver: MemberRef, what: string, hasLeft: boolean): Line =>
    hasLeft
      ? line`${named(receiver)} is no longer a member. Your referral${what} has been read by nobody, and is yours again for 30 days.`
      : line`${named(receiver)} is not back after 90 days. Your referral${what} has been read by nobody, and is yours again for 30 days.`,
  why: {
    passedOn: (receiver: string): Line =>
      line`You asked that a referral wait until ${receiver} was back. Its giver is told when it goes.`,
    notPassed: (receiver: string, since: Temporal.Instant): Line =>
      line`Since ${day(since)} a referral of yours waited until ${receiver} was back. Its giver is told when it does not go.`,
    undelivered: (receiver: string, at: Temporal.Instant): Line =>
      line`You passed ${receiver} a referral on ${day(at)} and read that it was on its way. When that turns out otherwise, its giver is told, once.`,
  },
}
