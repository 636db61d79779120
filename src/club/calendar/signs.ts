import type { ClubTx } from '../../db/club-tx.ts'
import { channelsFor } from '../../notices/places.ts'
import type { WantedSign } from '../../notices/signs.ts'
import { isVideo, type Meeting } from '../../terms/meeting.ts'
import type { Words } from '../../words/words.ts'
import { announcedAhead } from '../meetings/announced.ts'

/**
 * What stands of the club's meetings beside its messages: on a Discord server an event for each that was announced and has not
 * begun. One that begins ends by itself.
 */
export async function meetingSigns(club: ClubTx, words: Words): Promise<readonly WantedSign[]> {
  const places = (await channelsFor(club, 'club')).filter(({ platform }) => platform === 'discord')
  if (places.length === 0) return []
  const meetings = await announcedAhead(club)
  return places.flatMap(({ place }) =>
    meetings.map(meeting => ({
      ...{ platform: 'discord' as const, place, about: meeting.id },
      sign: meeting.status === 'planned' ? eventOf(meeting, club.name, words) : null,
    })),
  )
}

function eventOf({ title, startsAt, endsAt, place }: Meeting, club: string, { calendar: w }: Words) {
  const where = place ?? w.somewhere
  return {
    kind: 'event' as const,
    title: w.meetingTitle(title, club),
    // A long address of a video call may be cut where it stands.
    description: place !== null && isVideo(place) ? `${place}\n\n${w.event}` : w.event,
    starts: startsAt.toString(),
    ends: endsAt.toString(),
    where,
  }
}
