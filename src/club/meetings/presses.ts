import { type About, nothing, page, pressing, record, recordIfAny } from '../../grammar/press.ts'

/** A meeting, and the page of what is said of it; the first where none is said. */
const pageOfRecord: About<[id: string, number?: number], { readonly id: string; readonly number: number }> = {
  write: (id, number) => (number === undefined ? id : `${id}.${number}`),
  read(about, chosen) {
    const [first, second] = (about ?? '').split('.')
    const id = record.read(first, chosen)
    const number = page.read(second, chosen)
    return id === null || number === null ? null : { id, number }
  },
}

export const meetingPress = pressing(
  'meeting',
  {
    present: record,
    absent: record,
    yes: record,
    no: record,
    substitute: record,
    guest: record,
    withdraw: record,
    'withdraw-guest': record,
    followed: record,
    /** All who have answered, page by page. */
    who: pageOfRecord,
    /** The page of the meetings to come. */
    ahead: page,
    plan: nothing,
    unplan: record,
    move: record,
    cancel: record,
    restore: record,
  },
  { plan: nothing, move: record, substitute: record, guest: record },
)

/** A meeting's roll, and how it stood when its sheet was opened: another may take it meanwhile. */
const sheet: About<[roll: Sheet], Sheet> = {
  write: ({ meeting, seen }) => `${meeting}@${seen}`,
  read(about) {
    const [meeting, seen] = about?.split('@') ?? []
    return meeting === undefined || seen === undefined ? null : { meeting, seen }
  },
}
type Sheet = { readonly meeting: string; readonly seen: string }

export const rollCallPress = pressing(
  'roll-call',
  { open: recordIfAny, undo: record, 'not-held': record },
  { roll: sheet, 'roll-with-guests': sheet },
)
