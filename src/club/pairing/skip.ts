import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { calendarOf, type Round, roundAfter } from './calendar.ts'
import { aboutRound, ahead } from './kinds.ts'
import { isDrawn } from './queries.ts'

/** He leaves this round out, or is counted in again; until it is drawn. Nobody is told. */
export async function leaveOut(
  club: ClubTx,
  { by, round: name, out }: { readonly by: Member; readonly round: string; readonly out: boolean },
): Promise<Round | Refusal> {
  await onlyOneAtATime(club, 'round')
  const next = roundAfter(club.at, calendarOf(club))
  if (next?.name !== name || (await isDrawn(club, name))) return refuse('round drawn', {})
  if (out)
    await club.tx
      .insertInto('round_skip')
      .values({ club_id: club.id, member_id: by.id, round: name, at: club.at })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  else
    await club.tx
      .deleteFrom('round_skip')
      .where('club_id', '=', club.id)
      .where('member_id', '=', by.id)
      .where('round', '=', name)
      .execute()
  await redrawAbout(club, aboutRound(name), [ahead], { only: by.id })
  return next
}
