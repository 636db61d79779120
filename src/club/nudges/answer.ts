import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { isPresent, memberById } from '../members/queries.ts'
import { changeSettings, switchKind } from '../members/settings.ts'
import { pairIn } from '../proposals.ts'
import { apart, type Outcome } from './episodes.ts'
import { coffee, nudged } from './kinds.ts'
import { type KeptNudge, nudgeById } from './queries.ts'

type ByAndNudge = { readonly by: Member; readonly nudge: string }

/** "Later": no nudge for 30 days. Gives the day until which. */
export async function snooze(club: ClubTx, { by, nudge: id }: ByAndNudge): Promise<Temporal.PlainDate | Refusal> {
  const nudge = await ownNudge(club, by, id)
  if ('refused' in nudge) return nudge
  const until = club.at.add({ hours: 24 * apart.snooze })
  await changeSettings(club, by.id, settings => ({ ...settings, nudgesSnoozedUntil: until.toString() }))
  await record(club, nudge, 'snoozed')
  return until.toZonedDateTimeISO(by.reads.zone).toPlainDate()
}

/** The press was a slip: nudges may come as before. */
export async function unsnooze(club: ClubTx, { by, nudge: id }: ByAndNudge): Promise<null | Refusal> {
  const nudge = await ownNudge(club, by, id)
  if ('refused' in nudge) return nudge
  await changeSettings(club, by.id, ({ nudgesSnoozedUntil: _, ...settings }) => settings)
  await unrecord(club, nudge, 'snoozed')
  return null
}

/** "No more of these": all nudges, until he turns them on again. */
export async function stopNudges(club: ClubTx, { by, nudge: id }: ByAndNudge): Promise<null | Refusal> {
  const nudge = await ownNudge(club, by, id)
  if ('refused' in nudge) return nudge
  await switchKind(club, by.id, nudged.name, false)
  await record(club, nudge, 'stopped')
  return null
}

/** "Send them again". */
export async function resumeNudges(club: ClubTx, { by, nudge: id }: ByAndNudge): Promise<null | Refusal> {
  const nudge = await ownNudge(club, by, id)
  if ('refused' in nudge) return nudge
  await switchKind(club, by.id, nudged.name, true)
  await unrecord(club, nudge, 'stopped')
  return null
}

/** He would like the coffee: his sponsor or buddy is asked, without why. */
export async function acceptBuddy(club: ClubTx, { by, nudge: id }: ByAndNudge): Promise<Member | Refusal> {
  const nudge = await ownNudge(club, by, id)
  if ('refused' in nudge) return nudge
  if (nudge.act !== 'buddy' || !nudge.about) return refuse('no longer possible', {})
  const buddy = await memberById(club, nudge.about)
  if (!isPresent(buddy, club.today)) return refuse('someone who left', { name: buddy.name })
  await record(club, nudge, 'acted')
  await coffee.keep(club, { nudge: id, to: { member: buddy.id } })
  return buddy
}

/** The two members he was asked to introduce to each other. */
export async function pairToIntroduce(
  club: ClubTx,
  { by, nudge: id }: ByAndNudge,
): Promise<readonly string[] | Refusal> {
  const nudge = await ownNudge(club, by, id)
  if ('refused' in nudge) return nudge
  return nudge.act === 'introduce' && nudge.about ? pairIn(nudge.about) : refuse('no longer possible', {})
}

async function ownNudge(club: ClubTx, by: Member, id: string): Promise<KeptNudge | Refusal> {
  const nudge = await nudgeById(club, id, { lock: true })
  if (!nudge || nudge.heldBack || nudge.step === 3) return refuse('no longer possible', {})
  return nudge.member === by.id ? nudge : refuse('not for you', {})
}

/** What he said of a nudge that had no outcome yet; an act done since stays an act. */
async function record(club: ClubTx, nudge: KeptNudge, outcome: Outcome): Promise<void> {
  await club.tx
    .updateTable('nudge')
    .set({ outcome, outcome_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', nudge.id)
    .where(({ or, eb }) => or([eb('outcome', 'is', null), eb('outcome', 'in', ['pending', 'ignored'])]))
    .execute()
  await redrawAbout(club, nudge.id, [nudged])
}

/** What he took back of it: the nudge waits for an act as before. */
async function unrecord(club: ClubTx, nudge: KeptNudge, outcome: Outcome): Promise<void> {
  await club.tx
    .updateTable('nudge')
    .set({ outcome: 'pending', outcome_at: null })
    .where('club_id', '=', club.id)
    .where('id', '=', nudge.id)
    .where('outcome', '=', outcome)
    .execute()
  await redrawAbout(club, nudge.id, [nudged])
}
