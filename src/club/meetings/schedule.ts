import type { ClubTx } from '../../db/club-tx.ts'
import { askAll, dismissAll, startAll } from '../../duties/duty.ts'
import { isToldAbout, keepAll, redrawAbout } from '../../notices/keep.ts'
import { signsChanged } from '../../notices/signs.ts'
import type { Meeting } from '../../terms/meeting.ts'
import { holidayCountry } from '../../time/zones.ts'
import { presentMembersSettings } from '../members/settings.ts'
import * as kinds from './kinds.ts'
import { meetingById } from './queries.ts'
import { announcedAt, type ReminderKind, remindedAt, rollRemindedAt } from './rules.ts'

/**
 * Asks for all that newly planned meetings will do by themselves: their announcement (at once when that is late), and the
 * word to the organizers when nobody takes a roll. Of one that lies back, as a series makes them after an outage, the roll alone.
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
    ...meetings.map(({ id, startsAt }) => kinds.remindingOfRoll.of(id, rollRemindedAt(startsAt, club.zone))),
    ...ahead.map(({ id, startsAt }) => kinds.beginning.of(id, startsAt)),
    ...announcements.filter(({ at }) => !at.equals(club.at)),
  ])
  await startAll(
    club,
    announcements.filter(({ at }) => at.equals(club.at)),
  )
  if (ahead.length > 0) await signsChanged(club)
}

/** Replaces what was asked for meetings that have another time, or take place after all. */
export async function rescheduleMeetings(
  club: ClubTx,
  meetings: readonly Pick<Meeting, 'id' | 'startsAt'>[],
): Promise<void> {
  await dismissWhatComes(
    club,
    meetings.map(({ id }) => id),
  )
  await scheduleMeetings(club, meetings)
}

/** Nothing of meetings that are called off will come. */
export async function unscheduleMeetings(club: ClubTx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await dismissWhatComes(club, ids)
  await signsChanged(club)
}

const dismissWhatComes = (club: ClubTx, ids: readonly string[]): Promise<void> =>
  dismissAll(
    club,
    [kinds.announcing, kinds.beginning, kinds.reminding, kinds.remindingOfRoll, kinds.closingRoll].map(
      ({ name }) => name,
    ),
    ids,
  )

/** Duty `announce-meeting`: the message in the club's channel, and from then on the reminders. */
export async function announceMeeting(club: ClubTx, id: string): Promise<void> {
  const meeting = await meetingById(club, id, { lock: true })
  if (meeting?.status !== 'planned' || Temporal.Instant.compare(meeting.startsAt, club.at) <= 0) return
  const once = `${id}:${club.at.epochNanoseconds}`
  if (!(await isToldAbout(club, kinds.announced, id)))
    await kinds.announced.keep(club, { meeting: id, to: { channel: 'club' }, once })
  await keepReminders(club, meeting)
  await signsChanged(club)
}

const reminderKinds = [
  ['unanswered', kinds.unanswered],
  ['coming', kinds.coming],
] as const satisfies readonly (readonly [ReminderKind, unknown])[]

/**
 * Keeps both reminders for everybody: which of them holds is asked when it is sent. Who is on leave that day is not asked,
 * and is confirmed as anybody when he comes all the same. `at`: whose time has passed by then is not reminded.
 */
export async function keepReminders(club: ClubTx, meeting: Meeting, at = club.at): Promise<void> {
  // Nobody is asked twice for what counts for nobody: the announcement has asked.
  const kept = reminderKinds.filter(([kind]) => meeting.required || kind === 'coming')
  const told = { meeting: meeting.id, starts: meeting.startsAt.toString(), speaksOf: meeting.startsAt }
  const reminders = (await presentMembersSettings(club)).flatMap(({ member, settings }) => {
    const zone = member.reads.zone
    const country = holidayCountry(zone, club.country ?? undefined)
    return kept.flatMap(([kind, notice]) => {
      const due = remindedAt(kind, meeting.startsAt, club.zone, { zone, country, ownHours: settings.ownHours }, at)
      return due === null ? [] : [notice.of({ ...told, to: { member: member.id }, due })]
    })
  })
  // Whether it is asked for counts then: an optional one may be required by that time.
  const usually = { zone: club.zone, country: club.country ?? undefined, ownHours: undefined }
  const again = reminderKinds.flatMap(([kind]) => {
    const due = remindedAt(kind, meeting.startsAt, club.zone, usually, at)
    return due === null || due.equals(at) ? [] : [kinds.reminding.of(meeting.id, due)]
  })
  await keepAll(club, reminders, again)
}

/**
 * Duty `remind-of-meeting`, when members are usually reminded: whoever came on the list since the announcement is reminded
 * too. `due` may lie back after an outage; what is worth saying then is said when it is sent.
 */
export async function remindLatecomers(club: ClubTx, id: string, due: Temporal.Instant): Promise<void> {
  const meeting = await meetingById(club, id)
  if (meeting?.status !== 'planned' || Temporal.Instant.compare(meeting.startsAt, club.at) <= 0) return
  await keepReminders(club, meeting, due)
}

/** Duty `meeting-begins`: the announcement takes no answers any more, and the next meeting is another one. */
export async function meetingBegins(club: ClubTx, id: string): Promise<void> {
  await redrawAbout(club, id, kinds.board)
  await signsChanged(club)
}
