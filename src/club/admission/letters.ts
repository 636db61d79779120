import type { ClubTx } from '../../db/club-tx.ts'
import type { Outsider } from '../../notices/kind.ts'
import type { Application, Contact } from '../../terms/application.ts'
import type { Member } from '../../terms/member.ts'
import { memberById } from '../members/queries.ts'
import { applicationById } from './queries.ts'

/** What was sent to a candidate, as it was sent, by whom; opened. */
export type Letter = {
  readonly application: Application
  readonly words: string
  readonly at: Temporal.Instant
  readonly by: Member
  readonly contact: Contact
  readonly club: string
  /** Where it goes, while he is no member. */
  readonly outsider: Outsider | null
}

/** Null once he is forgotten. */
export async function letterById(club: ClubTx, id: string): Promise<Letter | null> {
  const row = await club.tx
    .selectFrom('application_letter')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .executeTakeFirst()
  const application = row && (await applicationById(club, row.application_id))
  if (!application || row.words === null) return null
  const { account, language } = application
  return {
    application,
    words: club.sealer.open('application_letter', 'words', id, row.words),
    at: row.sent_at,
    by: await memberById(club, row.sent_by),
    contact: application.sealed.contact(),
    club: club.name,
    outsider: account && {
      ...account,
      reads: { language: language ?? club.speech.language, address: 'vous', zone: club.zone },
    },
  }
}

/** What went to the candidate of an application here, the latest first; opened. */
export async function lettersOf(
  club: ClubTx,
  application: string,
): Promise<{ readonly words: string; readonly at: Temporal.Instant }[]> {
  const rows = await club.tx
    .selectFrom('application_letter')
    .select(['id', 'words', 'sent_at as at'])
    .where('club_id', '=', club.id)
    .where('application_id', '=', application)
    .orderBy('sent_at', 'desc')
    .execute()
  return rows.flatMap(({ id, words, at }) =>
    words === null ? [] : [{ words: club.sealer.open('application_letter', 'words', id, words), at }],
  )
}
