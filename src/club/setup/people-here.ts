import type { Lookup } from '../../contract/lookup.ts'
import { isTrouble, membersIntent, type Person, type Trouble } from '../../contract/platform.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import { optionsOf } from '../../terms/labels.ts'
import type { Platform } from '../../terms/member.ts'
import type { Option } from '../../view/view.ts'
import { linkedAccounts } from '../members/link.ts'
import { openRequests } from '../members/link-request.ts'
import { type ChannelThere, channelsOf } from './channels.ts'

type Place = { readonly here: Lookup | undefined; readonly platform: Platform; readonly place: string }

/** Why the people of the club channel cannot be told. */
export type Unseen = 'no channel' | 'members intent' | 'not let in' | 'not now'

/** People in the club channel who are no member's account yet; why not, where the platform does not tell them. */
export async function unlinkedPeople(club: ClubTx, where: Place): Promise<Person[] | Unseen> {
  const channel = (await channelsOf(club, where)).find(({ purpose }) => purpose === 'club')
  if (!channel) return 'no channel'
  const people = where.here ? await where.here.people(where.place, channel.channel) : []
  if (isTrouble(people)) return whyUnseen(people)
  const linked = await linkedAccounts(club, where.platform)
  return people
    .filter(({ account, bot, deactivated }) => !bot && !deactivated && !linked.has(account))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

function whyUnseen(trouble: Trouble): Unseen {
  if ('detail' in trouble && trouble.detail === membersIntent) return 'members intent'
  return trouble.trouble === 'forbidden' || trouble.trouble === 'gone' ? 'not let in' : 'not now'
}

/**
 * Whose account an organizer's may be, where the code of the import lets an administrator say so: he himself, those who
 * have asked to be linked, the people of the club channel where the platform tells them.
 */
export async function peopleToConfirm(
  club: ClubTx,
  who: Place & { account: string; accountName: string | undefined; handle: string | undefined },
): Promise<Someone[]> {
  const asking = (await openRequests(club)).filter(one => one.platform === who.platform && one.place === who.place)
  const seen = await unlinkedPeople(club, who)
  const all: Someone[] = [
    { account: who.account, name: who.accountName ?? who.account, handle: who.handle },
    ...asking.map(({ account, name, handle }) => ({ account, name, handle: handle ?? undefined })),
    ...(typeof seen === 'string' ? [] : seen),
  ]
  return all.filter(({ account }, n) => all.findIndex(one => one.account === account) === n)
}

type Someone = { readonly account: string; readonly name: string; readonly handle?: string | undefined }

/** A person of this place, no bot and none who has gone: a form sent by hand may name anything. */
export async function isSomebodyHere({ here, place }: Omit<Place, 'platform'>, account: string): Promise<boolean> {
  const person = await here?.person(place, account)
  return person !== undefined && !isTrouble(person) && !person.bot && !person.deactivated
}

/** Names may be alike, handles are not. */
export const shownAs = (who: {
  name?: string
  accountName?: string | undefined
  handle?: string | undefined
  account: string
}): string => {
  const name = who.name ?? who.accountName ?? who.account
  return who.handle === undefined || who.handle === name ? name : `${name.slice(0, 38)} (@${who.handle})`
}

/** The channels of the place as options, and as they are; none where the platform cannot tell. */
export async function channelsHere({ here, place }: Omit<Place, 'platform'>): Promise<ChannelThere[]> {
  const channels = here ? await here.channels(place) : []
  return isTrouble(channels) ? [] : [...channels]
}

type Item = { readonly id: string; readonly name: string } | Someone

/** Members or channels by their names, accounts with their handles beside. */
export function asOptions(items: readonly Item[]): Option[] {
  const known = items.map(item => ('id' in item ? item : { id: item.account, name: shownAs(item) }))
  return optionsOf(known)
}

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
