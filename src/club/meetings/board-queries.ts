import type { ClubTx } from '../../db/club-tx.ts'
import { isElsewhere } from '../../terms/clocks.ts'
import { hasSeat, type MeetingBoard } from '../../terms/meeting.ts'
import { dayOf } from '../../time/wall.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import { membersOn } from '../members/queries.ts'
import { answersTo } from './answer-queries.ts'
import { guestsOf } from './guest-queries.ts'
import { meetingById } from './queries.ts'
import { takenRoll } from './roll-queries.ts'

/** A meeting with its answers. A member on leave that day is not waited for. */
export async function boardOf(club: ClubTx, id: string): Promise<MeetingBoard | null> {
  const meeting = await meetingById(club, id)
  if (!meeting) return null
  const day = dayOf(meeting.startsAt, meeting.zone)
  const here = await membersOn(club, day)
  const away = await leavesOn(club, day)
  const answers = (await answersTo(club, id)).filter(({ member }) => here.some(one => one.id === member.id))
  const answered = new Set(answers.map(({ member }) => member.id))
  const roll = meeting.status === 'held' && meeting.closedAt !== null ? await takenRoll(club, meeting) : null
  const guests = await guestsOf(club, id)
  return {
    meeting,
    elsewhere: here.some(({ reads }) => isElsewhere(meeting.startsAt, meeting.zone, reads.zone)),
    answers: roll?.shown(here) ?? answers,
    roll: roll?.told ?? null,
    // A guest of somebody who has left is the club's guest: who had invited him is told no more.
    guests: (roll ? guests.filter(({ status }) => status === 'present') : guests).map(guest =>
      guest.by?.left ? { ...guest, by: null } : guest,
    ),
    taken: answers.filter(({ answer }) => hasSeat(answer)).length + guests.length,
    silent: here.filter(({ id }) => !answered.has(id) && !away.has(id)).length,
  }
}
