import type { ClubTx } from '../../db/club-tx.ts'
import type { ClubSettings } from '../../db/tables.ts'
import { askAll } from '../../duties/duty.ts'
import { toldAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { dayOf, wallTime } from '../../time/wall.ts'
import { chooseTogether, takeBackChoice } from '../setup/chosen.ts'
import * as kinds from './kinds.ts'
import { plannedMeetings } from './queries.ts'
import { closingOf } from './roll-duties.ts'
import { ROLL_OPEN_DAYS } from './roll-rules.ts'
import { ANNOUNCED_AT, ANNOUNCED_DAYS_BEFORE, announcedAt, rollRemindedAt } from './rules.ts'

export const excuses = ['answer', 'organizers'] as const
export type ExcusedBy = (typeof excuses)[number]

/** How the club's meetings are announced, and its rolls taken. */
export type MeetingSettings = {
  /** So many days before it a meeting announces itself. */
  readonly announce: number
  /** For so many days after a meeting its roll is corrected without a trace. */
  readonly roll: number
  /** By what an absentee is excused: his answer before the start, or an organizer at the roll call. */
  readonly excused: ExcusedBy
}

export const usualSettings: MeetingSettings = {
  announce: ANNOUNCED_DAYS_BEFORE,
  roll: ROLL_OPEN_DAYS,
  excused: 'answer',
}

/** Days that may be chosen. Whoever has not answered is reminded two days before: a club that announces later does without. */
const dayBounds = { announce: { from: 1, to: 30 }, roll: { from: 1, to: 30 } } as const

/** What is in force. */
export const meetingSettingsOf = (settings: ClubSettings): MeetingSettings => ({
  announce: settings.announceDaysBefore ?? usualSettings.announce,
  roll: settings.rollOpenDays ?? usualSettings.roll,
  excused: settings.excusedBy ?? usualSettings.excused,
})

type Typed = { readonly announce: string; readonly roll: string; readonly excused: ExcusedBy }

/** What was typed as days; what is none, or out of bounds, is refused at its field. */
export function settingsTyped({ excused, ...typed }: Typed): MeetingSettings | Refusal {
  const [announce, roll] = [daysTyped('announce', typed), daysTyped('roll', typed)]
  if (isRefusal(announce)) return announce
  if (isRefusal(roll)) return roll
  return { announce, roll, excused }
}

function daysTyped(field: 'announce' | 'roll', typed: Omit<Typed, 'excused'>): number | Refusal {
  const written = typed[field].trim()
  const { from, to } = dayBounds[field]
  const days = /^\d{1,3}$/.test(written) ? Number(written) : Number.NaN
  return days >= from && days <= to ? days : refuse('days out of bounds', { typed: written, from, to }, field)
}

export type MeetingsChosen = { readonly settings: MeetingSettings; readonly choice: string }

/** An organizer chooses. Meetings that are planned and not yet announced follow; what a roll says stays as it was put down. */
export async function chooseForMeetings(
  club: ClubTx,
  { by, settings }: { readonly by: Member; readonly settings: MeetingSettings },
): Promise<MeetingsChosen | Refusal> {
  const chosen = {
    announceDaysBefore: own(settings.announce, usualSettings.announce),
    rollOpenDays: own(settings.roll, usualSettings.roll),
    excusedBy: own(settings.excused, usualSettings.excused),
  }
  const saved = await chooseTogether(club, { by, form: 'meetings', chosen })
  if (isRefusal(saved)) return saved
  await follow(saved.club)
  return { settings, choice: saved.choice }
}

/** A usual one is left out of the record. */
const own = <Value>(chosen: Value, usual: Value): Value | undefined => (chosen === usual ? undefined : chosen)

/** The last choice was a slip. What was announced because of it stays announced. */
export async function unchooseForMeetings(
  club: ClubTx,
  { by, choice }: { readonly by: Member; readonly choice: string },
): Promise<MeetingSettings | Refusal> {
  const changed = await takeBackChoice(club, { by, form: 'meetings', choice })
  if (isRefusal(changed)) return changed
  await follow(changed)
  return meetingSettingsOf(changed.row.settings)
}

/** Asks anew for what the meetings that are planned will do by themselves, where a setting says when. */
async function follow(club: ClubTx): Promise<void> {
  const planned = await plannedMeetings(club)
  const heard = await toldAbout(
    club,
    kinds.announced,
    planned.map(({ id }) => id),
  )
  const silent = planned.filter(({ id, startsAt }) => isAfter(startsAt, club.at) && !heard.has(id))
  const open = planned.filter(({ startsAt }) => !isAfter(rollRemindedAt(startsAt, club.zone), club.at))
  await kinds.announcing.dismiss(club, ...silent.map(({ id }) => id))
  await kinds.closingRoll.dismiss(club, ...open.map(({ id }) => id))
  await askAll(club, [
    ...silent.map(({ id, startsAt }) => kinds.announcing.of(id, announcedNow(club, startsAt))),
    ...open.map(meeting => closingOf(club, meeting)),
  ])
}

/**
 * When a meeting that nobody has heard of yet announces itself. Where its day has passed by now that is the next morning, not
 * at once: until then whoever chose by a slip can take it back.
 */
function announcedNow({ at, zone, row }: ClubTx, startsAt: Temporal.Instant): Temporal.Instant {
  const announced = announcedAt(startsAt, zone, at, row.settings.announceDaysBefore)
  if (isAfter(announced, at)) return announced
  const [today, tomorrow] = [0, 1].map(days => wallTime(dayOf(at, zone).add({ days }), ANNOUNCED_AT, zone))
  const morning = isAfter(today!, at) ? today! : tomorrow!
  return isAfter(startsAt, morning) ? morning : at
}

const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0
