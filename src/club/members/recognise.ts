import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal } from '../../terms/refusals.ts'
import type { Language } from '../../terms/speech.ts'
import { type Account, linkAccount } from './link.ts'
import { isPresent, memberById, membersKnownAs, membersOfMail } from './queries.ts'

/** What an account's profile shows; `fullMember`: one whom the place has let in as its own, at a confirmed address. */
type Profile = {
  readonly email?: string
  readonly zone?: string
  readonly language?: Language
  readonly fullMember: boolean
}

/** Asks the platform; undefined where it tells nothing. */
type ProfileOf = () => Promise<Profile | undefined>

/**
 * Who an unlinked account is, as far as the records say by themselves: the import names the account, or exactly one
 * member has the e-mail of its profile, which says something of a full member of the place alone: a guest comes with any
 * address he is invited at. He is linked then, and told; null when nobody can be named. Someone who left is recognised too,
 * without a word: what is kept about him is his to read.
 */
export async function recognise(club: ClubTx, account: Account, profileOf: ProfileOf): Promise<Member | null> {
  if (await hasSaidNotHim(club, account)) return null
  const named = await namedInImport(club, account)
  const profile = await profileOf()
  const member = named ?? (await ofThisMail(club, account, profile?.fullMember ? profile.email : undefined))
  if (!member) return null
  const { platform, place, account: id } = account
  const linked = await linkAccount(club, {
    ...{ platform, place, account: id, member, zone: profile?.zone, language: profile?.language },
    active: true,
    silent: named !== null || !isPresent(member, club.today),
  })
  return isRefusal(linked) ? null : linked
}

async function namedInImport(club: ClubTx, { platform, account }: Account): Promise<Member | null> {
  if (platform === 'playground') return null
  const row = await club.tx
    .selectFrom('member')
    .select('id')
    .where('club_id', '=', club.id)
    .where(platform === 'slack' ? 'slack_user_id' : 'discord_user_id', '=', account)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  const member = row ? await memberById(club, row.id) : null
  return member && member.accounts[platform] === undefined ? member : null
}

/** The one member who has this address, on the list or else among those who left, if he has no account here yet. */
async function ofThisMail(club: ClubTx, { platform }: Account, mail: string | undefined): Promise<Member | null> {
  if (mail === undefined || mail.trim() === '') return null
  const known = await membersOfMail(club, mail.trim().toLowerCase())
  const here = known.filter(one => isPresent(one, club.today))
  const hits = here.length > 0 ? here : known
  const [only] = hits
  return hits.length === 1 && only!.accounts[platform] === undefined ? only! : null
}

async function hasSaidNotHim(club: ClubTx, { platform, account }: Account): Promise<boolean> {
  const row = await club.tx
    .selectFrom('link_request')
    .select('id')
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('account', '=', account)
    .where('decision', '=', 'not him')
    .executeTakeFirst()
  return row !== undefined
}

/** Whom a typed name may mean: the members on the list without an account there who are called so, however it is written. */
export const membersMeant = async (club: ClubTx, platform: Account['platform'], name: string): Promise<Member[]> =>
  (await membersKnownAs(club, name)).filter(one => isPresent(one, club.today) && one.accounts[platform] === undefined)

/** The same, when it is exactly one; nobody is told. */
export async function memberMeant(club: ClubTx, platform: Account['platform'], name: string): Promise<Member | null> {
  const hits = await membersMeant(club, platform, name)
  return hits.length === 1 ? hits[0]! : null
}
