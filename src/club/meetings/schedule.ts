import type { ClubTx } from '../../db/club-tx.ts'
import { askAll, dismissAll, startAll } from '../../duties/duty.ts'
import { isToldAbout, keepAll } from '../../notices/keep.ts'
import type { Meeting } from '../../terms/meeting.ts'
import { holidayCountry } from '../../time/zones.ts'
import { presentMembersSettings } from '../members/settings.ts'
import * as kinds from './kinds.ts'
import { meetingById } from './queries.ts'
import { announcedAt, type ReminderKind, remindedAt, rollRemindedAt } from './rules.ts'

/**
 * Asks for all that newly planned meetings will do by themselves: their announcement (at once when that is late), and the
 * word to the organizers when nobody takes a roll.
 */
export async function scheduleMeetings(
  club: ClubTx,
  meetings: readonly Pick<Meeting, 'id' | 'startsAt'>[],
): Promise<void> {
  const ahead = meetings.filter(({ startsAt }) => Temporal.Instant.compare(startsAt, club.at) > 0)
  const announcements = ahead.map(({ id, startsAt }) =>
    kinds.announcing.of(id, announcedAt(startsAt, club.zone, club.at, club.row.settings.announceDaysBefore)),
  )
  await askAll(club, [
    ...ahead.map(({ id, startsAt }) => kinds.remindingOfRoll.of(id, rollRemindedAt(startsAt, club.zone))),
    ...announcements.filter(({ at }) => !at.equals(club.at)),
  ])
  await startAll(
    club,
    announcements.filter(({ at }) => at.equals(club.at)),
  )
}

/** Replaces what was asked for meetings that have another time, or take place after all. */
export async function rescheduleMeetings(
  club: ClubTx,
  meetings: readonly Pick<Meeting, 'id' | 'startsAt'>[],
): Promise<void> {
  await unscheduleMeetings(
    club,
    meetings.map(({ id }) => id),
  )
  await scheduleMeetings(club, meetings)
}

/** Nothing of meetings that are called off will come. */
export const unscheduleMeetings = (club: ClubTx, ids: readonly string[]): Promise<void> =>
  dismissAll(club, [kinds.announcing.name, kinds.remindingOfRoll.name], ids)

/** Duty `announce-meeting`: the message in the club's channel, and from then on the reminders. */
export async function announceMeeting(club: ClubTx, id: string): Promise<void> {
  const meeting = await meetingById(club, id, { lock: true })
  if (meeting?.status !== 'planned' || Temporal.Instant.compare(meeting.startsAt, club.at) <= 0) return
  const once = `${id}:${club.at.epochNanoseconds}`
  if (!(await isToldAbout(club, kinds.announced, id)))
    await kinds.announced.keep(club, { meeting: id, to: { channel: 'club' }, once })
  await keepReminders(club, meeting)
}

const reminderKinds = [
  ['unanswered', kinds.unanswered],
  ['coming', kinds.coming],
] as const satisfies readonly (readonly [ReminderKind, unknown])[]

/**
 * Keeps both reminders for everybody: which of them holds is asked when it is sent. Who is on leave that day is not asked,
 * and is confirmed as anybody when he comes all the same.
 */
export async function keepReminders(club: ClubTx, meeting: Meeting): Promise<void> {
  // Nobody is asked twice for what counts for nobody: the announcement has asked.
  const kept = reminderKinds.filter(([kind]) => meeting.required || kind === 'coming')
  const told = { meeting: meeting.id, starts: meeting.startsAt.toString(), speaksOf: meeting.startsAt }
  const reminders = (await presentMembersSettings(club)).flatMap(({ member, settings }) => {
    const zone = member.reads.zone
    const country = holidayCountry(zone, club.country ?? undefined)
    return kept.flatMap(([kind, notice]) => {
      const due = remindedAt(kind, meeting.startsAt, club.zone, { zone, country, ownHours: settings.ownHours }, club.at)
      return due === null ? [] : [notice.of({ ...told, to: { member: member.id }, due })]
    })
  })
  await keepAll(club, reminders)
}

/** Duty `roll-missing`: 10:00 the day after, once. */
export async function remindRoll(club: ClubTx, id: string): Promise<void> {
  const meeting = await meetingById(club, id)
  if (meeting?.status !== 'planned' || !meeting.required || Temporal.Instant.compare(meeting.startsAt, club.at) > 0)
    return
  const once = `${id}:${meeting.startsAt.epochMilliseconds}`
  await kinds.rollMissing.keep(club, { meeting: id, to: { channel: 'organizers' }, once })
}
