import type { Once } from '../../db/only-once.ts'

export const admissionOnce: Once = {
  'somebody has one open application': { by: { lock: 'members' }, in: ['src/club/admission/apply.ts'] },
  'whoever is accepted is on the list once, and off it where that is taken back': {
    by: { lock: 'members' },
    in: ['src/club/admission/decide.ts'],
  },
  'an application is decided once, and by whom it says': {
    by: { row: 'application' },
    in: ['src/club/admission/queries.ts'],
  },
}
