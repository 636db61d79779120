import type { ClubTx } from '../db/club-tx.ts'
import type { Group, Platform, Target } from '../platforms/platform.ts'
import type { Platform as PlatformName } from '../terms/member.ts'
import type { Addressee } from './readers.ts'

/** One place a notice goes to. `key` tells its deliveries apart; `knock` goes to the club channel for someone who has not said hello. */
export type Reach = {
  readonly platform: PlatformName
  /** A group has still to be opened. */
  readonly target: Exclude<Target, { kind: 'group' }> | Group
  readonly key: string
  readonly to: Addressee | null
  readonly knock: boolean
  readonly informed: boolean
}

type Platforms = ReadonlyMap<PlatformName, Platform>

/** A channel message goes to the channel of each place. */
export async function channelTargets(
  club: ClubTx,
  platforms: Platforms,
  purpose: string,
): Promise<readonly Reach[] | string> {
  const rows = await club.tx
    .selectFrom('channel')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('purpose', 'in', [purpose, 'club'])
    // Whoever opens a channel now waits until this notice stands as waiting, and lets it go then.
    .forShare()
    .execute()
  const places = new Set(
    rows
      .filter(({ platform }) => platforms.has(platform as PlatformName))
      .map(({ platform, place }) => `${platform}/${place}`),
  )
  const reaches = [...places].flatMap(key => {
    const here = rows.filter(({ platform, place }) => `${platform}/${place}` === key)
    // Introductions go to the club's channel by default; what is for the organizers goes nowhere else.
    const row =
      here.find(one => one.purpose === purpose) ??
      (purpose === 'introductions' ? here.find(one => one.purpose === 'club') : undefined)
    if (!row || row.trouble !== null) return []
    const platform = row.platform as PlatformName
    return [
      {
        platform,
        target: { kind: 'channel', place: row.place, channel: row.channel } as const,
        key: `channel:${purpose}`,
        to: null,
        knock: false,
        informed: true,
      },
    ]
  })
  return reaches.length === 0 ? `no channel for ${purpose}` : reaches
}

/** The platform where he last did something; another when he could not be reached there. */
export async function directTargets(
  club: ClubTx,
  platforms: Platforms,
  to: Addressee,
  noticeClass: string,
): Promise<readonly Reach[] | string> {
  const usable = to.accounts.filter(
    ({ platform, unreachable_at }) => platforms.has(platform as PlatformName) && unreachable_at === null,
  )
  const [account] = usable
  if (!account) return to.accounts.length === 0 ? 'no account' : 'unreachable'
  const platform = account.platform as PlatformName
  if (account.hello_at !== null)
    return [
      {
        platform,
        target: { kind: 'direct', place: account.place, account: account.account },
        key: `direct:${to.ref.id}`,
        to,
        knock: false,
        informed: account.informed_at !== null,
      },
    ]
  if (noticeClass !== 'personal') return 'no hello yet'
  const channels = await channelTargets(club, platforms, 'club')
  if (typeof channels === 'string') return channels
  return channels
    .filter(reach => reach.platform === platform)
    .map(reach => ({ ...reach, key: `knock:${to.ref.id}`, to, knock: true }))
}

/** A conversation on the platform they all share; where there is none, nobody is written to here. */
export async function groupTargets(
  club: ClubTx,
  platforms: Platforms,
  people: readonly Addressee[],
  title: string,
): Promise<readonly Reach[] | string> {
  for (const platform of platforms.keys()) {
    const accounts = people.map(person =>
      person.accounts.find(account => account.platform === platform && account.unreachable_at === null),
    )
    const [first] = accounts
    if (!first || accounts.some(account => account?.place !== first.place)) continue
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
        knock: false,
        informed: true,
      },
    ]
  }
  return 'no platform in common'
}
