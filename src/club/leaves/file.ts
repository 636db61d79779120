import { topicFile } from '../file.ts'
import { none } from '../topic.ts'
import * as kinds from './kinds.ts'
import { toldOf } from './pause.ts'

export const leavesFile = topicFile({
  file: 'leaves.csv',
  table: 'leave',
  size: 'many',
  names: { member: 'member_id' },
  withdrawn: none,
  derived: none,
  letsIn: none,
  exported: none,
  lines: none,
  ahead: {
    notices: [kinds.ending, kinds.over],
    duties: [],
    of: ({ member, from_on: from, until_on: until }, id, { club, refers }) => {
      if (until === null || Temporal.PlainDate.compare(until, club.today) < 0) return null
      return { notices: toldOf(club, refers.member(member), { id, from, until }), duties: [] }
    },
  },
})
