import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { nextDaily } from '../../time/wall.ts'
import { cancelActs, noteActs } from '../ledger/note.ts'
import { stillHere } from '../members/still-here.ts'
import * as kinds from './kinds.ts'
import { counterpart, maySayWhetherHeld, type OneToOne, takesPart } from './one-to-one.ts'
import { oneToOneById, openBetween } from './queries.ts'

/** Proposes a one-to-one: the other answers privately. */
export async function proposeOneToOne(
  club: ClubTx,
  { by, other, note }: { by: Member; other: { id: string }; note?: string | undefined },
): Promise<OneToOne | Refusal> {
  if (other.id === by.id) return refuse('yourself', {}, 'with')
  await onlyOneAtATime(club, 'one-to-one', by.id, other.id)
  const left = await stillHere(club, [other.id])
  if (left) return left
  const since = await openBetween(club, by.id, other.id)
  if (since) return refuse('proposed already', { since })
  const id = club.newId()
  await club.tx
    .insertInto('one_to_one')
    .values({
      club_id: club.id,
      id,
      external_id: `o-${id}`,
      members: [by.id, other.id],
      round: null,
      initiated_by: by.id,
      proposed_at: club.at,
      held_on: null,
      status: 'proposed',
      note: note ?? null,
    })
    .execute()
  await kinds.proposed.keep(club, { meeting: id, to: { member: other.id } })
  return (await oneToOneById(club, id))!
}

type ByAndMeeting = { readonly by: Member; readonly meeting: string }

/** The other's answer. Yes opens their conversation, and both are asked after two weeks whether it took place. */
export async function answerOneToOne(
  club: ClubTx,
  { by, meeting: id, yes }: ByAndMeeting & { yes: boolean },
): Promise<OneToOne | Refusal> {
  const meeting = await oneToOneById(club, id, { lock: true })
  if (!meeting) return refuse('no longer possible', {})
  if (meeting.other.id !== by.id) return refuse('not for you', {})
  if (meeting.status === (yes ? 'scheduled' : 'skipped')) return meeting
  // Of his own "no", which nobody was told, he may think better.
  if (meeting.status !== 'proposed' && !meeting.declined) return refuse('no longer possible', {})
  await setStatus(club, id, yes ? 'scheduled' : 'skipped', yes ? null : club.at)
  const people = [meeting.proposer.id, meeting.other.id]
  if (yes) {
    const due = nextDaily(club.at.add({ hours: 14 * 24 }), club.zone, '10:00')
    await keepAll(club, [
      kinds.opened.of({ meeting: id, to: { people } }),
      ...people.map(member => kinds.held.of({ meeting: id, to: { member }, due })),
    ])
  }
  await redrawAbout(club, id, [kinds.proposed])
  return (await oneToOneById(club, id))!
}

/** It counts for the pair when both said so; one "no" makes it not held for him only, and the other is not told. */
export async function sayWhetherHeld(
  club: ClubTx,
  { by, meeting: id, held }: ByAndMeeting & { held: boolean },
): Promise<OneToOne | Refusal> {
  const meeting = await oneToOneById(club, id, { lock: true })
  if (!meeting) return refuse('no longer possible', {})
  if (!takesPart(meeting, by.id)) return refuse('not for you', {})
  if ((held ? meeting.confirmedBy : meeting.deniedBy).includes(by.id)) return meeting
  if (!maySayWhetherHeld(meeting)) return refuse('no longer possible', {})
  const others = (said: readonly string[]) => said.filter(one => one !== by.id)
  const confirmed = [...others(meeting.confirmedBy), ...(held ? [by.id] : [])]
  const denied = [...others(meeting.deniedBy), ...(held ? [] : [by.id])]
  const both = confirmed.length === 2
  await club.tx
    .updateTable('one_to_one')
    .set({
      status: both ? 'held' : denied.length === 2 ? 'not-held' : confirmed.length === 1 ? 'unconfirmed' : 'scheduled',
      confirmed_by: confirmed,
      denied_by: denied,
      ...(held ? { held_on: meeting.heldOn ?? club.today } : {}),
    })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  if (both)
    await noteActs(
      club,
      [meeting.proposer, meeting.other].map(member => ({
        kind: 'one-to-one-held',
        by: member.id,
        for: counterpart(meeting, member.id).id,
        record: 'one-to-one',
        recordId: id,
      })),
    )
  else if (meeting.status === 'held') await cancelActs(club, id)
  await redrawAbout(club, id, [kinds.held])
  return (await oneToOneById(club, id))!
}

/** The proposer takes it back while it is unanswered, or declined without his knowing. */
export async function undoOneToOne(club: ClubTx, { by, meeting: id }: ByAndMeeting): Promise<OneToOne | Refusal> {
  const meeting = await oneToOneById(club, id, { lock: true })
  if (!meeting || (meeting.status !== 'proposed' && !meeting.declined)) return refuse('no longer possible', {})
  if (meeting.proposer.id !== by.id) return refuse('not for you', {})
  await setStatus(club, id, 'skipped')
  if (!meeting.declined) await redrawAbout(club, id, [kinds.proposed])
  return meeting
}

const setStatus = (club: ClubTx, id: string, status: OneToOne['status'], declined: Temporal.Instant | null = null) =>
  club.tx
    .updateTable('one_to_one')
    .set({ status, declined_at: declined })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
