import type { ClubTx } from '../../db/club-tx.ts'
import type { ToKeep } from '../../notices/keep.ts'
import { dropKept, keepAll, redrawAbout } from '../../notices/keep.ts'
import { dayOf, nextDaily } from '../../time/wall.ts'
import { holidayCountry } from '../../time/zones.ts'
import { presentMembersSettings } from '../members/settings.ts'
import { change } from './change.ts'
import * as kinds from './kinds.ts'
import { type OneToOne, partners } from './one-to-one.ts'
import { remindedAt } from './rules.ts'

/** So long after a yes without a day they are asked whether they met. */
const askedAfter = { hours: 14 * 24 }

/**
 * All who have not said no have said yes: they are who takes part. With a moment that suits them all it stands in their
 * calendars; without one their conversation opens, to find it.
 */
export async function agreed(
  club: ClubTx,
  meeting: OneToOne,
  on: { readonly at: Temporal.Instant; readonly by: string } | null,
): Promise<void> {
  const people = partners(meeting).map(({ id }) => id)
  const sequence = on ? meeting.sequence + 1 : meeting.sequence
  await change(club, meeting.id, {
    status: 'scheduled',
    members: people,
    accepted_by: people.filter(one => one !== meeting.by?.id),
    ...(on && { starts_at: on.at, sequence, moments: '[]' }),
  })
  await nothingMoreOf(club, meeting.id)
  const told = { meeting: meeting.id }
  if (on) {
    await keepAll(club, [
      ...people
        .filter(one => one !== on.by)
        .map(member => kinds.agreedOn.of({ ...told, sequence: String(sequence), to: { member } })),
      ...(await reminders(club, meeting.id, on.at, people)),
      ...askedLater(club, meeting.id, people, on.at),
    ])
  } else
    await keepAll(club, [
      ...(meeting.status === 'scheduled' ? [] : [kinds.opened.of({ ...told, to: { people } })]),
      ...askedLater(club, meeting.id, people, null),
    ])
  await redrawAbout(club, meeting.id)
}

/** Each is asked whether it took place: the day after, or after two weeks where no day is known. */
export function askedLater(
  club: ClubTx,
  meeting: string,
  people: readonly string[],
  startsAt: Temporal.Instant | null,
): ToKeep[] {
  const due = nextDaily(startsAt ? endOf(startsAt, club.zone) : club.at.add(askedAfter), club.zone, '10:00')
  return people.map(member =>
    kinds.held.of({ meeting, ...(startsAt && { starts: startsAt.toString() }), to: { member }, due }),
  )
}

/** The last minute of its day. */
const endOf = (at: Temporal.Instant, zone: string): Temporal.Instant =>
  dayOf(at, zone).add({ days: 1 }).toZonedDateTime(zone).toInstant()

/** The messages that were to come of it, and speak of what is no longer so. */
export const nothingMoreOf = (club: ClubTx, meeting: string): Promise<void> =>
  dropKept(club, meeting, [kinds.today, kinds.held], 'it is at another time, or not at all')

/** A word to each of them the morning of the day, where that is not the day he hears of it, nor the one after. */
async function reminders(
  club: ClubTx,
  meeting: string,
  startsAt: Temporal.Instant,
  people: readonly string[],
): Promise<ToKeep[]> {
  if (dayOf(club.at, club.zone).until(dayOf(startsAt, club.zone)).days < 2) return []
  return (await presentMembersSettings(club)).flatMap(({ member, settings }) => {
    if (!people.includes(member.id)) return []
    const zone = member.reads.zone
    const country = holidayCountry(zone, club.country ?? undefined)
    const due = remindedAt(startsAt, { zone, country, ownHours: settings.ownHours }, club.at)
    return due ? [kinds.today.of({ meeting, starts: startsAt.toString(), to: { member: member.id }, due })] : []
  })
}
