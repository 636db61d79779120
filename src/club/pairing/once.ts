import type { Once } from '../../db/only-once.ts'

export const pairingOnce: Once = {
  'a round is drawn once, and nobody leaves it out or joins it any more when it is': {
    by: { lock: 'round' },
    in: ['src/club/pairing/draw.ts', 'src/club/pairing/skip.ts'],
  },
  'a round is left out once by a member': { by: { index: 'round_skip_pkey' }, in: ['src/club/pairing/skip.ts'] },
}
