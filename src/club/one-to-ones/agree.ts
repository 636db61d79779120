import type { ClubTx } from '../../db/club-tx.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import { nextDaily } from '../../time/wall.ts'
import { change } from './change.ts'
import * as kinds from './kinds.ts'
import { type OneToOne, partners } from './one-to-one.ts'

/** So long after a yes without a day they are asked whether they met. */
const askedAfter = { hours: 14 * 24 }

/**
 * All who have not said no have said yes: they are who takes part, their conversation opens to find a day, and each is asked
 * after two weeks whether it took place.
 */
export async function agreed(club: ClubTx, meeting: OneToOne): Promise<void> {
  const people = partners(meeting).map(({ id }) => id)
  await change(club, meeting.id, { status: 'scheduled', members: people })
  const due = nextDaily(club.at.add(askedAfter), club.zone, '10:00')
  await keepAll(club, [
    kinds.opened.of({ meeting: meeting.id, to: { people } }),
    ...people.map(member => kinds.held.of({ meeting: meeting.id, to: { member }, due })),
  ])
  await redrawAbout(club, meeting.id)
}
