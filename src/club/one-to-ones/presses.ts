import { pressing, record, recordIfAny } from '../../grammar/press.ts'

export const oneToOnePress = pressing('one-to-one', {
  /** About the member to propose it to. */
  propose: recordIfAny,
  yes: record,
  no: record,
  held: record,
  'not-held': record,
  undo: record,
})
