import { nothing, page, pressing, record } from '../../grammar/press.ts'

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
  },
  { new: nothing, edit: record, help: record, amend: record },
)

export const offerPress = pressing('offer', { new: nothing })
