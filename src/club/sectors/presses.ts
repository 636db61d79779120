import { nothing, page, pressing } from '../../grammar/press.ts'

export const clubBalancePress = pressing(
  'club-balance',
  { open: nothing, region: nothing, alike: page, candidates: page, 'what-if': nothing },
  { region: nothing, 'what-if': nothing },
)
