import { topicFile } from '../file.ts'
import { none } from '../topic.ts'

/** The club's own row: its settings and choices are not in it, and stay as they are. */
export const clubFile = topicFile({
  file: 'club.csv',
  table: 'club',
  size: 'few',
  names: {},
  withdrawn: none,
  derived: none,
  letsIn: none,
  exported: none,
  lines: none,
  ahead: none,
})
