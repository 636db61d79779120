import { chosenRecord, nothing, pressing, record, word } from '../../grammar/press.ts'

/** A part of one's profile for itself, or as a step of telling who one is. */
export const ways = ['alone', 'step'] as const
export type Way = (typeof ways)[number]

export const profilePress = pressing(
  'profile',
  {
    open: nothing,
    /** Of another member, or of one chosen among several. */
    of: chosenRecord,
    trade: word(ways),
    needs: word(ways),
    messages: nothing,
    /** Goes on where he had stopped. */
    steps: nothing,
    /** How the club would read him. */
    present: nothing,
    /** Of the draft that keeps what was there before. */
    undo: record,
  },
  { trade: word(ways), needs: word(ways), messages: nothing },
)
