import { createHash } from 'node:crypto'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { forgetTries, mayTryCode } from './code-tries.ts'
import { type Account, linkAccount } from './link.ts'
import { isPresent, memberByAccount, memberById } from './queries.ts'

/** How long a code is good for. */
const goodFor = { hours: 7 * 24 }

export type Code = { readonly member: Member; readonly code: string }

/** A code for each of these members (`connect` prints them): `4F7A-90C2-1B6E`, once, for 7 days; earlier ones end. */
export async function makeCodes(club: ClubTx, members: readonly Member[]): Promise<Code[]> {
  if (members.length === 0) return []
  const made = members.map(member => ({ member, code: freshCode(club) }))
  await club.tx
    .deleteFrom('link_code')
    .where('club_id', '=', club.id)
    .where(
      'member_id',
      'in',
      members.map(({ id }) => id),
    )
    .execute()
  const expiry = { expires_at: club.at.add(goodFor), used_at: null }
  await club.tx
    .insertInto('link_code')
    .values(
      made.map(({ member, code }) => ({
        ...{ club_id: club.id, hash: hashed(club.id, code), member_id: member.id },
        ...expiry,
      })),
    )
    .execute()
  return made
}

/** Links the account that typed a code to its member; an account may mistype a few a day. */
export async function redeemCode(
  club: ClubTx,
  { code, ...account }: Account & { code: string },
): Promise<Member | Refusal> {
  if (!(await mayTryCode(club.tx, account, club.at))) return refuse('too many codes', {})
  const row = await club.tx
    .selectFrom('link_code')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('hash', '=', hashed(club.id, code))
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuse('unknown code', {})
  await forgetTries(club.tx, account)
  // The same press twice: he is linked.
  const his = row.used_at ? await memberByAccount(club, account.platform, account.account) : null
  if (his?.id === row.member_id) return his
  if (row.used_at || Temporal.Instant.compare(row.expires_at, club.at) <= 0) return refuse('code used up', {})
  const member = await memberById(club, row.member_id)
  if (!isPresent(member, club.today)) return refuse('code used up', {})
  const linked = await linkAccount(club, { ...account, member, active: true, silent: true })
  if (isRefusal(linked)) return linked
  await club.tx
    .updateTable('link_code')
    .set({ used_at: club.at })
    .where('club_id', '=', club.id)
    .where('hash', '=', row.hash)
    .execute()
  return linked
}

/** Whether it looks like a code, however it is spaced. */
export const isCode = (typed: string): boolean => /^[0-9A-F]{12}$/i.test(typed.replace(/[\s-]/g, ''))

/** Twelve hexadecimal digits of a random id. The fixed digits of a version 4 id lie after these. */
const freshCode = (club: ClubTx): string =>
  club.newId().replaceAll('-', '').slice(0, 12).toUpperCase().match(/.{4}/g)!.join('-')

/** Only this is kept: whoever reads the database cannot type the code. */
const hashed = (clubId: string, code: string): string =>
  createHash('sha256')
    .update(`${clubId}/${code.toUpperCase().replace(/[^0-9A-F]/g, '')}`)
    .digest('hex')
