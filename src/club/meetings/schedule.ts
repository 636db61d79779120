import type { ClubTx } from '../../db/club-tx.ts'
import { dismissAll } from '../../duties/duty.ts'
import { isToldAbout, keepAll } from '../../notices/keep.ts'
import type { Meeting } from '../../terms/meeting.ts'
import { dayOf } from '../../time/wall.ts'
import { holidayCountry } from '../../time/zones.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import * as kinds from './kinds.ts'
import { meetingById, presentMembersSettings } from './queries.ts'
import { announcedAt, type ReminderKind, remindedAt, rollRemindedAt } from './rules.ts'

/**
 * Asks for all that a planned meeting will do by itself: its announcement (at once when that is late), and the word to
 * the organizers when nobody takes its roll. Asking again changes nothing; after a move it replaces what was asked.
 * For a meeting planned by hand, imported, or brought by the demo.
 */
export async function scheduleMeeting(club: ClubTx, meeting: Pick<Meeting, 'id' | 'startsAt'>): Promise<void> {
  await unscheduleMeeting(club, meeting.id)
  if (Temporal.Instant.compare(meeting.startsAt, club.at) <= 0) return
  await kinds.remindingOfRoll.ask(club, meeting.id, rollRemindedAt(meeting.startsAt, club.zone))
  const at = announcedAt(meeting.startsAt, club.zone, club.at, club.row.settings.announceDaysBefore)
  if (at.equals(club.at)) await announceMeeting(club, meeting.id)
  else await kinds.announcing.ask(club, meeting.id, at)
}

/** Nothing of a meeting that is called off will come. */
export async function unscheduleMeeting(club: ClubTx, id: string): Promise<void> {
  await dismissAll(club, [kinds.announcing.name, kinds.remindingOfRoll.name], [id])
}

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

/** Keeps both reminders for everyone who is expected; which of them holds is asked when it is sent. */
export async function keepReminders(club: ClubTx, meeting: Meeting): Promise<void> {
  const away = await leavesOn(club, dayOf(meeting.startsAt, meeting.zone))
  const told = { meeting: meeting.id, starts: meeting.startsAt.toString(), speaksOf: meeting.startsAt }
  const expected = (await presentMembersSettings(club)).filter(({ member }) => !away.has(member.id))
  const reminders = expected.flatMap(({ member, settings }) => {
    const zone = member.reads.zone
    const country = holidayCountry(zone, club.country ?? undefined)
    return reminderKinds.flatMap(([kind, notice]) => {
      const due = remindedAt(kind, meeting.startsAt, club.zone, { zone, country, ownHours: settings.ownHours }, club.at)
      return due === null ? [] : [notice.of({ ...told, to: { member: member.id }, due })]
    })
  })
  await keepAll(club, reminders)
}

/** Duty `roll-missing`: 10:00 the day after, once. */
export async function remindRoll(club: ClubTx, id: string): Promise<void> {
  const meeting = await meetingById(club, id)
  if (meeting?.status !== 'planned' || Temporal.Instant.compare(meeting.startsAt, club.at) > 0) return
  const once = `${id}:${meeting.startsAt.epochMilliseconds}`
  await kinds.rollMissing.keep(club, { meeting: id, to: { channel: 'organizers' }, once })
}
