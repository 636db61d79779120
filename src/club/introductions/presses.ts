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
  },
  { contact: record },
)
