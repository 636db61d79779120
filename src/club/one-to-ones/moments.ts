import type { ClubTx } from '../../db/club-tx.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { agreed, askedLater, nothingMoreOf } from './agree.ts'
import { change, storedMoments } from './change.ts'
import * as kinds from './kinds.ts'
import { hasAccepted, hasDeclined, type Moment, type OneToOne, othersOf, partners, takesPart } from './one-to-one.ts'
import { oneToOneById } from './queries.ts'
import { isOver, momentsThatCanBe } from './rules.ts'

type About = { readonly by: Member; readonly meeting: string }

/** Whether he may still say when it could be; he who said no may think better of it. */
function maySayWhen(meeting: OneToOne | null, by: Member, at: Temporal.Instant): Refusal | null {
  if (!meeting) return refuse('no longer possible', {})
  if (!takesPart(meeting, by.id)) return refuse('not for you', {})
  const isOpen = meeting.status === 'proposed' || (meeting.status === 'scheduled' && !isOver(meeting, at))
  return isOpen || hasDeclined(meeting, by.id) ? null : refuse('no longer possible', {})
}

/**
 * A moment suits him, or does not after all. It is agreed on when it suits all who have not said no: of two, at once.
 */
export async function pickMoment(
  club: ClubTx,
  { by, meeting: id, moment, suits }: About & { readonly moment: string; readonly suits: boolean },
): Promise<OneToOne | Refusal> {
  const meeting = await oneToOneById(club, id, { lock: true })
  const refused = maySayWhen(meeting, by, club.at)
  if (refused || !meeting) return refused ?? refuse('no longer possible', {})
  const picked = meeting.moments.find(one => one.id === moment)
  if (!picked) return refuse('no longer possible', {})
  if (Temporal.Instant.compare(picked.at, club.at) <= 0) return refuse('moment gone', {})
  if (picked.suits.includes(by.id) === suits) return meeting
  const now = { ...picked, suits: [...picked.suits.filter(one => one !== by.id), ...(suits ? [by.id] : [])] }
  const moments = meeting.moments.map(one => (one.id === moment ? now : one))
  const answered = suits ? { ...meeting, ...hisYes(meeting, by.id), moments } : { ...meeting, moments }
  await write(club, answered)
  const everybody = partners(answered)
  if (everybody.every(one => now.suits.includes(one.id))) await agreed(club, answered, { at: now.at, by: by.id })
  else await redrawAbout(club, id)
  return (await oneToOneById(club, id))!
}

/** What is kept of him once he is for it. */
const hisYes = (meeting: OneToOne, him: string): Pick<OneToOne, 'acceptedBy' | 'declinedBy' | 'status'> => ({
  acceptedBy: hasAccepted(meeting, him) ? meeting.acceptedBy : [...meeting.acceptedBy, him],
  declinedBy: meeting.declinedBy.filter(one => one !== him),
  status: meeting.status === 'skipped' ? 'proposed' : meeting.status,
})

const write = (club: ClubTx, { id, status, acceptedBy, declinedBy, moments }: OneToOne): Promise<void> =>
  change(club, id, {
    status,
    accepted_by: [...acceptedBy],
    declined_by: [...declinedBy],
    ...(declinedBy.length === 0 && { declined_at: null }),
    moments: storedMoments(moments),
  })

/**
 * He says when it could be, instead of the moments before: others of his own, or another time for one that was agreed on. He
 * is for it by that; the others choose.
 */
export async function offerMoments(
  club: ClubTx,
  {
    by,
    meeting: id,
    moments: instants,
    place,
  }: About & { readonly moments: readonly Temporal.Instant[]; readonly place: string | undefined },
): Promise<OneToOne | Refusal> {
  const meeting = await oneToOneById(club, id, { lock: true })
  const refused = maySayWhen(meeting, by, club.at) ?? momentsThatCanBe(instants, club.at)
  if (refused || !meeting) return refused ?? refuse('no longer possible', {})
  const moments = instants.map((at): Moment => ({ id: club.newId(), at, by: by.id, suits: [by.id] }))
  await write(club, { ...meeting, ...hisYes(meeting, by.id), moments })
  await change(club, id, { starts_at: null, place: place ?? meeting.place })
  await nothingMoreOf(club, id)
  const others = othersOf(meeting, by.id).filter(one => !hasDeclined(meeting, one.id))
  await keepAll(club, [
    ...others.map(one => kinds.offered.of({ meeting: id, offer: moments[0]!.id, to: { member: one.id } })),
    ...(meeting.status === 'scheduled'
      ? askedLater(
          club,
          id,
          meeting.people.map(one => one.id),
          null,
        )
      : []),
  ])
  await redrawAbout(club, id)
  return (await oneToOneById(club, id))!
}

/** One that was agreed on does not take place: the others are told kindly, and may propose another day. */
export async function callOff(club: ClubTx, { by, meeting: id }: About): Promise<OneToOne | Refusal> {
  const meeting = await oneToOneById(club, id, { lock: true })
  if (!meeting) return refuse('no longer possible', {})
  if (!takesPart(meeting, by.id)) return refuse('not for you', {})
  if (meeting.status !== 'scheduled' || isOver(meeting, club.at)) return refuse('no longer possible', {})
  const sequence = meeting.sequence + 1
  await change(club, id, { status: 'skipped', sequence, moments: '[]' })
  await nothingMoreOf(club, id)
  await keepAll(
    club,
    othersOf(meeting, by.id).map(one => kinds.calledOff.of({ meeting: id, by: by.id, to: { member: one.id } })),
  )
  await redrawAbout(club, id)
  return (await oneToOneById(club, id))!
}
