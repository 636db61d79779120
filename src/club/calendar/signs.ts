import type { EventSign, TopicSign } from '../../contract/platform.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import { channelsFor } from '../../notices/places.ts'
import { signsChanged, signsRefused, type WantedSign } from '../../notices/signs.ts'
import { isVideo, type Meeting } from '../../terms/meeting.ts'
import type { Platform } from '../../terms/member.ts'
import type { SignRefused } from '../../terms/right.ts'
import { plainLine } from '../../view/plain.ts'
import { roomFor } from '../../words/room.ts'
import type { Words } from '../../words/words.ts'
import { announcedAhead, nextAhead } from '../meetings/announced.ts'

/** The one line over a channel is about no record: it is of the club. */
const topic = 'topic'

/**
 * What stands of the club's meetings beside its messages: on a Discord server an event for each that was announced and has not
 * begun (one that begins ends by itself); in Slack the next one, announced or not, in the topic of the club's channel.
 */
export async function meetingSigns(club: ClubTx, words: Words): Promise<readonly WantedSign[]> {
  const channels = await channelsFor(club, 'club')
  const servers = channels.filter(({ platform }) => platform === 'discord')
  const workspaces = channels.filter(({ platform }) => platform === 'slack')
  const announced = servers.length > 0 ? await announcedAhead(club) : []
  const isOurs = club.row.settings.topic !== 'club'
  const next = workspaces.length > 0 && isOurs ? await nextAhead(club) : null
  return [
    ...servers.flatMap(({ place }) =>
      announced.map(meeting => ({
        ...{ platform: 'discord' as const, place, about: meeting.id },
        sign: meeting.status === 'planned' ? eventOf(meeting, club.name, words) : null,
      })),
    ),
    ...workspaces.map(({ place, channel }) => ({
      ...{ platform: 'slack' as const, place, about: topic, sign: topicOf(channel, next, club, words) },
    })),
  ]
}

function eventOf({ title, startsAt, endsAt, place }: Meeting, club: string, { calendar: w }: Words): EventSign {
  const where = place ?? w.somewhere
  return {
    kind: 'event',
    title: w.meetingTitle(title, club),
    // A long address of a video call may be cut where it stands.
    description: place !== null && isVideo(place) ? `${place}\n\n${w.event}` : w.event,
    starts: startsAt.toString(),
    ends: endsAt.toString(),
    where,
  }
}

function topicOf(channel: string, next: Meeting | null, club: ClubTx, words: Words): TopicSign {
  if (next === null) return { kind: 'topic', channel, text: '', link: null }
  // A place may hold the address of its map: it stands at the end, whole.
  const link = /https?:\/\/\S+/i.exec(next.place ?? '')?.[0] ?? null
  const place = link === null ? next.place : next.place!.replace(link, '').trim() || null
  // Whoever reads it: at the hour of where the meeting is, said where that is not the club's.
  const zone = next.zone === club.zone ? null : next.zone
  const room = roomFor({ ...club.speech, zone: next.zone })
  return { kind: 'topic', channel, text: plainLine(words.calendar.topic({ ...next, place }, zone), room), link }
}

/**
 * What the bot was not allowed to show in a place when it last tried; null where nothing is missing. What it may not enter at
 * all is told by the channel. It is tried once more, since nobody tells the bot that an app has another scope.
 */
export async function signRefused(
  club: ClubTx,
  here: { readonly platform: Platform; readonly place: string },
): Promise<SignRefused | null> {
  const refused = await signsRefused(club, here)
  if (refused.length === 0) return null
  await signsChanged(club)
  if (here.platform === 'slack') {
    const trouble = refused.find(({ about }) => about === topic)?.trouble ?? ''
    if (trouble.startsWith('missing_scope')) return 'topic scope'
    return /^(?:restricted_action|user_is|no_permission)/.test(trouble) ? 'topic' : null
  }
  // Of a meeting that has begun since nothing is shown any more.
  const ahead = new Set((await announcedAhead(club)).map(({ id }) => id))
  return refused.some(({ about }) => ahead.has(about)) ? 'events' : null
}
