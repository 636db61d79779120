import type { ClubTx } from '../../db/club-tx.ts'
import type { Guest, Visit } from '../../terms/meeting.ts'
import { folded, isSameName } from '../../terms/names.ts'
import { membersByIds } from '../members/queries.ts'
import { meetingById } from './queries.ts'
import { VISITS_BEFORE_APPLYING } from './rules.ts'

export async function guestsOf(club: ClubTx, meeting: string): Promise<Guest[]> {
  const rows = await club.tx
    .selectFrom('guest')
    .select(['id', 'name', 'company', 'invited_by', 'status'])
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting)
    .orderBy('name')
    .orderBy('id')
    .execute()
  const members = await membersByIds(
    club,
    rows.flatMap(row => row.invited_by ?? []),
  )
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    company: row.company,
    by: row.invited_by === null ? null : (members.get(row.invited_by) ?? null),
    status: row.status as Guest['status'],
  }))
}

export async function visitById(club: ClubTx, id: string): Promise<Visit | null> {
  const row = await club.tx
    .selectFrom('guest')
    .select(['meeting_id', 'name', 'company', 'followed_up_on', 'became_member_id'])
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .executeTakeFirst()
  const meeting = row && (await meetingById(club, row.meeting_id))
  const guest = meeting && (await guestsOf(club, meeting.id)).find(one => one.id === id)
  if (!row || !meeting || !guest) return null
  const visits = (await visitsOf(club, row.name, row.company))?.visits ?? 0
  return {
    guest,
    meeting,
    visits,
    mayComeAgain: visits < (club.row.visitor_limit ?? VISITS_BEFORE_APPLYING),
    followedUp: row.followed_up_on !== null || row.became_member_id !== null,
  }
}

/** Earlier visits of a guest of that name, however it was written, and company: his id as a person, and how often he came. */
export async function visitsOf(
  club: ClubTx,
  name: string,
  company: string | null,
): Promise<{ guest: string; visits: number } | null> {
  const rows = await club.tx
    .selectFrom('guest')
    .select(['guest', 'name', 'company', 'status'])
    .where('club_id', '=', club.id)
    .execute()
  const same = rows.filter(
    row =>
      isSameName(row.name, name) &&
      (company === null || row.company === null || folded(row.company) === folded(company)),
  )
  const [first] = same
  return first ? { guest: first.guest, visits: same.filter(row => row.status === 'present').length } : null
}
