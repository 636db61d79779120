import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { labelsOf } from '../../terms/labels.ts'
import type { Platform } from '../../terms/member.ts'
import { type OwnData, ownData } from '../own-data.ts'

export type OwnAccount = { readonly platform: Platform; readonly account: string; readonly linkedAt: Temporal.Instant }

export async function accountsOf(club: ClubTx, member: string): Promise<OwnAccount[]> {
  const rows = await club.tx
    .selectFrom('account')
    .select(['platform', 'account', 'linked_at'])
    .where('club_id', '=', club.id)
    .where('member_id', '=', member)
    .orderBy('platform')
    .execute()
  return rows.map(row => ({ platform: row.platform as Platform, account: row.account, linkedAt: row.linked_at }))
}

/** How everybody of the club is called, by id: no two read the same. */
export async function memberNames(club: ClubTx): Promise<ReadonlyMap<string, string>> {
  const rows = await club.tx
    .selectFrom('member')
    .select(['id', 'name', 'company', 'speciality', 'job_title as jobTitle', 'activity', 'joined_on as joinedOn'])
    .select('erased_at')
    .where('club_id', '=', club.id)
    .orderBy('joined_on')
    .orderBy('id')
    .execute()
  // Former members are not told apart: nobody is to know which of them was who.
  const called = rows.filter(row => row.erased_at === null)
  const labels = labelsOf(called)
  return new Map([
    ...rows.map(({ id, name }) => [id, name] as const),
    ...called.map(({ id }, n) => [id, labels[n]!] as const),
  ])
}

export const ownMembership: readonly OwnData[] = [
  ownData(['profile', 'accounts'], async (club, { member, nameOf }) => {
    const row = await club.tx
      .selectFrom('member')
      .selectAll()
      .where('club_id', '=', club.id)
      .where('id', '=', member.id)
      .executeTakeFirstOrThrow()
    const profile = {
      record: 'profile',
      ...{ club: club.name, id: row.external_id, name: row.name, email: row.email, phone: row.phone },
      ...{ company: row.company, jobTitle: row.job_title, activity: row.activity, speciality: row.speciality },
      ...{ sector: row.naf_code, sectorFamily: row.sector_family, seeks: row.seeks, offers: row.offers },
      ...{ introduceTo: row.introduce_to, town: row.town, joinedOn: row.joined_on, leftOn: row.left_on },
      ...{ sponsor: nameOf(row.sponsor_id), roles: row.roles, language: row.language, zone: row.zone },
      ...{ objectedOn: row.scoring_objected_on, settings: row.settings },
    }
    const accounts = await accountsOf(club, member.id)
    return { profile: [profile], accounts: accounts.map(account => ({ record: 'account', ...account })) }
  }),
  // Who looked at his data or did something about his membership, the latest first; what he did himself is no look.
  ownData(['looks'], async (club, { member, nameOf }) => {
    const rows = await club.tx
      .selectFrom('audit')
      .select(['at', 'by_id'])
      .where('club_id', '=', club.id)
      .where('about', '=', member.id)
      .where(sql<boolean>`by_id is distinct from ${member.id}::uuid`)
      .orderBy('at', 'desc')
      .execute()
    return { looks: rows.map(({ at, by_id }) => ({ record: 'look', at, by: nameOf(by_id) })) }
  }),
]

/** The latest who looked at what is kept about him, or changed something of it: whoever of the club, and when. */
export async function latestLooks(
  club: ClubTx,
  member: string,
): Promise<readonly { readonly by: string | null; readonly at: Temporal.Instant }[]> {
  const { rows } = await sql<{ by: string | null; at: Temporal.Instant }>`
    select by_member.name as by, a.at from audit a
      left join member by_member on by_member.club_id = a.club_id and by_member.id = a.by_id
    where a.club_id = ${club.id} and a.about = ${member}::uuid and a.by_id is distinct from ${member}::uuid
    order by a.at desc limit 5`.execute(club.tx)
  return rows
}
