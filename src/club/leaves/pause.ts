import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { keepAll, redrawAbout, type ToKeep } from '../../notices/keep.ts'
import { releaseFor } from '../../notices/waiting.ts'
import type { KeptLeave, Pause } from '../../terms/leave.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { wallTime } from '../../time/wall.ts'
import { stillHere } from '../members/still-here.ts'
import { doWhatAwaited } from '../what-awaits.ts'
import * as kinds from './kinds.ts'
import { keptLeavesOf, leaveById } from './on-leave.ts'
import {
  cutToday,
  daysOf,
  isOn,
  mayRenew,
  placeOf,
  renewedUntil,
  shortDays,
  spokenOfBefore,
  type Wanted,
} from './rules.ts'

type By = { readonly by: { readonly id: string } }
type ByAndLeave = By & { readonly leave: string }

/** A pause as it is now. `before`: the leave it was until now, where its end was moved. */
export type Taken = { readonly leave: KeptLeave & Pause; readonly before: KeptLeave | null }

/** Takes a pause; where he is on one already, that one gets another end. */
export async function takePause(club: ClubTx, { by, ...wanted }: By & Wanted): Promise<Taken | Refusal> {
  const days = daysOf(wanted, club.today)
  if (isRefusal(days)) return days
  const own = await ownLeaves(club, by)
  if (isRefusal(own)) return own
  const found = placeOf(days, own)
  if (isRefusal(found)) return found
  if (found.place === 'new') return { leave: await insert(club, by.id, days), before: null }
  const moved = fromNow(club, found.of, days.until)
  return isRefusal(moved) ? moved : { leave: await endOn(club, by.id, found.of, days.until), before: found.of }
}

/** A month more, in one tap. */
export async function renewPause(club: ClubTx, { by, leave: id }: ByAndLeave): Promise<Taken | Refusal> {
  const own = await ownLeaves(club, by)
  if (isRefusal(own)) return own
  const leave = own.find(one => one.id === id)
  if (!leave) return notHis(club, id)
  if (!mayRenew(leave, club.today)) return refuse('no longer possible', {})
  return { leave: await endOn(club, by.id, leave, renewedUntil(leave, own, club.today)), before: leave }
}

/** What ended, or does not begin. `given`: the days that are free again, where it had an end; `left`: those that stay. */
export type Ended = { readonly given: Pause | null; readonly left: Pause | null; readonly begun: boolean }

/** He is back, or does not go: of his leave only the days before today are left. */
export async function endPause(club: ClubTx, { by, leave: id }: ByAndLeave): Promise<Ended | Refusal> {
  const own = await ownLeaves(club, by)
  if (isRefusal(own)) return own
  const leave = own.find(one => one.id === id)
  if (!leave) return notHis(club, id)
  return cut(club, by.id, leave)
}

/** The same for whichever he is on today. That one is held and no lock is taken: much is held already by who asks for this. */
export async function comeBack(club: ClubTx, { by }: By): Promise<Ended | null> {
  const current = (await keptLeavesOf(club, by.id, club.today, { lock: true })).find(one => isOn(one, club.today))
  return current ? cut(club, by.id, current) : null
}

/** Takes up again what was ended too soon, from today on. */
export async function resumePause(club: ClubTx, { by, from, until }: By & Pause): Promise<Taken | Refusal> {
  if (isBefore(until, club.today)) return refuse('no longer possible', {})
  const own = await ownLeaves(club, by)
  if (isRefusal(own)) return own
  const first = isBefore(from, club.today) ? club.today : from
  const days = daysOf({ from: first, until }, club.today)
  if (isRefusal(days)) return days
  const same = own.find(one => one.from.equals(first) && one.until?.equals(until))
  if (same) return { leave: { ...same, until }, before: null }
  const found = placeOf(days, own)
  if (isRefusal(found)) return found
  if (found.place === 'instead') return refuse('pause taken already', found.of)
  const yesterday = club.today.subtract({ days: 1 })
  const cutShort = first.equals(club.today) ? own.find(one => one.until?.equals(yesterday)) : undefined
  const leave = cutShort ? await endOn(club, by.id, cutShort, until) : await insert(club, by.id, days)
  return { leave, before: null }
}

/** Its last day is again what it was before; of one that would be over, what is left of it ends. */
export async function undoMove(
  club: ClubTx,
  { by, leave: id, until }: ByAndLeave & { readonly until: Temporal.PlainDate },
): Promise<Taken | Ended | Refusal> {
  const own = await ownLeaves(club, by)
  if (isRefusal(own)) return own
  const leave = own.find(one => one.id === id)
  if (!leave) return notHis(club, id)
  if (leave.until?.equals(until)) return { leave: { ...leave, until }, before: null }
  if (isBefore(until, club.today)) return cut(club, by.id, leave)
  const days = fromNow(club, leave, until)
  const found = isRefusal(days) ? days : placeOf(days, own)
  if (isRefusal(found)) return found
  // It was over yesterday, and another has begun since.
  if (found.place === 'instead' && found.of.id !== leave.id) return refuse('pause taken already', found.of)
  return { leave: await endOn(club, by.id, leave, until), before: null }
}

/** What is left of a leave with another last day: no more than a pause may last. */
const fromNow = ({ today }: ClubTx, { from }: KeptLeave, until: Temporal.PlainDate) =>
  daysOf({ from: isBefore(from, today) ? today : from, until }, today)

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0

/** What he has of today and later, and yesterday's; whoever else changes it waits, and his membership does not end meanwhile. */
async function ownLeaves(club: ClubTx, { id }: By['by']): Promise<readonly KeptLeave[] | Refusal> {
  await onlyOneAtATime(club, 'leave', id)
  return (await stillHere(club, [id])) ?? keptLeavesOf(club, id, club.today.subtract({ days: 1 }), { lock: true })
}

/** One that is over, or taken back, can be changed no more; another's says so to nobody but its own. */
async function notHis(club: ClubTx, id: string): Promise<Refusal> {
  const leave = await leaveById(club, id)
  return leave ? refuse('not for you', {}) : refuse('no longer possible', {})
}

async function insert(club: ClubTx, member: string, { from, until }: Pause): Promise<KeptLeave & Pause> {
  const id = club.newId()
  await club.tx
    .insertInto('leave')
    .values({
      club_id: club.id,
      id,
      external_id: `l-${id}`,
      member_id: member,
      from_on: from,
      until_on: until,
      taken_at: club.at,
    })
    .execute()
  return told(club, member, { id, from, until })
}

async function endOn(
  club: ClubTx,
  member: string,
  { id, from }: KeptLeave,
  until: Temporal.PlainDate,
): Promise<KeptLeave & Pause> {
  await club.tx
    .updateTable('leave')
    .set({ until_on: until })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await redrawAbout(club, id)
  return told(club, member, { id, from, until })
}

async function told(club: ClubTx, member: string, leave: KeptLeave & Pause): Promise<KeptLeave & Pause> {
  await keepAll(club, toldOf(club, member, leave))
  return leave
}

/** What is said of a pause by itself: shortly before its end, and the day after. */
export function toldOf(
  { zone, at }: Pick<ClubTx, 'zone' | 'at'>,
  member: string,
  { id, from, until }: KeptLeave & Pause,
): readonly ToKeep[] {
  const about = { leave: id, until: until.toString(), to: { member } }
  const isShort = from.until(until).days < shortDays
  const soon = wallTime(until.subtract({ days: spokenOfBefore }), '10:00', zone)
  const isAhead = Temporal.Instant.compare(soon, at) > 0
  const back = until.add({ days: 1 })
  return [
    ...(isShort || !isAhead ? [] : [kinds.ending.of({ ...about, due: soon, speaksOf: wallTime(back, '00:00', zone) })]),
    kinds.over.of({ ...about, due: wallTime(back, '10:00', zone) }),
  ]
}

async function cut(club: ClubTx, member: string, leave: KeptLeave): Promise<Ended> {
  const left = cutToday(leave, club.today)
  const row = { club: club.id, id: leave.id }
  if (left)
    await club.tx
      .updateTable('leave')
      .set({ until_on: left.until })
      .where('club_id', '=', row.club)
      .where('id', '=', row.id)
      .execute()
  else await club.tx.deleteFrom('leave').where('club_id', '=', row.club).where('id', '=', row.id).execute()
  await redrawAbout(club, leave.id)
  const begun = !isBefore(club.today, leave.from)
  if (begun) {
    await releaseFor(club, member)
    await doWhatAwaited(club, member)
  }
  const from = begun ? club.today : leave.from
  return {
    begun,
    left,
    given: leave.until === null || isBefore(leave.until, from) ? null : { from, until: leave.until },
  }
}
