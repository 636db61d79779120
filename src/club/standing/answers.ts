import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { instant, type Rows, rows } from '../../db/together.ts'

/** What an organizer said of a member: that he speaks to him, that the bot should not, that a flag was right or wrong. */
export type OrganizerAnswer = {
  readonly member: string
  readonly at: Temporal.Instant
  readonly answer: 'no hunter' | 'rightly' | 'not him' | 'I will speak'
}

/** An answer as it is stored, one row a press: who speaks with somebody flagged says that the flag was right, too. */
export type StoredAnswer = OrganizerAnswer['answer'] | 'I will speak, rightly'

/**
 * Everything organizers said of members, oldest first. The same said twice of a member in a day, by whomever and whichever
 * way, is said once: it moves the club's sensitivity once, for as long as one of them holds to it.
 */
export const organizerAnswers = (club: ClubTx): Rows<OrganizerAnswer> =>
  rows(
    sql<Omit<OrganizerAnswer, 'at'> & { at: string }>`
      select member_id as member, min(at) as at, said as answer
      from organizer_answer, unnest(string_to_array(answer, ', ')) as said where club_id = ${club.id}
      group by member_id, said, (at at time zone ${club.zone})::date order by min(at)`,
    ({ at, ...said }) => ({ ...said, at: instant(at) }),
  )

/** What an organizer said that leaves nobody else anything to say to this member, and who said it. */
export type Settled = { readonly by: string; readonly speaks: boolean }

const settling: readonly StoredAnswer[] = ['I will speak', 'I will speak, rightly', 'not him', 'no hunter']

/** Who settled, since an instant, what is to be said to this member: he speaks, or nobody should; null while nobody has. */
export async function whoSettled(club: ClubTx, member: string, since: Temporal.Instant): Promise<Settled | null> {
  const said = await club.tx
    .selectFrom('organizer_answer')
    .select(['by_id', 'answer'])
    .where('club_id', '=', club.id)
    .where('member_id', '=', member)
    .where('answer', 'in', settling)
    .where('at', '>=', since)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
  return said ? { by: said.by_id, speaks: said.answer.startsWith('I will speak') } : null
}
