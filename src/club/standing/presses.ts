import { chosenRecord, nothing, pressing, record } from '../../grammar/press.ts'

export const standingPress = pressing(
  'standing',
  {
    contest: nothing,
    close: record,
    /** Of a member: one alone, or one chosen of several. */
    acts: chosenRecord,
    speak: chosenRecord,
    spare: chosenRecord,
    clear: chosenRecord,
    /** Of a nudge. */
    later: record,
    'no-more': record,
    again: record,
    gladly: record,
    introduce: record,
    'not-now': record,
  },
  { contest: nothing },
)
