import type { Once } from '../../db/only-once.ts'

export const sectorsOnce: Once = {
  'a region has one set of figures of the club’s own': {
    by: { index: 'region_figures_pkey' },
    in: ['src/club/sectors/regions.ts'],
  },
}
