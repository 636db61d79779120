import { chosenRecord, nothing, pressing, record, recordIfAny, recordPair } from '../../grammar/press.ts'

export const oneToOnePress = pressing(
  'one-to-one',
  {
    /** About the member to propose it to. */
    propose: recordIfAny,
    yes: record,
    no: record,
    /** About the one-to-one and one of its moments. */
    pick: recordPair,
    unpick: recordPair,
    /** Says when it could be: instead of what was proposed, or of what was agreed on. */
    moments: record,
    'call-off': record,
    guide: record,
    held: record,
    'not-held': record,
    useful: record,
    'not-useful': record,
    /** About the member to thank. */
    thank: record,
    undo: record,
    log: recordIfAny,
    /** Corrects what was noted. */
    amend: record,
    'undo-log': record,
    /** With whom a newcomer could have a coffee: the organizers ask. */
    coffee: chosenRecord,
    /** About the newcomer and whom he is brought together with. */
    bring: recordPair,
    'undo-bring': record,
  },
  { moments: record, log: nothing, correct: record, day: record },
)
