import type { Place, Platform, Target, Trouble } from '../contract/platform.ts'
import type { ClubTx } from '../db/club-tx.ts'
import type { Db } from '../db/connect.ts'
import type { ChannelPurpose } from '../terms/channel.ts'
import type { Platform as PlatformName } from '../terms/member.ts'
import type { InTrouble } from './delivering.ts'
import { heldBack, noConnection, standsNowhere, tryAgain } from './held.ts'
import { redrawAbout } from './keep.ts'

/** What was to be sent when trouble was met. */
type Sort = Target['kind']

/** What the messages to the organizers about a place are about. */
export const aboutPlace = ({ platform, place }: Place): string => `place ${platform} ${place}`

/** Every place, of any club, where nothing is sent since its connection does not work. */
export async function brokenConnections(db: Db): Promise<readonly InTrouble[]> {
  const rows = await db
    .selectFrom('place_trouble')
    .select(['platform', 'place', 'detail', 'since'])
    .orderBy('since')
    .execute()
  return rows.map(row => ({ ...row, platform: row.platform as PlatformName }))
}

/** The places of the club that are in trouble, since when: to be joined. */
export const troubledPlaces = (club: ClubTx) =>
  club.tx.selectFrom('place_trouble').select(['platform', 'place', 'since']).where('club_id', '=', club.id)

/** The trouble that a place is in. */
export const troubleOf = (club: ClubTx, { platform, place }: Place) =>
  club.tx
    .selectFrom('place_trouble')
    .select(['detail', 'since'])
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('place', '=', place)
    .executeTakeFirst()

/** What is known of a place's trouble. */
export const changeTrouble = (club: ClubTx, { platform, place }: Place) =>
  club.tx
    .updateTable('place_trouble')
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('place', '=', place)

/** Whether a place may be sent to: it is in trouble (`shut`), and one message is tried there all the same (`trial`). */
export type Way = 'open' | 'trial' | 'shut'

/** Tells which places of the club may be sent to now; what is on trial may be sent to a place in trouble. */
export async function openPlaces(club: ClubTx, notice: string): Promise<(place: Place) => Way> {
  const troubled = await club.tx
    .selectFrom('place_trouble')
    .select(['platform', 'place', 'trial'])
    .where('club_id', '=', club.id)
    // Whoever finds it well waits until this notice stands as waiting, and lets it go then.
    .forShare()
    .execute()
  return ({ platform, place }) => {
    const found = troubled.find(one => one.platform === platform && one.place === place)
    if (!found) return 'open'
    return found.trial === notice ? 'trial' : 'shut'
  }
}

/** A place's connection is found broken: `noted`, with since when if that is news; not where no club is any more. */
export async function notePlaceTrouble(
  club: ClubTx,
  at: Place,
  { detail, sort, real }: { detail: string; sort: Sort; real: Temporal.Instant },
): Promise<{ readonly noted: boolean; readonly news?: InTrouble }> {
  const known = await club.tx
    .selectFrom('place')
    .select('place')
    .where('club_id', '=', club.id)
    .where('platform', '=', at.platform)
    .where('place', '=', at.place)
    .executeTakeFirst()
  if (!known) return { noted: false }
  const met = { detail, met_with: sort, trial: null, probed_at: real }
  const first = await club.tx
    .insertInto('place_trouble')
    .values({ club_id: club.id, platform: at.platform, place: at.place, since: club.at, ...met })
    .onConflict(conflict => conflict.columns(['club_id', 'platform', 'place']).doNothing())
    .returning('since')
    .executeTakeFirst()
  if (first) return { noted: true, news: { ...at, detail, since: first.since } }
  await changeTrouble(club, at).set(met).execute()
  return { noted: true }
}

/** The bot is in a place again. */
export async function noteConnected(club: ClubTx, at: Place): Promise<void> {
  await club.tx
    .updateTable('place')
    .set({ disconnected_at: null })
    .where('club_id', '=', club.id)
    .where('platform', '=', at.platform)
    .where('place', '=', at.place)
    .execute()
}

/** The channels chosen for this purpose, each with what keeps the bot from it and the trouble its place is in. */
export const channelsFor = (club: ClubTx, purpose: ChannelPurpose) =>
  club.tx
    .selectFrom('channel')
    .leftJoin('place_trouble as bad', join =>
      join
        .onRef('bad.club_id', '=', 'channel.club_id')
        .onRef('bad.platform', '=', 'channel.platform')
        .onRef('bad.place', '=', 'channel.place'),
    )
    .select(['channel.platform', 'channel.place', 'channel.channel', 'channel.trouble', 'bad.since', 'bad.trial'])
    .where('channel.club_id', '=', club.id)
    .where('channel.purpose', '=', purpose)
    .orderBy('channel.platform')
    .orderBy('channel.place')
    .execute()

/** A place is well: what waits for it goes, once. False when it was well already. */
export async function notePlaceWell(club: ClubTx, at: Place): Promise<boolean> {
  const was = await club.tx
    .deleteFrom('place_trouble')
    .where('club_id', '=', club.id)
    .where('platform', '=', at.platform)
    .where('place', '=', at.place)
    .returning('place')
    .executeTakeFirst()
  if (!was) return false
  await noteConnected(club, at)
  const waiting = await tryAgain(club).where('why', '=', noConnection(at.platform)).returning('id').execute()
  // A channel message may have gone to its other place meanwhile.
  const halfSent = await heldBack(club, noConnection(at.platform))
    .where('platform', '=', at.platform)
    .where('place', '=', at.place)
    .execute()
  const ids = new Set([...waiting, ...halfSent].map(row => row.id))
  await club.enqueue('deliver', ...[...ids].map(id => ({ id })))
  await redrawAbout(club, aboutPlace(at))
  return true
}

/**
 * The connection answers again. Some troubles it cannot see (a scope, a switched-off tab), so that one waiting message of
 * the same sort is tried first; where none can be, it is taken for well. True when it is.
 */
export async function tryOne(club: ClubTx, at: Place): Promise<boolean> {
  const row = await club.tx
    .selectFrom('place_trouble')
    .select(['met_with', 'trial'])
    .where('club_id', '=', club.id)
    .where('platform', '=', at.platform)
    .where('place', '=', at.place)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return false
  const before = row.trial
  const next = await club.tx
    .selectFrom('notice')
    .select('id')
    .where('club_id', '=', club.id)
    .where('state', '=', 'waiting')
    .where('why', '=', noConnection(at.platform))
    .where(
      ({ direct: 'reader_id', channel: 'channel', group: 'people' } as const)[row.met_with as Sort],
      'is not',
      null,
    )
    .where(standsNowhere)
    .$if(before !== null, query => query.where('id', '<>', before!))
    // One that keeps no hours can be sent at once.
    .orderBy(({ eb }) => eb('class', '<>', 'personal'))
    .orderBy('kept_at')
    .limit(1)
    .executeTakeFirst()
  if (!next) return notePlaceWell(club, at)
  await changeTrouble(club, at).set({ trial: next.id }).execute()
  await tryAgain(club).where('id', '=', next.id).execute()
  await club.enqueue('deliver', { id: next.id })
  return false
}

/**
 * An adapter knows most codes for what they are. One it does not know, or an answer that is none, may concern this message
 * alone: then the place itself is asked, and stopped only when it does not answer either.
 */
export async function judged(platform: Platform, place: string, met: Trouble): Promise<Trouble> {
  if (met.trouble !== 'installation' || met.sure) return met
  const answer = await platform.probe(place)
  return answer !== 'well' && answer.trouble === 'installation' ? { ...met, sure: true } : met
}
