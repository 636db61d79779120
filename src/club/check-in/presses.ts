import { pageOf, pressing, record, recordPair } from '../../grammar/press.ts'

/** At the door of a meeting: for whoever comes, and for the organizers who stand there. */
export const doorPress = pressing(
  'door',
  {
    /** Opens the form for the code. */
    here: record,
    'not-me': record,
    /** An organizer's: the page to show, or the code, and who has come, page by page. */
    open: pageOf(record),
    /** A meeting, and whose check-in there: a member's, or a guest's. */
    'take-away': recordPair,
    'put-back': recordPair,
  },
  { here: record },
)
