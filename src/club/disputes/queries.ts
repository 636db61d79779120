import type { ClubTx } from '../../db/club-tx.ts'
import type { DisputeAnswer, DisputeToAnswer, OwnAbsence, RollDispute } from '../../terms/roll-dispute.ts'
import { checkInsOf } from '../check-in/checked-in.ts'
import { rsvpOf } from '../meetings/answer-queries.ts'
import { meetingsNamed } from '../meetings/of-others.ts'
import { putDown } from '../meetings/roll-queries.ts'
import { membersByIds } from '../members/queries.ts'
import { presenceOf } from '../presence/read.ts'

/** After two months nobody remembers who was there. */
const remembered = { hours: 60 * 24 }

const rowsOf = (club: ClubTx) => club.tx.selectFrom('roll_dispute').selectAll().where('club_id', '=', club.id)
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

export const disputeRow = (club: ClubTx, id: string) => rowsOf(club).where('id', '=', id).executeTakeFirst()

export const ownDisputeRow = (club: ClubTx, { meeting, member }: { meeting: string; member: string }) =>
  rowsOf(club).where('meeting_id', '=', meeting).where('member_id', '=', member).executeTakeFirst()

/** These disputes as they stand now, the oldest meeting first; what was erased is in none. */
export async function disputesByIds(club: ClubTx, ids: readonly string[]): Promise<RollDispute[]> {
  if (ids.length === 0) return []
  return readRows(
    club,
    await rowsOf(club)
      .where('id', 'in', [...ids])
      .orderBy('at')
      .orderBy('id')
      .execute(),
  )
}

async function readRows(club: ClubTx, rows: readonly Row[]): Promise<RollDispute[]> {
  if (rows.length === 0) return []
  const people = await membersByIds(
    club,
    rows.flatMap(row => [row.member_id, ...(row.answered_by === null ? [] : [row.answered_by])]),
  )
  const found: RollDispute[] = []
  const meetings = await meetingsNamed(club, [...new Set(rows.map(row => row.meeting_id))])
  for (const meeting of meetings) {
    const roll = await putDown(club, meeting.id)
    const isTaken = meeting.status === 'held' && meeting.closedAt !== null
    for (const row of rows) {
      const member = people.get(row.member_id)
      if (row.meeting_id !== meeting.id || !member) continue
      const isAbsent = isTaken && (roll.get(member.id)?.status ?? 'absent') === 'absent'
      found.push({
        ...{ id: row.id, meeting, member, by: (row.answered_by && people.get(row.answered_by)) || null },
        state: stateOf(row, isAbsent),
      })
    }
  }
  return found
}

function stateOf(row: Row, isAbsent: boolean): RollDispute['state'] {
  if (row.withdrawn_at !== null) return 'withdrawn'
  // An answer is what was said; what the roll says by now is the roll's.
  if (row.answer === 'there' && isAbsent) return 'not there'
  if (row.answer === 'not there' && !isAbsent) return 'settled'
  if (row.answer !== null) return row.answer as DisputeAnswer
  return isAbsent ? 'open' : 'settled'
}

/** The same with what the member had answered, and when he was at the door. */
export async function disputesToAnswer(club: ClubTx, ids: readonly string[]): Promise<DisputeToAnswer[]> {
  const found: DisputeToAnswer[] = []
  for (const dispute of await disputesByIds(club, ids)) {
    const { meeting, member } = dispute
    const isOpen = dispute.state === 'open'
    found.push({
      ...dispute,
      answered: isOpen ? ((await rsvpOf(club, meeting.id, member.id))?.answer ?? null) : null,
      checkedIn: (isOpen && (await checkInsOf(club, meeting.id)).find(one => one.member === member.id)) || null,
    })
  }
  return found
}

/** His absences of which he may still say that he was there, and those of which he has, the latest first. */
export async function ownAbsences(club: ClubTx, member: string): Promise<OwnAbsence[]> {
  const since = club.at.subtract(remembered)
  const { meetings } = await presenceOf(club, member)
  const absent = meetings.flatMap(({ meeting, at, mark }) =>
    mark === 'absent' && at >= since.epochMilliseconds ? [meeting] : [],
  )
  const said = await readRows(
    club,
    await rowsOf(club).where('member_id', '=', member).where('at', '>=', since).orderBy('at').execute(),
  )
  const ids = [...new Set([...absent, ...said.map(({ meeting }) => meeting.id)])]
  return (await meetingsNamed(club, ids))
    .map(meeting => ({ meeting, dispute: said.find(one => one.meeting.id === meeting.id) ?? null }))
    .filter(({ meeting, dispute }) => absent.includes(meeting.id) || dispute?.state !== 'withdrawn')
    .reverse()
}
