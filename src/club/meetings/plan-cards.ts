import type { Meeting, Unplanned } from '../../terms/meeting.ts'
import { actions, button, note, paragraph, toned, view } from '../../view/build.ts'
import type { Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { when } from './cards.ts'
import type { Moved, Restored, ToCallOff } from './change.ts'
import type { Announced, Planned } from './plan.ts'
import { meetingPress, seriesPress } from './presses.ts'

/** `waits`: the bot cannot write in the club's channel yet. */
export function announcementNotes(
  { announced, waits }: { readonly announced: Announced; readonly waits: boolean },
  { meetings: w }: Words,
): Block[] {
  if (announced === 'now') return [note(w.announcesNow(waits))]
  return [note(w.announces(announced)), ...(waits ? [note(w.announcesWhenOpen())] : [])]
}

export function plannedCard(planned: Planned & { readonly waits: boolean }, words: Words): View {
  const { meeting, holiday } = planned
  const w = words.meetings
  return toned(
    'good',
    view(
      w.plannedTitle,
      paragraph(w.planned(meeting)),
      holiday && note(w.onHoliday()),
      ...announcementNotes(planned, words),
      actions(
        button(meetingPress('move', meeting.id), words.general.buttons.correct),
        button(meetingPress('details', meeting.id), words.series.press.details),
        button(meetingPress('unplan', meeting.id), words.general.buttons.undo),
      ),
    ),
  )
}

export const unplannedCard = (undone: Unplanned, words: Words): View =>
  view(words.meetings.unplannedTitle, paragraph(words.meetings.unplanned(undone)))

export const movedCard = ({ meeting, from }: Moved, words: Words): View =>
  toned(
    'good',
    view(
      words.meetings.movedTitle,
      paragraph(words.meetings.moved(from.startsAt, meeting)),
      actions(button(meetingPress('move', meeting.id), words.general.buttons.correct)),
    ),
  )

/** Before a meeting is called off: the button stands beside the one that moves it. */
export const cancelCard = ({ meeting, told }: ToCallOff, words: Words): View =>
  view(
    words.meetings.cancelTitle(meeting.title, when(meeting, words)),
    paragraph(words.meetings.cancel(told)),
    actions(
      button(meetingPress('cancel-yes', meeting.id), words.meetings.press.cancelYes, 'danger'),
      meeting.series !== null && button(seriesPress('end-from', meeting.id), words.series.press.endFrom, 'danger'),
      button(meetingPress('move', meeting.id), words.meetings.press.moveInstead),
    ),
  )

/** Before a planning is taken back of which members have heard. `yes`: the press that does it. */
export const unplanCard = ({ yes, heardOf }: { yes: string; heardOf: number }, words: Words): View =>
  view(
    words.meetings.unplanTitle,
    paragraph(words.meetings.unplan(heardOf)),
    actions(button(yes, words.meetings.press.unplanYes, 'danger')),
  )

export const calledOffCard = (meeting: Meeting, words: Words): View =>
  view(
    words.meetings.calledOffTitle,
    paragraph(words.meetings.calledOff(meeting)),
    actions(button(meetingPress('restore', meeting.id), words.general.buttons.undo)),
  )

/** `fromRest`: it was a day off, which it can be again. */
export const restoredCard = ({ meeting, fromRest }: Restored, words: Words): View =>
  toned(
    'good',
    view(
      words.meetings.restoredTitle,
      paragraph(words.meetings.restored(meeting)),
      fromRest && actions(button(meetingPress('rest', meeting.id), words.general.buttons.undo)),
    ),
  )
