import type { Transaction } from 'kysely'
import type { ClubTx, Means } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { audit, auditLine } from '../members/audit.ts'
import { forgetTries } from '../members/code-tries.ts'
import type { Account } from '../members/link.ts'
import { organizers } from '../members/queries.ts'
import { clubTakenOver } from './kinds.ts'
import { leavePlace } from './leave-place.ts'
import { type Taken, type ToTake, takePlace } from './take-place.ts'
import { waitingClub } from './waiting.ts'

/** How long the code of an import is good for. */
const goodFor = { hours: 7 * 24 }
/** In so many days a take-over can be undone by the organizers it was told to. */
const undoableFor = { hours: 30 * 24 }

/** Whose hand it was, as the platform shows it. */
export type Administrator = Account & {
  readonly accountName?: string | undefined
  readonly handle?: string | undefined
}

/** What the audit keeps of a take-over. */
export type TakenOver = {
  readonly platform: Account['platform']
  readonly place: string
  readonly placeName: string | null
  readonly account: string
  readonly administrator: string
  readonly handle: string | null
}

/** A code by which an administrator takes this club over: `4F7A-90C2-1B6E-77D0`, for 7 days; the earlier one ends. */
export async function makeTakeOverCode(club: ClubTx): Promise<string> {
  const digits = club.newId().replaceAll('-', '').toUpperCase()
  // The two fixed digits of a version 4 id are left out.
  const code = `${digits.slice(0, 12)}${digits.slice(13, 16)}${digits[17]}`.match(/.{4}/g)!.join('-')
  await club.tx.deleteFrom('take_over').where('club_id', '=', club.id).execute()
  await club.tx
    .insertInto('take_over')
    .values({
      ...{ club_id: club.id, hash: club.sealer.fingerprint(plain(code), codes), expires_at: club.at.add(goodFor) },
      ...{ platform: null, place: null, account: null, taken_at: null, used_at: null },
    })
    .execute()
  return code
}

/** Whether it looks like the code of an import, however it is spaced. */
export const isTakeOverCode = (typed: string): boolean => /^[0-9A-F]{16}$/i.test(typed.replace(/[\s-]/g, ''))

const plain = (code: string): string => code.toUpperCase().replace(/[^0-9A-F]/g, '')
/** What is kept cannot be guessed from without the installation's key. */
const codes = 'take over'

/**
 * In a place without a club an administrator typed the code of an import: the club lives there now. The code goes on to
 * confirm one organizer there, for this account alone.
 */
export async function takeOverByCode(
  means: Means,
  tx: Transaction<Tables>,
  { code, by, name }: { code: string; by: Administrator; name: string | null },
): Promise<(TakenHere & { readonly club: ClubTx }) | Refusal> {
  const found = await tx
    .selectFrom('take_over')
    .select('club_id')
    .where('hash', 'in', means.sealer.fingerprints(codes, plain(code)))
    .executeTakeFirst()
  if (!found) return refuse('unknown code', {})
  const club = await waitingClub(means, tx, found.club_id)
  if (!club) return refuse('code used up', {})
  const refused = await bindCode(club, { code, by })
  if (refused) return refused
  const taken = await takeOver(club, { by, name })
  return isRefusal(taken) ? taken : { club, ...taken }
}

export type TakenHere = Taken & {
  /** The line of the audit, by which it can be undone. */
  readonly noted: string
}

/** Gives a waiting club the place of this administrator; it is audited, and every organizer reads it, with a way back. */
export async function takeOver(
  club: ClubTx,
  { by, name, channels }: { by: Administrator } & Pick<ToTake, 'name' | 'channels'>,
): Promise<TakenHere | Refusal> {
  const { platform, place, account } = by
  const taken = await takePlace(club, { platform, place, name, ...(channels ? { channels } : {}) })
  if (isRefusal(taken)) return taken
  const detail: TakenOver = {
    ...{ platform, place, placeName: name, account },
    ...{ administrator: by.accountName ?? account, handle: by.handle ?? null },
  }
  const noted = await audit(club, { by: null, what: 'club-taken-over', detail: JSON.stringify(detail) })
  const each = await organizers(club)
  await keepAll(
    club,
    each.map(({ id }) => clubTakenOver.of({ noted, to: { member: id } })),
  )
  return { ...taken, noted }
}

/** From its first use on a code is good for one account in one place; null when it is his. */
export async function bindCode(club: ClubTx, { code, by }: { code: string; by: Account }): Promise<null | Refusal> {
  const row = await club.tx
    .selectFrom('take_over')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('hash', 'in', club.sealer.fingerprints(plain(code), codes))
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuse('unknown code', {})
  const { platform, place, account } = by
  const anothers =
    row.account !== null && !(row.platform === platform && row.place === place && row.account === account)
  if (anothers || row.used_at || Temporal.Instant.compare(row.expires_at, club.at) <= 0)
    return refuse('code used up', {})
  await club.tx
    .updateTable('take_over')
    .set({ platform, place, account, taken_at: club.at })
    .where('club_id', '=', club.id)
    .execute()
  await forgetTries(club.tx, by)
  return null
}

/** Whether this account typed the code of the import here, and has confirmed nobody by it. */
export async function holdsCode(club: ClubTx, { platform, place, account }: Account): Promise<boolean> {
  const row = await club.tx
    .selectFrom('take_over')
    .select('hash')
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('place', '=', place)
    .where('account', '=', account)
    .where('used_at', 'is', null)
    .where('expires_at', '>', club.at)
    .executeTakeFirst()
  return row !== undefined
}

/** An organizer was confirmed by it: it is good for nothing more. */
export const spendCode = (club: ClubTx): Promise<unknown> =>
  club.tx.updateTable('take_over').set({ used_at: club.at }).where('club_id', '=', club.id).execute()

/** A take-over as it stands now; null where there is none of this id. */
export async function takenOverAs(
  club: ClubTx,
  noted: string,
): Promise<(TakenOver & { readonly at: Temporal.Instant; readonly stands: boolean }) | null> {
  const row = await auditLine(club, noted)
  if (row?.what !== 'club-taken-over' || row.detail === null) return null
  const detail = JSON.parse(row.detail) as TakenOver
  const here = await club.tx
    .selectFrom('place')
    .select('connected_at')
    .where('club_id', '=', club.id)
    .where('platform', '=', detail.platform)
    .where('place', '=', detail.place)
    .forUpdate()
    .executeTakeFirst()
  return { ...detail, at: row.at, stands: here?.connected_at.equals(row.at) ?? false }
}

/**
 * Takes a take-over back within 30 days: the place holds no club any more. An organizer may, wherever he is connected,
 * and the code is good for nothing then; until one is connected there, so may the one who did it, who keeps the code for
 * the right place.
 */
export async function undoTakeOver(
  club: ClubTx,
  { noted, by, organizer, alone }: { noted: string; by: Account; organizer: Member | null; alone: boolean },
): Promise<TakenOver | Refusal> {
  const taken = await takenOverAs(club, noted)
  if (taken && !taken.stands) return refuse('done already', { by: null })
  if (!taken || Temporal.Instant.compare(taken.at.add(undoableFor), club.at) < 0)
    return refuse('no longer possible', {})
  const his = alone && (['platform', 'place', 'account'] as const).every(field => taken[field] === by[field])
  if (!organizer && !his) return refuse('not for you', {})
  await leavePlace(club, taken)
  const codes = club.tx.updateTable('take_over').where('club_id', '=', club.id).where('used_at', 'is', null)
  await (organizer
    ? codes.set({ used_at: club.at })
    : codes.set({ platform: null, place: null, account: null })
  ).execute()
  await audit(club, { by: organizer, what: 'take-over-undone', detail: JSON.stringify(taken.place) })
  await redrawAbout(club, noted, [clubTakenOver])
  return taken
}
