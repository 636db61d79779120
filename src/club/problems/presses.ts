import { nothing, pressing, record, recordPair } from '../../grammar/press.ts'

export const problemPress = pressing(
  'problem',
  {
    new: nothing,
    /** A draft, and whom its author would rather not ask. */
    without: recordPair,
    convene: record,
    undo: record,
    first: record,
    other: record,
    both: record,
    no: record,
    'open-now': record,
    helped: record,
    'not-helped': record,
    'not-held': record,
    thank: record,
  },
  { put: nothing, thank: record },
)
