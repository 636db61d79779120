import type { Room } from '../db/room.ts'

export const dueDuties: Room = {
  name: 'duties',
  tables: { due: { columns: { duty: 'no one’s', about: 'no one’s' } } },
  retention: [
    async (club, { traces }) => {
      await club.tx.deleteFrom('due').where('club_id', '=', club.id).where('done_at', '<', traces).execute()
      return false
    },
  ],
  rewrites: 'none',
  takesBack: 'none',
}
