import { nothing, pageOf, pressing, record } from '../../grammar/press.ts'

export const introPress = pressing(
  'intro',
  {
    accept: record,
    decline: record,
    /** Not now: in a month. */
    later: record,
    undo: record,
    /** Of what its author looks at before it is sent: the draft, and which of its versions he saw. */
    send: pageOf(record),
    change: record,
    thank: record,
    met: record,
    'met-not-yet': record,
    'met-no': record,
    publish: nothing,
    /** Opens its form with this member as one of the two. */
    with: record,
  },
  { contact: record, change: record, 'change-own': record },
)
