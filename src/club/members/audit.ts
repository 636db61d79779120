import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'

type Audited = {
  readonly by: Pick<Member, 'id'> | null
  readonly what: string
  readonly about?: string
  readonly detail?: string
}

/** One line of what organizers did about the club and its members. Gives its id. */
export async function audit(club: ClubTx, { by, what, about, detail }: Audited): Promise<string> {
  const id = club.newId()
  await club.tx
    .insertInto('audit')
    .values({
      club_id: club.id,
      id,
      at: club.at,
      by_id: by?.id ?? null,
      what,
      about: about ?? null,
      detail: detail ?? null,
    })
    .execute()
  return id
}

/** Pages turned, and what is opened once more within this, are the same look. */
const oneLook = { minutes: 15 }

/** An organizer read these members' names with what is behind the figures: a line about each; never of himself. */
export async function auditLooks(club: ClubTx, by: Pick<Member, 'id'>, about: readonly string[]): Promise<void> {
  const members = [...new Set(about)].filter(id => id !== by.id)
  if (members.length === 0) return
  const ids = members.map(() => club.newId())
  await sql`
    insert into audit (club_id, id, at, by_id, what, about)
    select ${club.id}::uuid, id, ${club.at}::timestamptz, ${by.id}::uuid, 'digest-names', member
    from unnest(${ids}::uuid[], ${members}::uuid[]) as looks (id, member)
    where not exists (select from audit a where a.club_id = ${club.id} and a.by_id = ${by.id}
      and a.what = 'digest-names' and a.about = looks.member and a.at > ${club.at.subtract(oneLook)})`.execute(club.tx)
}

export type AuditLine = {
  readonly id: string
  readonly at: Temporal.Instant
  /** The member who did it; null where nobody of the club did. */
  readonly by: string | null
  readonly what: string
  readonly about: string | null
  readonly detail: string | null
}

const lines = (club: ClubTx) =>
  club.tx
    .selectFrom('audit')
    .select(['id', 'at', 'by_id as by', 'what', 'about', 'detail'])
    .where('club_id', '=', club.id)

export const auditLine = async (club: ClubTx, id: string): Promise<AuditLine | null> =>
  (await lines(club).where('id', '=', id).executeTakeFirst()) ?? null

/** How many lines of this he has since an instant. */
export async function countAudited(
  club: ClubTx,
  { by, what, since }: Pick<Audited, 'what'> & { readonly by: Pick<Member, 'id'>; readonly since: Temporal.Instant },
): Promise<number> {
  const { count } = await club.tx
    .selectFrom('audit')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('club_id', '=', club.id)
    .where('by_id', '=', by.id)
    .where('what', '=', what)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The latest line of this, or of any of these, about a member or another record, or with this detail. */
export async function lastAudited(
  club: ClubTx,
  what: string | readonly string[],
  of: { readonly about: string } | { readonly detail: string },
): Promise<AuditLine | null> {
  const [column, value] = 'about' in of ? (['about', of.about] as const) : (['detail', of.detail] as const)
  const query = lines(club).where('what', 'in', [what].flat()).where(column, '=', value)
  return (await query.orderBy('at', 'desc').executeTakeFirst()) ?? null
}

/** The latest lines of any of these, the latest first. */
export const latestAudited = (club: ClubTx, what: readonly string[], limit: number): Promise<AuditLine[]> =>
  lines(club)
    .where('what', 'in', [...what])
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
