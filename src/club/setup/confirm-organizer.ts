import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { keepAll } from '../../notices/keep.ts'
import type { Member, Platform } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { organizerConfirmed } from '../members/kinds.ts'
import { linkAccount, removeLink } from '../members/link.ts'
import { makeOrganizer } from '../members/organizers.ts'
import { organizers, presentMembers } from '../members/queries.ts'
import { holdsCode, spendCode } from './take-over.ts'

type Place = { readonly platform: Platform; readonly place: string }

/** Whether an account of this platform still works; unknown accounts count as working. */
export type Works = (account: string) => Promise<boolean>

/** The organizers with a working account on this place. */
export async function organizersHere(club: ClubTx, place: Place, works: Works): Promise<Member[]> {
  const linked = (await organizers(club)).filter(hasAccountOn(place))
  const working = await Promise.all(linked.map(({ accounts }) => works(accounts[place.platform]!)))
  return linked.filter((_, n) => working[n])
}

/** Whom an administrator may confirm without a code: those of the list whose account here is known to be theirs. */
export const mayBeConfirmed = async (club: ClubTx, place: Place): Promise<Member[]> =>
  (await presentMembers(club)).filter(hasAccountOn(place))

/** Whom the code of the import confirms: one of the organizers; where the import named none, one of the list. */
export async function mayBeConfirmedByCode(club: ClubTx): Promise<Member[]> {
  const all = await organizers(club)
  return all.length > 0 ? all : presentMembers(club)
}

const hasAccountOn =
  ({ platform }: Place) =>
  ({ accounts }: Member): boolean =>
    accounts[platform] !== undefined

type ToConfirm = Place & {
  /** The member who is to be an organizer, or is one. */
  readonly member: string
  /** The administrator's own account, and how the platform shows it. */
  readonly by: { readonly account: string; readonly shown: string }
  readonly works: Works
}

/**
 * While no organizer is connected on a place, an administrator there confirms one, and nothing else: somebody of the list
 * whose account is linked already. It is audited; he and every organizer are told.
 */
export async function confirmOrganizer(club: ClubTx, given: ToConfirm): Promise<Member | Refusal> {
  const refused = await whyNot(club, given)
  if (refused) return refused
  const member = (await mayBeConfirmed(club, given)).find(({ id }) => id === given.member)
  if (!member || !(await given.works(member.accounts[given.platform]!))) return refuse('no longer possible', {})
  const named = member.roles.includes('organizer') ? member : await makeOrganizer(club, member)
  await tell(club, given, 'linked')
  return named
}

/** With the code of the import he says whose account one organizer's is; the code is spent. */
export async function confirmByCode(
  club: ClubTx,
  given: ToConfirm & { readonly account: string },
): Promise<Member | Refusal> {
  const { platform, place, account, by } = given
  const refused = await whyNot(club, given)
  if (refused) return refused
  if (!(await holdsCode(club, { platform, place, account: by.account }))) return refuse('code used up', {})
  const found = (await mayBeConfirmedByCode(club)).find(({ id }) => id === given.member)
  if (!found) return refuse('no longer possible', {})
  const organizer = found.roles.includes('organizer') ? found : await makeOrganizer(club, found)
  // His account there works no more: another takes its place.
  if (organizer.accounts[platform] !== undefined) await removeLink(club, platform, organizer.id)
  const linked = await linkAccount(club, { platform, place, account, member: organizer, active: false })
  if (isRefusal(linked)) return linked
  await spendCode(club)
  await tell(club, given, 'code')
  return linked
}

/** There is one who can do it himself. */
async function whyNot(club: ClubTx, given: ToConfirm): Promise<Refusal | null> {
  await onlyOneAtATime(club, 'members')
  const here = await organizersHere(club, given, given.works)
  return here.length > 0 ? refuse('organizer linked already', { names: here.map(({ name }) => name) }) : null
}

/** Audited, and told to every organizer, the new one included: each can undo it. */
async function tell(club: ClubTx, { member, platform, by }: ToConfirm, how: 'linked' | 'code'): Promise<void> {
  const noted = await audit(club, {
    by: null,
    what: 'organizer-confirmed',
    about: member,
    detail: JSON.stringify({ platform, administrator: by.shown, how }),
  })
  // Whose account was linked has been told of that.
  const told = (await organizers(club)).filter(({ id }) => id !== member || how === 'linked')
  await keepAll(
    club,
    told.map(({ id }) => organizerConfirmed.of({ noted, to: { member: id } })),
  )
}
