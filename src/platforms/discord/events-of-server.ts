import {
  type APIGuildScheduledEvent,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
  type REST,
  Routes,
} from 'discord.js'
import type { EventSign, ToBring, Trouble } from '../../contract/platform.ts'
import { isCode } from './answer.ts'
import { limits } from './limits.ts'
import { fold } from './text.ts'
import { troubleOf } from './trouble.ts'

const finished = 180_000
const unknownEvent = 10_070

/**
 * A server's own event about a record. One whose answer was lost is found by the mark at the end of its description, before
 * another is made. It begins and ends by itself; who has taken it away by hand is not answered by another one.
 */
export async function bringEvent(
  rest: REST,
  bot: string,
  place: string,
  { mark, known, sign }: ToBring,
): Promise<{ readonly known: string | null } | Trouble> {
  try {
    const id = known ?? (await marked(rest, bot, place, mark))
    // A server has no other sign of ours.
    if (sign?.kind !== 'event') {
      if (id !== null)
        await rest.patch(Routes.guildScheduledEvent(place, id), {
          body: { status: GuildScheduledEventStatus.Canceled },
        })
      return { known: null }
    }
    const body = bodyOf(sign, mark)
    if (id === null)
      return { known: ((await rest.post(Routes.guildScheduledEvents(place), { body })) as { id: string }).id }
    await rest.patch(Routes.guildScheduledEvent(place, id), { body })
    return { known: id }
  } catch (error) {
    if (isCode(error, unknownEvent) || isCode(error, finished))
      return { trouble: 'gone', detail: 'the event is not there' }
    return troubleOf(error, 'channel')
  }
}

async function marked(rest: REST, bot: string, place: string, mark: string): Promise<string | null> {
  const events = (await rest.get(Routes.guildScheduledEvents(place))) as APIGuildScheduledEvent[]
  const own = events.find(({ creator_id, description }) => creator_id === bot && description?.endsWith(ending(mark)))
  return own?.id ?? null
}

const ending = (mark: string): string => `\n-# ${mark}`

function bodyOf({ title, description, starts, ends, where }: EventSign, mark: string) {
  const end = ending(mark)
  return {
    name: fold(title, limits.eventText),
    description: `${fold(description, limits.eventDescription - end.length)}${end}`,
    scheduled_start_time: starts,
    scheduled_end_time: ends,
    privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
    entity_type: GuildScheduledEventEntityType.External,
    entity_metadata: { location: fold(where, limits.eventText) },
    channel_id: null,
  }
}
