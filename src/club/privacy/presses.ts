import { nothing, pressing, record, word } from '../../grammar/press.ts'
import { languages } from '../../terms/speech.ts'

export const myDataPress = pressing('my-data', {
  object: nothing,
  'take-back': nothing,
  export: nothing,
  /** The language he is written to in, from now on. */
  language: word(languages),
  erase: nothing,
  'erase-yes': nothing,
  'erase-back': record,
})

/** For how long what is kept, as the organizers choose it. */
export const clubKeepingPress = pressing(
  'club-keeping',
  { open: nothing, change: nothing, tonight: nothing, undo: record },
  { settings: nothing },
)
