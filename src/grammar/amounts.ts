import { refuse } from '../terms/refusals.ts'
import { readAmount, type WrittenAmount } from '../terms/written-amounts.ts'
import type { Question } from './questions.ts'

/** An amount of money above zero, exact; the currency where one is written. */
export const anAmount = (): Question<WrittenAmount> & { readonly required: true } => ({
  kind: 'text',
  required: true,
  max: 40,
  shape: 'amount',
  read(raw) {
    const typed = typeof raw === 'string' ? raw.trim() : ''
    const found = readAmount(typed)
    if ('amount' in found) return found
    switch (found.unclear) {
      case 'currency':
        return refuse('currency not known', { typed: found.written })
      case 'two ways':
        return refuse('amount unclear', { typed, could: found.could })
      case 'with tax':
        return refuse('amount with tax', { typed })
      default:
        return refuse(found.unclear === 'not above zero' ? 'amount not above zero' : 'not an amount', { typed })
    }
  },
})
