import { calendarText } from '../../calendar/write.ts'
import type { Words } from '../../words/words.ts'
import { meetingEvent } from '../meetings/calendar.ts'
import { oneToOneEvent } from '../one-to-ones/calendar.ts'
import { problemEvent } from '../problems/calendar.ts'
import type { Feed } from './feed.ts'

/** How often a calendar is told to look again, in minutes; most look when they like. */
const every = 60

/** What a member's calendar reads at his address: of others it names those he meets, and nobody else. */
export function feedText({ club, reader, meetings, oneToOnes, problems }: Feed, words: Words): string {
  const events = [
    ...meetings.map(({ meeting, free }) => meetingEvent(meeting, { club, free }, words)),
    ...oneToOnes.map(one => oneToOneEvent(one, one.startsAt, reader, words)),
    ...problems.map(one => problemEvent(one, reader, words)),
  ]
  return calendarText({
    language: words.speech.language,
    events: events.toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt)),
    subscribed: { name: club, everyMinutes: every },
  })
}
