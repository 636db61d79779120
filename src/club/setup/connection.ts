import type { Place } from '../../contract/platform.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import type { InTrouble } from '../../notices/delivering.ts'
import { keepAll } from '../../notices/keep.ts'
import { channelsFor, troubleOf } from '../../notices/places.ts'
import { type Cause, causeOf } from '../../terms/connection.ts'
import type { Platform } from '../../terms/member.ts'
import { organizers } from '../members/queries.ts'
import { placeInTrouble } from './kinds.ts'

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
