import type { Selectable } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import type { Tables } from '../../db/tables.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Member, Platform } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { linkAsked } from './kinds.ts'
import { type Account, linkAccount, profileLanguage } from './link.ts'
import { memberById, whomToAsk } from './queries.ts'
import { memberMeant, membersMeant } from './recognise.ts'
import { tellOrganizers } from './tell-organizers.ts'

/**
 * `asked`: the question was put; null: an organizer is to answer; `asked anew`: he said another name since; `no` is told
 * at his next command, then `told no`.
 */
type Decision = 'asked' | 'asked anew' | 'yes' | 'no' | 'told no' | 'not him'

/** So often a day may one account ask the organizers: a stranger must not ring for them all day long. */
const mostAsked = 3

export type LinkRequest = {
  readonly id: string
  readonly platform: Platform
  readonly place: string
  readonly account: string
  /** The name he gave, with the one his account shows: both are his to choose. */
  readonly name: string
  /** The account's own name on the platform, which no other has; null where the platform did not tell it. */
  readonly handle: string | null
  readonly meant: Member | null
  /** While it is open: the members without an account there who are called so, where there is more than one. */
  readonly mayBe: readonly Member[]
  readonly askedAt: Temporal.Instant
  readonly decision: Decision | null
  readonly decidedBy: Member | null
}

async function requestOf(club: ClubTx, row: Selectable<Tables['link_request']>): Promise<LinkRequest> {
  return {
    id: row.id,
    platform: row.platform as Platform,
    place: row.place,
    account: row.account,
    name: row.account_name,
    handle: row.handle,
    meant: row.member_id ? await memberById(club, row.member_id) : null,
    mayBe:
      row.member_id || row.decision !== null
        ? []
        : await membersMeant(club, row.platform as Platform, typedIn(row.account_name)),
    askedAt: row.asked_at,
    decision: row.decision as Decision | null,
    decidedBy: row.decided_by ? await memberById(club, row.decided_by) : null,
  }
}

/** The name he typed, without the one his account shows. */
const typedIn = (shown: string) => shown.replace(/ \([^()]*\)$/, '')

export async function linkRequestById(club: ClubTx, id: string): Promise<LinkRequest | null> {
  const row = await club.tx
    .selectFrom('link_request')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? requestOf(club, row) : null
}

/** The latest word about an account: whether it was asked who it is, and what was answered. */
export async function latestRequest(club: ClubTx, { platform, account }: Account): Promise<LinkRequest | null> {
  const row = await club.tx
    .selectFrom('link_request')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('account', '=', account)
    .orderBy('asked_at', 'desc')
    .executeTakeFirst()
  return row ? requestOf(club, row) : null
}

export async function openRequests(club: ClubTx): Promise<LinkRequest[]> {
  const rows = await club.tx
    .selectFrom('link_request')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('decision', 'is', null)
    .orderBy('asked_at')
    .execute()
  return Promise.all(rows.map(row => requestOf(club, row)))
}

/** Notes that the question "are you on the list?" was put, so that it is put once. */
export async function noteAsked(club: ClubTx, account: Asking): Promise<void> {
  await insert(club, account, account.accountName ?? '', { member: null, decision: 'asked' })
}

/** An account, and what the platform said of it with the gesture. */
type Asking = Account & { readonly accountName?: string | undefined; readonly handle?: string | undefined }

/**
 * He says under which name he is on the list; an organizer is asked whether that is so. What he asked before is answered
 * by this; one account asks three times a day at most, however often its owner leaves and comes back.
 */
export async function askForLink(club: ClubTx, asked: Asking & { readonly name: string }): Promise<null | Refusal> {
  const { name, accountName } = asked
  const shown = accountName === undefined || accountName === name ? name : `${name} (${accountName})`
  const today = await askedToday(club, asked)
  const latest = await latestRequest(club, asked)
  // The same window sent twice: what he asked stands.
  if (latest?.decision === null && latest.name === shown) return null
  if (today >= mostAsked) return refuse('asked enough today', { organizers: await whomToAsk(club) })
  await closeEarlier(club, asked)
  const meant = await memberMeant(club, asked.platform, name)
  const id = await insert(club, asked, shown, { member: meant?.id ?? null, decision: null })
  if (id === null) return null
  await tellOrganizers(club, linkAsked, { request: id })
  return null
}

/** How often he asked within a day. Two who ask through one account at once are counted one after the other. */
async function askedToday(club: ClubTx, { platform, account }: Account): Promise<number> {
  await onlyOneAtATime(club, 'link request', platform, account)
  const { count } = await club.tx
    .selectFrom('link_request')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('account', '=', account)
    .where('asked_at', '>', club.at.subtract({ hours: 24 }))
    .where(({ or, eb }) => or([eb('decision', 'is', null), eb('decision', 'not in', ['asked', 'not him'])]))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Only his last word stands before the organizers; what is older than a day counts for nothing any more. */
async function closeEarlier(club: ClubTx, { platform, account }: Account): Promise<void> {
  const his = club.tx
    .deleteFrom('link_request')
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('account', '=', account)
  await his.where('decision', '=', 'asked').execute()
  await his
    .where('decision', '=', 'asked anew')
    .where('asked_at', '<=', club.at.subtract({ hours: 24 }))
    .execute()
  const closed = await club.tx
    .updateTable('link_request')
    .set({ decision: 'asked anew', decided_at: club.at })
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('account', '=', account)
    .where('decision', 'is', null)
    .returning('id')
    .execute()
  await redrawAbout(
    club,
    closed.map(({ id }) => id),
    [linkAsked],
  )
}

async function insert(
  club: ClubTx,
  { platform, place, account, handle }: Asking,
  name: string,
  { member, decision }: { member: string | null; decision: Decision | null },
): Promise<string | null> {
  const id = club.newId()
  const noted = await club.tx
    .insertInto('link_request')
    .values({
      ...{ club_id: club.id, id, platform, place, account, account_name: name.slice(0, 200), member_id: member },
      handle: handle?.slice(0, 100) ?? null,
      ...{ asked_at: club.at, decided_at: null, decided_by: null, decision },
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return noted?.id ?? null
}

/** Another organizer has answered it: who. */
export const decidedAlready = ({ decision, decidedBy }: LinkRequest): Refusal | null =>
  decision === null ? null : refuse('done already', { by: decidedBy?.name ?? null })

type Decided = { readonly by: Member; readonly request: string }

/** An organizer confirms who it is: the account is linked, and he is told. */
export async function confirmLink(
  club: ClubTx,
  { by, request: id, member }: Decided & { member: Pick<Member, 'id' | 'name'> },
): Promise<LinkRequest | Refusal> {
  const request = await linkRequestById(club, id)
  if (!request) return refuse('no longer possible', {})
  const before = decidedAlready(request)
  if (before) return before
  const { platform, place, account } = request
  // He is on the platform and waits for this: that is a hello.
  const linked = await linkAccount(club, {
    ...{ platform, place, account, member, by, active: true },
    language: await profileLanguage(club, request),
  })
  if (isRefusal(linked)) return linked
  await decide(club, id, by, 'yes', member.id)
  return (await linkRequestById(club, id))!
}

/** It is nobody of the list. He reads it at his next command. */
export async function refuseLink(club: ClubTx, { by, request: id }: Decided): Promise<LinkRequest | Refusal> {
  const request = await linkRequestById(club, id)
  if (!request) return refuse('no longer possible', {})
  const before = decidedAlready(request)
  if (before) return before
  await decide(club, id, by, 'no', null)
  return (await linkRequestById(club, id))!
}

async function decide(club: ClubTx, id: string, by: Member, decision: Decision, member: string | null): Promise<void> {
  await club.tx
    .updateTable('link_request')
    .set({ decision, decided_at: club.at, decided_by: by.id, member_id: member })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await redrawAbout(club, id, [linkAsked])
}

/** He has read that it was not confirmed. */
export async function noteTold(club: ClubTx, id: string): Promise<void> {
  await club.tx
    .updateTable('link_request')
    .set({ decision: 'told no' })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
}

/** What an account that is no member's has asked: to be known under a name, still open. */
export async function linkAskedBy(
  club: ClubTx,
  platform: Platform,
  account: string,
): Promise<{ name: string; at: Temporal.Instant } | null> {
  const row = await club.tx
    .selectFrom('link_request')
    .select(['account_name as name', 'asked_at as at'])
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('account', '=', account)
    .where('decision', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
