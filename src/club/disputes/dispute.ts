import type { ClubTx } from '../../db/club-tx.ts'
import { isToldAbout, redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { DisputeAnswer, RollDispute } from '../../terms/roll-dispute.ts'
import { nextDaily } from '../../time/wall.ts'
import { disputed } from '../meetings/kinds.ts'
import { holdMeeting } from '../meetings/of-others.ts'
import { correctLine, undoCorrection } from '../meetings/roll-writes.ts'
import { audit } from '../members/audit.ts'
import { disputeRow, disputesByIds, ownAbsences, ownDisputeRow } from './queries.ts'

type Saying = { readonly by: Member; readonly meeting: string }

/**
 * "I was there": of a meeting whose roll has him absent, once. The organizers read it the next morning, all that was said
 * until then in one message; said again after he took it back, it is the same entry.
 */
export async function disputeRoll(club: ClubTx, { by, meeting: id }: Saying): Promise<RollDispute | Refusal> {
  const meeting = await holdMeeting(club, id)
  if (!meeting) return refuse('no such meeting', {})
  const own = (await ownAbsences(club, by.id)).find(one => one.meeting.id === id)
  if (own?.dispute?.state === 'open') return own.dispute
  if (!own || (own.dispute && own.dispute.state !== 'withdrawn')) return refuse('no longer possible', {})
  const { id: dispute } = await club.tx
    .insertInto('roll_dispute')
    .values({
      ...{ club_id: club.id, id: club.newId(), meeting_id: id, member_id: by.id, at: club.at },
      ...{ withdrawn_at: null, answer: null, answered_by: null, answered_at: null, step: null },
    })
    .onConflict(conflict =>
      conflict.columns(['club_id', 'meeting_id', 'member_id']).doUpdateSet({ at: club.at, withdrawn_at: null }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  if (!(await isToldAbout(club, disputed, dispute))) {
    const once = `${dispute}:${club.at.epochNanoseconds}`
    const due = nextDaily(club.at, club.zone, '10:00')
    await disputed.keep(club, { dispute, meeting: id, to: { channel: 'organizers' }, once, due })
  }
  await redrawAbout(club, dispute)
  return (await disputesByIds(club, [dispute]))[0]!
}

/** It was a slip: nobody is asked, and the absence stands. Not once it is answered. */
export async function withdrawDispute(club: ClubTx, { by, meeting: id }: Saying): Promise<RollDispute | Refusal> {
  await holdMeeting(club, id)
  const row = await ownDisputeRow(club, { meeting: id, member: by.id })
  if (!row || row.answer !== null) return refuse('no longer possible', {})
  await club.tx
    .updateTable('roll_dispute')
    .set({ withdrawn_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', row.id)
    .execute()
  await redrawAbout(club, row.id)
  return (await disputesByIds(club, [row.id]))[0]!
}

type Answering = { readonly by: Member; readonly dispute: string }

/** An organizer answers: the roll is corrected with its trace, or stays. The member reads it where he said it. */
export async function answerDispute(
  club: ClubTx,
  { by, dispute: id, answer }: Answering & { readonly answer: DisputeAnswer },
): Promise<RollDispute | Refusal> {
  const held = await heldDispute(club, id)
  if ('refused' in held) return held
  const [now] = await disputesByIds(club, [id])
  if (held.row.answer !== null) return refuse('done already', { by: now?.by?.name ?? null })
  if (now?.state !== 'open') return refuse('no longer possible', {})
  const { meeting, member } = now
  const step = answer === 'there' ? await correctLine(club, { by, meeting, member: member.id, to: 'present' }) : null
  await setAnswer(club, id, { answer, answered_by: by.id, answered_at: club.at, step })
  await audit(club, { by, what: 'roll-dispute-answered', about: member.id })
  await redrawAbout(club, id)
  return (await disputesByIds(club, [id]))[0]!
}

/** The answer was a slip: the roll is what it was, and the entry waits again. Only whoever gave it takes it back. */
export async function takeAnswerBack(club: ClubTx, { by, dispute: id }: Answering): Promise<RollDispute | Refusal> {
  const held = await heldDispute(club, id)
  if ('refused' in held) return held
  const { row } = held
  if (row.answer === null) return refuse('done already', { by: null })
  if (row.answered_by !== by.id) return refuse('not your correction', {})
  const undone = row.step === null ? null : await undoCorrection(club, { by, step: row.step })
  if (undone && 'refused' in undone) return undone
  await setAnswer(club, id, { answer: null, answered_by: null, answered_at: null, step: null })
  await audit(club, { by, what: 'roll-dispute-reopened', about: row.member_id })
  await redrawAbout(club, id)
  return (await disputesByIds(club, [id]))[0]!
}

/** The dispute, its meeting held: of two who answer, or answer and correct the roll, one is first. */
async function heldDispute(club: ClubTx, id: string) {
  const found = await disputeRow(club, id)
  if (!found) return refuse('no longer possible', {})
  await holdMeeting(club, found.meeting_id)
  const row = await disputeRow(club, id)
  return row ? { row } : refuse('no longer possible', {})
}

type Given = {
  readonly answer: DisputeAnswer | null
  readonly answered_by: string | null
  readonly answered_at: Temporal.Instant | null
  readonly step: string | null
}

const setAnswer = (club: ClubTx, id: string, given: Given) =>
  club.tx.updateTable('roll_dispute').set(given).where('club_id', '=', club.id).where('id', '=', id).execute()
