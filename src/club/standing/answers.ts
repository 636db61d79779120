import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { instant, type Rows, rows } from '../../db/together.ts'

/** What an organizer said of a member: that he speaks to him, that the bot should not, that a flag was right or wrong. */
export type OrganizerAnswer = {
  readonly member: string
  readonly at: Temporal.Instant
  readonly answer: 'no hunter' | 'rightly' | 'not him' | 'I will speak'
}

/** Everything organizers said of members, oldest first. */
export const organizerAnswers = (club: ClubTx): Rows<OrganizerAnswer> =>
  rows(
    sql<Omit<OrganizerAnswer, 'at'> & { at: string }>`
      select member_id as member, at, answer from organizer_answer where club_id = ${club.id} order by at`,
    ({ at, ...said }) => ({ ...said, at: instant(at) }),
  )

/** What an organizer said that leaves nobody else anything to say to this member, and who said it. */
export type Settled = { readonly by: string; readonly speaks: boolean }

/** Who settled, since an instant, what is to be said to this member: he speaks, or nobody should; null while nobody has. */
export async function whoSettled(club: ClubTx, member: string, since: Temporal.Instant): Promise<Settled | null> {
  const said = await club.tx
    .selectFrom('organizer_answer')
    .select(['by_id', 'answer'])
    .where('club_id', '=', club.id)
    .where('member_id', '=', member)
    .where('answer', 'in', ['I will speak', 'not him', 'no hunter'])
    .where('at', '>=', since)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
  return said ? { by: said.by_id, speaks: said.answer === 'I will speak' } : null
}
