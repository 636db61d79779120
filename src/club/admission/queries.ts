import type { ClubTx } from '../../db/club-tx.ts'
import type { AcceptedAs, Answering, Application, Contact, Decision } from '../../terms/application.ts'
import type { Platform } from '../../terms/member.ts'
import { isSameName } from '../../terms/names.ts'
import type { Language } from '../../terms/speech.ts'
import { visitsOf } from '../meetings/guest-queries.ts'
import type { Account } from '../members/link.ts'
import { membersByIds } from '../members/queries.ts'
import { votesOf } from './vote-queries.ts'

/** What is going on about an application between it and the decision. */
type Around = Pick<Application, 'mayShow' | 'shown' | 'words' | 'vote'>

async function aroundOf(
  club: ClubTx,
  rows: readonly { id: string; may_show: boolean; shown_until: Temporal.Instant | null }[],
): Promise<(id: string) => Around> {
  const ids = rows.map(({ id }) => id)
  const votes = await votesOf(club, ids)
  const words = await wordsAbout(club, ids)
  const row = new Map(rows.map(one => [one.id, one]))
  return id => {
    const { may_show: mayShow, shown_until: until } = row.get(id)!
    const over = until !== null && Temporal.Instant.compare(until, club.at) <= 0
    return {
      ...{ mayShow, shown: until && { until, over }, words: words.get(id) ?? 0, vote: votes.get(id) ?? null },
    }
  }
}

async function wordsAbout(club: ClubTx, applications: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (applications.length === 0) return new Map()
  const found = await club.tx
    .selectFrom('application_word')
    .select(({ fn }) => ['application_id as id', fn.countAll<string>().as('count')])
    .where('club_id', '=', club.id)
    .where('application_id', 'in', [...applications])
    .groupBy('application_id')
    .execute()
  return new Map(found.map(({ id, count }) => [id, Number(count)]))
}

const rows = (club: ClubTx) => club.tx.selectFrom('application').selectAll().where('club_id', '=', club.id)

type Kept = {
  readonly guest: string | null
  readonly member: string | null
  readonly acceptedAs: AcceptedAs | null
  readonly linkedGuest: boolean
  readonly decidedAt: Temporal.Instant | null
  /** When what was written to him went to him here. */
  readonly answeredAt: Temporal.Instant | null
  /** In which language he was written to, where he applied himself. */
  readonly language: Language | null
  /** From which he applied himself. */
  readonly account: Account | null
}

/** An application with its file as it is now; null once nothing is kept of it. `lock` holds it until the transaction ends. */
export async function applicationById(
  club: ClubTx,
  id: string,
  { lock = false } = {},
): Promise<(Application & Kept) | null> {
  let query = rows(club).where('id', '=', id)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (!row) return null
  const members = await membersByIds(
    club,
    [row.sponsor_id, row.decided_by].flatMap(one => one ?? []),
  )
  const visits = row.guest === null ? 0 : ((await visitsOf(club, [row.guest])).get(row.guest) ?? 0)
  return {
    ...{ id: row.id, name: row.name, company: row.company, activity: row.activity, motivations: row.motivations },
    ...{ sponsor: members.get(row.sponsor_id ?? '') ?? null, visits, at: row.applied_at },
    status: row.status as Application['status'],
    laterOn: row.later_on,
    ...{ answeredAt: row.answered_at, language: row.language as Language | null },
    ...{ decidedBy: members.get(row.decided_by ?? '') ?? null, guest: row.guest, member: row.member_id },
    ...{ acceptedAs: row.accepted_as, linkedGuest: row.linked_guest, decidedAt: row.decided_at },
    account: accountOf(row),
    ...(await aroundOf(club, [row]))(id),
  }
}

const accountOf = (row: { [K in keyof Sender]: string | null }): Account | null => {
  const { platform, place, account } = row
  return platform === null || place === null || account === null
    ? null
    : { platform: platform as Platform, place, account }
}

/** How the candidate is reached, opened. */
export async function contactOf(club: ClubTx, id: string): Promise<Contact> {
  const row = await rows(club).where('id', '=', id).executeTakeFirst()
  return row ? contactIn(club, row) : {}
}

export const contactIn = (club: ClubTx, { id, contact }: { id: string; contact: Buffer | null }): Contact =>
  contact ? (JSON.parse(club.sealer.open('application', 'contact', id, contact)) as Contact) : {}

/** Why it was decided so, opened; null where nobody has said. */
export async function reasonOf(club: ClubTx, id: string): Promise<string | null> {
  const row = await rows(club).where('id', '=', id).executeTakeFirst()
  return row?.reason ? club.sealer.open('application', 'reason', id, row.reason) : null
}

/** What was written to him for this decision, opened; null where nobody has written for it yet. */
export async function writtenFor(club: ClubTx, id: string, decision: Decision): Promise<string | null> {
  const row = await rows(club).where('id', '=', id).executeTakeFirst()
  return row?.answer && row.answer_for === decision ? club.sealer.open('application', 'answer', id, row.answer) : null
}

/** What is written to the candidate, and how he is reached. */
export async function answeringOf(club: ClubTx, id: string): Promise<Answering> {
  const row = await rows(club).where('id', '=', id).executeTakeFirstOrThrow()
  const by = row.answered_by && (await membersByIds(club, [row.answered_by])).get(row.answered_by)
  return {
    text:
      row.answer && row.answer_for === row.status ? club.sealer.open('application', 'answer', id, row.answer) : null,
    contact: contactIn(club, row),
    reachable: row.account !== null || row.member_id !== null,
    sent: row.answered_at && { by: by || null, at: row.answered_at },
  }
}

/** Those that nobody has decided, the oldest first, and then the waiting list, whoever is looked at next first. */
export async function undecided(club: ClubTx): Promise<Application[]> {
  const found = await rows(club)
    .where('status', 'in', [...isUndecided])
    .orderBy('later_on', order => order.asc().nullsFirst())
    .orderBy('applied_at')
    .execute()
  const sponsors = await membersByIds(
    club,
    found.flatMap(({ sponsor_id }) => sponsor_id ?? []),
  )
  const visits = await visitsOf(
    club,
    found.flatMap(({ guest }) => guest ?? []),
  )
  const around = await aroundOf(club, found)
  return found.map(row => ({
    ...{ id: row.id, name: row.name, company: row.company, activity: row.activity, motivations: row.motivations },
    ...{ sponsor: sponsors.get(row.sponsor_id ?? '') ?? null, visits: visits.get(row.guest ?? '') ?? 0 },
    ...{ at: row.applied_at, status: row.status as Application['status'], laterOn: row.later_on, decidedBy: null },
    ...around(row.id),
  }))
}

/** Of these a human may decide. */
const isUndecided = ['open', 'later'] as const

/** All of which something is kept. */
export const notWithdrawn = (club: ClubTx) => rows(club).where('status', '<>', 'withdrawn')

/** Who would like to be a member and has no answer yet, and what he says he does; who came first, first. */
export const openCandidates = (
  club: ClubTx,
): Promise<readonly { readonly id: string; readonly name: string; readonly activity: string | null }[]> =>
  club.tx
    .selectFrom('application')
    .select(['id', 'name', 'activity'])
    .where('club_id', '=', club.id)
    .where('status', '=', 'open')
    .orderBy('applied_at')
    .orderBy('id')
    .execute()

/** The open application of somebody of this name, and when it came. */
export async function openUnder(club: ClubTx, name: string): Promise<{ name: string; since: Temporal.Instant } | null> {
  const open = await rows(club)
    .where('status', 'in', [...isUndecided])
    .orderBy('applied_at')
    .execute()
  const same = open.find(one => isSameName(one.name, name))
  return same ? { name: same.name, since: same.applied_at } : null
}

type Sender = { readonly platform: string; readonly place: string; readonly account: string }

/** What an account that is nobody's has sent of its own, the latest first. */
export const appliedBy = (club: ClubTx, { platform, place, account }: Sender) =>
  rows(club)
    .where('platform', '=', platform)
    .where('place', '=', place)
    .where('account', '=', account)
    .orderBy('applied_at', 'desc')
    .execute()
