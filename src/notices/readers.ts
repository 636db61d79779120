import { type Selectable, sql } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import type { MemberSettings, Tables } from '../db/tables.ts'
import { hasLeft, type MemberRef, type Platform } from '../terms/member.ts'
import type { Reader } from '../terms/speech.ts'

export type Account = Selectable<Tables['account']>

/** One person a notice may reach: how he reads, what he switched off, and his accounts, the one he last used first. */
export type Addressee = {
  readonly ref: MemberRef
  readonly reads: Reader
  readonly country: string | null
  readonly settings: MemberSettings
  readonly left: boolean
  /** On leave today: the last day of it; null where nobody said until when. */
  readonly away: { readonly until: Temporal.PlainDate | null } | null
  readonly accounts: readonly Account[]
}

/** The members of these ids. */
export async function addressees(club: ClubTx, ids: readonly string[]): Promise<Addressee[]> {
  if (ids.length === 0) return []
  const members = await club.tx
    .selectFrom('member')
    .leftJoin(leavesToday(club).as('on_leave'), 'on_leave.member_id', 'member.id')
    .select(['id', 'name', 'language', 'zone', 'settings', 'left_on', 'erased_at'])
    .select(['on_leave.member_id as away', 'on_leave.until_on'])
    .where('club_id', '=', club.id)
    .where('id', 'in', [...ids])
    .execute()
  const accounts = await club.tx
    .selectFrom('account')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('member_id', 'in', [...ids])
    .orderBy(sql`active_at desc nulls last`)
    .orderBy('platform')
    .execute()
  return ids.flatMap(id => {
    const member = members.find(one => one.id === id)
    if (!member) return []
    const his = accounts.filter(account => account.member_id === id)
    return [
      {
        ref: {
          id,
          name: member.name,
          accounts: Object.fromEntries(his.map(({ platform, account }) => [platform as Platform, account])),
        },
        reads: {
          language: (member.language ?? club.speech.language) === 'en' ? 'en' : 'fr',
          address: club.speech.address,
          zone: member.zone ?? club.zone,
        },
        country: club.country,
        settings: member.settings,
        away: member.away === null ? null : { until: member.until_on },
        left: member.erased_at !== null || hasLeft(member.left_on, club.today),
        accounts: his,
      },
    ]
  })
}

/** Who is on leave today; of two that overlap the one that ends later. */
const leavesToday = (club: ClubTx) =>
  club.tx
    .selectFrom('leave')
    .distinctOn('member_id')
    .select(['member_id', 'until_on'])
    .where('club_id', '=', club.id)
    .where('from_on', '<=', club.today)
    .where(({ or, eb }) => or([eb('until_on', 'is', null), eb('until_on', '>=', club.today)]))
    .orderBy('member_id')
    .orderBy('until_on', order => order.desc().nullsFirst())

/** What a conversation of these people is called, where its platform calls it anything. */
export const conversationOf = (people: readonly Addressee[]): string =>
  people
    .map(({ ref }) => ref.name)
    .join(', ')
    .slice(0, 90)
