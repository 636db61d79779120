import { type CheckIn, type Guest, guestText, type Meeting, type MeetingTime } from '../../terms/meeting.ts'
import type { CheckInRefusals } from '../../terms/refusals/check-in.ts'
import type { Inline, Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { begins, command, dayOfMeeting, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

/** An hour on the wall where the meeting is. */
const hourThere = (at: Temporal.Instant, { zone, place }: Pick<MeetingTime, 'zone' | 'place'>): Inline => ({
  ...{ kind: 'time', at: at.toString(), form: 'hour' },
  there: { zone, place: place !== null },
})

const refusals: RefusalWords<keyof CheckInRefusals> = {
  'door not open': ({ opens, ...meeting }) =>
    line`The meeting is ${begins(meeting)}. One can check in from ${hourThere(opens, meeting)} on.`,
  'door closed': meeting =>
    line`The meeting of ${dayOfMeeting(meeting)} is over, or its roll is taken. Tell an organizer that you were there: the roll can still be corrected.`,
  'no meeting at the door': ({ next }) =>
    next
      ? line`No meeting is about to begin. The next one is ${begins(next)}.`
      : line`No meeting is about to begin, and none is planned yet.`,
  'wrong door code': ({ rotates }) =>
    rotates
      ? line`That is not the code at the door, or it has changed meanwhile: it does every minute. Type the four digits that stand there now.`
      : line`That is not the code of this meeting, or it has changed meanwhile. Ask an organizer for the four digits of now.`,
  'too many door codes': () =>
    line`Too many codes have not fitted. Tell an organizer that you are here: that is enough, the roll will say so.`,
}

const how: Record<CheckIn['how'], string> = {
  code: 'by the code',
  name: 'by the page',
  phone: 'by a known phone',
}

const commands = {
  door: {
    name: 'door',
    says: 'check in at the door of a meeting',
    title: 'I am here',
    submit: 'I am here',
    asks: {},
    forms: {
      here: {
        title: 'I am here',
        submit: 'I am here',
        asks: { code: { name: 'code', label: 'The four digits at the door', hint: '4821' } },
      },
    },
  },
} satisfies Record<string, CommandWords>

export const checkInWords = {
  commands,
  refusals,
  press: {
    here: 'I am here',
    notMe: 'That was not me',
    door: 'At the door',
    page: 'Open the page for the door',
    again: 'Read it again',
    takeAway: 'Take a check-in away…',
    putBack: 'Put it back',
  },
  /** In `/meeting`, while one can check in. */
  open: (meeting: Meeting): Line =>
    line`The door of ${begins(meeting)} is open. Are you there? Check in with the four digits shown at the entrance.`,
  stands: (meeting: Meeting, at: Temporal.Instant, substitute: string | null): Line =>
    substitute === null
      ? line`You have been checked in to the meeting of ${begins(meeting)} since ${hourThere(at, meeting)}.`
      : line`${strong(substitute)} has been checked in for you to the meeting of ${begins(meeting)} since ${hourThere(at, meeting)}.`,
  hereTitle: 'You are here, it is noted',
  here: (meeting: Meeting): Line => line`Enjoy the meeting of ${begins(meeting)}.`,
  notMeTitle: 'It is no longer noted that you are here',
  notMe: (): Line => line`If you are there after all, check in again.`,
  doorTitle: (when: string) => `At the door: ${when}`,
  link: (): Line =>
    line`Open this page on a tablet or a phone at the entrance: it shows a QR code and four digits that change every minute. Whoever has its link can show them: keep it among organizers.`,
  opens: (opens: Temporal.Instant, meeting: Meeting): Line =>
    line`One can check in from ${hourThere(opens, meeting)} until the end.`,
  code: (digits: string, holds: Temporal.Instant, meeting: Meeting): Line =>
    line`Today’s code: ${strong(digits)}, good until ${hourThere(holds, meeting)}. Read it aloud or write it up; each types ${command('meeting', `check-in ${digits}`)}.`,
  codeLater: (): Line => line`The code stands here then.`,
  nobody: (): Line => line`Nobody has checked in yet.`,
  arrived: (count: number): Line => line`${strong(count === 1 ? '1 check-in' : `${count} check-ins`)}`,
  arrival: (
    name: string,
    at: Temporal.Instant,
    by: CheckIn['how'],
    substitute: string | null,
    meeting: Meeting,
  ): Line =>
    substitute === null
      ? line`${named({ name })}, ${hourThere(at, meeting)}, ${how[by]}`
      : line`${named({ name: substitute })} for ${name}, ${hourThere(at, meeting)}, ${how[by]}`,
  guestArrival: (guest: Guest, at: Temporal.Instant, meeting: Meeting): Line =>
    line`${named({ name: guestText(guest) })}, ${hourThere(at, meeting)}, ${guest.by ? `guest of ${guest.by.name}` : 'guest'}`,
  takenAwayTitle: (name: string) => `${name} is no longer checked in`,
  takenAway: (): Line =>
    line`For the roll, their answer to the meeting counts again. There one tap says whether they came.`,
  guestTakenAway: (host: string | null): Line =>
    line`${host === null ? 'On the roll this guest stands as there' : `On the roll this guest is there if ${host} is`}. One tap says that they did not come.`,
  putBackTitle: (name: string) => `${name} is checked in again`,
  page: {
    title: 'Are you there?',
    name: 'Your first name and surname',
    nameHint: 'As the club knows you. Guests too, where a member has announced them.',
    company: 'Your company',
    companyHint: 'Only needed where somebody else is called like you.',
    submit: 'I am here',
    known: (name: string) => `${name}: is that you?`,
    knownYes: 'Yes, I am here',
    another: 'Somebody else',
    forget: 'Forget me on this phone',
    forgotten: 'This phone is no longer remembered.',
    unfound:
      'That did not work. Check how your name is written, and add your company if somebody is called like you. Otherwise tell the organizers that you are here: that is enough.',
    tooMany: 'Too much has been typed here that did not fit. Tell the organizers that you are here: that is enough.',
    oldTitle: 'This code has changed',
    old: 'It changes every minute. Scan the one that stands at the entrance now.',
    codeTitle: 'Are you at the meeting?',
    code: 'The four digits at the entrance',
    codeSubmit: 'Next',
    codeWrong:
      'That code does not fit: it changes every minute, and is taken from half an hour before a meeting until its end.',
    welcome: (name: string) => `Welcome, ${name}`,
    noted: 'It is noted that you are here. You can put your phone away.',
    remember: 'Remember me on this phone',
    rememberHint: 'Next time one press is enough. It is kept on this phone alone, for a year.',
    remembered: 'This phone will know you next time',
    notMe: 'That was not me',
    takenBackTitle: 'It is taken back',
    takenBack: 'Nothing is noted any more. If you are there, scan the code again.',
    doorTitle: 'Welcome',
    scan: 'Scan this code, or type the four digits',
    digits: 'Code',
    at: (address: string) => `On your phone: ${address}`,
    inChat: 'In the club’s chat: /meeting check-in and the digits',
    arrived: (count: number) => (count === 1 ? '1 person has checked in' : `${count} people have checked in`),
    notOpen: (hour: string) => `One can check in from ${hour}.`,
    closed: 'The meeting is over, or its roll is taken. Thank you for coming.',
    qr: 'QR code that leads to the check-in',
  },
}
