import { type Selectable, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import { instant, type Rows, rows, together } from '../../db/together.ts'
import type { Answer, Ask, AskKind, AskStatus, FitReason } from '../../terms/ask.ts'
import type { Contact } from '../../terms/introduction.ts'
import type { Member } from '../../terms/member.ts'
import type { Page } from '../../terms/page.ts'
import { describedMembers } from '../members/described.ts'
import { isHere, membersByIds } from '../members/queries.ts'
import { fitting } from './fits.ts'

type AskRow = Selectable<Tables['ask']>
type AnswerRow = Selectable<Tables['answer']>
type Lock = { readonly lock?: boolean }

const asks = (club: ClubTx) => club.tx.selectFrom('ask').selectAll('ask').where('ask.club_id', '=', club.id)

/** Asks that can still be answered, of members on the list. */
const openAsks = (club: ClubTx) =>
  asks(club)
    .where('ask.status', '=', 'open')
    .where(({ or, eb }) => or([eb('ask.expires_on', 'is', null), eb('ask.expires_on', '>=', club.today)]))
    .where(isHere(club, sql.ref('ask.author_id')))

/** An ask by id, or null. `lock` holds it until the transaction ends, so that an answer and an end follow each other. */
export async function askById(club: ClubTx, id: string, { lock = false }: Lock = {}): Promise<Ask | null> {
  let query = asks(club).where('id', '=', id)
  if (lock) query = query.forUpdate()
  return (await asksOf(club, await query.execute()))[0] ?? null
}

async function asksOf(club: ClubTx, found: readonly AskRow[]): Promise<Ask[]> {
  const authors = await membersByIds(
    club,
    found.map(({ author_id }) => author_id),
  )
  return found.map(row => asAsk(club, row, authors.get(row.author_id)!))
}

const asAsk = (club: ClubTx, row: AskRow, author: Member): Ask => ({
  id: row.id,
  kind: row.kind as AskKind,
  author,
  text: row.text,
  createdAt: row.created_at,
  expiresOn: row.expires_on,
  status: row.status as AskStatus,
  isOpen:
    row.status === 'open' &&
    !author.left &&
    (row.expires_on === null || Temporal.PlainDate.compare(row.expires_on, club.today) >= 0),
  isUndone: row.withdrawn_at !== null,
})

/** An answer by id with what it answers, or null. `lock` holds its ask, as every change of either does. */
export async function answerById(club: ClubTx, id: string, { lock = false }: Lock = {}): Promise<Answer | null> {
  const read = () =>
    club.tx.selectFrom('answer').selectAll().where('club_id', '=', club.id).where('id', '=', id).executeTakeFirst()
  const before = await read()
  if (!before) return null
  const ask = await askById(club, before.ask_id, { lock })
  const row = lock ? await read() : before
  if (!ask || !row) return null
  return asAnswer(row, ask, (await membersByIds(club, [row.member_id])).get(row.member_id)!)
}

const asAnswer = (row: AnswerRow, ask: Ask, by: Member): Answer => ({
  id: row.id,
  ask,
  by,
  text: row.text,
  contact: row.contact as Contact | null,
  at: row.answered_at,
  isHelpful: row.helpful,
  isUndone: row.withdrawn_at !== null,
})

/** What stands of the answers to an ask, the oldest first. */
export async function answersTo(club: ClubTx, ask: Ask): Promise<Answer[]> {
  const found = await club.tx
    .selectFrom('answer')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('ask_id', '=', ask.id)
    .where('withdrawn_at', 'is', null)
    .orderBy('answered_at')
    .orderBy('id')
    .execute()
  const people = await membersByIds(
    club,
    found.map(({ member_id }) => member_id),
  )
  return found.map(row => asAnswer(row, ask, people.get(row.member_id)!))
}

/** An ask with how many have answered it. */
export type Answered = { readonly ask: Ask; readonly answers: number }

/** How many asks a card shows: each has a row of buttons. */
const onAPage = 4

/** A member's own open asks and offers, the newest first. */
export const ownOpenAsks = (club: ClubTx, member: string, number = 1): Promise<Page<Answered>> =>
  pageOfOpen(club, number, query => query.where('ask.author_id', '=', member).orderBy('ask.created_at', 'desc'))

/** What others ask and offer and he has not answered, what ends first before the rest. */
export const othersOpenAsks = (club: ClubTx, member: string, number = 1): Promise<Page<Answered>> =>
  pageOfOpen(club, number, query =>
    query
      .where('ask.author_id', '<>', member)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('answer')
              .select('answer.id')
              .whereRef('answer.club_id', '=', 'ask.club_id')
              .whereRef('answer.ask_id', '=', 'ask.id')
              .where('answer.member_id', '=', member)
              .where('answer.withdrawn_at', 'is', null),
          ),
        ),
      )
      .orderBy('ask.expires_on', order => order.asc().nullsLast())
      .orderBy('ask.created_at'),
  )

async function pageOfOpen(
  club: ClubTx,
  number: number,
  narrowed: (query: ReturnType<typeof openAsks>) => ReturnType<typeof openAsks>,
): Promise<Page<Answered>> {
  const found = await narrowed(openAsks(club))
    .select([
      sql<number>`(count(*) over ())::int`.as('all'),
      sql<number>`(select count(*)::int from answer n where n.club_id = ask.club_id and n.ask_id = ask.id
        and n.withdrawn_at is null)`.as('answers'),
    ])
    .orderBy('ask.id')
    .limit(onAPage)
    .offset((number - 1) * onAPage)
    .execute()
  // Some have ended meanwhile: the list is shown from its beginning.
  if (found.length === 0 && number > 1) return pageOfOpen(club, 1, narrowed)
  const rest = Math.max(0, (found[0]?.all ?? 0) - number * onAPage)
  const read = await asksOf(club, found)
  return { items: read.map((ask, n) => ({ ask, answers: found[n]!.answers })), number, rest }
}

/** An ask as one of those sees it to whom it was passed. */
export type Routed = {
  readonly ask: Ask
  /** Why him, by his profile as it is now; null where it no longer says so. */
  readonly reason: FitReason | null
  /** The organizer who thought of him; null: the bot did. */
  readonly by: Member | null
  readonly isDeclined: boolean
  /** What he has answered. */
  readonly answer: Answer | null
}

export async function routedTo(club: ClubTx, id: string, member: string): Promise<Routed | null> {
  const ask = await askById(club, id)
  const row = await club.tx
    .selectFrom('ask_route')
    .select(['by_id', 'declined_at'])
    .where('club_id', '=', club.id)
    .where('ask_id', '=', id)
    .where('member_id', '=', member)
    .executeTakeFirst()
  if (!ask || !row) return null
  const { people } = await together(club, { people: [describedMembers(club)] })
  const fits = fitting(people)({ kind: ask.kind, author: ask.author.id, text: ask.text })
  return {
    ask,
    reason: fits.find(fit => fit.member === member)?.reason ?? null,
    by: row.by_id === null ? null : ((await membersByIds(club, [row.by_id])).get(row.by_id) ?? null),
    isDeclined: row.declined_at !== null,
    answer: (await answersTo(club, ask)).find(answer => answer.by.id === member) ?? null,
  }
}

/** One line of a round-up; `again`: the club has read it before. */
export type Told = { readonly ask: Ask; readonly again: boolean }

/** What a round-up tells, as it was first read; what was taken back, and what is of a member who has left, stands in none. */
export async function roundUpById(club: ClubTx, id: string): Promise<readonly Told[] | null> {
  const found = await asks(club)
    .innerJoin('round_up_ask as told', join =>
      join.onRef('told.club_id', '=', 'ask.club_id').onRef('told.ask_id', '=', 'ask.id'),
    )
    .select(['told.again'])
    .where('told.round_up_id', '=', id)
    .orderBy('told.again')
    .orderBy('ask.created_at')
    .orderBy('ask.id')
    .execute()
  if (found.length === 0) return null
  const read = await asksOf(club, found)
  return read
    .map((ask, n) => ({ ask, again: found[n]!.again }))
    .filter(({ ask }) => !ask.isUndone && ask.status !== 'withdrawn' && !ask.author.left)
}

export type Unanswered = {
  readonly id: string
  readonly author: string
  readonly text: string
  readonly since: Temporal.Instant
  /** An organizer has asked somebody of late whether he can help. */
  readonly isAsked: boolean
}

/**
 * So long an organizer's question is waited for, whatever its reader makes of it: were the ask listed again the sooner, it would
 * tell that he declined.
 */
const awaited = { hours: 14 * 24 }

/** Asks and problems open for a week that nobody answered, and of which no organizer said to leave them, the oldest first. */
export const unansweredAsks = (club: ClubTx): Rows<Unanswered> =>
  rows(
    sql<Omit<Unanswered, 'since'> & { since: string }>`
      select k.id, k.author_id as author, k.text, k.created_at as since, exists (select 1 from ask_route r
          where r.club_id = k.club_id and r.ask_id = k.id and r.by_id is not null and r.at > ${club.at.subtract(awaited)}
        ) as "isAsked" from ask k
      where k.club_id = ${club.id} and k.kind in ('ask', 'problem') and k.status = 'open' and k.left_at is null
        and k.created_at < ${club.at.subtract({ hours: 24 * 7 })} and (k.expires_on is null or k.expires_on >= ${club.today})
        and not exists (select 1 from answer n where n.club_id = k.club_id and n.ask_id = k.id and n.withdrawn_at is null)
      order by k.created_at`,
    row => ({ ...row, since: instant(row.since) }),
  )
