import { nothing, pressing, record } from '../../grammar/press.ts'

export const introPress = pressing(
  'intro',
  {
    accept: record,
    decline: record,
    undo: record,
    met: record,
    'met-not-yet': record,
    'met-no': record,
    publish: nothing,
    /** Opens its form with this member as one of the two. */
    with: record,
  },
  { contact: record },
)
