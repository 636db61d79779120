import type { Selectable } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import type { Member } from '../../terms/member.ts'
import type { Conflict, Counted, Tally, Voice, Vote } from '../../terms/vote.ts'
import { committeeOf } from './committee.ts'
import { conflictOf, neededOf, resultOf, votedOf } from './vote-rules.ts'

export type VoteRow = Selectable<Tables['application_vote']>

export type Candidate = { readonly company: string | null; readonly sponsor: { readonly id: string } | null }

/** One of the committee about one candidate. */
export type Elector = { readonly member: Member; readonly conflict: Conflict | null; readonly voice: Voice | null }

/** The committee as it is now, with what each has said of this candidate, and who does not vote about him. */
export async function electorsOf(club: ClubTx, application: string, candidate: Candidate): Promise<Elector[]> {
  const { members } = await committeeOf(club)
  const voiced = await voicesOf(club, [application])
  return asElectors(members, { id: application, ...candidate }, voiced)
}

/** Whether somebody reads what members have said of a candidate: one of the committee who is not close to him. Of the organizers together it is said only while they stand for the committee. */
export async function readsWords(
  club: ClubTx,
  application: Candidate & { readonly id: string },
  who: { readonly id: string } | null,
): Promise<boolean> {
  if (who === null) return !(await committeeOf(club)).named
  const his = (await electorsOf(club, application.id, application)).find(({ member }) => member.id === who.id)
  return his?.conflict === null
}

const asElectors = (
  members: readonly Member[],
  candidate: Candidate & { readonly id: string },
  voiced: ReadonlyMap<string, Voice>,
): Elector[] =>
  members.map(member => {
    const voice = voiced.get(`${candidate.id} ${member.id}`) ?? null
    return { member, voice, conflict: conflictOf(candidate, member, voice ?? undefined) }
  })

/** By application and member. */
async function voicesOf(club: ClubTx, applications: readonly string[]): Promise<ReadonlyMap<string, Voice>> {
  const rows = await club.tx
    .selectFrom('application_ballot')
    .select(['application_id', 'member_id', 'voice'])
    .where('club_id', '=', club.id)
    .where('application_id', 'in', [...applications])
    .execute()
  return new Map(rows.map(row => [`${row.application_id} ${row.member_id}`, row.voice]))
}

/** What the voices of these people come to. */
export function tallyOf(electors: readonly Elector[], quorum: number): Tally {
  const may = electors.filter(({ conflict }) => conflict === null)
  const said = (voice: Counted) => may.filter(one => one.voice === voice).length
  return { yes: said('yes'), no: said('no'), later: said('later'), electors: may.length, quorum }
}

const closedTally = ({ yes, no, later, electors, quorum }: VoteRow): Tally => ({
  ...{ yes: yes ?? 0, no: no ?? 0, later: later ?? 0, electors: electors ?? 0, quorum },
})

/** The votes about these applications, as everybody may know them. */
export async function votesOf(club: ClubTx, applications: readonly string[]): Promise<ReadonlyMap<string, Vote>> {
  if (applications.length === 0) return new Map()
  const rows = await club.tx
    .selectFrom('application_vote')
    .innerJoin('application', join =>
      join
        .onRef('application.club_id', '=', 'application_vote.club_id')
        .onRef('application.id', '=', 'application_vote.application_id'),
    )
    .selectAll('application_vote')
    .select(['application.company', 'application.sponsor_id'])
    .where('application_vote.club_id', '=', club.id)
    .where('application_vote.application_id', 'in', [...applications])
    .execute()
  const open = rows.filter(({ closed_at }) => closed_at === null)
  const { members } = open.length > 0 ? await committeeOf(club) : { members: [] }
  const voiced = open.length > 0 ? await voicesOf(club, applications) : new Map<string, Voice>()
  const now = (row: (typeof rows)[number]): Tally => {
    const sponsor = row.sponsor_id === null ? null : { id: row.sponsor_id }
    return tallyOf(asElectors(members, { id: row.application_id, company: row.company, sponsor }, voiced), row.quorum)
  }
  return new Map(
    rows.map(row => {
      const tally = row.closed_at === null ? now(row) : closedTally(row)
      const { electors } = tally
      const closed = row.closed_at && { at: row.closed_at, tally, result: resultOf(tally) }
      return [
        row.application_id,
        { until: row.until, voted: votedOf(tally), electors, needed: neededOf(tally), closed },
      ]
    }),
  )
}

/** The vote about an application, held. */
export const voteRow = (club: ClubTx, application: string): Promise<VoteRow | undefined> =>
  club.tx
    .selectFrom('application_vote')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('application_id', '=', application)
    .forUpdate()
    .executeTakeFirst()
