import {
  type Guest,
  guestText,
  isVideo,
  type Meeting,
  type MeetingBoard,
  type MeetingTime,
  namedGuests,
  type Recap,
  type RsvpAnswer,
  type RsvpState,
  type Unplanned,
} from '../../terms/meeting.ts'
import type { Business } from '../../terms/money.ts'
import type { MeetingRefusals } from '../../terms/refusals/meetings.ts'
import type { Line } from '../../view/view.ts'
import { anyOf } from '../any-of.ts'
import type { CommandWords } from '../commands.ts'
import { listed, plural } from '../english.ts'
import { begins, command, day, dayAndHour, dayOfMeeting, line, soft, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'
import type { MeetingSettingRefusals } from './meeting-settings.ts'
import type { RollRefusals } from './rolls.ts'
import { type SeatRefusals, seatWords } from './seats.ts'
import { detailAsks, type SeriesRefusals, seriesAsks } from './series.ts'
import { businessTold } from './thanks.ts'

const at = (place: string | null) => (place === null ? '' : isVideo(place) ? ', by video' : `, ${place}`)

type Elsewhere = keyof SeriesRefusals | keyof SeatRefusals | keyof RollRefusals | keyof MeetingSettingRefusals

const refusals: RefusalWords<Exclude<keyof MeetingRefusals, Elsewhere>> = {
  'no such meeting': () => line`This meeting is no longer on the list. ${command('meeting')} shows the next ones.`,
  'no meeting ahead': () => line`No meeting is planned yet. The organizers will announce the next one here.`,
  'meeting cancelled': meeting =>
    line`The meeting of ${dayOfMeeting(meeting)} is called off. ${command('meeting')} shows the next ones.`,
  'meeting begun': meeting =>
    line`The meeting of ${begins(meeting)} has begun: answers are closed. If you came, or could not, tell an organizer: the roll can be put right.`,
  'meeting not begun': meeting => line`The meeting begins on ${begins(meeting)}. The roll can be taken from then on.`,
  'no roll to take': ({ next }) =>
    next
      ? line`Every roll is taken. The next meeting is on ${begins(next)}.`
      : line`Every roll is taken, and no meeting is planned. ${command('meeting', 'plan')} plans one.`,
  'hour skipped': ({ instead, zone }) =>
    line`The clocks go forward that night: this time does not exist. Perhaps ${begins({ startsAt: instead, zone, place: null })}?`,
  'too far ahead': () => line`That is more than two years ahead. Check the year.`,
  'meeting then already': ({ by, ...meeting }) =>
    line`There is a meeting then already: ${begins(meeting)}${by === null ? '' : `, planned by ${by}`}. You can move it, or choose another time.`,
}

const planAsks = {
  date: { name: 'date', label: 'Day', hint: 'Thursday, 3 December, 2026-12-03' },
  time: { name: 'time', label: 'Time', hint: '7:45' },
  place: { name: 'place', label: 'Place, or video link' },
  title: { name: 'title', label: 'Title', hint: 'Empty: the usual meeting' },
  repeat: {
    ...seriesAsks.repeat,
    label: 'Again',
    hint: 'Weekday and place in the month are those of the date. Empty: once',
  },
  which: {
    name: 'which',
    label: 'Which?',
    choices: { one: 'this one only', following: 'this one and all that follow' },
  },
}

const commands = {
  meeting: {
    name: 'meeting',
    says: 'the next meetings, and whether you’re coming',
    title: 'Meetings',
    submit: 'OK',
    asks: {
      action: {
        name: 'action',
        label: 'What?',
        choices: { next: 'next', present: 'present', absent: 'absent', plan: 'plan', 'check-in': 'check-in' },
      },
      when: {
        name: 'when',
        label: 'Planned: when and where',
        hint: 'every Thursday 7:45 Café du Port · 3 December 7:45',
      },
      code: { name: 'code', label: 'On arrival: the digits at the door', hint: '4821' },
    },
    forms: {
      plan: { title: 'Plan a meeting', submit: 'Plan', asks: planAsks },
      move: { title: 'Move the meeting', submit: 'Move', asks: planAsks },
      'move-series': { title: 'Move the meeting', submit: 'Move', asks: planAsks },
      details: { title: 'Length, seats, zone', submit: 'Note it', asks: detailAsks },
      substitute: {
        title: 'Someone comes for you',
        submit: 'Tell the club',
        asks: { name: { name: 'name', label: 'Who comes in your place?' } },
      },
    },
  },
} satisfies Record<string, CommandWords>

const answers: Record<RsvpState, string> = {
  present: 'you’re coming',
  absent: 'you can’t come',
  substitute: 'someone is coming for you',
  waiting: seatWords.yours,
}

export const meetingWords = {
  commands,
  refusals,
  listTitle: 'The next meetings',
  none: (): Line => line`No meeting is planned yet.`,
  row: (meeting: Meeting): Line => line`${strong(meeting.title ?? 'Meeting')}, ${begins(meeting)}${at(meeting.place)}`,
  yours: (answer: RsvpState | null, substitute: string | null): Line =>
    answer === null
      ? line`You have not answered yet.`
      : line`Your answer: ${answers[answer]}${substitute ? ` (${substitute})` : ''}.`,
  press: {
    present: 'I’m coming',
    absent: 'I can’t',
    substitute: 'Someone is coming for me',
    guest: 'I’m bringing a guest',
    stayAway: 'I can’t after all',
    guestStaysAway: (guest: string) => `${guest} is not coming`,
    plan: 'Plan a meeting',
    move: 'Move',
    cancel: 'Call off',
    cancelYes: 'Yes, call it off',
    moveInstead: 'Move it instead',
    unplanYes: 'Yes, call it all off',
    restore: 'It takes place after all',
    roll: 'Take the roll',
    correct: 'Correct the roll',
    undoRoll: 'Undo the roll',
    notHeld: 'It did not take place',
    notHeldYes: 'Yes, that is so',
    everybody: 'See all the names',
  },
  /** Beneath a meeting that counts in nobody’s attendance. */
  optional: (): Line => line`Optional: it counts for nobody’s attendance.`,
  boardTitle: (title: string | null, when: string) => (title === null ? `Meeting of ${when}` : `${title}: ${when}`),
  place: 'Where',
  /** For a channel, where nobody is written to at his own hour. */
  elsewhere: (meeting: Meeting): Line => line`Where you are: ${dayAndHour(meeting.startsAt)}.`,
  counts: ({ answers, guests, silent }: MeetingBoard): Line => {
    const of = (answer: RsvpAnswer) => answers.filter(one => one.answer === answer).length
    const present = of('present')
    const others = anyOf(
      [of('substitute'), plural(of('substitute'), 'substitute')],
      [of('absent'), `${of('absent')} absent`],
      [guests.length, plural(guests.length, 'guest')],
      [silent, `${silent} yet to answer`],
    )
    if (present === 0 && others !== '') return line`${others}`
    return line`${strong(`${present} coming`)}${others === '' ? '' : `, ${others}`}`
  },
  who: { coming: 'Coming', came: 'Came', substitutes: 'Substitutes', guests: 'Guests', absent: 'Absent' },
  /** `more`: so many others are left for the list that a button opens. */
  named: (who: string, names: readonly string[], more: number): Line =>
    line`${who}: ${names.join(names.some(name => name.includes(',')) ? '; ' : ', ')}${more > 0 ? ` and ${more} more` : ''}`,
  substituteFor: (name: string, substitute: string | null) =>
    substitute ? `${substitute} for ${name}` : `for ${name}`,
  guestOf: (guest: Guest) => `${guestText(guest)}${guest.by ? `, with ${guest.by.name}` : ''}`,
  cancelledTitle: (title: string | null, when: string): string =>
    title === null ? `Called off: the meeting of ${when}` : `Called off: ${title}, ${when}`,
  cancelled: (): Line => line`This meeting does not take place. The next ones are under ${command('meeting')}.`,
  changedTitle: (title: string | null, when: string): string => `${title ?? 'The meeting'} has moved: ${when}`,
  changed: (meeting: Meeting): Line =>
    line`The meeting is now on ${begins(meeting)}${at(meeting.place)}. Your answers are kept; change yours if the new time does not suit you.`,
  maintainedTitle: (title: string | null, when: string): string => `${title ?? 'The meeting'} takes place: ${when}`,
  maintained: (meeting: Meeting): Line =>
    line`The meeting of ${begins(meeting)} takes place after all. Your answers are kept.`,
  heldTitle: (title: string | null, when: string): string =>
    title === null ? `The meeting of ${when}` : `${title}: ${when}`,
  held: (): Line => line`This meeting is over; the roll is taken.`,
  answeredTitle: (answer: RsvpAnswer) =>
    ({
      present: 'Noted: you’re coming',
      absent: 'Noted: you can’t come',
      substitute: 'Noted: someone is coming for you',
    })[answer],
  answered: (meeting: Meeting, answer: RsvpAnswer, substitute: string | null): Line =>
    answer === 'present'
      ? line`See you on ${begins(meeting)}${at(meeting.place)}.`
      : answer === 'absent'
        ? line`Thank you for telling us before ${begins(meeting)}. No reason is asked or kept.`
        : line`${strong(substitute ?? 'Someone')} is expected on ${begins(meeting)}${at(meeting.place)}.`,
  onLeave: (): Line => line`You are on a break that day; you are welcome all the same.`,
  withdrawnTitle: 'Your answer is taken back',
  withdrawn: (meeting: Meeting): Line => line`You have no answer any more for ${begins(meeting)}.`,
  /** To who does not come himself, of the guests he announced. */
  guestsStay: (guests: readonly Guest[]): Line =>
    line`${listed(guests.map(guestText), 'and')} ${guests.length === 1 ? 'is' : 'are'} still expected.`,
  /** To who took his answer back and still brings a guest. */
  comesWith: (guests: readonly Guest[]): Line =>
    line`You are bringing ${listed(guests.map(guestText), 'and')}, so the club expects you too.`,
  plannedTitle: 'The meeting is planned',
  onHoliday: (): Line => line`That day is a public holiday.`,
  unplannedTitle: 'The planning is undone',
  unplanned: ({ gone, cancelled }: Unplanned): Line =>
    cancelled === 0
      ? line`${plural(gone, 'meeting')} taken off the list; nobody had heard of it.`
      : line`${plural(cancelled, 'meeting')} called off, since members knew of it already${gone > 0 ? `; ${gone} more taken off the list` : ''}.`,
  planned: (meeting: Meeting): Line =>
    line`${strong(meeting.title ?? 'Meeting')}, ${begins(meeting)}${at(meeting.place)}.`,
  announces: (at: Temporal.Instant | null): Line =>
    at === null
      ? line`It begins before I may write in the channel: better to call the members.`
      : line`It announces itself in the club’s channel on ${dayAndHour(at)}.`,
  announcesNow: (waits: boolean): Line =>
    waits
      ? line`I can’t write in the club’s channel yet: the announcement waits, and goes there by itself as soon as I can. ${command('club')} says what is missing.`
      : line`The announcement goes to the club’s channel.`,
  announcesWhenOpen: (): Line => line`For now I can’t write in that channel. ${command('club')} says what is missing.`,
  movedTitle: 'The meeting is moved',
  moved: (from: Temporal.Instant, meeting: Meeting): Line =>
    line`From ${begins({ ...meeting, startsAt: from })} to ${begins(meeting)}${at(meeting.place)}. Whoever knew of it is told again.`,
  cancelTitle: (title: string | null, when: string): string =>
    title === null ? `Call off the meeting of ${when}?` : `Call off “${title}”, ${when}?`,
  /** `told`: the club has heard of it. */
  cancel: (told: boolean): Line =>
    told
      ? line`The club’s channel is told at once, and nobody is reminded any more. Until you confirm, nothing changes.`
      : line`The club has not heard of it yet: it will not be announced. Until you confirm, nothing changes.`,
  unplanTitle: 'Take this planning back?',
  unplan: (heardOf: number): Line =>
    line`The club already knows of ${plural(heardOf, 'meeting')}: the channel is told that ${heardOf > 1 ? 'they do' : 'it does'} not take place. Until you confirm, nothing changes.`,
  didNotHappenTitle: (when: string) => `No meeting on ${when}?`,
  didNotHappen: (): Line => line`It counts for nobody then.`,
  calledOffTitle: 'The meeting is called off',
  calledOff: (meeting: Meeting): Line =>
    line`The meeting of ${begins(meeting)} does not take place. Whoever knew of it is told; it counts for nobody.`,
  restoredTitle: 'The meeting takes place',
  restored: (meeting: Meeting): Line => line`${begins(meeting)}, as planned. The answers are kept.`,
  unansweredTitle: (on: string): string => `Will you be there on ${on}?`,
  unanswered: (meeting: Meeting): Line =>
    line`${meeting.title === null ? 'The meeting is on ' : line`${strong(meeting.title)}: `}${begins(meeting)}${at(meeting.place)}. Your answer helps whoever lays the table.`,
  comingTitle: (on: string): string => `You are expected on ${on}`,
  comingSoon: (meeting: Meeting): Line =>
    line`${meeting.title === null ? '' : line`${strong(meeting.title)}: `}${begins(meeting)}${at(meeting.place)}. See you there.`,
  rollMissingTitle: (on: string): string => `The roll of ${on} is still to be taken`,
  rollsMissingTitle: (count: number): string =>
    count === 0
      ? 'No roll is left to take'
      : `${plural(count, 'roll')} ${count === 1 ? 'is' : 'are'} still to be taken`,
  rollOf: (meeting: Meeting): Line => line`${begins(meeting)}`,
  rollDone: (meeting: Meeting): Line =>
    line`${dayOfMeeting(meeting)}: ${meeting.status === 'held' ? 'the roll is taken' : 'it did not take place'}`,
  moreRolls: (count: number): Line =>
    line`And ${String(count)} more: ${command('club', 'roll-call')} takes them in turn.`,
  rollMissing: (): Line => line`It takes a minute: the answers stand there already, and only what differs is tapped.`,
  rollTitle: (when: string) => `Roll of ${when}`,
  takenTitle: (on: string, corrected: boolean): string => `The roll of ${on} is ${corrected ? 'corrected' : 'taken'}`,
  undoneTitle: (on: string): string => `The roll of ${on} is undone`,
  undone: (): Line => line`The meeting waits for its roll again.`,
  notHeldTitle: 'Noted: no meeting that time',
  notHeld: (meeting: Meeting): Line => line`The meeting of ${dayOfMeeting(meeting)} counts for nobody.`,
  recapGuests: (guests: readonly Guest[]): Line => {
    const { named, others } = namedGuests(guests)
    if (named.length === 0) return line`${plural(others, 'guest was', 'guests were')} with us.`
    return line`Our guests: ${listed(others === 0 ? named : [...named, `${others} more`], 'and')}.`
  },
  recapActs: ({ referrals, thanks }: Recap): Line =>
    line`Since the meeting before: ${plural(referrals, 'referral')} passed, ${plural(thanks, 'thank-you', 'thank-yous')}.`,
  recapNext: (next: Meeting): Line => line`Next time: ${begins(next)}${soft(at(next.place))}.`,
  recapBusiness: (business: Exclude<Business, { told: 'nothing' }>): Line =>
    line`Thanked for: ${businessTold(business)}.`,
  recapWithdrawn: (): Line => line`This roll is being taken again.`,
  digest: {
    guests: ({ came, joined }: { came: number; joined: number }): Line =>
      line`${anyOf([came, `${plural(came, 'guest')} came`], [joined, `${plural(joined, 'former guest')} became ${joined === 1 ? 'a member' : 'members'}`])}.`,
    rollMissing: (at: Temporal.Instant): Line => line`The roll of ${day(at)} has not been taken.`,
    takeRoll: 'Take the roll',
  },
  why: {
    announced: (meeting: MeetingTime): Line =>
      line`A meeting is planned for ${dayOfMeeting(meeting)}. A meeting is announced some days before, as the club has set it, or at once when it is planned later.`,
    changed: (): Line => line`A meeting that had been announced was changed by an organizer.`,
    changeTold: (meeting: Meeting): Line =>
      line`You said that you are coming on ${dayOfMeeting(meeting)}. The channel would have said this too late, or while you were on your way.`,
    unanswered: (meeting: MeetingTime): Line =>
      line`You have not answered for ${dayOfMeeting(meeting)}. This is asked once, two days before, or earlier where those are days of rest.`,
    coming: (meeting: MeetingTime): Line =>
      line`You said you are coming on ${dayOfMeeting(meeting)}. This comes once, the same morning, or on the working day before when that is too late.`,
    rollMissing: (meeting: MeetingTime): Line =>
      line`The meeting of ${dayOfMeeting(meeting)} has no roll. Organizers are told once, the day after.`,
    recap: (meeting: MeetingTime): Line => line`The roll of ${dayOfMeeting(meeting)} was taken.`,
  },
}
