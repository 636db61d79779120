import { isVideo, type Meeting } from '../../terms/meeting.ts'
import type { MeetingRefusals } from '../../terms/refusals/meetings.ts'
import type { Dated, DayOff, SeriesPlan, ToChange } from '../../terms/series.ts'
import type { Recurrence } from '../../time/recurrence.ts'
import type { Line } from '../../view/view.ts'
import { begun } from '../begun.ts'
import type { CommandWords } from '../commands.ts'
import { dateText, listed, plural } from '../english.ts'
import { begins, dayOfMeeting, line, listedLines, soft, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'
import { seatAsk } from './seats.ts'

export type SeriesRefusals = Pick<
  MeetingRefusals,
  'no such series' | 'series changed meanwhile' | 'plan not understood' | 'no first date' | 'series without end'
>

const refusals: RefusalWords<keyof SeriesRefusals> = {
  'no such series': () => line`This series is no longer on the list.`,
  'series changed meanwhile': () =>
    line`This series was changed meanwhile. Nothing was overwritten: open it again to see how it stands.`,
  'plan not understood': ({ typed }) =>
    line`I can’t read “${typed}” as a meeting. First when, then the time, then the place: ${strong('every Thursday 7:45 Café du Port')}, ${strong('second Thursday of the month 18:30')}, ${strong('3 December 7:45')}.`,
  'no first date': () =>
    line`From which day on? Add it: ${strong('every 6 weeks from 7 January 7:45')}, or give a weekday, as in ${strong('every 6 weeks on Thursday')}.`,
  'series without end': ({ typed }) =>
    line`“${typed}” is not kept: a series goes on until it is ended. Type it without; when the time comes, end it at the first date that is too many.`,
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth']

const ordinal = (day: number): string => {
  const end = day % 100 > 10 && day % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')
  return `${day}${end}`
}

const someMonths = ', in months that have one'

/** `every Thursday`, `the second Thursday of the month`: the rule in words, with its hour where that is said. */
function ruleWords(rule: Recurrence, time?: Temporal.PlainTime): string {
  const at = time ? ` at ${clock(time)}` : ''
  const { count } = rule
  if (rule.every === 'weeks') {
    const day = weekdays[rule.weekday - 1]
    return `${count === 1 ? `every ${day}` : count === 2 ? `every other ${day}` : `every ${count} weeks, on ${day}`}${at}`
  }
  const often = count === 1 ? '' : `every ${count} months, `
  const ofMonth = count === 1 ? ' of the month' : ''
  if ('workingDay' in rule) return `${often}the ${rule.workingDay === 1 ? 'first' : 'last'} working day${ofMonth}${at}`
  if ('date' in rule) {
    if (rule.date === -1) return `${often}the last day${ofMonth}${at}`
    return `${often}the ${ordinal(rule.date)}${rule.date > 28 ? `${at}${someMonths}` : `${ofMonth}${at}`}`
  }
  const day = weekdays[rule.weekday - 1]
  const [nth, another] = rule.nths
  const named = listed(rule.nths.map(one => (one === -1 ? 'last' : ordinals[one]!)))
  if (another === undefined && nth === 5) return `${often}the fifth ${day}${at}${someMonths}`
  const fifth = nth !== 5 && rule.nths.includes(5) ? ', the fifth where there is one' : ''
  return `${often}the ${named} ${day}${ofMonth}${at}${fifth}`
}

const clock = (time: Temporal.PlainTime) => `${time.hour}:${String(time.minute).padStart(2, '0')}`

const lasting = (minutes: number) => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 ? [`${rest} min`] : [])].join(' ')
}

export const seriesAsks = {
  date: { name: 'date', label: 'First date', hint: 'Thursday, 3 December, 2026-12-03' },
  time: { name: 'time', label: 'Time', hint: '7:45' },
  place: { name: 'place', label: 'Place, or video link' },
  repeat: {
    name: 'repeat',
    label: 'How often',
    hint: 'Weekday and place in the month are those of the first date. Empty: as it was read back',
    choices: {
      weekly: 'every week',
      fortnightly: 'every two weeks',
      monthly: 'every month, same weekday (such as the 2nd Thursday)',
      'monthly-twice': 'twice a month, same weekday (such as the 1st and 3rd Thursday)',
      'monthly-last': 'every month, the last such weekday',
      'six-weeks': 'every 6 weeks',
      'last-working-day': 'the last working day of the month',
      'monthly-date': 'every month on that date',
    },
  },
  title: { name: 'title', label: 'Title', hint: 'Empty: the usual meeting' },
}

export const detailAsks = {
  ends: { name: 'ends', label: 'Ends at', hint: '9:15. Empty: an hour and a half later' },
  optional: { name: 'optional', label: 'Optional: counts for nobody’s attendance' },
  zone: { name: 'zone', label: 'In another time zone', hint: 'Europe/London. Empty: the club’s' },
  seats: seatAsk,
}

const commands = {
  series: {
    name: 'series',
    says: 'meetings that come again and again',
    title: 'The series',
    submit: 'Read it back',
    asks: {},
    forms: {
      change: { title: 'The series', submit: 'Read it back', asks: seriesAsks },
      edit: { title: 'Change the series', submit: 'Read it back', asks: seriesAsks },
      details: { title: 'Length, seats, zone', submit: 'Read it back', asks: detailAsks },
    },
  },
} satisfies Record<string, CommandWords>

const at = (place: string | null) => (place === null ? '' : isVideo(place) ? ', by video' : `, ${place}`)

const dates = (days: readonly Temporal.PlainDate[], many = 6) => [
  ...days.slice(0, many).map(day => dateText(day, 'short')),
  ...(days.length > many ? [`${days.length - many} more`] : []),
]

export const seriesWords = {
  commands,
  refusals,
  /** The whole plan in a sentence. */
  plan: (plan: SeriesPlan): Line =>
    line`${plan.title === null ? '' : line`${strong(plan.title)}: `}${strong(plan.title === null ? begun(ruleWords(plan.rule, plan.time)) : ruleWords(plan.rule, plan.time))}${plan.zone === null ? '' : ` (${plan.zone} time)`}${at(plan.place)}${plan.minutes === null ? '' : `, ${lasting(plan.minutes)}`}${plan.seats === null ? '' : `, ${plural(plan.seats, 'seat')}`}.${plan.required ? '' : ' Optional: it counts for nobody’s attendance.'}`,
  press: {
    save: 'Save',
    saveWithout: (days: number) => `Save without ${days === 1 ? 'that date' : `those ${days} dates`}`,
    saveWithoutHolidays: (days: number) =>
      days === 1 ? 'Leave out the public holiday only' : `Leave out the ${days} public holidays only`,
    saveAll: 'Keep them all',
    change: 'Change',
    details: 'Length, seats, zone',
    other: (rule: Recurrence) => `I meant: ${ruleWords(rule)}`,
    show: 'The series',
    edit: 'Change the series',
    end: 'End the series',
    endYes: 'Yes, end it',
    endFrom: 'This one and all that follow',
    restore: (day: string) => `Meet on ${day} all the same`,
    rest: 'Let it rest',
  },
  sketchTitle: (change: boolean): string => (change ? 'Is the series right like this?' : 'Is that right?'),
  firstDates: (): Line => line`The first dates:`,
  dated: ({ meeting, off }: Dated): Line => line`${begins(meeting)}${off === null ? '' : soft(` (${offWords[off]})`)}`,
  holidays: (days: readonly Temporal.PlainDate[]): Line =>
    days.length === 1
      ? line`Within a year, one date is a public holiday: ${dateText(days[0]!, 'short')}.`
      : line`Within a year, ${days.length} dates are public holidays: ${listed(dates(days), 'and')}.`,
  breaks: (days: readonly Temporal.PlainDate[]): Line =>
    line`Within a year, ${days.length === 1 ? 'one date falls' : `${days.length} dates fall`} when clubs usually rest (August, 24 December to 1 January): ${listed(dates(days), 'and')}.`,
  leaveOut: (many: number): Line =>
    line`${many === 1 ? 'Leave it' : 'Leave them'} out? Any of them can be put back later.`,
  toChange: ({ moved, calledOff, stays }: ToChange): Line[] => [
    ...(moved > 0
      ? [
          line`The club knows of ${plural(moved, 'meeting')} that ${moved === 1 ? 'moves' : 'move'}: it is told again, and answers are kept.`,
        ]
      : []),
    ...(calledOff > 0
      ? [
          line`The club knows of ${plural(calledOff, 'meeting')} that no longer ${calledOff === 1 ? 'has its' : 'have their'} day: called off, and the channel is told.`,
        ]
      : []),
    ...(stays.length > 0
      ? [
          line`Changed by hand, so left as ${stays.length === 1 ? 'it is' : 'they are'}: ${listedLines(
            stays.slice(0, 5).map(meeting => line`${begins(meeting)}`),
            'and',
          )}${stays.length > 5 ? ` (and ${stays.length - 5} more)` : ''}.`,
        ]
      : []),
  ],
  savedTitle: (changed: boolean): string => (changed ? 'The series is changed' : 'The series is planned'),
  next: (meeting: Meeting): Line => line`The next one: ${begins(meeting)}.`,
  goesOn: (): Line => line`It goes on by itself: the dates of the next three months are always on the list.`,
  taken: (days: readonly Temporal.PlainDate[]): Line =>
    line`Left out, since another meeting stands there: ${listed(dates(days), 'and')}.`,
  seriesTitle: (title: string | null) => title ?? 'The series',
  nothingAhead: (): Line => line`None of its meetings is on the list.`,
  ended: (on: Temporal.PlainDate): Line => line`It ended on ${dateText(on)}.`,
  row: ({ meeting, byHand }: { meeting: Meeting; byHand: boolean }): Line =>
    line`${begins(meeting)}${byHand ? soft(' (changed by hand)') : ''}`,
  off: (meeting: Meeting): Line =>
    meeting.status === 'holiday'
      ? line`${dayOfMeeting(meeting)}: no meeting, the club rests.`
      : line`${dayOfMeeting(meeting)}: called off.`,
  /** Beside the next meetings, for everybody. */
  resting: (meetings: readonly Meeting[]): Line =>
    line`No meeting on ${listedLines(
      meetings.map(meeting => line`${dayOfMeeting(meeting)}`),
      'and',
    )}: the club rests.`,
  listed: (plan: SeriesPlan): Line =>
    line`${soft(`${plan.title === null ? 'Our meetings' : plan.title}: ${ruleWords(plan.rule, plan.time)}${at(plan.place)}.`)}`,
  endTitle: (plan: SeriesPlan) => `End the series: ${ruleWords(plan.rule)}?`,
  toEnd: (on: Temporal.PlainDate, { gone, calledOff }: { gone: number; calledOff: number }): Line =>
    line`From ${dateText(on)} on, ${gone + calledOff === 0 ? 'nothing is on the list' : `${plural(gone + calledOff, 'date')} ${gone + calledOff === 1 ? 'goes' : 'go'}`}${calledOff === 0 ? '' : `; the club knows of ${calledOff}, and its channel is told`}. Until you confirm, nothing changes.`,
  stays: (meetings: readonly Meeting[]): Line =>
    line`Changed by hand, so left as ${meetings.length === 1 ? 'it is' : 'they are'}: ${listedLines(
      meetings.slice(0, 5).map(meeting => line`${begins(meeting)}`),
      'and',
    )}. Call ${meetings.length === 1 ? 'it off by itself' : 'them off one by one'}, if need be.`,
  endedTitle: 'The series has ended',
  isOver: ({ gone, calledOff }: { gone: number; calledOff: number }): Line =>
    line`${plural(gone, 'date')} taken off the list${calledOff > 0 ? `, ${calledOff} called off` : ''}. What was before stays.`,
  restingTitle: (day: string) => `The club rests on ${day}`,
  rests: (): Line => line`That meeting does not take place; nobody had heard of it.`,
  detailedTitle: 'Noted',
  detailed: (meeting: Meeting): Line =>
    line`${strong(meeting.title ?? 'Meeting')}: ${begins(meeting)}, ${lasting(meeting.startsAt.until(meeting.endsAt).total('minutes'))}${at(meeting.place)}. ${meeting.required ? 'It counts in the attendance rate.' : 'Optional: it counts for nobody’s attendance.'}`,
}

const offWords: Record<DayOff, string> = { holiday: 'a public holiday', break: 'usual time of rest' }
