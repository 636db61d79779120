import type { Meeting } from '../../terms/meeting.ts'
import { actions, button, list, note, paragraph, toned, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { meetingFile } from '../meetings/calendar.ts'
import { isOff, when } from '../meetings/cards.ts'
import { calendarPress } from './presses.ts'

/** A meeting as a file, for whoever asked for it. */
export function fileCard({ meeting, club }: { meeting: Meeting; club: string }, words: Words): View {
  const w = words.calendar
  return view(
    w.fileTitle(when(meeting, words)),
    paragraph(w.file(isOff(meeting))),
    meetingFile(meeting, club, words),
    note(w.fileOrFeed()),
    actions(button(calendarPress('open'), w.press.open)),
  )
}

/** What an address of his own is, and whether he has one. `served`: this installation can be reached from outside. */
export function feedCard({ since, served }: { since: Temporal.Instant | null; served: boolean }, words: Words): View {
  const w = words.calendar
  if (since === null)
    return view(
      w.feedTitle,
      paragraph(w.offer()),
      served ? actions(button(calendarPress('make'), w.press.make, 'primary')) : note(w.nowhere()),
    )
  return view(
    w.feedTitle,
    paragraph(w.stands(since)),
    !served && note(w.nowhere()),
    actions(
      served && button(calendarPress('make'), w.press.renew),
      button(calendarPress('stop'), w.press.stop, 'danger'),
    ),
  )
}

/** The address itself, this once. */
export function madeCard({ address, renewed }: { address: string; renewed: boolean }, words: Words): View {
  const w = words.calendar
  return toned(
    'good',
    view(
      w.madeTitle,
      paragraph(w.made()),
      paragraph([{ kind: 'text', text: address }]),
      list(w.how()),
      renewed && note(w.ends()),
      actions(button(calendarPress('stop'), w.press.stop, 'danger')),
    ),
  )
}

export const stoppedCard = (words: Words): View =>
  view(
    words.calendar.stoppedTitle,
    paragraph(words.calendar.stopped()),
    actions(button(calendarPress('make'), words.calendar.press.make)),
  )
