import { isTrouble } from '../../contract/platform.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import { onTheList } from '../../db/on-the-list.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Member, Platform } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { Language } from '../../terms/speech.ts'
import { isZone } from '../../time/zones.ts'
import { audit } from './audit.ts'
import { releaseWaiting } from './hello.ts'
import { accountLinked, linkAsked } from './kinds.ts'
import { noteLanguageToOffer } from './offered-language.ts'
import { memberByAccount, memberById } from './queries.ts'

/** An account on a platform, in the place of the club there. */
export type Account = { readonly platform: Platform; readonly place: string; readonly account: string }

type ToLink = Account & {
  readonly member: Pick<Member, 'id' | 'name'>
  /** He did something himself just now: that is a hello, and he is told of the link. */
  readonly active: boolean
  /** Who said that this is he; null when the records themselves did. */
  readonly by?: Pick<Member, 'id'> | null
  /** The import names the account itself: nothing to tell. */
  readonly silent?: boolean
  /** The zone his profile there shows: his, while he has chosen none. */
  readonly zone?: string | undefined
  /** The language his profile there shows: offered to him, never taken. */
  readonly language?: Language | undefined
}

/** Links an account and a member, at most once per platform for each; what waited for it leaves. */
export async function linkAccount(club: ClubTx, link: ToLink): Promise<Member | Refusal> {
  const { platform, place, account, member, active } = link
  const other = await memberByAccount(club, platform, account)
  if (other && other.id !== member.id) return refuse('account linked already', { name: other.name })
  const before = await memberById(club, member.id)
  if (before.accounts[platform] !== undefined)
    return before.accounts[platform] === account ? before : refuse('member linked already', { name: member.name })
  const now = active ? club.at : null
  const linked = await club.tx
    .insertInto('account')
    .values({
      ...{ club_id: club.id, platform, place, account, member_id: member.id, linked_at: club.at },
      ...{ hello_at: now, informed_at: null, active_at: now, unreachable_at: null, closed_at: null },
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('account')
    .executeTakeFirst()
  // Somebody linked one of the two in the same instant: what stands says what there is to say.
  if (!linked) return linkAccount(club, link)
  if (link.zone !== undefined && link.zone !== club.zone && isZone(link.zone))
    await takeZone(club, member.id, link.zone)
  await noteLanguageToOffer(club, before, link.language)
  if (link.by) await audit(club, { by: link.by, what: 'account-linked', about: member.id, detail: platform })
  if (!link.silent)
    await accountLinked.keep(club, {
      ...{ platform, account, to: { member: member.id } },
      once: `${platform}:${account}:${club.at.epochMilliseconds}`,
    })
  await answerRequests(club, link)
  await releaseWaiting(club, member.id)
  return memberById(club, member.id)
}

/** The language that an account's profile shows, where the platform tells it. */
export async function profileLanguage(
  club: ClubTx,
  { platform, place, account }: Account,
): Promise<Language | undefined> {
  const person = await club.lookups.get(platform)?.person(place, account)
  return person === undefined || isTrouble(person) ? undefined : person.language
}

/** Closes the account's open requests to be known: they are answered, whichever way the link came about. */
async function answerRequests(club: ClubTx, { platform, account, member, by }: ToLink): Promise<void> {
  const answered = await club.tx
    .updateTable('link_request')
    .set({ decision: 'yes', member_id: member.id, decided_at: club.at, decided_by: by?.id ?? null })
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('account', '=', account)
    .where(({ or, eb }) => or([eb('decision', 'is', null), eb('decision', '=', 'asked')]))
    .returning('id')
    .execute()
  await redrawAbout(
    club,
    answered.map(({ id }) => id),
    [linkAsked],
  )
}

const takeZone = (club: ClubTx, member: string, zone: string) =>
  club.tx
    .updateTable('member')
    .set({ zone })
    .where('club_id', '=', club.id)
    .where('id', '=', member)
    .where('zone', 'is', null)
    .execute()

/** "That's not me": his account is nobody's again, and is not recognised by itself a second time. */
export async function unlinkOwn(club: ClubTx, { by, ...account }: Account & { by: Member }): Promise<void> {
  if (!(await removeLink(club, account.platform, by.id))) return
  await rememberNotHim(club, account, by.name)
  await audit(club, { by, what: 'account-unlinked', about: by.id, detail: account.platform })
}

/** An organizer unlinks a member's account. */
export async function unlinkMember(
  club: ClubTx,
  { by, member, platform }: { by: Member; member: Pick<Member, 'id'>; platform: Platform },
): Promise<Member> {
  if (await removeLink(club, platform, member.id))
    await audit(club, { by, what: 'account-unlinked', about: member.id, detail: platform })
  return memberById(club, member.id)
}

/** Unlinks his account there; false where he has none. */
export async function removeLink(club: ClubTx, platform: Platform, member: string): Promise<boolean> {
  const { numDeletedRows } = await club.tx
    .deleteFrom('account')
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('member_id', '=', member)
    .executeTakeFirst()
  return numDeletedRows > 0
}

async function rememberNotHim(club: ClubTx, { platform, place, account }: Account, name: string): Promise<void> {
  await club.tx
    .insertInto('link_request')
    .values({
      ...{ club_id: club.id, id: club.newId(), platform, place, account, account_name: name, handle: null },
      ...{ member_id: null, asked_at: club.at, decided_at: club.at, decided_by: null, decision: 'not him' },
    })
    .execute()
}

/**
 * The accounts that the import names, linked without a word when the club gets its place there. Members without one
 * there, or whose account is somebody's already, stay as they are.
 */
export async function linkImported(club: ClubTx, { platform, place }: Omit<Account, 'account'>): Promise<number> {
  if (platform === 'playground') return 0
  const column = platform === 'slack' ? 'member.slack_user_id' : 'member.discord_user_id'
  const rows = await club.tx
    .insertInto('account')
    .columns(['club_id', 'platform', 'place', 'account', 'member_id', 'linked_at'])
    .expression(eb =>
      eb
        .selectFrom('member')
        .select(({ val, ref }) => [
          ref('member.club_id').as('club_id'),
          val(platform as string).as('platform'),
          val(place).as('place'),
          ref(column).$notNull().as('account'),
          ref('member.id').as('member_id'),
          val(club.at).as('linked_at'),
        ])
        .where('member.club_id', '=', club.id)
        .where(column, 'is not', null)
        .where(onTheList(club.today)),
    )
    .onConflict(conflict => conflict.doNothing())
    .returning('account')
    .execute()
  return rows.length
}

/** Every account of the platform that is a member's. */
export async function linkedAccounts(club: ClubTx, platform: Platform): Promise<ReadonlySet<string>> {
  const rows = await club.tx
    .selectFrom('account')
    .select('account')
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .execute()
  return new Set(rows.map(({ account }) => account))
}

/**
 * Every member has an account in the playground by the identifier the club gave him: he has said hello and is informed.
 */
export async function linkInPlayground(club: ClubTx, place: string): Promise<void> {
  await club.tx
    .insertInto('account')
    .columns(['club_id', 'platform', 'place', 'account', 'member_id', 'linked_at', 'hello_at', 'informed_at'])
    .expression(eb =>
      eb
        .selectFrom('member')
        .select(({ val, ref }) => [
          ref('member.club_id').as('club_id'),
          val('playground').as('platform'),
          val(place).as('place'),
          ref('member.external_id').as('account'),
          ref('member.id').as('member_id'),
          val(club.at).as('linked_at'),
          val(club.at).as('hello_at'),
          val(club.at).as('informed_at'),
        ])
        .where('member.club_id', '=', club.id)
        .where('member.erased_at', 'is', null),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Whoever could not be reached in this place may be reached there again. */
export async function reachableAgain(club: ClubTx, { platform, place }: Omit<Account, 'account'>): Promise<void> {
  await club.tx
    .updateTable('account')
    .set({ unreachable_at: null })
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('place', '=', place)
    .execute()
}

/** Nobody has an account any more in a place that the club has left, and nobody there asks to be known. */
export async function forgetAccounts(
  club: ClubTx,
  { platform, place }: { readonly platform: Platform; readonly place: string },
): Promise<void> {
  for (const all of [club.tx.deleteFrom('account'), club.tx.deleteFrom('link_request')])
    await all.where('club_id', '=', club.id).where('platform', '=', platform).where('place', '=', place).execute()
}
