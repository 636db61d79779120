import { fileToKeep } from '../view/build.ts'
import type { FileToKeep } from '../view/view.ts'
import { type CalendarEvent, calendarText } from './write.ts'

/** One event as a file that a calendar opens: where it has the event already, the file with the higher number holds. */
export const eventFile = (name: string, language: string, event: CalendarEvent): FileToKeep =>
  fileToKeep({
    name,
    type: 'text/calendar',
    bytes: new TextEncoder().encode(calendarText({ language, events: [event] })),
  })
