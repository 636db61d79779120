import type { Selectable } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import type { AcceptedAs, Answering, Application, Contact, Decision } from '../../terms/application.ts'
import type { Member, Platform } from '../../terms/member.ts'
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
  readonly answeredBy: Member | null
  /** In which language he was written to, where he applied himself. */
  readonly language: Language | null
  /** From which he applied himself. */
  readonly account: Account | null
  /** What stands sealed in its row, opened where it is asked for. */
  readonly sealed: {
    /** How the candidate is reached. */
    readonly contact: () => Contact
    /** Why it was decided so; null where nobody has said. */
    readonly reason: () => string | null
    /** What was written to him for this decision; null where nobody has written for it yet. */
    readonly written: (decision: Decision) => string | null
  }
}

/** An application with all that is kept of it. */
export type KeptApplication = Application & Kept

type Row = Selectable<Tables['application']>

/** These rows as applications, each with its file as it is now; the same statements for one and for all of them. */
async function asApplications(club: ClubTx, found: readonly Row[]): Promise<KeptApplication[]> {
  const members = await membersByIds(
    club,
    found.flatMap(row => [row.sponsor_id, row.decided_by, row.answered_by].flatMap(one => one ?? [])),
  )
  const visits = await visitsOf(
    club,
    found.flatMap(({ guest }) => guest ?? []),
  )
  const around = await aroundOf(club, found)
  return found.map(row => ({
    ...{ id: row.id, name: row.name, company: row.company, activity: row.activity, motivations: row.motivations },
    ...{ sponsor: members.get(row.sponsor_id ?? '') ?? null, visits: visits.get(row.guest ?? '') ?? 0 },
    ...{ at: row.applied_at, status: row.status as Application['status'], laterOn: row.later_on },
    ...{ answeredAt: row.answered_at, answeredBy: members.get(row.answered_by ?? '') ?? null },
    ...{ decidedBy: members.get(row.decided_by ?? '') ?? null, guest: row.guest, member: row.member_id },
    ...{ acceptedAs: row.accepted_as, linkedGuest: row.linked_guest, decidedAt: row.decided_at },
    ...{ account: accountOf(row), language: row.language as Language | null, sealed: sealedIn(club, row) },
    ...around(row.id),
  }))
}

const sealedIn = (club: ClubTx, { id, reason, answer, answer_for, contact }: Row): Kept['sealed'] => ({
  contact: () => contactIn(club, { id, contact }),
  reason: () => reason && club.sealer.open('application', 'reason', id, reason),
  written: decision =>
    answer && answer_for === decision ? club.sealer.open('application', 'answer', id, answer) : null,
})

/** An application with its file as it is now; null once nothing is kept of it. `lock` holds it until the transaction ends. */
export async function applicationById(
  club: ClubTx,
  id: string,
  { lock = false } = {},
): Promise<KeptApplication | null> {
  let query = rows(club).where('id', '=', id)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  return row ? (await asApplications(club, [row]))[0]! : null
}

const accountOf = (row: { [K in keyof Sender]: string | null }): Account | null => {
  const { platform, place, account } = row
  return platform === null || place === null || account === null
    ? null
    : { platform: platform as Platform, place, account }
}

export const contactIn = (club: ClubTx, { id, contact }: { id: string; contact: Buffer | null }): Contact =>
  contact ? (JSON.parse(club.sealer.open('application', 'contact', id, contact)) as Contact) : {}

/** What is written to the candidate, and how he is reached. */
export const answeringOf = (application: KeptApplication): Answering => {
  const { status, sealed, account, member, answeredAt: at, answeredBy: by } = application
  return {
    text: status === 'open' || status === 'withdrawn' ? null : sealed.written(status),
    contact: sealed.contact(),
    reachable: account !== null || member !== null,
    sent: at && { by, at },
  }
}

/** Those that nobody has decided, the oldest first, and then the waiting list, whoever is looked at next first. */
export async function undecided(club: ClubTx): Promise<Application[]> {
  const found = await rows(club)
    .where('status', 'in', [...isUndecided])
    .orderBy('later_on', order => order.asc().nullsFirst())
    .orderBy('applied_at')
    .execute()
  return asApplications(club, found)
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
