import { sql } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import { onlyOneAtATime } from '../db/only-once.ts'
import { dayOf, wallTime } from '../time/wall.ts'
import { type Got, type Hours, type NotSaid, verdict, type Wanting } from './attention.ts'
import { gather } from './gathered.ts'
import { delivering } from './keep.ts'
import type { Arguments, NoticeKinds, Shown } from './kind.ts'
import type { Notice } from './rows.ts'

/** What becomes of a notice whose hour has come. */
export type Turn =
  /** `gathered`: it tells others too now, and its facts are read anew. */
  | { readonly turn: 'goes'; readonly gathered: boolean }
  | { readonly turn: 'later'; readonly at: Temporal.Instant; readonly moved: boolean }
  | { readonly turn: 'never'; readonly why: NotSaid }
  /** Another's message tells it. */
  | { readonly turn: 'merges'; readonly into: string }
  /** An earlier one about the same is just being sent. */
  | { readonly turn: 'again'; readonly again: number }

/** For so long, messages about one record are one. */
const atOnce = { minutes: 1 }

/**
 * Whether it goes now, to whoever has only so much attention. What is personal goes at once, but is one message with what was
 * said of the same record a moment before. Whoever decides for one reader, or gathers for one channel, does so alone: two
 * processes with a message each for him decide one after the other, and the second one sees what the first has sent.
 */
export async function turnOf(
  club: ClubTx,
  kinds: NoticeKinds,
  { notice, kind, hours }: { readonly notice: Notice; readonly kind: Shown; readonly hours: Hours },
): Promise<Turn> {
  const isPrivate = notice.reader_id !== null
  const counts = isPrivate && notice.class === 'club' && kind.budget !== null
  if (!counts && !kind.gathers) return isPrivate && notice.about ? besideOthers(club, notice) : goes
  await onlyOneAtATime(club, 'attention', notice.reader_id ?? notice.channel ?? '')
  const around = await lookAround(club, kinds, notice, hours)
  const told = kind.gathers && around.told.get(kind.name)
  if (told) return { turn: 'merges', into: told }
  if (counts) {
    const decided = verdict(wantingOf(kind, notice), around, hours, club.at)
    if (decided.what !== 'go') {
      return decided.what === 'later' ? { ...decided, turn: 'later' } : { turn: 'never', why: decided.why }
    }
  }
  if (!kind.gathers) return goes
  const tomorrow = wallTime(dayOf(club.at, hours.zone).add({ days: 1 }), '00:00', hours.zone)
  return { turn: 'goes', gathered: await gather(club, notice, tomorrow) }
}

const goes: Turn = { turn: 'goes', gathered: false }

/** A message about the same record, of the same kind, that its reader got a moment ago or gets now becomes this one. */
async function besideOthers(club: ClubTx, notice: Notice): Promise<Turn> {
  const { id, kind, reader_id, about, kept_at } = notice
  const isTheOnlyOne = notice.once === [kind, about, reader_id].join(':')
  if (notice.class !== 'personal' || isTheOnlyOne) return goes
  const { rows } = await sql<{ id: string; went: boolean }>`select n.id, n.state <> 'kept' as went from notice n
    where n.club_id = ${club.id} and n.about = ${about} and n.reader_id = ${reader_id} and n.kind = ${kind} and n.id <> ${id}
      and (n.state in ('sending', 'sent') and n.went_at > ${club.at.subtract(atOnce)}
        or n.state = 'kept' and n.due_at <= ${club.at} and (n.kept_at, n.id) < (${kept_at}, ${id}::uuid) and ${isInHand(club)})
    order by went, n.kept_at desc limit 1`.execute(club.tx)
  const [other] = rows
  if (!other) return goes
  return other.went ? { turn: 'merges', into: other.id } : { turn: 'again', again: 1 }
}

/** In SQL: whether somebody will come back to a notice that is kept, or is just doing so. */
const isInHand = (club: ClubTx) => {
  const lately = club.at.subtract({ hours: 1 })
  return sql<boolean>`(greatest(n.kept_at, n.changed_at) > ${lately} or exists (select from due d
    where d.club_id = n.club_id and d.duty = ${delivering.name} and d.about = n.id::text
      and (d.claimed_at is null or d.claimed_at > ${lately})))`
}

type Row = Pick<Notice, 'id' | 'kind' | 'class' | 'due_at' | 'moved_to' | 'speaks_of' | 'went_at' | 'merged_into'> & {
  readonly arguments: Arguments
}

type Around = {
  readonly got: readonly Got[]
  readonly wanting: readonly Wanting[]
  /** Which message told something of a kind today, by the kind. */
  readonly told: ReadonlyMap<string, string>
}

/** What this reader, or this channel, has got of late, and what else waits for him. */
async function lookAround(club: ClubTx, kinds: NoticeKinds, notice: Notice, { zone }: Hours): Promise<Around> {
  const today = dayOf(club.at, zone)
  const sunday = wallTime(today.add({ days: 8 - today.dayOfWeek }), '00:00', zone)
  const { rows } = await sql<Row>`
    select n.id, n.kind, n.class, n.arguments, n.due_at, n.moved_to, n.speaks_of, n.went_at, n.merged_into from notice n
    where n.club_id = ${club.id}
      and ${notice.reader_id === null ? sql`n.channel = ${notice.channel} and n.kind = ${notice.kind}` : sql`n.reader_id = ${notice.reader_id}`}
      and (n.went_at > ${club.at.subtract({ hours: 24 * 8 })} and (n.state in ('sending', 'sent') or n.merged_into is not null)
        or n.state = 'kept' and n.class = 'club' and coalesce(n.moved_to, n.due_at) < ${sunday} and ${isInHand(club)})`.execute(
    club.tx,
  )
  const budgetOf = (row: Row) =>
    row.class === 'club' && kinds.names.includes(row.kind) ? kinds.of(row.kind).budget : null
  return {
    got: rows.flatMap(row => {
      if (row.went_at === null) return []
      const budget = budgetOf(row)
      const asks = budget?.asks(row.arguments) ?? null
      return [{ kind: row.kind, at: row.went_at, asks, counts: budget !== null, merged: row.merged_into !== null }]
    }),
    wanting: rows.flatMap(row => {
      const shown = row.went_at === null && budgetOf(row) !== null ? kinds.of(row.kind) : undefined
      return shown ? [wantingOf(shown, row)] : []
    }),
    told: new Map(
      rows.flatMap(({ kind, id, went_at, merged_into }) =>
        went_at !== null && merged_into === null && dayOf(went_at, zone).equals(today) ? [[kind, id] as const] : [],
      ),
    ),
  }
}

function wantingOf(
  { name, gathers, budget }: Shown,
  row: Pick<Row, 'id' | 'arguments' | 'due_at' | 'moved_to' | 'speaks_of'>,
): Wanting {
  const { rank, lastsDays, asks, alike } = budget!
  return {
    ...{ id: row.id, kind: name, rank, lastsDays, gathers, asks: asks(row.arguments) },
    alike: alike(row.arguments),
    ...{ since: row.due_at, due: row.moved_to ?? row.due_at, happens: row.speaks_of },
  }
}
