import { nothing, pressing, record } from '../../grammar/press.ts'

/** Applications: `undo` by who sent one, the others by the organizers. */
export const applyPress = pressing(
  'apply',
  { undo: record, show: record, accept: record, refuse: record, reopen: record },
  { candidate: nothing, self: nothing, accept: record },
)
