import { nothing, pressing, record } from '../../grammar/press.ts'

export const calendarPress = pressing('calendar', {
  /** A meeting as a file. */
  add: record,
  open: nothing,
  /** An address of his own; one that he has ends with it. */
  make: nothing,
  stop: nothing,
})
