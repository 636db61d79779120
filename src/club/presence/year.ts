import type { ClubTx } from '../../db/club-tx.ts'
import type { YearSpan } from '../../terms/memo.ts'
import type { Tally } from '../../terms/presence.ts'
import { recordsOf } from './read.ts'
import { countedMeetings } from './rules.ts'

const isThere = (status: string) => status === 'present' || status === 'late'

/**
 * A member's meetings in a span, counted as everywhere, and the others who were there with him: at any meeting that was held,
 * and in person, so that who sent a substitute was not.
 */
export async function meetingsIn(
  club: ClubTx,
  member: string,
  { first, last, from, until }: YearSpan,
): Promise<{ readonly tally: Tally; readonly alsoThere: ReadonlySet<string> }> {
  const records = await recordsOf(club, { since: from.subtract({ hours: 24 }) })
  const [firstDay, lastDay] = [String(first), String(last)]
  const counted = (countedMeetings(records).get(member) ?? []).filter(({ day }) => firstDay <= day && day <= lastDay)
  const tally = { came: 0, absent: 0, excused: 0 }
  for (const { mark } of counted) tally[mark] += 1
  const inSpan = ({ epochMilliseconds: at }: Temporal.Instant) =>
    from.epochMilliseconds <= at && at < until.epochMilliseconds
  const held = new Set(
    records.meetings.flatMap(({ id, status, startsAt }) => (status === 'held' && inSpan(startsAt) ? [id] : [])),
  )
  const there = records.attendance.filter(({ meeting, status }) => held.has(meeting) && isThere(status))
  const his = new Set(there.flatMap(row => (row.member === member ? [row.meeting] : [])))
  const others = there.filter(row => row.member !== member && his.has(row.meeting))
  return { tally, alsoThere: new Set(others.map(row => row.member)) }
}
