import { type Selectable, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import type { AcceptedAs, Answering, Application, Contact, Decision, Told } from '../../terms/application.ts'
import type { Member, Platform } from '../../terms/member.ts'
import { isSameName } from '../../terms/names.ts'
import type { Language } from '../../terms/speech.ts'
import { visitsOf } from '../meetings/guest-queries.ts'
import type { Account } from '../members/link.ts'
import { membersByIds } from '../members/queries.ts'
import { votesOf } from './vote-queries.ts'

/** What is going on about an application between it and the decision. */
type Around = Pick<Application, 'mayShow' | 'shown' | 'words' | 'forCommittee' | 'vote'>

async function aroundOf(
  club: ClubTx,
  rows: readonly { id: string; may_show: boolean; shown_until: Temporal.Instant | null }[],
): Promise<(id: string) => Around> {
  const ids = rows.map(({ id }) => id)
  const votes = await votesOf(club, ids)
  const said = await saidAbout(club, ids)
  const row = new Map(rows.map(one => [one.id, one]))
  return id => {
    const { may_show: mayShow, shown_until: until } = row.get(id)!
    const over = until !== null && Temporal.Instant.compare(until, club.at) <= 0
    return {
      ...{ mayShow, shown: until && { until, over }, vote: votes.get(id) ?? null },
      ...(said.get(id) ?? { words: 0, forCommittee: 0 }),
    }
  }
}

type Said = Pick<Application, 'words' | 'forCommittee'>

/** How many words of members there are, and how much the committee alone may read, by application. */
async function saidAbout(club: ClubTx, applications: readonly string[]): Promise<ReadonlyMap<string, Said>> {
  if (applications.length === 0) return new Map()
  const { rows: found } = await sql<{ id: string; words: number; more: number }>`
    select a.id,
      (select count(*)::int from application_word w where w.club_id = a.club_id and w.application_id = a.id) as words,
      (select count(*)::int from application_close c where c.club_id = a.club_id and c.application_id = a.id
        and c.answer is not null)
      + (select count(*)::int from application_note n where n.club_id = a.club_id and n.application_id = a.id
        and n.words is not null) as more
    from application a where a.club_id = ${club.id} and a.id in (${sql.join([...applications])})`.execute(club.tx)
  return new Map(found.map(({ id, words, more }) => [id, { words, forCommittee: words + more }]))
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
    ...{ told: toldIn(club, row), sponsorSays: sponsorSaysIn(club, row) },
    ...{ sponsor: members.get(row.sponsor_id ?? '') ?? null, visits: visits.get(row.guest ?? '') ?? 0 },
    ...{ at: row.applied_at, status: row.status as Application['status'], laterOn: row.later_on },
    ...{ answeredAt: row.answered_at, answeredBy: members.get(row.answered_by ?? '') ?? null },
    ...{ decidedBy: members.get(row.decided_by ?? '') ?? null, guest: row.guest, member: row.member_id },
    ...{ acceptedAs: row.accepted_as, linkedGuest: row.linked_guest, decidedAt: row.decided_at },
    reviewOn: row.reviewed_at === null ? row.review_on : null,
    ...{ account: accountOf(row), language: row.language as Language | null, sealed: sealedIn(club, row) },
    ...around(row.id),
  }))
}

export const toldIn = (club: ClubTx, { id, told }: Pick<Row, 'id' | 'told'>): Told =>
  told ? (JSON.parse(club.sealer.open('application', 'told', id, told)) as Told) : {}

const sponsorSaysIn = (club: ClubTx, { id, sponsor_says: says }: Row): string | null =>
  says && club.sealer.open('application', 'sponsor_says', id, says)

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
export async function openApplications(
  club: ClubTx,
): Promise<readonly (Pick<Application, 'id' | 'name' | 'activity' | 'told'> & { readonly status: string })[]> {
  const found = await club.tx
    .selectFrom('application')
    .select(['id', 'name', 'activity', 'told', 'status'])
    .where('club_id', '=', club.id)
    .where('status', 'in', [...isUndecided])
    .orderBy('applied_at')
    .orderBy('id')
    .execute()
  return found.map(row => ({ ...row, told: toldIn(club, row) }))
}

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
