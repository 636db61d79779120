import { type RawBuilder, sql } from 'kysely'
import { batches } from '../db/batches.ts'
import type { ClubTx } from '../db/club-tx.ts'
import { askAll, type DueDuty, duty } from '../duties/duty.ts'
import type { ChannelPurpose } from '../terms/channel.ts'
import { endNotices, untrue } from './ended.ts'

/** `channel` messages keep the day hours of the club's zone. */
export type NoticeClass = 'personal' | 'club' | 'channel'

/** A notice as it is kept; made by its kind. */
export type ToKeep = {
  readonly kind: string
  readonly class: NoticeClass
  readonly to:
    | { readonly member: string }
    | { readonly channel: ChannelPurpose }
    | { readonly people: readonly string[] }
    /** Whoever is no member: his account stands in the record it is about, and its kind reads it there (`outsider`). */
    | { readonly outsider: true }
  readonly arguments: Readonly<Record<string, string | undefined>>
  readonly about: string | null
  /** A record of another topic's, with which it is drawn anew too. */
  readonly follows?: string | null
  /** Kept once per club for each key, whoever asks again. */
  readonly once: string
  /** When it falls due; null: now. */
  readonly due: Temporal.Instant | null
  readonly speaksOf: Temporal.Instant | null
}

/** Done by the queue of sends itself, not by a topic. */
export const delivering = duty('deliver')

/**
 * Keeps several at once in the transaction of what they tell, and asks for the duties that go with them: two statements
 * for all. The same key twice keeps one. Gives the ids of those that are new.
 */
export async function keepAll(
  club: ClubTx,
  notices: readonly ToKeep[],
  duties: readonly DueDuty[] = [],
): Promise<readonly string[]> {
  const rows = notices.map(notice => noticeRow(club, notice))
  const ids = new Set<string>()
  for (const part of batches(rows)) {
    const kept = await club.tx
      .insertInto('notice')
      .values(part.map(row => ({ ...row, arguments: JSON.stringify(row.arguments) })))
      .onConflict(conflict => conflict.columns(['club_id', 'once']).doNothing())
      .returning('id')
      .execute()
    for (const { id } of kept) ids.add(id)
  }
  const later = [...duties]
  const now: string[] = []
  for (const { id, due_at: at } of rows.filter(row => ids.has(row.id)))
    if (isDue(club, at)) now.push(id)
    else later.push(delivering.of(id, at))
  await club.enqueue('deliver', ...now.map(id => ({ id })))
  await askAll(club, later)
  return [...ids]
}

/** The row of a notice that is kept now. */
const noticeRow = (club: ClubTx, notice: ToKeep) => ({
  club_id: club.id,
  id: club.newId(),
  kind: notice.kind,
  class: notice.class,
  reader_id: 'member' in notice.to ? notice.to.member : null,
  channel: 'channel' in notice.to ? notice.to.channel : null,
  people: 'people' in notice.to ? [...notice.to.people] : null,
  arguments: notice.arguments,
  once: notice.once,
  about: notice.about,
  follows: notice.follows ?? null,
  kept_at: club.at,
  due_at: notice.due ?? club.at,
  speaks_of: notice.speaksOf,
  state: 'kept',
  why: null,
  changed_at: null,
})

const isDue = (club: ClubTx, at: Temporal.Instant): boolean => Temporal.Instant.compare(at, club.at) <= 0

/** Kinds of notices, as far as they are asked for by name. */
type Kinds = readonly { readonly name: string }[]

/**
 * Of which of these records a notice is in one of these states; a dropped one told nobody anything, unless the message of
 * another tells it.
 */
export async function toldAbout(
  club: ClubTx,
  kind: Kinds[number],
  records: readonly string[],
  states: readonly string[] = ['kept', 'waiting', 'sent'],
): Promise<ReadonlySet<string>> {
  if (records.length === 0) return new Set()
  const rows = await club.tx
    .selectFrom('notice')
    .select('about')
    .distinct()
    .where('club_id', '=', club.id)
    .where('about', 'in', [...records])
    .where('kind', '=', kind.name)
    .where(({ or, eb }) =>
      or([eb('state', 'in', [...states]), ...(states.includes('sent') ? [eb('merged_into', 'is not', null)] : [])]),
    )
    .execute()
  return new Set(rows.flatMap(({ about }) => about ?? []))
}

/** Whether a notice about a record is in one of these states. */
export const isToldAbout = async (
  club: ClubTx,
  kind: Kinds[number],
  about: string,
  states?: readonly string[],
): Promise<boolean> => (await toldAbout(club, kind, [about], states)).has(about)

/** Of which of these records a notice fell due while what it tells was not so, and none has told it since or will. */
export async function missedAbout(
  club: ClubTx,
  kind: Kinds[number],
  records: readonly string[],
): Promise<ReadonlySet<string>> {
  if (records.length === 0) return new Set()
  const rows = await club.tx
    .selectFrom('notice')
    .select('about')
    .distinct()
    .where('club_id', '=', club.id)
    .where('about', 'in', [...records])
    .where('kind', '=', kind.name)
    .where('state', '=', 'dropped')
    .where('why', '=', untrue)
    .execute()
  const missed = rows.flatMap(({ about }) => about ?? [])
  const told = await toldAbout(club, kind, missed, ['kept', 'waiting', 'sending', 'sent'])
  return new Set(missed).difference(told)
}

/** In SQL: the records about which a notice of a kind was dropped. */
export const aboutDropped = (club: ClubTx, kind: Kinds[number]): RawBuilder<unknown> => sql`
  select about from notice where club_id = ${club.id} and kind = ${kind.name} and state = 'dropped'`

/** In SQL: what of a kind was kept for a reader since an instant, by id. */
export const keptFor = (
  club: Pick<ClubTx, 'id'>,
  kind: Kinds[number],
  reader: RawBuilder<unknown>,
  since: Temporal.Instant,
): RawBuilder<string[]> => sql<string[]>`array(select n.id from notice n
  where n.club_id = ${club.id} and n.reader_id = ${reader} and n.kept_at > ${since} and n.kind = ${kind.name})`

/** When the last notice of a kind went, before an instant; null where none ever did. */
export async function lastWent(
  club: ClubTx,
  kind: Kinds[number],
  before: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select max(went_at) as at from notice
    where club_id = ${club.id} and kind = ${kind.name} and state = 'sent' and went_at < ${before}`.execute(club.tx)
  return rows[0]?.at ?? null
}

/** How many notices of a kind were kept for each reader since an instant; whoever got none is not in it. */
export async function countKept(
  club: ClubTx,
  kind: Kinds[number],
  since: Temporal.Instant,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ reader: string; count: number }>`
    select reader_id as reader, count(*)::int as count from notice
    where club_id = ${club.id} and kind = ${kind.name} and kept_at > ${since} and reader_id is not null group by 1`.execute(
    club.tx,
  )
  return new Map(rows.map(({ reader, count }) => [reader, count]))
}

/** For each reader what of a kind, or what asks the same, still waits for him, and when what he got since an instant went. */
export async function waitingAndGot(
  club: ClubTx,
  kinds: Kinds,
  since: Temporal.Instant,
): Promise<ReadonlyMap<string, { readonly waiting: number; readonly got: readonly Temporal.Instant[] }>> {
  const rows = await club.tx
    .selectFrom('notice')
    .select(['reader_id', 'state', 'went_at'])
    .where('club_id', '=', club.id)
    .where(({ or, eb }) =>
      or([
        eb('kind', 'in', namesOf(kinds)),
        sql<boolean>`string_to_array(arguments ->> 'alike', ' ') && ${namesOf(kinds)}::text[]`,
      ]),
    )
    .where(({ or, and, eb }) =>
      or([
        eb('state', 'in', ['kept', 'waiting', 'sending']),
        and([eb('state', '=', 'sent'), eb('went_at', '>=', since)]),
      ]),
    )
    .execute()
  return new Map(
    [...Map.groupBy(rows, row => row.reader_id)].flatMap(([reader, his]) =>
      reader === null
        ? []
        : [
            [
              reader,
              {
                waiting: his.filter(({ state }) => state !== 'sent').length,
                got: his.flatMap(({ state, went_at }) => (state === 'sent' && went_at !== null ? [went_at] : [])),
              },
            ],
          ],
    ),
  )
}

/** A record, or several in as many statements. */
type About = string | readonly string[]

/**
 * The messages already sent about these records are drawn anew, in place, from the facts as they are now. `only`: what
 * changed is this member's alone, or theirs, so that of the private messages only those are.
 */
export async function redrawAbout(
  club: ClubTx,
  about: About,
  kinds?: Kinds,
  { only }: { readonly only?: string | readonly string[] } = {},
): Promise<void> {
  const records = [about].flat()
  if (records.length > 0) await redrawThose(club, { records, kinds, only })
}

/** How long ago a message may have been sent that is drawn anew because its words changed, not its facts. */
const stillRead = { hours: 30 * 24 }

/** What the bot lately wrote to this member alone is drawn anew: he reads another language now. */
export const redrawFor = (club: ClubTx, reader: string): Promise<void> =>
  redrawThose(club, { reader, since: club.at.subtract(stillRead) })

/** What the bot lately wrote in the channels is drawn anew: the club speaks another language now. */
export const redrawChannels = (club: ClubTx): Promise<void> =>
  redrawThose(club, { channels: true, since: club.at.subtract(stillRead) })

/** Every message of the club is drawn anew: any of them may name somebody who is nobody's any more. */
export async function redrawAll(club: ClubTx): Promise<void> {
  await redrawThose(club, {})
}

/** The messages that have ever named this member are drawn anew, in place: he has left, or is back. */
export async function redrawNaming(club: ClubTx, member: string): Promise<void> {
  await redrawThose(club, { naming: member })
}

type Which = {
  readonly records?: string[]
  readonly kinds?: Kinds | undefined
  readonly reader?: string
  readonly only?: string | readonly string[] | undefined
  readonly channels?: true
  readonly since?: Temporal.Instant
  readonly naming?: string
}

/** The notices that all of this is true of; of the whole club where nothing is said. One whose message is being drawn this very moment is waited for: it was drawn before this change. */
async function redrawThose(club: ClubTx, { records, kinds, reader, only, channels, since, naming }: Which) {
  const notices = await club.tx
    .selectFrom('notice')
    .select(['id', 'state', 'merged_into'])
    .where('club_id', '=', club.id)
    .$if(records !== undefined, query =>
      query.where(({ or, and, eb }) => {
        const about = eb('about', 'in', records!)
        const ofThese = kinds && eb('kind', 'in', namesOf(kinds))
        return or([ofThese ? and([about, ofThese]) : about, eb('follows', 'in', records!)])
      }),
    )
    .$if(naming !== undefined, query =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('delivery')
            .select('delivery.id')
            .whereRef('delivery.club_id', '=', 'notice.club_id')
            .whereRef('delivery.notice_id', '=', 'notice.id')
            .where(sql<boolean>`delivery.named @> array[${naming}]::uuid[]`),
        ),
      ),
    )
    .$if(records === undefined && kinds !== undefined, query => query.where('kind', 'in', namesOf(kinds!)))
    .$if(reader !== undefined, query => query.where('reader_id', '=', reader!))
    .$if(only !== undefined, query =>
      query.where(({ or, eb }) => or([eb('reader_id', 'is', null), eb('reader_id', 'in', [only!].flat())])),
    )
    .$if(channels === true, query => query.where('channel', 'is not', null))
    .$if(since !== undefined, query => query.where('kept_at', '>', since!))
    .orderBy('id')
    .forKeyShare()
    .execute()
  const standing = notices.flatMap(({ id, state, merged_into }) => merged_into ?? (mayStand.has(state) ? id : []))
  await club.enqueue('redraw', ...[...new Set(standing)].map(id => ({ id })))
}

const namesOf = (kinds: Kinds): string[] => kinds.map(({ name }) => name)

/** Some message of such a notice may stand somewhere. */
const mayStand: ReadonlySet<string> = new Set(['sent', 'sending', 'waiting'])

/** Kept notices about these records that must not be sent any more. */
export async function dropKept(club: ClubTx, about: About, kinds: Kinds, why: string): Promise<void> {
  const records = [about].flat()
  if (records.length === 0 || kinds.length === 0) return
  const kept = await club.tx
    .selectFrom('notice')
    .select('id')
    .where('club_id', '=', club.id)
    .where('about', 'in', records)
    .where(
      'kind',
      'in',
      kinds.map(({ name }) => name),
    )
    .where('state', 'in', ['kept', 'waiting'])
    .orderBy('id')
    .forUpdate()
    .execute()
  await endNotices(
    club,
    kept.map(({ id }) => id),
    why,
  )
}

/** What notices about these records say that wait to be sent, by record. */
export async function waitingAbout(
  club: ClubTx,
  records: readonly string[],
  kinds: Kinds,
): Promise<ReadonlyMap<string, Readonly<Record<string, string | undefined>>>> {
  if (records.length === 0) return new Map()
  const rows = await club.tx
    .selectFrom('notice')
    .select(['about', 'arguments'])
    .where('club_id', '=', club.id)
    .where('about', 'in', [...records])
    .where(
      'kind',
      'in',
      kinds.map(({ name }) => name),
    )
    .where('state', 'in', ['kept', 'waiting'])
    .execute()
  return new Map(rows.flatMap(row => (row.about === null ? [] : [[row.about, row.arguments]])))
}
