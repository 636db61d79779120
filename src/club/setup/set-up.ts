import type { ClubTx, Means } from '../../db/club-tx.ts'
import type { Platform } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import type { Language } from '../../terms/speech.ts'
import { countryOfZone, zoneNamed } from '../../time/zones.ts'
import { addMember } from '../members/add.ts'
import { audit } from '../members/audit.ts'
import { linkAccount } from '../members/link.ts'
import { type ChannelThere, type Chosen, mayChoose } from './channels.ts'
import { createClub } from './club-row.ts'
import { type Taken, takePlace } from './take-place.ts'

export type ToSetUp = {
  readonly platform: Platform
  readonly place: string
  readonly placeName: string | null
  readonly name: string
  readonly language: Language
  readonly zone: string
  readonly channels: { readonly chosen: Chosen; readonly there: readonly ChannelThere[] }
  /** Who sets it up: its first organizer. */
  readonly by: { readonly account: string; readonly name: string; readonly email?: string | undefined }
}

export type SetUp = Taken & { readonly club: ClubTx }

/** A new club in a place that has none. Its first organizer is its only member; nothing is written when it is refused. */
export async function setUpClub(means: Means, tx: ClubTx['tx'], given: ToSetUp): Promise<SetUp | Refusal> {
  const zone = zoneNamed(given.zone)
  if (zone === undefined) return refuse('not a zone', { typed: given.zone }, 'zone')
  const refused = mayChoose(given.channels.chosen, given.channels.there)
  if (refused) return refused
  if (await isTaken(tx, given)) return refuse('place taken', { club: given.placeName ?? given.place })
  const club = await createClub(means, tx, {
    name: given.name,
    language: given.language,
    zone,
    country: countryOfZone(zone) ?? null,
  })
  const taken = await takePlace(club, {
    platform: given.platform,
    place: given.place,
    name: given.placeName,
    channels: given.channels,
  })
  if (isRefusal(taken)) return taken
  const { account, name, email } = given.by
  const first = await addMember(club, { by: null, member: { name, email, roles: ['organizer'] } })
  if (isRefusal(first)) return first
  if ('alike' in first) throw new Error('a new club has members')
  const here = { platform: given.platform, place: given.place, account }
  await linkAccount(club, { ...here, member: first.member, active: true, silent: true })
  await audit(club, { by: first.member, what: 'club-set-up', about: first.member.id })
  return { ...taken, club }
}

const isTaken = async (tx: ClubTx['tx'], { platform, place }: Pick<ToSetUp, 'platform' | 'place'>) =>
  (await tx
    .selectFrom('place')
    .select('place')
    .where('platform', '=', platform)
    .where('place', '=', place)
    .executeTakeFirst()) !== undefined
