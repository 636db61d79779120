import type { Guest, Meeting, RsvpState } from '../../terms/meeting.ts'
import type { Page } from '../../terms/page.ts'
import { allIn, type Presence } from '../../terms/presence.ts'
import type { Series } from '../../terms/series.ts'
import { actions, button, note, paragraph, toned, view } from '../../view/build.ts'
import { turning } from '../../view/pages.ts'
import { writtenTime } from '../../view/plain.ts'
import type { Action, Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { calendarPress } from '../calendar/presses.ts'
import { standingPress } from '../standing/presses.ts'
import { guestPress, meetingPress, rollCallPress, seriesPress } from './presses.ts'

/** The day on the wall where the meeting is. */
export const dayIn = ({ startsAt, zone }: Meeting, words: Words) =>
  writtenTime(startsAt.toString(), 'day', { ...words.speech, zone })

/** The day and hour there. */
export const when = ({ startsAt, zone }: Meeting, words: Words) =>
  writtenTime(startsAt.toString(), 'day and hour', { ...words.speech, zone })

export const answerButtons = (id: string, words: Words): Action[] => {
  const w = words.meetings.press
  return [
    button(meetingPress('present', id), w.present, 'primary'),
    button(meetingPress('absent', id), w.absent),
    button(meetingPress('substitute', id), w.substitute),
    button(meetingPress('guest', id), w.guest),
  ]
}

/** The meeting as a file, for whoever asks: one that came with the announcement would be sent anew with each answer to it. */
export const inCalendar = (id: string, words: Words): Action =>
  button(calendarPress('add', id), words.calendar.press.add, 'quiet')

export type OwnMeeting = {
  readonly meeting: Meeting
  readonly answer: RsvpState | null
  readonly substitute: string | null
  /** Those he brings. */
  readonly guests: readonly Guest[]
}

/**
 * The next meetings with the reader's own answers; an organizer also finds what he may change. `resting`: the days off until
 * the last of them.
 */
export function listCard(
  told: {
    ahead: Page<OwnMeeting>
    organizer: boolean
    rollOf: Meeting | null
    series: readonly Series[]
    resting: readonly Meeting[]
    /** The reader's own attendance; null on a further page. */
    presence: Presence | null
    today: Temporal.PlainDate
    /** What stands first while one can check in somewhere. */
    doors?: readonly Block[]
  },
  words: Words,
): View {
  const w = words.meetings
  const { ahead, organizer, rollOf, series, resting, presence, today, doors = [] } = told
  return view(
    w.listTitle,
    ...doors,
    ahead.items.length === 0 && doors.length === 0 && paragraph(w.none()),
    ...ahead.items.flatMap(({ meeting, answer, substitute, guests }) => [
      paragraph(w.row(meeting)),
      !meeting.required && note(w.optional()),
      note(w.yours(answer, substitute)),
      guests.length > 0 && note(words.guests.youBring(guests)),
      actions(
        ...answerButtons(meeting.id, words),
        guests.length > 0 && button(guestPress('own', meeting.id), words.guests.press.own),
      ),
      organizer &&
        actions(
          button(meetingPress('move', meeting.id), w.press.move),
          button(meetingPress('cancel', meeting.id), w.press.cancel, 'danger'),
        ),
    ]),
    actions(button(calendarPress('open'), words.calendar.press.open, 'quiet')),
    turning(ahead, number => meetingPress('ahead', number), words.general.buttons),
    resting.length > 0 && note(words.series.resting(resting)),
    ...series.flatMap(({ id, plan }) => [
      note(words.series.listed(plan)),
      organizer && actions(button(seriesPress('show', id), words.series.press.show)),
    ]),
    ...(presence && allIn(presence) > 0
      ? [
          note(words.presence.own(presence, today)),
          actions(button(standingPress('presence'), words.presence.press.own)),
        ]
      : []),
    organizer &&
      actions(
        rollOf && button(rollCallPress('open', rollOf.id), words.rolls.rollOf(dayIn(rollOf, words), false), 'primary'),
        button(meetingPress('plan'), w.press.plan),
      ),
  )
}

export const isOff = ({ status }: Meeting): boolean => status === 'cancelled' || status === 'holiday'

/** What any message about a meeting becomes that does not take place. */
export const cancelledCard = (meeting: Meeting, words: Words): View =>
  toned(
    'care',
    view(words.meetings.cancelledTitle(meeting.title, when(meeting, words)), paragraph(words.meetings.cancelled())),
  )
