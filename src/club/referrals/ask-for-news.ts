import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import { lastToldAbout } from '../../notices/reached.ts'
import type { Member } from '../../terms/member.ts'
import type { Referral } from '../../terms/referral.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import * as kinds from './kinds.ts'
import { referralById } from './queries.ts'
import { referralsThatStandStill } from './stands-still.ts'

/** Whom an organizer asks about a referral that stands still. */
export type Whom = 'giver' | 'receiver'

/** So long nobody is asked about the same referral again. */
const aWeek = { hours: 7 * 24 }

/** An organizer asks one of the two for news, kindly and in his own name: once a week for each referral, the bot's own asking included. */
export async function askForNews(
  club: ClubTx,
  { by, referral: id, whom }: { readonly by: Member; readonly referral: string; readonly whom: Whom },
): Promise<Referral | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  if (!referral) return refuse('no longer possible', {})
  const { still } = await together(club, { still: [referralsThatStandStill(club)] })
  if (!still.some(one => one.id === id)) return refuse('no longer possible', {})
  if (referral[whom].id === by.id) return refuse('yourself', {})
  const since = await lastToldAbout(club, { asked: kinds.asked, kinds: [kinds.reminder] }, id, club.at.subtract(aWeek))
  if (since) return refuse('asked for news lately', { since })
  await kinds.asked.keep(club, {
    ...{ referral: id, whom, by: by.id, status: referral.status, to: { member: referral[whom].id } },
    once: `${id}:${club.at.epochMilliseconds}`,
  })
  return referral
}
