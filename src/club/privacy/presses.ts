import { nothing, page, pressing, record } from '../../grammar/press.ts'

export const myDataPress = pressing(
  'my-data',
  {
    object: nothing,
    'take-back': nothing,
    profile: nothing,
    export: page,
    erase: nothing,
    'erase-yes': nothing,
    'erase-back': record,
  },
  { correct: nothing },
)
