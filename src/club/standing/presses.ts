import { chosenRecord, nothing, pressing, record } from '../../grammar/press.ts'

export const standingPress = pressing(
  'standing',
  {
    contest: nothing,
    /** His own meetings, as a picture. */
    presence: nothing,
    /** His last twelve months, as they are noted. */
    year: nothing,
    close: record,
    reopen: record,
    /** His own remark. */
    'take-back': nothing,
    /** Of a member: one alone, or one chosen of several. */
    acts: chosenRecord,
    speak: chosenRecord,
    spare: chosenRecord,
    clear: chosenRecord,
    agree: chosenRecord,
    'unsay-speak': record,
    'unsay-spare': record,
    'unsay-clear': record,
    'unsay-agree': record,
    /** Of a nudge. */
    later: record,
    'not-later': record,
    'no-more': record,
    again: record,
    gladly: record,
    introduce: record,
    'not-now': record,
  },
  { contest: nothing },
)

export const clubWeightsPress = pressing(
  'club-weights',
  { open: nothing, change: nothing, who: record, save: record, undo: record },
  { weights: nothing },
)
