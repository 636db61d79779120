import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Application } from '../../terms/application.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { tellOrganizers } from '../members/tell-organizers.ts'
import { applied, candidateShown, showingEnds, showingOver } from './kinds.ts'
import { applicationById } from './queries.ts'
import { openApplication } from './undecided.ts'

/** For so many days of the wall clock the members are shown a candidate. */
const shownDays = 2

/** The members read in their channel who would like to be one of them, and may say a word to the committee. */
export async function showToMembers(
  club: ClubTx,
  { by, id }: { readonly by: Member; readonly id: string },
): Promise<Application | Refusal> {
  const application = await openApplication(club, id)
  if (isRefusal(application)) return application
  if (!application.mayShow) return refuse('no longer possible', {})
  if (application.shown && !application.shown.over) return refuse('done already', { by: null })
  const until = club.at.toZonedDateTimeISO(club.zone).add({ days: shownDays }).toInstant()
  await setShown(club, id, { shown_at: club.at, shown_until: until })
  await audit(club, { by, what: 'candidate-shown', about: id })
  await candidateShown.keep(club, { application: id, at: club.at.toString(), to: { channel: 'club' } })
  await showingEnds.ask(club, id, until)
  await redrawAbout(club, id)
  return (await applicationById(club, id))!
}

/** It ends at once: taken back, or decided meanwhile. What members have said stays with the committee. */
export async function stopShowing(club: ClubTx, id: string): Promise<Application | Refusal> {
  const application = await applicationById(club, id, { lock: true })
  if (!application?.shown || application.shown.over) return refuse('no longer possible', {})
  await setShown(club, id, { shown_until: club.at })
  await showingEnds.dismiss(club, id)
  await redrawAbout(club, id)
  return (await applicationById(club, id))!
}

/** The two days are over: the message says so, and the organizers are asked once what follows. */
export async function endShowing(club: ClubTx, id: string): Promise<void> {
  const application = await applicationById(club, id, { lock: true })
  if (!application?.shown?.over) return
  await redrawAbout(club, id)
  if (application.status === 'open' || application.status === 'later')
    await tellOrganizers(club, showingOver, { application: id, at: application.shown.until.toString() })
}

const setShown = (club: ClubTx, id: string, set: { shown_at?: Temporal.Instant; shown_until: Temporal.Instant }) =>
  club.tx.updateTable('application').set(set).where('club_id', '=', club.id).where('id', '=', id).execute()

/** Of whom the members are being shown this, held; refused once that is over. */
async function shownNow(club: ClubTx, id: string): Promise<Application | Refusal> {
  const application = await applicationById(club, id, { lock: true })
  return application?.shown &&
    !application.shown.over &&
    (application.status === 'open' || application.status === 'later')
    ? application
    : refuse('not shown any more', {})
}

/** A member may say a word: of whom, and what he has said already. */
export async function mayBeSaid(
  club: ClubTx,
  { by, id }: { readonly by: Member; readonly id: string },
): Promise<{ readonly application: Application; readonly said: string | null } | Refusal> {
  const application = await shownNow(club, id)
  return isRefusal(application) ? application : { application, said: await ownWord(club, { by, id }) }
}

/** A word to the committee; said again, it stands in the place of the one before. */
export async function sayWord(
  club: ClubTx,
  { by, id, words }: { readonly by: Member; readonly id: string; readonly words: string },
): Promise<Application | Refusal> {
  const application = await shownNow(club, id)
  if (isRefusal(application)) return application
  const before = await wordRows(club, id).where('member_id', '=', by.id).executeTakeFirst()
  const word = before?.id ?? club.newId()
  const sealed = club.sealer.seal('application_word', 'words', word, words)
  await club.tx
    .insertInto('application_word')
    .values({ club_id: club.id, id: word, application_id: id, member_id: by.id, words: sealed, at: club.at })
    .onConflict(conflict =>
      conflict.columns(['club_id', 'application_id', 'member_id']).doUpdateSet({ words: sealed, at: club.at }),
    )
    .execute()
  await tellTheOrganizersCard(club, id)
  return application
}

/** He takes it back, as long as nothing is decided. */
export async function takeWordBack(
  club: ClubTx,
  { by, id }: { readonly by: Member; readonly id: string },
): Promise<Application | Refusal> {
  const application = await applicationById(club, id, { lock: true })
  if (!application || (await forgetWord(club, { by, id })) === 0) return refuse('no longer possible', {})
  await tellTheOrganizersCard(club, id)
  return application
}

/** The message of the channel says the same whether anybody has written or not: it is not drawn anew. */
const tellTheOrganizersCard = (club: ClubTx, id: string) => redrawAbout(club, id, [applied, showingOver])

async function forgetWord(club: ClubTx, { by, id }: { readonly by: Member; readonly id: string }): Promise<number> {
  const { numDeletedRows } = await club.tx
    .deleteFrom('application_word')
    .where('club_id', '=', club.id)
    .where('application_id', '=', id)
    .where('member_id', '=', by.id)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

const wordRows = (club: ClubTx, id: string) =>
  club.tx.selectFrom('application_word').selectAll().where('club_id', '=', club.id).where('application_id', '=', id)

async function ownWord(club: ClubTx, { by, id }: { readonly by: Member; readonly id: string }): Promise<string | null> {
  const row = await wordRows(club, id).where('member_id', '=', by.id).executeTakeFirst()
  return row ? club.sealer.open('application_word', 'words', row.id, row.words) : null
}
