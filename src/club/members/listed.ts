import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { MemberSettings } from '../../db/tables.ts'
import { plainDate, type Rows, rows } from '../../db/together.ts'
import type { MemberRef } from '../../terms/member.ts'
import { isPresent, memberRef, membersByIds } from './queries.ts'

/** A member on the list, as the bot looks at him before it speaks to him or of him on its own. */
export type ListedMember = {
  readonly id: string
  readonly externalId: string
  readonly joinedOn: Temporal.PlainDate
  /** His last day on the list, where it is known. */
  readonly leftOn: Temporal.PlainDate | null
  /** The family of his sector. */
  readonly family: string | null
  readonly sponsor: string | null
  readonly company: string | null
  readonly settings: MemberSettings
  /** On any platform. */
  readonly hasSaidHello: boolean
  /** Something can be sent to an account of his. */
  readonly isReachable: boolean
  /** It says what he does, seeks and offers. */
  readonly isProfileComplete: boolean
}

type Row = Omit<ListedMember, 'joinedOn' | 'leftOn'> & { joinedOn: string; leftOn: string | null }

/** Everybody who has not left or been erased, also who joins later, by external id. */
export const listedMembers = (club: ClubTx): Rows<ListedMember> => rows(select(club), read)

const read = ({ joinedOn, leftOn, ...row }: Row): ListedMember => ({
  ...row,
  joinedOn: plainDate(joinedOn),
  leftOn: leftOn === null ? null : plainDate(leftOn),
})

/** In SQL: whether the profile of a member `m` says what he does, seeks and offers. */
const completeProfile = sql<boolean>`(m.activity is not null and m.seeks is not null and m.offers is not null)`

const select = (club: ClubTx): RawBuilder<Row> => sql<Row>`
  select m.id, m.external_id as "externalId", m.joined_on as "joinedOn", m.left_on as "leftOn", m.sector_family as family, m.sponsor_id as sponsor,
    m.company,
    m.settings, ${completeProfile} as "isProfileComplete",
    exists (select from account a where a.club_id = m.club_id and a.member_id = m.id and a.hello_at is not null)
      as "hasSaidHello",
    exists (select from account a where a.club_id = m.club_id and a.member_id = m.id and a.unreachable_at is null)
      as "isReachable"
  from member m where m.club_id = ${club.id} and m.erased_at is null and (m.left_on is null or m.left_on >= ${club.today})
  order by m.external_id`

/** The same of one. */
export async function isProfileComplete(club: ClubTx, member: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select ${completeProfile} as is from member m where m.club_id = ${club.id} and m.id = ${member}`.execute(club.tx)
  return rows[0]?.is === true
}

/** Somebody who may be named because he is still on the list; null when he is not. */
export async function presentMember(club: ClubTx, id: string): Promise<MemberRef | null> {
  const found = (await membersByIds(club, [id])).get(id)
  return found && isPresent(found, club.today) ? memberRef(found) : null
}
