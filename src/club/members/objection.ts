import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'

/** He objects to being scored, from today on: he stays a member like any other. Doing it again changes nothing. */
export async function objectToScoring(club: ClubTx, { by }: { by: Pick<Member, 'id'> }): Promise<Temporal.PlainDate> {
  const since = await objectedOn(club, by.id)
  if (since) return since
  await setObjection(club, by.id, club.today)
  return club.today
}

export const takeObjectionBack = (club: ClubTx, { by }: { by: Pick<Member, 'id'> }): Promise<void> =>
  setObjection(club, by.id, null)

/** The day of his objection; null when he made none. */
export async function objectedOn(club: ClubTx, memberId: string): Promise<Temporal.PlainDate | null> {
  const row = await club.tx
    .selectFrom('member')
    .select('scoring_objected_on')
    .where('club_id', '=', club.id)
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow()
  return row.scoring_objected_on
}

async function setObjection(club: ClubTx, memberId: string, on: Temporal.PlainDate | null): Promise<void> {
  await club.tx
    .updateTable('member')
    .set({ scoring_objected_on: on })
    .where('club_id', '=', club.id)
    .where('id', '=', memberId)
    .execute()
}
