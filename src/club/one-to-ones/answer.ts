import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { agreed } from './agree.ts'
import { change } from './change.ts'
import { hasAccepted, hasDeclined, type OneToOne, partners, takesPart } from './one-to-one.ts'
import { oneToOneById } from './queries.ts'

type Answer = { readonly by: Member; readonly meeting: string; readonly yes: boolean }

/**
 * One's own answer to what another proposed, or the round. It is agreed when all who have not said no have said yes; a
 * "no" is told to nobody, and may be thought better of while nothing else has come of it.
 */
export async function answerOneToOne(club: ClubTx, { by, meeting: id, yes }: Answer): Promise<OneToOne | Refusal> {
  const meeting = await oneToOneById(club, id, { lock: true })
  if (!meeting) return refuse('no longer possible', {})
  if (!takesPart(meeting, by.id) || meeting.by?.id === by.id) return refuse('not for you', {})
  const declined = hasDeclined(meeting, by.id)
  if (yes ? hasAccepted(meeting, by.id) && meeting.status !== 'skipped' : declined) return meeting
  if (meeting.status !== 'proposed' && !declined) return refuse('no longer possible', {})
  await settle(club, meeting, by.id, yes)
  return (await oneToOneById(club, id))!
}

async function settle(club: ClubTx, meeting: OneToOne, him: string, yes: boolean): Promise<void> {
  const without = (ids: readonly string[]) => ids.filter(one => one !== him)
  const answered = {
    ...meeting,
    acceptedBy: [...without(meeting.acceptedBy), ...(yes ? [him] : [])],
    declinedBy: [...without(meeting.declinedBy), ...(yes ? [] : [him])],
  }
  const left = partners(answered)
  await change(club, meeting.id, {
    // What a round proposed stands until all said no: whoever is left reads nothing of the others' answers.
    status: left.length < (meeting.by ? 2 : 1) ? 'skipped' : 'proposed',
    accepted_by: answered.acceptedBy,
    declined_by: answered.declinedBy,
    declined_at: answered.declinedBy.length === 0 ? null : yes ? undefined : club.at,
  })
  if (left.length > 1 && left.every(({ id }) => hasAccepted(answered, id))) await agreed(club, answered, null)
  else await redrawAbout(club, meeting.id, undefined, { only: him })
}
