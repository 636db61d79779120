import type { Once } from '../../db/only-once.ts'

export const privacyOnce: Once = {
  'a member asks once to be erased': { by: { lock: 'erasure' }, in: ['src/club/privacy/ask-erasure.ts'] },
}
