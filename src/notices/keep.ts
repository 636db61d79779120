import type { ClubTx } from '../db/club-tx.ts'
import { endNotice } from './ended.ts'
import type { NoticeClass } from './kinds.ts'

export type ToKeep = {
  readonly kind: string
  readonly class: NoticeClass
  /** A member by id, a channel of the club by purpose, or a group conversation of members. */
  readonly to:
    | { readonly member: string }
    | { readonly channel: ChannelPurpose }
    | { readonly people: readonly string[] }
  /** Ids only: what is told is read when it is sent. */
  readonly arguments: Readonly<Record<string, string>>
  /** The record it is about, so that it can be redrawn when that changes. */
  readonly about?: string
  /** Kept once per club for each key, whoever asks again. */
  readonly once: string
  /** When it falls due; now when absent. */
  readonly at?: Temporal.Instant
  /** What it speaks of (a meeting's start): it must come before, and may be brought forward for it. */
  readonly speaksOf?: Temporal.Instant
}

export type ChannelPurpose = 'club' | 'introductions' | 'organizers'

/** Keeps a notice in the transaction of what it tells; the same key twice keeps one. Gives its id, or null if it was there. */
export async function keepNotice(club: ClubTx, notice: ToKeep): Promise<string | null> {
  return (await keepNotices(club, [notice]))[0] ?? null
}

/** Keeps several at once, and asks for the duties that go with them: two statements for all. Gives the ids of those that are new. */
export async function keepNotices(
  club: ClubTx,
  notices: readonly ToKeep[],
  duties: readonly Asked[] = [],
): Promise<readonly string[]> {
  const rows = notices.map(notice => rowOf(club, notice))
  const kept = await club.tx
    .insertInto('notice')
    .values(rows)
    .onConflict(conflict => conflict.columns(['club_id', 'once']).doNothing())
    .returning('id')
    .execute()
  const ids = new Set(kept.map(({ id }) => id))
  const later = [...duties]
  for (const { id, due_at: at } of rows.filter(row => ids.has(row.id))) {
    if (isDue(club, at)) await club.enqueue('deliver', { id })
    else later.push({ duty: 'deliver', about: id, at })
  }
  if (later.length > 0) await allDueAt(club, later)
  return [...ids]
}

const rowOf = (club: ClubTx, notice: ToKeep) => ({
  club_id: club.id,
  id: club.newId(),
  kind: notice.kind,
  class: notice.class,
  reader_id: 'member' in notice.to ? notice.to.member : null,
  channel: 'channel' in notice.to ? notice.to.channel : null,
  people: 'people' in notice.to ? [...notice.to.people] : null,
  arguments: JSON.stringify(notice.arguments),
  once: notice.once,
  about: notice.about ?? null,
  kept_at: club.at,
  due_at: notice.at ?? club.at,
  speaks_of: notice.speaksOf ?? null,
  state: 'kept',
  why: null,
  changed_at: null,
})

const isDue = (club: ClubTx, at: Temporal.Instant): boolean => Temporal.Instant.compare(at, club.at) <= 0

/** The job now, or the due instant that the heartbeat will find. */
export async function deliverAt(club: ClubTx, id: string, due: Temporal.Instant): Promise<void> {
  if (isDue(club, due)) await club.enqueue('deliver', { id })
  else await dueAt(club, 'deliver', id, due)
}

/** A duty about a record at an instant of the club's clock. */
export type Asked = { readonly duty: string; readonly about: string; readonly at: Temporal.Instant }

/** Asks that a duty be done about a record at an instant of the club's clock; asking twice is asking once. */
export const dueAt = (club: ClubTx, duty: string, about: string, at: Temporal.Instant): Promise<void> =>
  allDueAt(club, [{ duty, about, at }])

async function allDueAt(club: ClubTx, asked: readonly Asked[]): Promise<void> {
  await club.tx
    .insertInto('due')
    .values(asked.map(one => ({ club_id: club.id, id: club.newId(), ...one, claimed_at: null, done_at: null })))
    .onConflict(conflict => conflict.columns(['club_id', 'duty', 'about', 'at']).doNothing())
    .execute()
}

/** What was asked for a record and has not begun is no longer wanted. */
export async function noLongerDue(club: ClubTx, duty: string, about: string): Promise<void> {
  await club.tx
    .deleteFrom('due')
    .where('club_id', '=', club.id)
    .where('duty', '=', duty)
    .where('about', '=', about)
    .where('claimed_at', 'is', null)
    .execute()
}

/** The messages already sent about a record are drawn anew, in place, from the facts as they are now. */
export async function redrawAbout(club: ClubTx, about: string, kinds?: readonly string[]): Promise<void> {
  await redrawThose(club, { about, kinds })
}

/** Every message of the club is drawn anew: any of them may name somebody who is nobody's any more. */
export async function redrawAll(club: ClubTx): Promise<void> {
  await redrawThose(club, {})
}

/** The notices of a record, or of the whole club. One whose message is being drawn this very moment is waited for: it was drawn before this change. */
async function redrawThose(club: ClubTx, { about, kinds }: { about?: string; kinds?: readonly string[] | undefined }) {
  const notices = await club.tx
    .selectFrom('notice')
    .select(['id', 'state'])
    .where('club_id', '=', club.id)
    .$if(about !== undefined, query => query.where('about', '=', about!))
    .$if(kinds !== undefined, query => query.where('kind', 'in', [...kinds!]))
    .orderBy('id')
    .forKeyShare()
    .execute()
  for (const { id, state } of notices) if (mayStand.has(state)) await club.enqueue('redraw', { id })
}

/** Some message of such a notice may stand somewhere. */
const mayStand: ReadonlySet<string> = new Set(['sent', 'sending', 'waiting'])

/** Kept notices about a record that must not be sent any more. */
export async function dropKept(club: ClubTx, about: string, kinds: readonly string[], why: string): Promise<void> {
  const kept = await club.tx
    .selectFrom('notice')
    .select('id')
    .where('club_id', '=', club.id)
    .where('about', '=', about)
    .where('kind', 'in', [...kinds])
    .where('state', 'in', ['kept', 'waiting'])
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const { id } of kept) await endNotice(club, id, why)
}
