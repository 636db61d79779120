import { nameKey, searchForm } from '../../terms/names.ts'
import { wallTime } from '../../time/wall.ts'
import { topicFile } from '../file.ts'
import { none } from '../topic.ts'

export const membersFile = topicFile({
  file: 'members.csv',
  table: 'member',
  size: 'few',
  names: { sponsor: 'sponsor_id', role: 'roles' },
  withdrawn: none,
  derived: ({ name }) => ({ search: searchForm(name), name_key: nameKey(name) }),
  // Whoever was a member on no day is written with the one he joined on.
  letsIn: none,
  exported: row =>
    row.left_on && Temporal.PlainDate.compare(row.left_on, row.joined_on) < 0
      ? { ...row, left_on: row.joined_on }
      : row,
  lines: {
    kinds: ['newcomer-sponsored'],
    speakOf: [],
    of: ({ sponsor, joined_on }, id, { member, zone }) =>
      sponsor === null
        ? []
        : [
            {
              kind: 'newcomer-sponsored',
              by: member(sponsor),
              for: id,
              at: wallTime(joined_on, '12:00', zone),
              record: 'member',
              recordId: id,
            },
          ],
  },
  ahead: none,
})
