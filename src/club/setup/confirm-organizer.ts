import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { keepNotice } from '../../notices/keep.ts'
import type { Platform } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { linkAccount } from '../members/link.ts'
import type { Member } from '../members/member.ts'
import { organizers } from '../members/queries.ts'

type Place = { readonly platform: Platform; readonly place: string }

/** Whether an account of this platform still works; unknown accounts count as working. */
export type Works = (account: string) => Promise<boolean>

/** The organizers with a working account on this place. */
export async function organizersHere(club: ClubTx, { platform }: Place, works: Works): Promise<Member[]> {
  const linked = (await organizers(club)).filter(({ accounts }) => accounts[platform] !== undefined)
  const working = await Promise.all(linked.map(({ accounts }) => works(accounts[platform]!)))
  return linked.filter((_, n) => working[n])
}

type ToConfirm = Place & {
  readonly organizer: string
  readonly account: string
  /** The administrator, by the name and account the platform shows. */
  readonly administrator: string
  readonly works: Works
}

/**
 * While no organizer is connected on a place, an administrator there says whose account one organizer's is, and nothing
 * else. It is audited, and every other organizer is told.
 */
export async function confirmOrganizer(club: ClubTx, given: ToConfirm): Promise<Member | Refusal> {
  const { platform, place, organizer: id, account, administrator, works } = given
  await onlyOneAtATime(club, 'members')
  const here = await organizersHere(club, given, works)
  if (here.length > 0) return refuse('organizer linked already', { names: here.map(({ name }) => name) })
  const all = await organizers(club)
  const organizer = all.find(one => one.id === id)
  if (!organizer) return refuse('no longer possible', {})
  if (organizer.accounts[platform] !== undefined) await forgetDeactivated(club, platform, organizer)
  const linked = await linkAccount(club, { platform, place, account, member: organizer, active: false })
  if (isRefusal(linked)) return linked
  const noted = await audit(club, {
    by: null,
    what: 'organizer-confirmed',
    about: id,
    detail: JSON.stringify({ platform, administrator }),
  })
  for (const other of all)
    if (other.id !== id)
      await keepNotice(club, {
        kind: 'organizer-confirmed',
        class: 'personal',
        to: { member: other.id },
        arguments: { noted },
        once: `organizer-confirmed:${id}:${other.id}:${club.at.epochMilliseconds}`,
      })
  return linked
}

/** His account there works no more: another takes its place. */
const forgetDeactivated = (club: ClubTx, platform: Platform, member: Member) =>
  club.tx
    .deleteFrom('account')
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('member_id', '=', member.id)
    .execute()
