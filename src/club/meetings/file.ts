import { wallTime } from '../../time/wall.ts'
import { topicFile } from '../file.ts'
import { none } from '../topic.ts'
import { announcing, beginning, reminding, remindingOfRoll } from './kinds.ts'
import { announcedAt, rollRemindedAt, USUAL_LENGTH } from './rules.ts'

export const meetingsFile = topicFile({
  file: 'meetings.csv',
  table: 'meeting',
  size: 'few',
  names: {},
  withdrawn: none,
  // The roll of a meeting that was held is taken and frozen.
  derived: ({ status, attendance_recorded, starts_at, ends_at }) => ({
    closed_at:
      status === 'held' && attendance_recorded !== 'none' ? (ends_at?.at ?? starts_at.at.add(USUAL_LENGTH)) : null,
  }),
  letsIn: none,
  exported: none,
  lines: none,
  ahead: {
    notices: [],
    duties: [announcing, beginning, reminding, remindingOfRoll],
    // Announced tomorrow at the earliest.
    of: ({ status, starts_at: { at: starts } }, id, { club }) => {
      if (status !== 'planned' || Temporal.Instant.compare(starts, club.at) <= 0) return null
      const tomorrow = wallTime(club.today.add({ days: 1 }), '09:00', club.zone)
      const usual = announcedAt(starts, club.zone, club.at, club.row.settings.announceDaysBefore)
      const announced = Temporal.Instant.compare(usual, tomorrow) > 0 ? usual : tomorrow
      return {
        notices: [],
        duties: [
          announcing.of(id, announced),
          beginning.of(id, starts),
          remindingOfRoll.of(id, rollRemindedAt(starts, club.zone)),
        ],
      }
    },
  },
})

const came: readonly string[] = ['present', 'late', 'substitute']

export const attendanceFile = topicFile({
  file: 'attendance.csv',
  table: 'attendance',
  size: 'many',
  names: { meeting: 'meeting_id', member: 'member_id' },
  withdrawn: none,
  derived: none,
  letsIn: none,
  exported: none,
  lines: {
    kinds: ['meeting-attended'],
    // They bear its date.
    speakOf: ['meeting'],
    of: ({ meeting, member, status }, _, refers) =>
      came.includes(status)
        ? [
            {
              kind: 'meeting-attended',
              by: refers.member(member),
              at: refers.facts('meetings.csv', meeting).startsAt,
              record: 'meeting',
              recordId: refers.id('meetings.csv', meeting),
              detail: status,
            },
          ]
        : [],
  },
  ahead: none,
})

export const guestsFile = topicFile({
  file: 'guests.csv',
  table: 'guest',
  size: 'many',
  names: { meeting: 'meeting_id', became_member: 'became_member_id' },
  withdrawn: none,
  derived: none,
  letsIn: none,
  exported: none,
  lines: {
    kinds: ['guest-came'],
    speakOf: ['meeting'],
    of: ({ status, invited_by, meeting }, id, { member, facts }) =>
      status === 'present' && invited_by !== null
        ? [
            {
              kind: 'guest-came',
              by: member(invited_by),
              at: facts('meetings.csv', meeting).startsAt,
              record: 'guest',
              recordId: id,
            },
          ]
        : [],
  },
  ahead: none,
})
