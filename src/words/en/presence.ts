import {
  allIn,
  expectedIn,
  type MeetingTally,
  type Presence,
  type RollTold,
  type Tally,
  type Trend,
} from '../../terms/presence.ts'
import { writeMonthNear } from '../../terms/write-figure.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { dateText, listed, plural } from '../english.ts'
import { command, date, line, strong } from '../line.ts'

type Day = Temporal.PlainDate

const commands = {
  'club-presence': {
    name: 'presence',
    says: 'how many came, meeting by meeting',
    title: 'Presence at meetings',
    submit: 'Show',
    asks: {},
  },
} satisfies Record<string, CommandWords>

const excused = ({ excused }: Pick<Tally, 'excused'>) => (excused === 0 ? '' : `, ${excused} excused`)

const besides = ({ besides }: Pick<MeetingTally, 'besides'>) =>
  besides === 0 ? '' : `; ${plural(besides, 'member')} on a break came too`

/** `18 of 24`. */
const share = (tally: Tally) => `${tally.came} of ${expectedIn(tally)}`

const since = (day: Day, today: Day) => `since ${writeMonthNear(day, today, 'en')}`

const at = (roll: RollTold): Line =>
  line`${strong(roll.expected === null ? plural(roll.came, 'member') : `${roll.came} of ${roll.expected} members`)} came${excused(roll)}${besides(roll)}.`

/** His figure, and over which meetings. */
function his(presence: Presence, today: Day, whose: 'your' | 'the'): string {
  const all = allIn(presence)
  if (presence.since === null) return 'no meeting counts yet'
  if (expectedIn(presence) === 0)
    return all === 1
      ? `excused from the one meeting that counts, on ${dateText(presence.since, 'day of month', today)}`
      : `excused from ${all === 2 ? 'both' : `all ${all}`} meetings that count, ${since(presence.since, today)}`
  if (all === 1)
    return `${presence.came === 1 ? 'came' : 'did not come'} to the one meeting that counts, on ${dateText(presence.since, 'day of month', today)}`
  if (presence.excused === 0)
    return `came to ${presence.came === 0 ? 'none' : presence.came} of ${whose} last ${all} meetings, ${since(presence.since, today)}`
  return `came to ${presence.came === 0 ? `none of ${expectedIn(presence)}` : share(presence)}; ${presence.excused} excused (${whose} last ${all} meetings, ${since(presence.since, today)})`
}

export const presenceWords = {
  commands,
  press: { own: 'My meetings', club: 'Presence' },
  ownTitle: 'Your presence at meetings',
  /** Of himself: his figure, with the window it is over. */
  own: (presence: Presence, today: Day): Line =>
    presence.since === null ? line`No meeting counts for you yet.` : line`You ${his(presence, today, 'your')}.`,
  /** Of another, without a full stop. */
  of: (presence: Presence, today: Day): string => his(presence, today, 'the'),
  counted: (): Line =>
    line`Meetings whose roll was taken count, of the last six months or your last six, 18 months back at most. A substitute and coming late count as present. Excused meetings, breaks, the club’s days off and optional meetings count neither for you nor against you.`,
  clubTitle: 'Presence at meetings',
  none: (): Line =>
    line`No roll has been taken yet. ${command('club', 'roll-call')} takes the one of the last meeting.`,
  /** Of a meeting; at an optional one nobody was expected. */
  meeting: at,
  recap: (roll: RollTold): Line => line`${at(roll)} Thank you all.`,
  last: (tally: MeetingTally, day: Day): Line =>
    line`On ${date(day, 'day of month')}: ${strong(share(tally))} came${excused(tally)}${besides(tally)}.`,
  /** One week's meetings against those before. */
  week: (meetings: readonly MeetingTally[], trend: Trend | null): Line =>
    meetings.length === 0
      ? line`No meeting with a roll this week.`
      : line`${listed(meetings.map(one => `${share(one)} came${excused(one)}`))}${trend ? `: ${against(trend)}` : ''}.`,
  trend: (trend: Trend): Line => line`That is ${against(trend)}.`,
  clubCounted: (): Line =>
    line`Counted as for each member: who is excused, on a break or not yet a member is not among those expected; a substitute counts. Nobody is named.`,
  marks: { came: 'Came', excused: 'Excused', absent: 'Absent' },
  ownMarks: { came: 'Came', excused: 'Excused', absent: 'Absent' },
  average: 'Average of six meetings',
  record: {
    /** What the rules of standing make of it, to an organizer. */
    lent: (word: 'as the club' | 'less than the club' | 'low'): Line =>
      line`For the standing two meetings at the club’s own rate are added, since few meetings prove little. By that this member comes ${strong({ 'as the club': 'as often as the club or more', 'less than the club': 'less often than the club, without its being low', low: 'seldom' }[word])}.`,
    seldomSeen: (): Line => line`With the excused meetings counted too, the club has seldom seen this member lately.`,
  },
}

/** `a larger share than over the six meetings before (104 of 150)`. */
function against({ moved, before, meetings }: Trend): string {
  const than = { more: 'a larger share than', fewer: 'a smaller share than', alike: 'about the same share as' }[moved]
  const which = meetings === 1 ? 'at the meeting before' : `over the ${meetings} meetings before`
  return `${than} ${which} (${share(before)})`
}
