import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import type { Member, Platform } from '../../terms/member.ts'
import { isRefusal } from '../../terms/refusals.ts'
import type { Language } from '../../terms/speech.ts'
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
  readonly language?: Language | undefined
}

type Ticked = {
  readonly by: Member
  readonly platform: Platform
  readonly place: string
  readonly people: readonly Somebody[]
}

/** Somebody ticked whose name the club has already: it is not known whether he is one of them. */
export type InDoubt = { readonly somebody: Somebody; readonly alike: readonly Member[] }

/**
 * Makes members of the people who were ticked, each with his account. The one member of that name who is on the list
 * without an account is the same person: the organizer who ticks knows him. Not so where a role hangs on it, since whoever
 * likes calls himself like an organizer, nor where several are called so or their e-mails differ: then it has to be asked.
 */
export async function tickMembers(
  club: ClubTx,
  { by, platform, place, people }: Ticked,
): Promise<{ added: Member[]; inDoubt: InDoubt[]; skipped: string[] }> {
  const added: Member[] = []
  const inDoubt: InDoubt[] = []
  const skipped: string[] = []
  await onlyOneAtATime(club, 'members')
  for (const somebody of people) {
    const { account, name, email, zone, language, fullMember } = somebody
    // Another organizer ticked him in the same instant.
    if (await memberByAccount(club, platform, account)) continue
    const own = fullMember ? email : undefined
    const meant = await memberMeant(club, platform, name)
    const differs = own !== undefined && meant?.email != null && meant.email.toLowerCase() !== own.toLowerCase()
    const isSure = meant !== null && !differs && meant.roles.every(role => role === 'member')
    const found = isSure ? { member: meant } : await addMember(club, { by, member: { name, email: own } })
    if ('alike' in found) {
      inDoubt.push({ somebody, alike: found.alike })
      continue
    }
    const linked = isRefusal(found)
      ? found
      : await linkAccount(club, {
          platform,
          place,
          account,
          member: found.member,
          active: false,
          by,
          silent: true,
          zone,
          language,
        })
    if (isRefusal(linked)) skipped.push(name)
    else added.push(linked)
  }
  return { added, inDoubt, skipped }
}
