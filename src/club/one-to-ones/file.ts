import { wallTime } from '../../time/wall.ts'
import { topicFile } from '../file.ts'
import { none } from '../topic.ts'
import { pairsThatCount } from './rules.ts'

export const oneToOnesFile = topicFile({
  file: 'one_to_ones.csv',
  table: 'one_to_one',
  size: 'many',
  names: { member_a: 'members', member_b: 'members', member_c: 'members', member_d: 'members', member_e: 'members' },
  withdrawn: 'withdrawn_at',
  derived: none,
  letsIn: none,
  exported: none,
  lines: {
    kinds: ['one-to-one-held'],
    speakOf: [],
    of: (row, id, { member, zone }) => {
      const { status, held_on } = row
      if (status !== 'held' || held_on === null) return []
      const people = [row.member_a, row.member_b, row.member_c, row.member_d, row.member_e].filter(one => one !== null)
      return pairsThatCount(people.map(member)).map(([by, other]) => ({
        ...({ kind: 'one-to-one-held', by, for: other, record: 'one-to-one', recordId: id } as const),
        at: wallTime(held_on, '12:00', zone),
      }))
    },
  },
  ahead: none,
})
