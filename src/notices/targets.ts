import type { Group, Place, Platform, Target } from '../contract/platform.ts'
import type { ClubTx } from '../db/club-tx.ts'
import type { Platform as PlatformName } from '../terms/member.ts'
import { whyMissing } from '../terms/missing.ts'
import { type FoundShut, looksOpen } from './channels.ts'
import { channelShut, noConnection } from './held.ts'
import type { Outsider } from './kind.ts'
import type { Way } from './places.ts'
import type { Account, Addressee } from './readers.ts'
import type { Delivery } from './rows.ts'

/** Why something waits until its reader comes: he has not said hello, or takes no direct messages. */
export const itsReaderMustCome = ['no hello yet', 'closed'] as const

/** How long somebody who takes no direct messages is left in peace with them, before one is tried again. */
const closedFor = { hours: 7 * 24 }

/** One place a notice goes to. `key` tells its deliveries apart. */
export type Reach = {
  readonly platform: PlatformName
  /** A group has still to be opened. */
  readonly target: Exclude<Target, { kind: 'group' }> | Group
  readonly key: string
  readonly to: Addressee | null
  readonly informed: boolean
  /** He took no direct messages when one was last tried. */
  readonly wasClosed: boolean
  /** The bot could not post in this channel when it last tried. */
  readonly wasShut?: boolean
  /** The place is in trouble: it goes when that is well, or as the one message on trial. */
  readonly way: Way
  /** Why it waits for this one, whatever becomes of the others. */
  readonly held?: string
}

/** Why a notice has to wait; `call`: on that platform its reader may be called to come for it. */
export type Wait = { readonly why: string; readonly call?: PlatformName }

type Platforms = ReadonlyMap<PlatformName, Platform>
export type Ways = {
  readonly platforms: Platforms
  readonly to: (place: Place) => Way
  readonly foundShut: FoundShut
}

const placeOf = ({ platform, place }: { platform: string; place: string }): Place => ({
  platform: platform as PlatformName,
  place,
})

/** A channel message goes to the channel of each place, or of the one it is for. */
export async function channelTargets(
  club: ClubTx,
  ways: Ways,
  purpose: string,
  only?: PlatformName,
): Promise<readonly Reach[] | Wait> {
  const rows = await club.tx
    .selectFrom('channel')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('purpose', 'in', [purpose, 'club'])
    .$if(only !== undefined, query => query.where('platform', '=', only!))
    // Whoever opens a channel now waits until this notice stands as waiting, and lets it go then.
    .forShare()
    .execute()
  const places = new Set(
    rows
      .filter(({ platform }) => ways.platforms.has(platform as PlatformName))
      .map(({ platform, place }) => `${platform}/${place}`),
  )
  const reaches: Reach[] = []
  for (const key of places) {
    const here = rows.filter(({ platform, place }) => `${platform}/${place}` === key)
    // Introductions go to the club's channel by default; what is for the organizers goes nowhere else.
    const row =
      here.find(one => one.purpose === purpose) ??
      (purpose === 'introductions' ? here.find(one => one.purpose === 'club') : undefined)
    if (!row) continue
    const { platform, place } = placeOf(row)
    const { channel } = row
    const way = ways.to({ platform, place })
    const wasShut = row.trouble !== null
    const mayTry = !wasShut || (way !== 'shut' && (await looksOpen(club, { platform, place, channel }, ways.foundShut)))
    const held = !mayTry ? channelShut : way === 'shut' ? noConnection(platform) : undefined
    reaches.push({
      platform,
      target: { kind: 'channel', place, channel },
      key: `channel:${purpose}`,
      to: null,
      informed: true,
      wasClosed: false,
      wasShut,
      way,
      ...(held === undefined ? {} : { held }),
    })
  }
  return reaches.every(({ held }) => held === channelShut) ? { why: `no channel for ${purpose}` } : reaches
}

/** The platform where he last did something; another when he cannot be reached there. */
export function directTargets(club: ClubTx, ways: Ways, to: Addressee): readonly Reach[] | Wait {
  const usable = to.accounts.filter(
    ({ platform, unreachable_at }) => ways.platforms.has(platform as PlatformName) && unreachable_at === null,
  )
  const [preferred] = usable
  if (!preferred) return { why: to.accounts.length === 0 ? 'no account' : 'unreachable' }
  const there = usable.filter(account => ways.to(placeOf(account)) !== 'shut')
  const takes = ({ hello_at, closed_at }: Account) =>
    hello_at !== null && (closed_at === null || Temporal.Instant.compare(closed_at.add(closedFor), club.at) <= 0)
  const account = there.find(takes)
  if (account) {
    const { platform, place } = placeOf(account)
    return [
      {
        platform,
        target: { kind: 'direct', place, account: account.account },
        key: `direct:${to.ref.id}`,
        to,
        informed: account.informed_at !== null,
        wasClosed: account.closed_at !== null,
        way: ways.to({ platform, place }),
      },
    ]
  }
  // He is called where he is used to be, not elsewhere for want of a connection.
  if (there[0] !== preferred) return { why: noConnection(preferred.platform) }
  const [noHello, closed] = itsReaderMustCome
  return { why: preferred.hello_at === null ? noHello : closed, call: preferred.platform as PlatformName }
}

/** To an account that is no member's. What cannot reach it there reaches it nowhere. */
export function outsiderTargets(
  ways: Ways,
  outsider: Outsider | null,
  deliveries: readonly Pick<Delivery, 'state'>[],
): readonly Reach[] | Wait {
  if (!outsider || !ways.platforms.has(outsider.platform)) return { why: 'no account' }
  if (deliveries.some(({ state }) => state === 'failed')) return { why: 'unreachable' }
  const { platform, place, account } = outsider
  const way = ways.to({ platform, place })
  if (way === 'shut') return { why: noConnection(platform) }
  return [
    {
      ...{ platform, target: { kind: 'direct', place, account }, key: 'outsider' },
      ...{ to: null, informed: true, wasClosed: false, way },
    },
  ]
}

/** A conversation on the platform they all share; where there is none, nobody is written to here. */
export async function groupTargets(
  club: ClubTx,
  ways: Ways,
  people: readonly Addressee[],
  title: string,
): Promise<readonly Reach[] | Wait> {
  let wait: Wait = { why: 'no platform in common' }
  for (const platform of ways.platforms.keys()) {
    const accounts = people.map(person => person.accounts.find(account => account.platform === platform))
    const [first] = accounts
    if (!first || accounts.some(account => account?.place !== first.place)) continue
    const gone = accounts.find(account => account!.unreachable_at !== null)
    const way = ways.to({ platform, place: first.place })
    if (gone || way === 'shut') {
      wait = { why: gone ? whyMissing({ what: 'left', member: gone.member_id }) : noConnection(platform) }
      continue
    }
    const parent = await club.tx
      .selectFrom('channel')
      .select('channel')
      .where('club_id', '=', club.id)
      .where('platform', '=', platform)
      .where('place', '=', first.place)
      .where('purpose', 'in', ['introductions', 'club'])
      .orderBy('purpose', 'desc')
      .executeTakeFirst()
    return [
      {
        platform,
        target: {
          kind: 'group',
          place: first.place,
          accounts: accounts.map(account => account!.account),
          title,
          ...(parent ? { parent: parent.channel } : {}),
        },
        key: 'group',
        to: null,
        informed: true,
        wasClosed: false,
        way,
      },
    ]
  }
  return wait
}
