import { nothing, pressing, record, recordPair } from '../../grammar/press.ts'

/** Applications: `undo` by who sent one, the others by the organizers. */
export const applyPress = pressing(
  'apply',
  {
    ...{ undo: record, show: record, accept: record, refuse: record, reopen: record },
    /** The application, and the member he is. */
    'accept-as': recordPair,
    /** The application, and the draft of what was typed of somebody who is none of those called like him. */
    'accept-another': recordPair,
  },
  { candidate: nothing, self: nothing, accept: record },
)
