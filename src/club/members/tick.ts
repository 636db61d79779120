import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import type { Member, Platform } from '../../terms/member.ts'
import { isRefusal } from '../../terms/refusals.ts'
import { addMember } from './add.ts'
import { linkAccount } from './link.ts'
import { memberByAccount } from './queries.ts'
import { memberMeant } from './recognise.ts'

/** Somebody in the club channel, as the platform knows him. */
export type Somebody = {
  readonly account: string
  readonly name: string
  readonly email?: string | undefined
  /** Whether the place knows the address to be his. */
  readonly fullMember: boolean
  readonly zone?: string | undefined
}

type Ticked = {
  readonly by: Member
  readonly platform: Platform
  readonly place: string
  readonly people: readonly Somebody[]
}

/**
 * Makes members of the people who were ticked, each with his account. Someone of that name who is on the list without an
 * account is the same person: the organizer who ticks knows him. Not so where a role hangs on it: whoever likes calls
 * himself like an organizer. Gives who was added, and the names left out.
 */
export async function tickMembers(
  club: ClubTx,
  { by, platform, place, people }: Ticked,
): Promise<{ added: Member[]; skipped: string[] }> {
  const added: Member[] = []
  const skipped: string[] = []
  await onlyOneAtATime(club, 'members')
  for (const { account, name, email, zone, fullMember } of people) {
    // Another organizer ticked him in the same instant.
    if (await memberByAccount(club, platform, account)) continue
    const meant = await memberMeant(club, platform, name)
    if (meant?.roles.some(role => role !== 'member')) {
      skipped.push(name)
      continue
    }
    const own = fullMember ? email : undefined
    const found = meant ?? (await addMember(club, { by, member: { name, email: own } }))
    const member = isRefusal(found) ? found : 'member' in found ? found.member : found
    const linked = isRefusal(member)
      ? member
      : await linkAccount(club, { platform, place, account, member, active: false, by, silent: true, zone })
    if (isRefusal(linked)) skipped.push(name)
    else added.push(linked)
  }
  return { added, skipped }
}
