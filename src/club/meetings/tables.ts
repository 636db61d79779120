import { type Generated, sql } from 'kysely'
import { emptied, former, type Him, his, noOnes, type OwnTables, type Where } from '../../db/fates.ts'
import type { DayOnly, Instant, Kept, OfClub, PlainDate, Uuid } from '../../db/tables.ts'

/** His visits before he was a member: they led to him, or name the same person. */
const visits = ({ id, name, email, phone }: Him): Where =>
  sql`guest in (select g.guest from guest g where g.club_id = guest.club_id and (g.became_member_id = ${id}
    or lower(g.email) = lower(${email}) or g.phone = ${phone} or lower(g.name) = lower(${name})))`

export const meetingTables = {
  meeting: {
    listed: { as: 'meeting', by: 'planned_by', at: 'starts_at' },
    columns: {
      ...{ external_id: noOnes, zone: noOnes, status: noOnes, attendance_recorded: noOnes, day_only: noOnes },
      ...{ title: 'names', place: 'names', notes: 'names' },
    },
  },
  meeting_series: {
    listed: { as: 'series', by: 'planned_by', at: 'starts_on' },
    columns: { rule: noOnes, at_time: noOnes, zone: noOnes, title: 'names', place: 'names' },
  },
  attendance: {
    columns: { status: noOnes, day_only: noOnes, substitute_name: [emptied(his('member_id')), 'names'] },
  },
  roll_mark: { goes: his('about'), columns: { status: noOnes, substitute_name: 'names' } },
  attendance_change: {
    columns: {
      ...{ was: noOnes, now: noOnes },
      ...{ was_substitute: [emptied(his('about')), 'names'], why: [emptied(his('about')), 'names'] },
    },
  },
  rsvp: { goes: his('member_id'), columns: { answer: noOnes, substitute_name: 'names' } },
  guest: {
    columns: {
      ...{ external_id: noOnes, guest: noOnes, status: noOnes, impression: noOnes },
      ...{ name: [emptied(visits, former), 'names'], company: [emptied(visits), 'names'], email: emptied(visits) },
      ...{ activity: [emptied(visits), 'names'], phone: emptied(visits) },
    },
  },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    meeting: Kept &
      DayOnly & {
        title: string | null
        starts_at: Instant
        ends_at: Instant | null
        zone: string | null
        place: string | null
        status: string
        required: boolean | null
        attendance_recorded: string | null
        notes: string | null
        planned_by: Uuid | null
        closed_at: Instant | null
        series_id: Uuid | null
        /** The day the rule of its series gave it, wherever it was moved since. */
        series_on: PlainDate | null
        /** How many may come, guests among them. */
        seats: number | null
        /** An organizer has changed this one alone: what is said of the series leaves it as it is. */
        by_hand: Generated<boolean>
        /** Counted by the table itself, whoever changes what a calendar shows of it. */
        revision: Generated<number>
      }
    /** Meetings that come again and again; what is made of it are rows of `meeting`. */
    meeting_series: OfClub & {
      id: Uuid
      title: string | null
      place: string | null
      /** RFC 5545, as src/time/recurrence.ts writes it. */
      rule: string
      starts_on: PlainDate
      at_time: string
      zone: string | null
      minutes: number | null
      required: boolean
      rests_on_holidays: boolean
      rests_in_breaks: boolean
      made_until: PlainDate
      ends_on: PlainDate | null
      planned_by: Uuid | null
      revision: number
      seats: number | null
    }
    attendance: OfClub &
      DayOnly & {
        meeting_id: Uuid
        member_id: Uuid
        status: string
        substitute_name: string | null
        checked_in_at: Instant | null
      }
    /** What an organizer has said of somebody on the sheet of a roll, until it is saved. */
    roll_mark: OfClub & {
      meeting_id: Uuid
      /** A member, or a guest of that meeting. */
      about: Uuid
      status: string
      substitute_name: string | null
      marked_by: Uuid
      marked_at: Instant
    }
    /** What a correction changed of a roll that stood. All that one correction changed is one step. */
    attendance_change: OfClub & {
      id: Uuid
      step: Uuid
      meeting_id: Uuid
      about: Uuid
      was: string | null
      was_substitute: string | null
      was_checked_in_at: Instant | null
      now: string | null
      by_id: Uuid | null
      at: Instant
      after_closing: boolean
      why: string | null
    }
    rsvp: OfClub & {
      meeting_id: Uuid
      member_id: Uuid
      answer: string
      substitute_name: string | null
      answered_at: Instant
      /** The place in the list of whoever is `waiting`: the lowest is in first. */
      waits: number | null
    }
    guest: Kept & {
      guest: string
      name: string
      company: string | null
      activity: string | null
      email: string | null
      phone: string | null
      invited_by: Uuid | null
      meeting_id: Uuid
      status: string
      followed_up_on: PlainDate | null
      became_member_id: Uuid | null
      /** When who brings him said that he agrees to be on the list; null where an import brought him. */
      agreed_at: Instant | null
      impression: string | null
      /** Who brought him had not spoken with him yet: on that day it is asked once more. */
      ask_again_on: PlainDate | null
    }
  }
}
