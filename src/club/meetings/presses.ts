import { type About, nothing, page, pageOf, pressing, record, recordIfAny } from '../../grammar/press.ts'

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
    /** Of a guest who is called like a member, kept in a draft: it is that member, or somebody else. */
    'guest-member': record,
    'guest-another': record,
    followed: record,
    'not-followed': record,
    /** All who have answered, page by page. */
    who: pageOf(record),
    /** The page of the meetings to come. */
    ahead: page,
    plan: nothing,
    /** Asks first where members have heard of one of them. */
    unplan: record,
    'unplan-yes': record,
    move: record,
    /** Asks first; the next one does it. */
    cancel: record,
    'cancel-yes': record,
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
  { open: recordIfAny, undo: record, 'not-held': record, 'not-held-yes': record, 'held-after-all': record },
  { roll: sheet, 'roll-with-guests': sheet },
)
