import { nothing, pressing, record } from '../../grammar/press.ts'

/** The organizers' answers to third persons. `forget-him` and `forget-all` are about the draft of who was asked for. */
export const clubProspectsPress = pressing(
  'club-prospects',
  { open: nothing, forget: nothing, held: nothing, lift: nothing, 'forget-him': record, 'forget-all': record },
  { forget: nothing, held: nothing, lift: nothing },
)
