import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { notedAs, type WeighedKind } from '../../terms/act.ts'
import type { KeptLeave } from '../../terms/leave.ts'
import type { Member } from '../../terms/member.ts'
import { wallTime } from '../../time/wall.ts'
import { linesThatHold } from '../ledger/lines.ts'
import { kinds } from '../standing/weights.ts'
import { keptLeavesOf } from './on-leave.ts'
import { comeBack, type Ended } from './pause.ts'
import { asksOnLeave, isOn } from './rules.ts'

/**
 * On leave one may do anything; whoever asks the club for something for himself more than once is back, and is told so.
 * Called when he has just done something; null where that ends nothing.
 */
export async function endedByAsking(club: ClubTx, by: Member): Promise<Ended | null> {
  if (by.away === null || by.left) return null
  const leave = (await keptLeavesOf(club, by.id, club.today)).find(one => isOn(one, club.today))
  if (!leave) return null
  const { asked, justNow } = await askedWhile(club, by.id, leave)
  return justNow && asked > asksOnLeave ? comeBack(club, { by }) : null
}

const ofSide = (side: string): WeighedKind[] =>
  (Object.keys(kinds) as WeighedKind[]).filter(kind => kinds[kind].side === side)
const asking = notedAs(...ofSide('soliciting'))
/** Kinds of lines of which the record says whether it was asked for oneself. */
const giving = new Set(notedAs(...ofSide('giving')))

/** How often he asked for himself since he is away, and whether he did so in this very gesture. What he asked before he took it counts for nothing. */
async function askedWhile(club: ClubTx, member: string, leave: KeptLeave) {
  const begins = wallTime(leave.from, '00:00', club.zone)
  const forHimself = club.topics.flatMap(({ proposals }) =>
    proposals === 'none' || proposals.forHimself === 'none' ? [] : [proposals.forHimself(club)],
  )
  const { rows } = await sql<{ asked: number; just_now: boolean | null }>`
    select count(distinct a.record_id)::int as asked, bool_or(a.noted_at = ${club.at}) as just_now
    from ${linesThatHold(club)} a where a.by_id = ${member}
      and a.at >= greatest(${begins}, (select taken_at from leave where club_id = ${club.id} and id = ${leave.id})) and a.kind in (${sql.join(asking)})
      and (a.kind not in (${sql.join(asking.filter(kind => giving.has(kind)))})
        or a.record_id in (${sql.join(forHimself, sql` union all `)}))`.execute(club.tx)
  return { asked: rows[0]?.asked ?? 0, justNow: rows[0]?.just_now === true }
}
