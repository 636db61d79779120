import type { ClubTx } from '../../db/club-tx.ts'
import { dropKept, keepAll, redrawAbout } from '../../notices/keep.ts'
import type { Application } from '../../terms/application.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import type { Voice } from '../../terms/vote.ts'
import { audit } from '../members/audit.ts'
import { tellOrganizers } from '../members/tell-organizers.ts'
import { changeSettings } from '../setup/club-settings.ts'
import { applied, ballot, showingOver, voteClosed, voteEnds } from './kinds.ts'
import { applicationById } from './queries.ts'
import { openApplication } from './undecided.ts'
import { type Elector, electorsOf, tallyOf, type VoteRow, voteRow } from './vote-queries.ts'
import { conflictOf } from './vote-rules.ts'

/** By how many days a vote goes on that did not come to an answer. */
const extendedBy = { days: 3 }

export type VoteRules = { readonly quorum: number; readonly days: number }

/** How the committee votes, where the club has said nothing. */
const usual: VoteRules = { quorum: 50, days: 5 }

export const voteRules = ({ row }: Pick<ClubTx, 'row'>): VoteRules => ({ ...usual, ...row.settings.vote })

/** From the next vote on. */
export async function chooseVoteRules(
  club: ClubTx,
  { by, ...vote }: VoteRules & { readonly by: Member },
): Promise<void> {
  await changeSettings(club, now => ({ ...now, vote }))
  await audit(club, { by, what: 'settings-changed' })
}

type About = { readonly by: Member; readonly id: string }

/** An organizer opens it, once the members have had their two days: whoever may vote is asked in private. */
export async function openVote(club: ClubTx, { by, id }: About): Promise<Application | Refusal> {
  const application = await openApplication(club, id)
  if (isRefusal(application)) return application
  if (application.vote) return refuse('done already', { by: null })
  if (application.shown && !application.shown.over) return refuse('still shown', { until: application.shown.until })
  const electors = (await electorsOf(club, id, application)).filter(({ conflict }) => conflict === null)
  if (electors.length === 0) return refuse('nobody may vote', {})
  const { quorum, days } = voteRules(club)
  const until = club.at.toZonedDateTimeISO(club.zone).add({ days }).toInstant()
  await club.tx
    .insertInto('application_vote')
    .values({
      ...{ club_id: club.id, application_id: id, opened_at: club.at, opened_by: by.id, until, quorum },
      ...{ closed_at: null, electors: null, yes: null, no: null, later: null },
    })
    .execute()
  await audit(club, { by, what: 'vote-opened', about: id })
  await askElectors(club, id)
  await voteEnds.ask(club, id, until)
  return (await applicationById(club, id))!
}

async function askElectors(club: ClubTx, id: string): Promise<void> {
  const application = (await applicationById(club, id))!
  const electors = await electorsOf(club, id, application)
  await keepAll(
    club,
    electors
      .filter(({ conflict, voice }) => conflict === null && voice === null)
      .map(({ member }) => ballot.of({ application: id, at: club.at.toString(), to: { member: member.id } })),
  )
  await redrawAbout(club, id)
}

const isPast = (club: ClubTx, { until }: Pick<VoteRow, 'until'>) => Temporal.Instant.compare(until, club.at) <= 0

const haveAllVoted = (electors: readonly Elector[]) =>
  electors.every(({ voice, conflict }) => voice !== null || conflict !== null)

/** One voice each, changed until the end; when all have voted, that is the end. */
export async function castVote(
  club: ClubTx,
  { by, id, voice }: About & { readonly voice: Voice },
): Promise<Application | Refusal> {
  const application = await applicationById(club, id, { lock: true })
  const vote = application && (await voteRow(club, id))
  if (!vote || application.status === 'withdrawn') return refuse('no longer possible', {})
  if (vote.closed_at !== null || isPast(club, vote)) return refuse('vote over', { until: vote.closed_at ?? vote.until })
  const before = await electorsOf(club, id, application)
  if (!before.some(({ member }) => member.id === by.id)) return refuse('not for you', {})
  const why = conflictOf(application, by)
  if (why !== null) return refuse('too close to vote', { why })
  await club.tx
    .insertInto('application_ballot')
    .values({ club_id: club.id, application_id: id, member_id: by.id, voice, at: club.at })
    .onConflict(conflict =>
      conflict.columns(['club_id', 'application_id', 'member_id']).doUpdateSet({ voice, at: club.at }),
    )
    .execute()
  const electors = before.map(one =>
    one.member.id === by.id ? { ...one, voice, conflict: conflictOf(application, by, voice) } : one,
  )
  if (haveAllVoted(electors)) await close(club, { application, vote, electors })
  else await redrawAbout(club, id, [applied, ballot, showingOver])
  return (await applicationById(club, id))!
}

/** Whoever was still waited for is on the committee no longer: where all others have voted, that is the end. */
export async function closeFinishedVotes(club: ClubTx): Promise<void> {
  const open = await club.tx
    .selectFrom('application_vote')
    .select('application_id as id')
    .where('club_id', '=', club.id)
    .where('closed_at', 'is', null)
    .orderBy('application_id')
    .execute()
  for (const { id } of open) {
    const application = await applicationById(club, id, { lock: true })
    const vote = application && (await voteRow(club, id))
    if (!vote || vote.closed_at !== null) continue
    const electors = await electorsOf(club, id, application)
    if (haveAllVoted(electors)) await close(club, { application, vote, electors })
  }
}

/** Its day has come. */
export async function endVote(club: ClubTx, id: string): Promise<void> {
  const application = await applicationById(club, id, { lock: true })
  const vote = application && (await voteRow(club, id))
  if (vote && vote.closed_at === null && isPast(club, vote))
    await close(club, { application, vote, electors: await electorsOf(club, id, application) })
}

/** The numbers are written, and the organizers read them; what follows they decide. */
async function close(
  club: ClubTx,
  about: { readonly application: Application; readonly vote: VoteRow; readonly electors: readonly Elector[] },
): Promise<void> {
  const { id, status } = about.application
  const { electors, yes, no, later } = tallyOf(about.electors, about.vote.quorum)
  await club.tx
    .updateTable('application_vote')
    .set({ closed_at: club.at, electors, yes, no, later })
    .where('club_id', '=', club.id)
    .where('application_id', '=', id)
    .execute()
  await voteEnds.dismiss(club, id)
  await dropKept(club, id, [ballot], 'no longer true')
  await redrawAbout(club, id)
  if (status === 'open' || status === 'later')
    await tellOrganizers(club, voteClosed, { application: id, at: club.at.toString() })
}

/** It goes on for three days: whoever has not voted is asked again, and every voice may be changed. */
export async function extendVote(club: ClubTx, { by, id }: About): Promise<Application | Refusal> {
  const application = await openApplication(club, id)
  if (isRefusal(application)) return application
  const vote = await voteRow(club, id)
  if (!vote) return refuse('no longer possible', {})
  if (vote.closed_at === null) return refuse('done already', { by: null })
  const until = club.at.toZonedDateTimeISO(club.zone).add(extendedBy).toInstant()
  await club.tx
    .updateTable('application_vote')
    .set({ closed_at: null, electors: null, yes: null, no: null, later: null, until })
    .where('club_id', '=', club.id)
    .where('application_id', '=', id)
    .execute()
  await audit(club, { by, what: 'vote-extended', about: id })
  await askElectors(club, id)
  await voteEnds.ask(club, id, until)
  return (await applicationById(club, id))!
}

/** A human has decided: whatever was under way about this candidate ends. */
export async function endAround(club: ClubTx, application: Application): Promise<void> {
  const { id, shown, vote } = application
  if (shown && !shown.over)
    await club.tx
      .updateTable('application')
      .set({ shown_until: club.at })
      .where('club_id', '=', club.id)
      .where('id', '=', id)
      .execute()
  const open = vote && vote.closed === null ? await voteRow(club, id) : undefined
  if (open) await close(club, { application, vote: open, electors: await electorsOf(club, id, application) })
}
