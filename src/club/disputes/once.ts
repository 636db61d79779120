import type { Once } from '../../db/only-once.ts'

export const disputesOnce: Once = {
  'an absence is disputed once': {
    by: { index: 'roll_dispute_club_id_meeting_id_member_id_key' },
    in: ['src/club/disputes/dispute.ts'],
  },
  'what a member says of his absence is answered once': {
    by: { row: 'meeting' },
    in: ['src/club/meetings/of-others.ts'],
  },
}
