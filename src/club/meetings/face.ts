import { none, type Topic } from '../topic.ts'
import { meetingActs } from './acts.ts'
import { meetingsAwait } from './awaits.ts'
import { guestBecomesMember } from './became-member.ts'
import { meetingsInDigest } from './digest.ts'
import { meetingEnds } from './ends.ts'
import { attendanceFile, guestsFile, meetingsFile } from './file.ts'
import { announcing, beginning, closingRoll, lookingAhead, reminding, remindingOfRoll } from './kinds.ts'
import { meetingNotices } from './notices.ts'
import { meetingsOnce } from './once.ts'
import { ownMeetings } from './own-data.ts'
import { meetingProposals } from './proposals.ts'
import { meetingRetention } from './retention.ts'
import { closeWithoutRoll, remindRoll } from './roll-duties.ts'
import { announceMeeting, meetingBegins, remindLatecomers } from './schedule.ts'
import { lookAhead } from './series.ts'
import { meetingTables } from './tables.ts'
import { meetingTies } from './ties.ts'

export const meetings: Topic = {
  name: 'meetings',

  tables: meetingTables,

  once: meetingsOnce,

  notices: meetingNotices,

  duties: [
    announcing.does(announceMeeting),
    beginning.does(meetingBegins),
    reminding.does(remindLatecomers),
    remindingOfRoll.does(remindRoll),
    closingRoll.does(closeWithoutRoll),
    lookingAhead.does(lookAhead),
  ],

  membership: meetingEnds,

  joining: guestBecomesMember,

  retention: meetingRetention,

  ownData: [ownMeetings],

  acts: meetingActs,

  proposals: meetingProposals,

  ties: meetingTies,

  awaits: { rows: [meetingsAwait], back: none },

  digest: meetingsInDigest,

  files: [meetingsFile, attendanceFile, guestsFile],
}
