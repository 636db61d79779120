import type { ClubTx } from '../../db/club-tx.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { memberById } from '../members/queries.ts'
import { may } from '../who-may.ts'
import { remark, remarkAnswered } from './kinds.ts'
import { standingOfMember } from './read.ts'
import { whoMayKnow } from './who-may-know.ts'

export type Contest = {
  readonly id: string
  readonly member: Member
  readonly at: Temporal.Instant
  readonly words: string | null
  readonly closed: boolean
  /** Null while it is open, and where it ended with his membership. */
  readonly closedBy: Member | null
}

/** "That's not right": from now on the standing is contested, and the people who may know are asked to look at it. */
export async function contestStanding(
  club: ClubTx,
  { by, words }: { by: Member; words: string | undefined },
): Promise<{ readonly told: readonly Member[] } | Refusal> {
  const standing = await standingOfMember(club, by.id)
  if (!standing || standing.standing === 'objected') return refuse('nothing to contest', {})
  if (standing.standing === 'contested') return refuse('contested already', { since: standing.since })
  const id = club.newId()
  const noted = await club.tx
    .insertInto('contest')
    .values({
      club_id: club.id,
      id,
      member_id: by.id,
      at: club.at,
      words: words ? club.sealer.seal('contest', 'words', id, words) : null,
      closed_at: null,
      closed_by: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!noted) return refuse('contested already', { since: club.today })
  const told = (await whoMayKnow(club))(by.id)
  await keepAll(
    club,
    told.map(person => remark.of({ contest: id, to: { member: person.id } })),
  )
  return { told }
}

/** A human has spoken with him: the standing is computed again, and he is told that it is closed. */
export async function closeContest(
  club: ClubTx,
  { by, contest: id }: { by: Member; contest: string },
): Promise<Contest | Refusal> {
  const contest = await contestById(club, id)
  if (!contest) return refuse('no longer possible', {})
  const refused = await may('close a remark', { club, by, about: contest.member.id })
  if (refused) return refused
  const closed = await club.tx
    .updateTable('contest')
    .set({ closed_at: club.at, closed_by: by.id })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!closed) return refuse('done already', { by: (await contestById(club, id))?.closedBy?.name ?? null })
  await audit(club, { by, what: 'contest-closed', about: contest.member.id })
  await remarkAnswered.keep(club, { contest: id, to: { member: contest.member.id } })
  await redrawAbout(club, id)
  return { ...contest, closed: true, closedBy: by }
}

/** The press was a slip: the remark waits for a human again, and whoever made it reads so. */
export async function reopenContest(
  club: ClubTx,
  { by, contest: id }: { by: Member; contest: string },
): Promise<Contest | Refusal> {
  const contest = await contestById(club, id, { lock: true })
  if (!contest) return refuse('no longer possible', {})
  const refused = await may('close a remark', { club, by, about: contest.member.id })
  if (refused) return refused
  if (!contest.closed) return contest
  // Who took his own remark back, or has made another since, is not answered for.
  const again = (await openContests(club)).some(({ member }) => member === contest.member.id)
  if (again || !contest.closedBy || contest.closedBy.id === contest.member.id) return refuse('no longer possible', {})
  await setClosed(club, id, null)
  await audit(club, { by, what: 'contest-reopened', about: contest.member.id })
  await redrawAbout(club, id)
  return { ...contest, closed: false, closedBy: null }
}

/** Whoever made a remark takes it back. */
export async function takeContestBack(club: ClubTx, { by }: { by: Member }): Promise<null | Refusal> {
  const own = (await openContests(club)).find(({ member }) => member === by.id)
  if (!own) return refuse('no longer possible', {})
  await setClosed(club, own.id, by)
  await redrawAbout(club, own.id)
  return null
}

const setClosed = (club: ClubTx, id: string, by: Member | null) =>
  club.tx
    .updateTable('contest')
    .set({ closed_at: by && club.at, closed_by: by?.id ?? null })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()

export async function contestById(club: ClubTx, id: string, { lock = false } = {}): Promise<Contest | null> {
  let query = club.tx.selectFrom('contest').selectAll().where('club_id', '=', club.id).where('id', '=', id)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (!row) return null
  return {
    id,
    member: await memberById(club, row.member_id),
    at: row.at,
    words: row.words === null ? null : club.sealer.open('contest', 'words', id, row.words),
    closed: row.closed_at !== null,
    closedBy: row.closed_by ? await memberById(club, row.closed_by) : null,
  }
}

/** Contests nobody has closed yet. */
export async function openContests(club: ClubTx): Promise<{ id: string; member: string; at: Temporal.Instant }[]> {
  const rows = await club.tx
    .selectFrom('contest')
    .select(['id', 'member_id', 'at'])
    .where('club_id', '=', club.id)
    .where('closed_at', 'is', null)
    .orderBy('at')
    .execute()
  return rows.map(row => ({ id: row.id, member: row.member_id, at: row.at }))
}
