import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import type { Ask, AskKind } from '../../terms/ask.ts'
import type { Member } from '../../terms/member.ts'
import { folded } from '../../terms/names.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { noteAct } from '../ledger/note.ts'
import { stillHere } from '../members/still-here.ts'
import { askById } from './queries.ts'
import { redrawAsk } from './redraw.ts'
import { askForRoundUp } from './round-up.ts'
import { routeAsk } from './route.ts'
import { lastDay, mayBeRead } from './rules.ts'
import { scheduleEnd } from './schedule.ts'

export type ToAsk = {
  readonly by: Member
  readonly kind: AskKind
  readonly text: string
  /** Its last day; in thirty days when absent. */
  readonly until: Temporal.PlainDate | undefined
}

/** How it goes from here: when the club reads it. */
export type Made = { readonly ask: Ask; readonly readAt: Temporal.Instant }

/** As which act each kind stands in the ledger. */
export const notedAsMade = { ask: 'ask-made', offer: 'offer-made', problem: 'problem-put' } as const

/**
 * Puts an ask, an offer or a problem to the club: the record, its line in the ledger, what will be asked when it ends, the
 * round-up that tells it. An ask or an offer is passed quietly to those whom it may concern; whom a problem convenes is its own.
 */
export async function makeAsk(club: ClubTx, { by, kind, text, until }: ToAsk): Promise<Made | Refusal> {
  const refused = mayBeRead(text)
  if (refused) return refused
  const last = lastDay(until, club.today)
  if (isRefusal(last)) return last
  // The same typed twice in one instant is one.
  await onlyOneAtATime(club, 'ask')
  const left = await stillHere(club, [by.id])
  if (left) return left
  const same = await openOfThese(club, by.id, text)
  if (same) return refuse('asked already', { kind: same.kind, since: same.since }, 'text')
  const id = club.newId()
  await club.tx
    .insertInto('ask')
    .values({
      ...{ club_id: club.id, id, external_id: `b-${id}`, kind, author_id: by.id, text, created_at: club.at },
      ...{ expires_on: last, status: 'open', ended_at: null, withdrawn_at: null, still_at: null, left_at: null },
    })
    .execute()
  await noteAct(club, { kind: notedAsMade[kind], by: by.id, record: 'ask', recordId: id })
  const ask = (await askById(club, id))!
  await scheduleEnd(club, ask)
  if (kind !== 'problem') await routeAsk(club, ask)
  return { ask, readAt: await askForRoundUp(club, id) }
}

/** The open ask in which he said just this. */
async function openOfThese(club: ClubTx, author: string, text: string) {
  const rows = await club.tx
    .selectFrom('ask')
    .select(['id', 'text', 'kind', 'created_at'])
    .where('club_id', '=', club.id)
    .where('author_id', '=', author)
    .where('status', '=', 'open')
    .execute()
  const found = rows.find(row => folded(row.text) === folded(text))
  return found && { id: found.id, kind: found.kind as AskKind, since: found.created_at }
}

type Edited = {
  readonly by: Member
  readonly ask: string
  readonly text: string
  readonly until: Temporal.PlainDate | undefined
}

/** Its author says it otherwise, or until another day, while it is open; wherever it stands it is read so. */
export async function editAsk(club: ClubTx, { by, ask: id, text, until }: Edited): Promise<Ask | Refusal> {
  const refused = mayBeRead(text)
  if (refused) return refused
  const last = lastDay(until, club.today)
  if (isRefusal(last)) return last
  const ask = await askById(club, id, { lock: true })
  if (!ask) return refuse('no longer possible', {})
  if (ask.author.id !== by.id) return refuse('not for you', {})
  if (!ask.isOpen) return refuse('no longer possible', {})
  await club.tx
    .updateTable('ask')
    .set({ text, expires_on: last })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  const edited = (await askById(club, id))!
  await scheduleEnd(club, edited)
  await redrawAsk(club, id)
  return edited
}
