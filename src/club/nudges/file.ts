import { topicFile } from '../file.ts'
import { none } from '../topic.ts'

export const nudgesFile = topicFile({
  file: 'nudges.csv',
  table: 'nudge',
  size: 'many',
  names: { member: 'member_id' },
  withdrawn: none,
  derived: none,
  letsIn: none,
  exported: none,
  lines: none,
  ahead: none,
})
