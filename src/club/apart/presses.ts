import { chosenRecord, nothing, pressing, record } from '../../grammar/press.ts'

/** A member's own wishes: who is meant stands in answers that only he sees. */
export const apartPress = pressing(
  'apart',
  {
    open: nothing,
    add: nothing,
    keep: record,
    release: chosenRecord,
  },
  { add: nothing },
)
