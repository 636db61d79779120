import { isVideo, type Meeting, type MeetingBoard } from '../../terms/meeting.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { MeetingRefusals } from '../../terms/refusals/meetings.ts'
import type { Line } from '../../view/view.ts'
import { ordinal, plural } from '../english.ts'
import { begins, dayOfMeeting, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

export type SeatRefusals = Pick<MeetingRefusals, 'no seat for a guest' | 'not a number of seats'>

const refusals: RefusalWords<keyof SeatRefusals> = {
  'no seat for a guest': ({ free, name }) =>
    free === 0
      ? line`There is no seat left for ${strong(name)}. Better not to invite on the chance of one: answer for yourself, and ask an organizer whether there could be more seats.`
      : line`One seat is left, and you would be two with ${strong(name)}. You can take it for yourself, and ask an organizer whether there could be more.`,
  'not a number of seats': ({ typed }) =>
    line`I can’t read “${typed}” as a number of seats: write ${strong('24')}, or leave it empty.`,
}

const at = (place: string | null) => (place === null ? '' : isVideo(place) ? ', by video' : `, ${place}`)

export const seatAsk = { name: 'seats', label: 'Number of seats', hint: '24, guests among them. Empty: no limit' }

/** Meetings that only so many can come to, and the list of those who wait for a seat. */
export const seatWords = {
  refusals,
  taken: ({ taken, answers }: Pick<MeetingBoard, 'taken' | 'answers'>, seats: number): Line => {
    const waiting = answers.filter(({ answer }) => answer === 'waiting').length
    const full = taken === 0 ? `${seats}` : `${taken} ${taken > seats ? 'for' : 'of'} ${seats}`
    return line`Seats: ${strong(full)}${waiting > 0 ? `, ${waiting} waiting` : ''}.`
  },
  who: 'Waiting for a seat',
  yours: 'you’re waiting for a seat',
  press: { leaveList: 'Leave the list', overbook: 'Add them all the same', moreSeats: 'Change the number of seats' },
  fullTitle: (on: string) => `Every seat of ${on} is taken`,
  full: (
    name: string,
    { seats, taken, waiting, host }: { seats: number; taken: number; waiting: number; host: MemberRef | null },
  ): Line =>
    line`${taken > seats ? `${taken} people are coming for ${plural(seats, 'seat')}` : `${plural(seats, 'seat')}, all of them taken`}${waiting > 0 ? `, and ${plural(waiting, 'member is', 'members are')} waiting for one` : ''}. With ${strong(name)}${host ? line` and ${named(host)}, who waits for a seat,` : ''} it will be ${strong(`${taken + (host ? 2 : 1)} for ${seats}`)}: nobody loses their seat${waiting > 0 ? ', and the waiting list moves again once there is room' : ''}.`,
  waitingTitle: (place: number | null) =>
    place === null ? 'You are on the waiting list' : `Full: you are ${ordinal(place)} on the waiting list`,
  waiting: (meeting: Meeting, substitute: string | null): Line =>
    line`${begins(meeting)}: every seat is taken. As soon as one is free${substitute === null ? '' : line` for ${strong(substitute)}`}, it is yours when your turn comes, and you hear of it here, privately. Until then nobody expects you, and it does not count as an absence.`,
  seatedTitle: (on: string) => `There is a seat for you on ${on}`,
  seated: (meeting: Meeting, substitute: string | null): Line =>
    substitute === null
      ? line`A seat is free, and it is yours: see you on ${begins(meeting)}${at(meeting.place)}. If you can’t come any more, say so: somebody else may be waiting.`
      : line`A seat is free: the club expects ${strong(substitute)} for you on ${begins(meeting)}${at(meeting.place)}. If that has changed, say so: somebody else may be waiting.`,
  limited: (seats: number): Line =>
    line`${plural(seats, 'seat')}, guests among them. Once they are taken, whoever wants to come waits in turn, and hears of it when one is free.`,
  over: (over: number): Line =>
    line`${plural(over, 'more person has', 'more people have')} said they are coming: all of them keep their seats, and nobody is added until there is room.`,
  why: {
    seated: (meeting: Meeting): Line =>
      line`You were waiting for a seat at the meeting of ${dayOfMeeting(meeting)}, and it was your turn.`,
  },
}
