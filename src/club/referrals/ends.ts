import { sql } from 'kysely'
import { dropKept, keepAll, redrawAbout } from '../../notices/keep.ts'
import type { ReferralStatus } from '../../terms/referral.ts'
import { membershipEnds } from '../membership.ts'
import { none } from '../topic.ts'
import * as kinds from './kinds.ts'
import { asksAbout } from './remind.ts'
import { endWaits, resumeWaits } from './wait.ts'

const unfinished = ['new', 'contacted', 'meeting', 'quoted'] as const satisfies readonly ReferralStatus[]

type GivenBack = { readonly id: string; readonly status: string }

/** A referral he received and did not finish goes back to its giver; those he gave stay with their receivers. */
export const referralEnds = membershipEnds<readonly GivenBack[]>({
  locks: none,
  async ends(club, member) {
    await endWaits(club, member)
    const open = await club.tx
      .selectFrom('referral')
      .select(['id', 'giver_id', 'status'])
      .where('club_id', '=', club.id)
      .where('receiver_id', '=', member)
      .where('status', 'in', unfinished)
      .where('withdrawn_at', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute()
    if (open.length === 0) return []
    const ids = open.map(({ id }) => id)
    await club.tx
      .updateTable('referral')
      .set({ status: 'no-answer', status_at: club.at, closed_at: club.at })
      .where('club_id', '=', club.id)
      .where('id', 'in', ids)
      .execute()
    await kinds.closing.dismiss(club, ...ids)
    await dropKept(club, ids, [kinds.reminder, kinds.closesSoon], 'he has left')
    await redrawAbout(club, ids)
    await keepAll(
      club,
      open.map(({ id, giver_id }) =>
        kinds.returned.of({ referral: id, to: { member: giver_id }, once: `${id}:${club.at.epochMilliseconds}` }),
      ),
    )
    return open.map(({ id, status }) => ({ id, status }))
  },
  async returns(club, member, givenBack) {
    await resumeWaits(club, member)
    if (givenBack.length === 0) return
    const [ids, statuses] = [givenBack.map(({ id }) => id), givenBack.map(({ status }) => status)]
    const { rows } = await sql<{ id: string; giver_id: string; status: ReferralStatus }>`
      update referral r set status = was.status, status_at = ${club.at}, closed_at = null, touched_at = ${club.at}
      from unnest(${ids}::uuid[], ${statuses}::text[]) as was (id, status)
      where r.club_id = ${club.id} and r.id = was.id and r.status = 'no-answer' and r.withdrawn_at is null and r.handed_on is null
        and r.forgotten_at is null
      returning r.id, r.giver_id, r.status`.execute(club.tx)
    const again = rows.map(({ id }) => id)
    await dropKept(club, again, [kinds.returned], 'he is back')
    const asked = rows.flatMap(({ id, giver_id: giver, status }) => {
      const asks = asksAbout(club, { id, status, touchedAt: club.at }, { giver, receiver: member })
      return asks ? [{ id, ...asks }] : []
    })
    await keepAll(
      club,
      asked.flatMap(({ notices }) => notices),
      asked.map(({ id, closes }) => kinds.closing.of(id, closes)),
    )
    await redrawAbout(club, again)
  },
})
