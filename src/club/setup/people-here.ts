import type { ClubTx } from '../../db/club-tx.ts'
import { isTrouble, type Person } from '../../platforms/platform.ts'
import type { Platform } from '../../terms/member.ts'
import type { Option } from '../../view/view.ts'
import type { Here } from '../context.ts'
import { type ChannelThere, channelsOf } from './channels.ts'

type Place = { readonly here: Here | undefined; readonly platform: Platform; readonly place: string }

/** As many options as a form may offer on every platform that pages them. */
const mostOptions = 100

/** People in the club channel who are no member's account yet; none where the platform cannot tell. */
export async function unlinkedPeople(club: ClubTx, where: Place): Promise<Person[]> {
  const channel = (await channelsOf(club, where)).find(({ purpose }) => purpose === 'club')
  const people = channel && where.here ? await where.here.people(where.place, channel.channel) : []
  if (isTrouble(people)) return []
  const rows = await club.tx
    .selectFrom('account')
    .select('account')
    .where('club_id', '=', club.id)
    .where('platform', '=', where.platform)
    .execute()
  const linked = new Set(rows.map(({ account }) => account))
  return people
    .filter(({ account, bot, deactivated }) => !bot && !deactivated && !linked.has(account))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** The channels of the place as options, and as they are; none where the platform cannot tell. */
export async function channelsHere({ here, place }: Omit<Place, 'platform'>): Promise<ChannelThere[]> {
  const channels = here ? await here.channels(place) : []
  return isTrouble(channels) ? [] : [...channels]
}

export const asOptions = (items: readonly { id?: string; account?: string; name: string }[]): Option[] =>
  items.slice(0, mostOptions).map(({ id, account, name }) => ({ value: id ?? account ?? '', label: name.slice(0, 75) }))

/** Whether an account still works; one the platform cannot tell of counts as working. */
export async function accountWorks({ here, place }: Omit<Place, 'platform'>, account: string): Promise<boolean> {
  const person = await here?.person(place, account)
  if (!person) return true
  return isTrouble(person) ? person.trouble !== 'gone' : !person.deactivated
}

/** Whether he administers the place: as the platform said with the gesture, else as it says when asked. */
export async function administers(
  { here, place }: Omit<Place, 'platform'>,
  { account, administrator }: { account: string; administrator: boolean | undefined },
): Promise<boolean> {
  if (administrator !== undefined) return administrator
  const person = await here?.person(place, account)
  return person !== undefined && !isTrouble(person) && person.administrator
}
