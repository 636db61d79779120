import type { ClubTx } from '../../db/club-tx.ts'
import { isDemo } from '../../db/demo.ts'
import { together } from '../../db/together.ts'
import { keepAll } from '../../notices/keep.ts'
import { nextWeekly, wallTime } from '../../time/wall.ts'
import { recordedSince } from '../ledger/since.ts'
import { listedMembers } from '../members/listed.ts'
import { silentUntil } from '../silence.ts'
import { memo, remembering } from './kinds.ts'
import { anniversaryAfter, isDue, isEnough, yearUntil } from './rules.ts'

/** Between the evaluation and the week-end, when little else is due. */
const WEDNESDAY = 3
const hour = '10:00'

/** Asks for the next round of memos; asking again changes nothing. */
export const askForMemos = (club: ClubTx): Promise<void> =>
  remembering.ask(club, nextWeekly(club.at, club.zone, WEDNESDAY, hour))

/**
 * The duty of each Wednesday: whose memo falls due until the next one gets it on its day, and so does whoever missed his in an
 * outage, as long as his anniversary is ahead. A year of which little is known is told to nobody who does not ask.
 */
export async function keepMemos(club: ClubTx): Promise<void> {
  await askForMemos(club)
  const demo = await isDemo(club)
  const silent = silentUntil(club, demo)
  if (silent && Temporal.Instant.compare(club.at, silent) < 0) return
  const since = await recordedSince(club)
  if (since === null) return
  const { people } = await together(club, { people: [listedMembers(club)] })
  const told = people.flatMap(({ id, joinedOn, hasSaidHello }) => {
    const next = anniversaryAfter(joinedOn, club.today)
    const { memoOn, years } = next
    if (!isDue(next, club.today) || !(demo || hasSaidHello)) return []
    const span = yearUntil(memoOn.subtract({ days: 1 }), { joinedOn, recordedSince: since, zone: club.zone })
    if (!isEnough(span)) return []
    const due = wallTime(memoOn, hour, club.zone)
    const isAhead = Temporal.Instant.compare(due, club.at) > 0
    return [memo.of({ years: String(years), to: { member: id }, ...(isAhead && { due }) })]
  })
  await keepAll(club, told)
}
