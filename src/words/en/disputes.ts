import type { Meeting, RsvpState } from '../../terms/meeting.ts'
import type { DisputeToAnswer, RollDispute } from '../../terms/roll-dispute.ts'
import type { Line } from '../../view/view.ts'
import { plural } from '../english.ts'
import { dayAndHour, dayOfMeeting, line, named, strong } from '../line.ts'

const answers: Record<RsvpState, string> = {
  present: 'coming',
  absent: 'not coming',
  substitute: 'a substitute',
  waiting: 'waiting for a seat',
}

/** What a member says of a roll that has him absent, and what the organizers answer. */
export const disputeWords = {
  askTitle: (open: number): string =>
    open === 0
      ? 'Rolls: every answer is given'
      : `“I was there”: ${plural(open, 'member waits', 'members wait')} for a word from you`,
  says: ({ member, meeting, answered, checkedIn }: DisputeToAnswer): Line =>
    line`${named(member)} says: “I was there on ${dayOfMeeting(meeting)}”. The roll says absent. Answer before it: ${strong(answered === null ? 'none' : answers[answered])}; ${
      checkedIn === null
        ? 'no check-in'
        : line`checked in ${dayAndHour(checkedIn.at)}${checkedIn.substitute === null ? '' : ` (${checkedIn.substitute}, in the member’s place)`}`
    }.`,
  more: (rest: number): Line => line`${String(rest)} more will come up here as these are answered.`,
  answered: ({ member, meeting, state, by }: RollDispute): Line =>
    ({
      open: line`${named(member)}, ${dayOfMeeting(meeting)}: waits for an answer.`,
      there: line`${named(member)}, ${dayOfMeeting(meeting)}: was there${by === null ? '' : line`, says ${named(by)}`}. The roll is put right.`,
      'not there': line`${named(member)}, ${dayOfMeeting(meeting)}: the roll stays as it is${by === null ? '' : line`, says ${named(by)}`}.`,
      settled: line`${named(member)}, ${dayOfMeeting(meeting)}: the roll no longer says absent.`,
      withdrawn: line`${named(member)}, ${dayOfMeeting(meeting)}: taken back, nothing to answer.`,
    })[state],
  answeredTitle: 'Noted',
  heReads: (): Line => line`The member reads it in “My meetings”; no message goes out.`,
  reopenedTitle: 'Your answer is taken back',
  reopened: ({ member, meeting }: RollDispute): Line =>
    line`What ${named(member)} says of ${dayOfMeeting(meeting)} waits for an answer again.`,
  saidTitle: (on: string): string => `You were there on ${on}: noted`,
  said: (): Line =>
    line`The organizers read it tomorrow morning at the latest and put the roll right, or leave it. You find their answer in “My meetings”.`,
  withdrawnTitle: 'Taken back',
  withdrawn: (meeting: Meeting): Line => line`The roll of ${dayOfMeeting(meeting)} stays as it is; nobody is asked.`,
  absent: (meeting: Meeting): Line => line`${dayOfMeeting(meeting)}: the roll has you absent.`,
  /** To himself. */
  own: ({ meeting, state, by }: RollDispute): Line =>
    ({
      open: line`${dayOfMeeting(meeting)}: you said that you were there. The organizers’ answer will stand here.`,
      there: line`${dayOfMeeting(meeting)}: you were there${by === null ? '' : line`, ${named(by)} says so too`}. The roll is put right.`,
      'not there': line`${dayOfMeeting(meeting)}: the organizers left the roll as it is. ${by === null ? 'A word with one of them helps further.' : line`A word with ${named(by)} helps further.`}`,
      settled: line`${dayOfMeeting(meeting)}: the roll no longer has you absent.`,
      withdrawn: line`${dayOfMeeting(meeting)}: the roll has you absent.`,
    })[state],
  press: { wasThere: 'I was there', takeBack: 'Take it back', there: 'Yes, was there', notThere: 'No' },
  why: {
    disputed: (name: string, meeting: Meeting): Line =>
      line`${strong(name)} read of an absence on ${dayOfMeeting(meeting)} and says it is none. What members say so until the morning is one message.`,
  },
}
