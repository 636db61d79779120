import { eventFile } from '../../calendar/file.ts'
import type { CalendarEvent } from '../../calendar/write.ts'
import { isVideo, type Meeting } from '../../terms/meeting.ts'
import type { FileToKeep } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { isOff } from './cards.ts'

/**
 * A meeting as a calendar has it, whoever reads it: the same event as long as it is planned, moved or called off. `free`: its
 * reader does not go; an optional one leaves its hour free too.
 */
export const meetingEvent = (
  meeting: Meeting,
  { club, free = false }: { readonly club: string; readonly free?: boolean },
  { calendar: w }: Words,
): CalendarEvent => {
  const { place } = meeting
  const onVideo = place !== null && isVideo(place)
  return {
    uid: `m-${meeting.id}@assidu`,
    sequence: meeting.revision,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    zone: meeting.zone,
    title: w.meetingTitle(meeting.title, club),
    ...(!meeting.required && { description: w.optional }),
    place: onVideo ? null : place,
    url: onVideo ? place.trim() : null,
    cancelled: isOff(meeting),
    free: free || !meeting.required,
  }
}

/** The same as a file. */
export const meetingFile = (meeting: Meeting, club: string, words: Words): FileToKeep =>
  eventFile(words.calendar.meetingFile, words.speech.language, meetingEvent(meeting, { club }, words))
