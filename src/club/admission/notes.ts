import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Application } from '../../terms/application.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal } from '../../terms/refusals.ts'
import { mayHear } from './hear.ts'
import { applied, showingOver } from './kinds.ts'
import { openApplication } from './undecided.ts'

/** What is asked in a talk, and what was noted of it: motivations, expectations, the human side. */
export type Note = { readonly motivations?: string; readonly expectations?: string; readonly human?: string }

/** One of the committee may note what he heard: of whom, and what he has noted already. */
export async function mayNote(
  club: ClubTx,
  { by, id }: { readonly by: Member; readonly id: string },
): Promise<{ readonly application: Application; readonly noted: Note } | Refusal> {
  const application = await openApplication(club, id)
  if (isRefusal(application)) return application
  const refused = await mayHear(club, { by, application })
  if (refused) return refused
  const row = await noteRows(club, id).where('member_id', '=', by.id).executeTakeFirst()
  return { application, noted: row?.words ? opened(club, row.id, row.words) : {} }
}

/** One note for each; written again, it stands in the place of the one before, and emptied it is gone. */
export async function keepNote(
  club: ClubTx,
  { by, id, note }: { readonly by: Member; readonly id: string; readonly note: Note },
): Promise<Application | Refusal> {
  const may = await mayNote(club, { by, id })
  if (isRefusal(may)) return may
  const said = Object.entries(note).filter(([, text]) => text)
  const before = await noteRows(club, id).where('member_id', '=', by.id).executeTakeFirst()
  if (said.length === 0) {
    await club.tx
      .deleteFrom('application_note')
      .where('club_id', '=', club.id)
      .where('id', '=', before?.id ?? id)
      .execute()
  } else {
    const row = before?.id ?? club.newId()
    const words = club.sealer.seal('application_note', 'words', row, JSON.stringify(Object.fromEntries(said)))
    await club.tx
      .insertInto('application_note')
      .values({ club_id: club.id, id: row, application_id: id, member_id: by.id, words, at: club.at })
      .onConflict(conflict =>
        conflict.columns(['club_id', 'application_id', 'member_id']).doUpdateSet({ words, at: club.at }),
      )
      .execute()
  }
  await redrawAbout(club, id, [applied, showingOver])
  return may.application
}

/** All notes about a candidate, opened, the oldest first. */
export async function notesAbout(
  club: ClubTx,
  id: string,
): Promise<{ readonly member: string; readonly note: Note }[]> {
  const rows = await noteRows(club, id).orderBy('at').execute()
  return rows.flatMap(({ id: row, member_id, words }) =>
    words === null ? [] : [{ member: member_id, note: opened(club, row, words) }],
  )
}

const noteRows = (club: ClubTx, id: string) =>
  club.tx.selectFrom('application_note').selectAll().where('club_id', '=', club.id).where('application_id', '=', id)

export const opened = (club: Pick<ClubTx, 'sealer'>, id: string, words: Buffer): Note =>
  JSON.parse(club.sealer.open('application_note', 'words', id, words)) as Note
