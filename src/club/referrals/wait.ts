import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { batch, type LetGo } from '../../db/retention.ts'
import { startAll } from '../../duties/duty.ts'
import { dropKept, redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { wallTime } from '../../time/wall.ts'
import { membersByIds } from '../members/queries.ts'
import { stillHere } from '../members/still-here.ts'
import { notPassed, passedOn, whenBack } from './kinds.ts'
import { type Passed, passReferral, type ToPass } from './pass.ts'
import { mayPass } from './rules.ts'

/**
 * A referral whose giver would rather have it read when its receiver is back from a leave. It is no referral until then:
 * sealed, in no list but the giver's, weighed nowhere. Each morning it is looked whether he is back, however his leave has
 * changed; whoever is back in one tap has it at once.
 */

type Said = Pick<ToPass, 'kind' | 'prospect' | 'need' | 'warmth' | 'handoff'>

/** One that waits. `ended`: somebody has left, or it waited too long, and it can only be given to another. */
export type Wait = {
  readonly id: string
  readonly giver: Member
  readonly receiver: Member
  readonly said: Said
  readonly since: Temporal.Instant
  readonly ended: boolean
}

/** A leave may be renewed for ever; a prospect’s contact is not kept so long for nobody. */
const waitsDays = 90
/** So long, in days, one that has ended can still be given to another, or goes on when the one who left is back. */
const givenOnDays = 30

/** Keeps it until he is back. It is one he may pass on now: refused as that would be. */
export async function waitForReturn(club: ClubTx, given: ToPass): Promise<Wait | Refusal> {
  const { by, receiver, kind, prospect, need, warmth, handoff } = given
  if (receiver.id === by.id) return refuse('yourself', {}, 'receiver')
  const refused = mayPass(given) ?? (await stillHere(club, [by.id, receiver.id]))
  if (refused) return refused
  const id = club.newId()
  const said: Said = { kind, prospect: kind === 'inside' ? {} : prospect, need, warmth, handoff }
  await club.tx
    .insertInto('referral_wait')
    .values({
      ...{ club_id: club.id, id, giver_id: by.id, receiver_id: receiver.id, kept_at: club.at, ended_at: null },
      said: club.sealer.seal('referral_wait', 'said', id, JSON.stringify(said)),
    })
    .execute()
  await whenBack.ask(club, id, nextMorning(club))
  return (await waitById(club, id))!
}

/** Before the message that welcomes him back, so that it tells of it too. */
const nextMorning = (club: ClubTx): Temporal.Instant => wallTime(club.today.add({ days: 1 }), '09:00', club.zone)

/** `lock` holds it until the transaction ends, so that it is passed or taken back once. */
export async function waitById(club: ClubTx, id: string, { lock = false } = {}): Promise<Wait | null> {
  const rows = await club.tx
    .selectFrom('referral_wait')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .$if(lock, query => query.forUpdate())
    .execute()
  return (await waitsOf(club, rows))[0] ?? null
}

/** What a member has waiting, the oldest first. */
export async function ownWaits(club: ClubTx, giver: string): Promise<readonly Wait[]> {
  const rows = await club.tx
    .selectFrom('referral_wait')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('giver_id', '=', giver)
    .where('ended_at', 'is', null)
    .orderBy('kept_at')
    .orderBy('id')
    .execute()
  return waitsOf(club, rows)
}

type Row = {
  id: string
  giver_id: string
  receiver_id: string
  said: Buffer
  kept_at: Temporal.Instant
  ended_at: Temporal.Instant | null
}

async function waitsOf(club: ClubTx, rows: readonly Row[]): Promise<Wait[]> {
  if (rows.length === 0) return []
  const people = await membersByIds(
    club,
    rows.flatMap(({ giver_id, receiver_id }) => [giver_id, receiver_id]),
  )
  return rows.map(row => ({
    id: row.id,
    giver: people.get(row.giver_id)!,
    receiver: people.get(row.receiver_id)!,
    said: JSON.parse(club.sealer.open('referral_wait', 'said', row.id, row.said)) as Said,
    since: row.kept_at,
    ended: row.ended_at !== null,
  }))
}

/** Takes back what waits: nobody has read it. */
export async function stopWaiting(
  club: ClubTx,
  { by, wait: id }: { readonly by: Member; readonly wait: string },
): Promise<Wait | Refusal> {
  const wait = await ownWait(club, by, id)
  if (!isRefusal(wait)) await forget(club, id)
  return wait
}

/** Passes it on now, whether or not he is back. */
export async function passNow(
  club: ClubTx,
  { by, wait: id }: { readonly by: Member; readonly wait: string },
): Promise<(Passed & { readonly receiver: Member }) | Refusal> {
  const wait = await ownWait(club, by, id)
  if (isRefusal(wait)) return wait
  if (wait.ended) return refuse('no longer possible', {})
  const passed = await pass(club, wait)
  return isRefusal(passed) ? passed : { ...passed, receiver: wait.receiver }
}

async function ownWait(club: ClubTx, by: Member, id: string): Promise<Wait | Refusal> {
  await onlyOneAtATime(club, 'referral', by.id)
  const wait = await waitById(club, id, { lock: true })
  // It was passed on meanwhile, or taken back.
  if (!wait) return refuse('done already', { by: null })
  return wait.giver.id === by.id ? wait : refuse('not for you', {})
}

/** Where its giver has passed it on by hand meanwhile, that was it. */
async function pass(club: ClubTx, { id, giver, receiver, said, since }: Wait): Promise<Passed | Refusal> {
  const passed = await passReferral(club, { ...said, by: giver, receiver, agreed: true }, { since })
  await forget(club, id)
  return passed
}

async function forget(club: ClubTx, id: string): Promise<void> {
  await club.tx.deleteFrom('referral_wait').where('club_id', '=', club.id).where('id', '=', id).execute()
  await whenBack.dismiss(club, id)
  await redrawAbout(club, id, [notPassed])
}

/** Duty `pass-when-back`: passes it on when he is back, looks again tomorrow when he is not, and gives it up after 90 days. */
export async function passWhenBack(club: ClubTx, id: string): Promise<void> {
  const found = await waitById(club, id)
  if (!found) return
  // The giver first, as whoever presses.
  await onlyOneAtATime(club, 'referral', found.giver.id)
  const wait = await waitById(club, id, { lock: true })
  if (!wait || wait.ended || wait.giver.left || wait.receiver.left) return
  if (wait.receiver.away !== null) {
    if (club.at.since(wait.since).total('hours') < waitsDays * 24) return whenBack.ask(club, id, nextMorning(club))
    await endThose(club, [id])
    await notPassed.keep(club, { wait: id, to: { member: wait.giver.id }, once: `${id}:long` })
    return
  }
  const passed = await pass(club, wait)
  if (!isRefusal(passed)) await passedOn.keep(club, { referral: passed.id, to: { member: wait.giver.id } })
}

/** He is back: what waits for him goes at once. */
export async function passWhatWaited(club: ClubTx, receiver: string): Promise<void> {
  const rows = await club.tx
    .selectFrom('referral_wait')
    .select('id')
    .where('club_id', '=', club.id)
    .where('receiver_id', '=', receiver)
    .where('ended_at', 'is', null)
    .execute()
  await startAll(
    club,
    rows.map(({ id }) => ({ duty: whenBack.name, about: id })),
  )
}

/** A prospect asked to be forgotten: what waits and names him is gone, whether or not it would ever have been passed. */
export async function forgetWaits(club: ClubTx, isHim: (said: Said) => boolean): Promise<void> {
  const rows = await club.tx
    .selectFrom('referral_wait')
    .selectAll()
    .where('club_id', '=', club.id)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const { id, said } of await waitsOf(club, rows)) if (isHim(said)) await forget(club, id)
}

const endThose = (club: ClubTx, ids: readonly string[]) =>
  club.tx
    .updateTable('referral_wait')
    .set({ ended_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', 'in', [...ids])
    .execute()

/** A member has left: what he kept waiting is not passed on, and who kept something for him is told so. */
export async function endWaits(club: ClubTx, member: string): Promise<void> {
  const rows = await club.tx
    .selectFrom('referral_wait')
    .select(['id', 'giver_id'])
    .where('club_id', '=', club.id)
    .where(({ or, eb }) => or([eb('giver_id', '=', member), eb('receiver_id', '=', member)]))
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await endThose(club, ids)
  await whenBack.dismiss(club, ...ids)
  for (const { id, giver_id } of rows)
    if (giver_id !== member)
      await notPassed.keep(club, { wait: id, to: { member: giver_id }, once: `${id}:${club.at.epochMilliseconds}` })
}

/** His end is undone: what was kept goes on waiting, unless it has waited too long. */
export async function resumeWaits(club: ClubTx, member: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update referral_wait set ended_at = null where club_id = ${club.id} and ${member} in (giver_id, receiver_id)
      and ended_at is not null and kept_at > ${club.at.subtract({ hours: waitsDays * 24 })}
    returning id`.execute(club.tx)
  const ids = rows.map(({ id }) => id)
  for (const id of ids) await whenBack.ask(club, id, nextMorning(club))
  await dropKept(club, ids, [notPassed], 'he is back')
  await redrawAbout(club, ids)
}

/** What ended and was given to nobody else. */
export const oldWaits: LetGo = async club => {
  const before = club.at.subtract({ hours: givenOnDays * 24 })
  const { rows } = await sql<{ id: string }>`
    delete from referral_wait where club_id = ${club.id} and id in (
      select id from referral_wait where club_id = ${club.id} and ended_at < ${before} limit ${batch})
    returning id`.execute(club.tx)
  await redrawAbout(
    club,
    rows.map(({ id }) => id),
  )
  return rows.length === batch
}
