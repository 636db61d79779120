import type { Once } from '../../db/only-once.ts'

export const setupOnce: Once = {
  'a place holds one club': { by: { index: 'place_pkey' }, in: ['src/club/setup/take-place.ts'] },
  'a club has one place on each platform': {
    by: { index: 'place_platform_club_id_key' },
    in: ['src/club/setup/take-place.ts'],
  },
  'a waiting club is taken over once': { by: { row: 'club' }, in: ['src/club/setup/waiting.ts'] },
  'the code of an import is one account’s, and confirms one organizer': {
    by: { row: 'take_over' },
    in: ['src/club/setup/take-over.ts'],
  },
  'a club begins its duties once': { by: { row: 'club' }, in: ['src/club/setup/begin.ts'] },
  'a purpose has one channel': { by: { lock: 'settings' }, in: ['src/club/setup/settings.ts'] },
  'a region is chosen whole, with what counts of it': { by: { lock: 'settings' }, in: ['src/club/setup/region.ts'] },
  'an administrator confirms one organizer': {
    by: { lock: 'members' },
    in: ['src/club/setup/confirm-organizer.ts'],
  },
}
