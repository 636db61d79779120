import type { Place } from '../../contract/platform.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import { aboutChannel, type ChannelAt } from '../../notices/channels.ts'
import type { InTrouble } from '../../notices/delivering.ts'
import { keepAll } from '../../notices/keep.ts'
import { channelsFor, troubleOf } from '../../notices/places.ts'
import type { ChannelPurpose } from '../../terms/channel.ts'
import { type Cause, causeOf } from '../../terms/connection.ts'
import type { Platform } from '../../terms/member.ts'
import { organizers } from '../members/queries.ts'
import { tellOrganizers } from '../members/tell-organizers.ts'
import { channelShut, placeInTrouble } from './kinds.ts'
import { channelsHere } from './people-here.ts'

/** How a place's connection stands, and since when; `cause` is null once it is well. */
export type Connection = {
  readonly platform: Platform
  readonly since: Temporal.Instant
  readonly cause: Cause | null
}

/** Tells the organizers where they can still be reached: in their channel of another place, or each of them there. */
export async function tellOfTrouble(club: ClubTx, { platform, place, since }: InTrouble): Promise<void> {
  const told = { platform, place, since: since.toString(), once: `${platform}:${since}` }
  if (await hasChannelElsewhere(club)) {
    await placeInTrouble.keep(club, { ...told, to: { channel: 'organizers' } })
    return
  }
  const each = await organizers(club)
  await keepAll(
    club,
    each.map(({ id }) => placeInTrouble.of({ ...told, to: { member: id } })),
  )
}

/**
 * Tells the organizers, once each time it is shut, of a channel in which others wait for what the bot has to say. Of their
 * own they learn by each message that comes to them privately instead.
 */
export async function tellOfShutChannel(club: ClubTx, at: ChannelAt): Promise<void> {
  if ((await shutFor(club, at)).length === 0) return
  const { platform, place, channel } = at
  await tellOrganizers(club, channelShut, { platform, place, channel, once: `${aboutChannel(at)}:${club.at}` })
}

/** For which of the club's purposes a channel is chosen and shut. */
async function shutFor(club: ClubTx, { platform, place, channel }: ChannelAt) {
  const rows = await club.tx
    .selectFrom('channel')
    .select('purpose')
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('place', '=', place)
    .where('channel', '=', channel)
    .where('purpose', '<>', 'organizers')
    .where('trouble', 'is not', null)
    .orderBy('purpose')
    .execute()
  return rows.map(({ purpose }) => purpose as ChannelPurpose)
}

/** A channel that a notice tells of, as it stands now; `shutFor`: what it serves for, none once it is open or another is chosen. */
export type ShutChannel = {
  readonly platform: Platform
  /** Null where the bot does not see it. */
  readonly name: string | null
  readonly shutFor: readonly ChannelPurpose[]
}

export async function shutChannelOf(club: ClubTx, at: ChannelAt): Promise<ShutChannel> {
  const there = await channelsHere({ here: club.lookups.get(at.platform), place: at.place })
  const name = there.find(({ id }) => id === at.channel)?.name ?? null
  return { platform: at.platform, name, shutFor: await shutFor(club, at) }
}

const hasChannelElsewhere = async (club: ClubTx): Promise<boolean> =>
  (await channelsFor(club, 'organizers')).some(({ since }) => since === null)

/** The connection a notice tells of, as it stands now. */
export async function connectionOf(
  club: ClubTx,
  { platform, place }: Place,
  since: Temporal.Instant,
): Promise<Connection> {
  const row = await troubleOf(club, { platform, place })
  const stands = row && Temporal.Instant.compare(row.since, since) === 0
  return { platform, since, cause: stands ? causeOf(row.detail) : null }
}
