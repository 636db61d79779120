import ical from 'ical-generator'
import type { Member } from '../../terms/member.ts'
import { fileToKeep } from '../../view/build.ts'
import { plainLine } from '../../view/plain.ts'
import type { FileToKeep } from '../../view/view.ts'
import { roomFor } from '../../words/room.ts'
import type { Words } from '../../words/words.ts'
import { guideOf } from './guide.ts'
import type { OneToOne } from './one-to-one.ts'
import { othersOf } from './one-to-one.ts'

/** How long one is taken to last. */
const lasts = { minutes: 30 }

/**
 * The moment agreed on, for the reader's calendar: the same event each time, by its number the later one holds. Its times
 * are UTC, which every calendar shows in its own zone; nobody's address is in it.
 */
export function calendarFile(meeting: OneToOne, startsAt: Temporal.Instant, reader: Member, words: Words): FileToKeep {
  const w = words.oneToOnes
  const room = roomFor(reader.reads)
  const calendar = ical({ prodId: { company: 'Assidu', product: 'Assidu', language: room.language.toUpperCase() } })
  calendar.createEvent({
    id: `o-${meeting.id}@assidu`,
    sequence: meeting.sequence,
    stamp: startsAt,
    start: startsAt,
    end: startsAt.add(lasts),
    summary: w.calendarTitle(w.names(othersOf(meeting, reader.id).map(({ name }) => name))),
    description: guideOf(meeting, reader.id, words)
      .map(line => plainLine(line, room))
      .join('\n'),
    ...(meeting.place !== null && { location: meeting.place }),
  })
  return fileToKeep({
    name: w.calendarFile,
    type: 'text/calendar',
    bytes: new TextEncoder().encode(calendar.toString()),
  })
}
