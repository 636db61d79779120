import type { Selectable } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import type { Tables } from '../../db/tables.ts'
import type { Contact, Conversation, Introduction, Met, Yes } from '../../terms/introduction.ts'
import type { Member } from '../../terms/member.ts'
import { membersByIds } from '../members/queries.ts'
import { apart } from './introduction.ts'
import { opened } from './kinds.ts'
import type { Earlier } from './rules.ts'

type Row = Selectable<Tables['introduction']>

/**
 * An introduction by id, or null. `lock` keeps everything about its two for this transaction: an answer, an end and a
 * new request for them follow each other, and none is kept back behind one that has just ended.
 */
export async function introductionById(club: ClubTx, id: string, { lock = false } = {}): Promise<Introduction | null> {
  const query = club.tx.selectFrom('introduction').selectAll().where('club_id', '=', club.id).where('id', '=', id)
  const found = await query.executeTakeFirst()
  if (!found || !lock) return found ? introductionOf(club, found) : null
  await onlyOneAtATime(club, 'introduction', found.party_a, found.party_b)
  const row = await query.forUpdate().executeTakeFirst()
  return row ? introductionOf(club, row) : null
}

async function introductionOf(club: ClubTx, row: Row): Promise<Introduction> {
  const members = await membersByIds(club, [row.requested_by, row.party_a, row.party_b])
  const [a, b] = [members.get(row.party_a)!, members.get(row.party_b)!]
  return {
    id: row.id,
    asker: members.get(row.requested_by)!,
    a,
    b,
    context: row.context,
    requestedAt: row.requested_at,
    status: row.status as Introduction['status'],
    answers: { a: row.answer_a as Yes | null, b: row.answer_b as Yes | null },
    met: { a: row.met_a as Met | null, b: row.met_b as Met | null },
    contacts: { a: row.contact_a as Contact | null, b: row.contact_b as Contact | null },
    conversation: row.status === 'accepted' ? await conversationOf(club, row.id, a, b) : { state: 'none' },
    decidedAt: row.decided_at,
    endedAt: row.ended_at,
    held: row.held,
    withdrawn: row.withdrawn_at !== null,
  }
}

async function conversationOf(club: ClubTx, id: string, a: Member, b: Member): Promise<Conversation> {
  const opening = await club.tx
    .selectFrom('notice')
    .select(['state', 'why'])
    .where('club_id', '=', club.id)
    .where('about', '=', id)
    .where('kind', '=', opened.name)
    .executeTakeFirst()
  // An imported one was opened elsewhere, long ago.
  if (!opening) return { state: apart(a, b) ? 'apart' : 'open' }
  if (opening.state === 'sent') return { state: 'open' }
  return opening.state === 'waiting' || opening.state === 'dropped'
    ? { state: 'stuck', why: opening.why }
    : { state: 'opening' }
}

const ofPair = (club: ClubTx, a: string, b: string) =>
  club.tx
    .selectFrom('introduction')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('party_a', 'in', [a, b])
    .where('party_b', 'in', [a, b])
    .where('withdrawn_at', 'is', null)
    .orderBy('requested_at')
    .orderBy('id')

/** Every request for these two, the oldest first. */
export async function earlierOf(club: ClubTx, a: string, b: string): Promise<Earlier[]> {
  const rows = await ofPair(club, a, b).execute()
  return rows.map(row => ({
    askedBy: row.requested_by,
    status: row.status as Earlier['status'],
    requestedAt: row.requested_at,
    endedAt: row.ended_at ?? row.decided_at,
    held: row.held,
  }))
}

/** Whether these two are being asked now. */
export async function isUnderWay(club: ClubTx, a: string, b: string): Promise<boolean> {
  const rows = await ofPair(club, a, b).where('held', '=', false).where('status', '=', 'pending').execute()
  return rows.length > 0
}

/** The requests for these two that are kept back, the oldest first. */
export async function heldFor(club: ClubTx, a: string, b: string): Promise<string[]> {
  const rows = await ofPair(club, a, b).where('held', '=', true).where('status', '=', 'pending').execute()
  return rows.map(({ id }) => id)
}
