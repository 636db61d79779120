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
