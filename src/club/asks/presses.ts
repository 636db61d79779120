import { type About, chosenRecord, dashed, dashless, nothing, page, pressing, record } from '../../grammar/press.ts'

/** An ask, and the member who is asked whether he can help. */
export type Asking = { readonly ask: string; readonly member: string }

/** The member is named, or chosen of a list. */
const asking: About<[ask: string, member?: string], Asking> = {
  write: (ask, member) => (member === undefined ? ask : `${dashless(ask)}.${dashless(member)}`),
  read(about, [chosen]) {
    const [first = '', second = chosen] = (about ?? '').split('.')
    const [ask, member] = [first, second].map(id => record.read(id && dashed(id), []))
    return ask && member ? { ask, member } : null
  },
}

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
    /** Shows first what he will read; the next one asks him. */
    'pass-to': asking,
    'pass-yes': asking,
    leave: record,
    'not-leave': record,
  },
  { new: nothing, edit: record, help: record, amend: record, thank: record, pass: record },
)

export const offerPress = pressing('offer', { new: nothing })
