import { eventFile } from '../../calendar/file.ts'
import type { CalendarEvent } from '../../calendar/write.ts'
import type { Member } from '../../terms/member.ts'
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
 * The moment agreed on, as one of them has it in his calendar: the same event each time, by its number the later one holds.
 * No wall is named where it is read, so that its times are instants, which every calendar shows in its own zone.
 */
export function oneToOneEvent(
  meeting: OneToOne,
  startsAt: Temporal.Instant,
  reader: Member,
  words: Words,
): CalendarEvent {
  const w = words.oneToOnes
  const room = roomFor(reader.reads)
  return {
    uid: `o-${meeting.id}@assidu`,
    sequence: meeting.sequence,
    startsAt,
    endsAt: startsAt.add(lasts),
    zone: null,
    title: w.calendarTitle(w.names(othersOf(meeting, reader.id).map(({ name }) => name))),
    description: guideOf(meeting, reader.id, words)
      .map(line => plainLine(line, room))
      .join('\n'),
    place: meeting.place,
  }
}

/** The same as a file. */
export const calendarFile = (meeting: OneToOne, startsAt: Temporal.Instant, reader: Member, words: Words): FileToKeep =>
  eventFile(words.oneToOnes.calendarFile, words.speech.language, oneToOneEvent(meeting, startsAt, reader, words))
