import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { instant } from '../../db/together.ts'
import type { Away } from '../../terms/leave.ts'
import type { Member, MemberRef } from '../../terms/member.ts'
import type { ReferralStatus } from '../../terms/referral.ts'
import { closedStatuses, isClosed } from '../../terms/referral.ts'
import type { Ties } from '../../terms/tie.ts'
import { awayOf, awayToday } from '../leaves/on-leave.ts'
import { audit, countAudited } from '../members/audit.ts'
import { tiesBetween } from '../members/connected.ts'
import { memberById, memberRef } from '../members/queries.ts'
import { isSameProspect, namedOnly } from './known-by.ts'
import type { ToPass } from './pass.ts'
import { mayPass, passedAgainAfter } from './rules.ts'

/**
 * What a giver should know before a referral goes: that its receiver is on leave, and that the prospect has been recommended in
 * the club lately, so that he may be called twice. The second is read by the keyed hash of the contact, and tells neither
 * who passed him on nor to whom. A member could ask it about the customers of another all the same: so it is told only to
 * whoever has said that the prospect agreed, each time is noted in the audit, and after a few in a month it is told no
 * more; where nothing is told the referral goes, so that each question passes one to somebody.
 */

/** So long, in days, a referral that is closed by now is still lately. */
const latelyDays = 90
/** So often a month a member is told that others have recommended a prospect. */
const toldAMonth = 3
const told = 'prospect-recommended-before'

/** One of his own that is open still, to this receiver or to another. */
export type OwnBefore = { readonly id: string; readonly receiver: MemberRef; readonly at: Temporal.Instant }

export type AskedFirst = {
  readonly away: Away | null
  /** He has passed this prospect on himself. */
  readonly own: OwnBefore | null
  /** Others have: a prospect of this contact, or of this name only, which another may have too. */
  readonly others: 'contact' | 'name' | null
  readonly known: Ties
}

type Before = { id: string; giver: string; receiver: string; at: string; status: ReferralStatus; named: boolean }

/** What is to be asked before it is passed; null when it goes as it is, or is refused anyway. */
export async function askedFirst(club: ClubTx, given: ToPass): Promise<AskedFirst | null> {
  const { by, receiver } = given
  if (receiver.id === by.id || mayPass(given) !== null) return null
  const { away, before } = await readBefore(club, given)
  // What has come to its end with one may well be for another.
  const his = before.filter(({ giver, status }) => giver === by.id && !isClosed(status))
  const again = his.find(one => one.receiver === receiver.id)
  // A second sending, which is refused.
  if (again && club.at.since(again.at).total('hours') < passedAgainAfter) return null
  const own = again ?? his[0]
  const byOthers = before.filter(({ giver }) => giver !== by.id)
  const isTold = byOthers.length > 0 && (await mayBeTold(club, by))
  if (away === null && own === undefined && !isTold) return null
  const { phone, email } = given.prospect
  const isContact = (phone ?? email) !== undefined && byOthers.some(({ named }) => !named)
  return {
    away,
    own: own ? { id: own.id, receiver: memberRef(await memberById(club, own.receiver)), at: own.at } : null,
    others: isTold ? (isContact ? 'contact' : 'name') : null,
    known: await tiesBetween(club, by.id, receiver.id),
  }
}

/** Whether the receiver is away, and the referrals of this prospect that are open or of late; one statement. */
async function readBefore(club: ClubTx, { by, receiver, kind, prospect }: ToPass) {
  const isHim = kind === 'inside' ? sql`false` : isSameProspect(club, prospect)
  const { rows } = await sql<{ away: string | null; before: Before[] | null }>`
    select ${awayToday(club, sql`${receiver.id}`)} as away, (
      select jsonb_agg(jsonb_build_object('id', r.id, 'giver', r.giver_id, 'receiver', r.receiver_id, 'at', r.given_at,
        'status', r.status, 'named', ${namedOnly}) order by r.given_at desc)
      from referral r where r.club_id = ${club.id} and r.kind = 'outside' and ${isHim} and r.withdrawn_at is null
        and r.confirmed is distinct from false
        -- What he was passed himself is his to pass on.
        and r.receiver_id <> ${by.id}
        and (r.status not in (${sql.join(closedStatuses)}) or r.given_at > ${club.at.subtract({ hours: latelyDays * 24 })})) as before`.execute(
    club.tx,
  )
  const { away, before } = rows[0]!
  return { away: awayOf(away), before: (before ?? []).map(one => ({ ...one, at: instant(one.at) })) }
}

/** Notes that he is told: of whom stands nowhere. */
async function mayBeTold(club: ClubTx, by: Member): Promise<boolean> {
  const since = club.at.subtract({ hours: 30 * 24 })
  if ((await countAudited(club, { by, what: told, since })) >= toldAMonth) return false
  await audit(club, { by, what: told })
  return true
}
