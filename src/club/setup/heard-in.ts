import type { Lookup } from '../../contract/lookup.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import { allowedAt } from '../../notices/quiet-hours.ts'
import type { ChannelPurpose } from '../../terms/channel.ts'
import type { Platform } from '../../terms/member.ts'
import { channelsHere } from './people-here.ts'

/** When a channel reads what is kept for it now; `waits`: the bot can write in none, or none is chosen. */
export type Heard = 'now' | 'waits' | Temporal.Instant

/**
 * When the club's channel of this purpose will read what is kept for it now, so that nobody is told "posted" before it is:
 * channels keep the hours of the day, and the place the reader is in is asked whether the bot may write there.
 */
export async function heardIn(
  club: ClubTx,
  purpose: ChannelPurpose,
  where: { readonly here: Lookup | undefined; readonly platform: Platform; readonly place: string },
): Promise<Heard> {
  const rows = await club.tx
    .selectFrom('channel')
    .select(['platform', 'place', 'purpose', 'channel', 'trouble'])
    .where('club_id', '=', club.id)
    .where('purpose', 'in', purpose === 'introductions' ? ['introductions', 'club'] : [purpose])
    .execute()
  // Introductions stand in the club's channel where they have none of their own.
  const serving = rows.filter(
    row => row.purpose === purpose || !rows.some(one => one.purpose === purpose && one.place === row.place),
  )
  const isHere = (row: (typeof rows)[number]) => row.platform === where.platform && row.place === where.place
  const there = serving.some(isHere) ? await channelsHere(where) : []
  const open = serving.some(row =>
    isHere(row) ? !there.some(({ id, canPost }) => id === row.channel && !canPost) : row.trouble === null,
  )
  if (!open) return 'waits'
  const at = allowedAt({ class: 'channel', at: club.at, zone: club.zone, country: undefined })
  return at.equals(club.at) ? 'now' : at
}
