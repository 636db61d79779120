import { pressing, record, recordPair } from '../../grammar/press.ts'

export const thanksPress = pressing(
  'thanks',
  {
    undo: record,
    'in-channel': record,
    'between-us': record,
    right: record,
    'not-quite': record,
    /** Opens the form that corrects it. */
    amend: record,
    /** Opens its form with this member as the one who is thanked. */
    to: record,
    /** Opens the form that thanks whoever gave this referral. */
    'for-referral': record,
    /** The next three are about the draft of what waits for an answer: which referral it is for, and whether the amount is meant. */
    which: recordPair,
    'no-referral': record,
    'as-written': record,
  },
  { referral: record, amend: record },
)
