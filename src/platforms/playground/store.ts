import { type Selectable, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { nextN, openedView, sealedView } from '../../db/playground.ts'
import type { Tables } from '../../db/tables.ts'
import { isId } from '../../terms/id.ts'
import type { Reader } from '../../terms/speech.ts'
import type { View } from '../../view/view.ts'
import type { Where } from './api.ts'
import type { Here } from './people.ts'

type Row = Selectable<Tables['playground_message']>

/**
 * How a message was drawn, and what its row has no column for: the `n` it had when new, the name of its group; that it was
 * taken away. Its row stays without its words, so that whoever has it on his page learns that it went.
 */
type Kept = Reader & { readonly first: number; readonly name?: string; readonly gone?: true }

export type StoredMessage = Omit<Row, 'view' | 'room'> & { readonly view: View; readonly room: Kept }

export type NewMessage = {
  readonly id: string
  readonly where: Pick<Where, 'kind' | 'id'> & { readonly name?: string }
  /** The accounts that see it; null: everybody in the channel. */
  readonly audience: readonly string[] | null
  readonly onlyYou: boolean
  readonly view: View
  readonly reader: Reader
}

const stored = (club: ClubTx, row: Row): StoredMessage =>
  ({
    ...row,
    view: openedView(club, row.id, row.view),
  }) as unknown as StoredMessage

const onlyReader = ({ language, address, zone }: Reader): Reader => ({ language, address, zone })

/** Keeps a message; the same id again changes nothing. */
export async function keepMessage(club: ClubTx, message: NewMessage): Promise<StoredMessage> {
  const n = await nextN(club)
  const { name } = message.where
  const room: Kept = { ...onlyReader(message.reader), first: n, ...(name === undefined ? {} : { name }) }
  await club.tx
    .insertInto('playground_message')
    .values({
      club_id: club.id,
      id: message.id,
      n,
      at: club.at,
      sender: 'Assidu',
      where_kind: message.where.kind,
      where_id: message.where.id,
      audience: message.audience === null ? null : [...message.audience],
      only_you: message.onlyYou,
      view: sealedView(club, message.id, message.view),
      room: JSON.stringify(room),
    })
    .onConflict(conflict => conflict.columns(['club_id', 'id']).doNothing())
    .execute()
  return stored(club, (await rowById(club, message.id))!)
}

/** Changes a message in place; null when there is none of this id. */
export async function changeMessage(
  club: ClubTx,
  id: string,
  changed: { readonly view: View; readonly reader: Reader },
): Promise<StoredMessage | null> {
  const before = await messageById(club, id)
  if (!before) return null
  const n = await nextN(club)
  const row = await club.tx
    .updateTable('playground_message')
    .set({
      n,
      edited: true,
      view: sealedView(club, id, changed.view),
      room: JSON.stringify({ ...before.room, ...onlyReader(changed.reader) }),
    })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return stored(club, row)
}

/** Takes a message away; false when it is not there any more. */
export async function removeMessage(club: ClubTx, id: string): Promise<boolean> {
  const before = await messageById(club, id)
  if (!before) return false
  await club.tx
    .updateTable('playground_message')
    .set({
      n: await nextN(club),
      edited: true,
      view: sealedView(club, id, nothing),
      room: JSON.stringify({ ...before.room, gone: true }),
    })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  return true
}

const nothing: View = { title: '', blocks: [] }

/** Null for one that is not there, or was taken away. */
export async function messageById(club: ClubTx, id: string): Promise<StoredMessage | null> {
  const row = isId(id) ? await rowById(club, id) : undefined
  return row && !isGone(row) ? stored(club, row) : null
}

const isGone = (row: Row): boolean => (row.room as Kept).gone === true

const rowById = (club: ClubTx, id: string): Promise<Row | undefined> =>
  club.tx
    .selectFrom('playground_message')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .executeTakeFirst()

/** Whether this person sees the message: it is for him, or stands in a channel he is in. */
export function sees(person: Here, message: Pick<Row, 'audience' | 'where_id'>): boolean {
  if (message.audience !== null) return message.audience.includes(person.account)
  return message.where_id !== 'organizers' || person.isOrganizer
}

/** What a person sees, newer than `after`, in the order of n; what he saw until it was taken away; and the highest n of the club. */
export async function messagesFor(
  club: ClubTx,
  person: Here,
  after: number,
): Promise<{ messages: StoredMessage[]; gone: Pick<Row, 'id' | 'n'>[]; last: number }> {
  const rows = await club.tx
    .selectFrom('playground_message')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('n', '>', after)
    .where(({ or, eb }) => or([eb('audience', 'is', null), sql<boolean>`${person.account} = any(audience)`]))
    .orderBy('n')
    .execute()
  const { last } = await club.tx
    .selectFrom('playground_message')
    .select(({ fn }) => fn.max('n').as('last'))
    .where('club_id', '=', club.id)
    .executeTakeFirstOrThrow()
  const his = rows.filter(row => sees(person, row))
  return {
    messages: his.filter(row => !isGone(row)).map(row => stored(club, row)),
    gone: his.filter(isGone).map(({ id, n }) => ({ id, n })),
    last: Math.max(after, last ?? 0),
  }
}

/** The newest message to each account alone: whom something waits for. */
export async function newestToEach(club: ClubTx): Promise<ReadonlyMap<string, number>> {
  const rows = await club.tx
    .selectFrom('playground_message')
    .select(({ fn }) => [sql<string>`audience[1]`.as('account'), fn.max<number>('n').as('last')])
    .where('club_id', '=', club.id)
    .where('where_kind', '=', 'direct')
    .where('edited', '=', false)
    .groupBy(sql`audience[1]`)
    .execute()
  return new Map(rows.map(({ account, last }) => [account, last]))
}

/** The group conversations a person is in, by id, with the name they were opened under. */
export async function groupsOf(club: ClubTx, person: Here): Promise<ReadonlyMap<string, string>> {
  const rows = await club.tx
    .selectFrom('playground_message')
    .select(['where_id', 'room'])
    .where('club_id', '=', club.id)
    .where('where_kind', '=', 'group')
    .where(sql<boolean>`${person.account} = any(audience)`)
    .orderBy('n')
    .execute()
  return new Map(rows.map(row => [row.where_id, (row.room as unknown as Kept).name ?? row.where_id]))
}
