import type { ClubTx } from '../../db/club-tx.ts'
import { dueAt, keepNotice, noLongerDue } from '../../notices/keep.ts'
import type { Meeting } from '../../terms/meeting.ts'
import { dayOf } from '../../time/wall.ts'
import { holidayCountry } from '../../time/zones.ts'
import { isTold, leavesOn, meetingById, presentMembersSettings } from './queries.ts'
import { announcedAt, type ReminderKind, remindedAt, rollRemindedAt } from './rules.ts'

/**
 * Asks for all that a planned meeting will do by itself: its announcement (at once when that is late), and the word to
 * the organizers when nobody takes its roll. Asking again changes nothing; after a move it replaces what was asked.
 * For a meeting planned by hand, imported, or brought by the demo.
 */
export async function scheduleMeeting(club: ClubTx, meeting: Pick<Meeting, 'id' | 'startsAt'>): Promise<void> {
  await noLongerDue(club, 'announce-meeting', meeting.id)
  await noLongerDue(club, 'roll-missing', meeting.id)
  if (Temporal.Instant.compare(meeting.startsAt, club.at) <= 0) return
  await dueAt(club, 'roll-missing', meeting.id, rollRemindedAt(meeting.startsAt, club.zone))
  const at = announcedAt(meeting.startsAt, club.zone, club.at, club.row.settings.announceDaysBefore)
  if (at.equals(club.at)) await announceMeeting(club, meeting.id)
  else await dueAt(club, 'announce-meeting', meeting.id, at)
}

/** Nothing of a meeting that is called off will come. */
export async function unscheduleMeeting(club: ClubTx, id: string): Promise<void> {
  await noLongerDue(club, 'announce-meeting', id)
  await noLongerDue(club, 'roll-missing', id)
}

/** Duty `announce-meeting`: the message in the club's channel, and from then on the reminders. */
export async function announceMeeting(club: ClubTx, id: string): Promise<void> {
  const meeting = await meetingById(club, id, { lock: true })
  if (meeting?.status !== 'planned' || Temporal.Instant.compare(meeting.startsAt, club.at) <= 0) return
  if (!(await isTold(club, id, 'meeting-announced')))
    await keepNotice(club, {
      kind: 'meeting-announced',
      class: 'channel',
      to: { channel: 'club' },
      arguments: { meeting: id },
      about: id,
      once: `meeting-announced:${id}:${club.at.epochNanoseconds}`,
    })
  await keepReminders(club, meeting)
}

/** Keeps both reminders for everyone who is expected; which of them holds is asked when it is sent. */
export async function keepReminders(club: ClubTx, meeting: Meeting): Promise<void> {
  const away = await leavesOn(club, dayOf(meeting.startsAt, meeting.zone))
  for (const { member, settings } of await presentMembersSettings(club)) {
    if (away.has(member.id)) continue
    const zone = member.reads.zone
    const country = holidayCountry(zone, club.country ?? undefined)
    for (const kind of ['unanswered', 'coming'] satisfies ReminderKind[]) {
      const at = remindedAt(kind, meeting.startsAt, club.zone, { zone, country, ownHours: settings.ownHours }, club.at)
      if (at === null) continue
      await keepNotice(club, {
        kind: `meeting-${kind}`,
        class: 'club',
        to: { member: member.id },
        arguments: { meeting: meeting.id, starts: meeting.startsAt.toString() },
        about: meeting.id,
        once: `meeting-${kind}:${meeting.id}:${meeting.startsAt.epochMilliseconds}:${member.id}`,
        at,
        speaksOf: meeting.startsAt,
      })
    }
  }
}

/** Duty `roll-missing`: 10:00 the day after, once. */
export async function remindRoll(club: ClubTx, id: string): Promise<void> {
  const meeting = await meetingById(club, id)
  if (meeting?.status !== 'planned' || Temporal.Instant.compare(meeting.startsAt, club.at) > 0) return
  await keepNotice(club, {
    kind: 'meeting-roll-missing',
    class: 'channel',
    to: { channel: 'organizers' },
    arguments: { meeting: id },
    about: id,
    once: `meeting-roll-missing:${id}:${meeting.startsAt.epochMilliseconds}`,
  })
}
