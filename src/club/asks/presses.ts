import { chosenRecord, nothing, page, pressing, record } from '../../grammar/press.ts'

/** About asks, offers and problems alike, and about the answers to them. */
export const askPress = pressing(
  'ask',
  {
    new: nothing,
    mine: page,
    others: page,
    open: record,
    edit: record,
    withdraw: record,
    close: record,
    renew: record,
    help: record,
    amend: record,
    'undo-answer': record,
    answer: record,
    helped: record,
    'not-helped': record,
    thank: record,
    still: record,
    know: record,
    'not-for-me': record,
    waiting: chosenRecord,
    pass: record,
    leave: record,
    'not-leave': record,
  },
  { new: nothing, edit: record, help: record, amend: record, thank: record, pass: record },
)

export const offerPress = pressing('offer', { new: nothing })
