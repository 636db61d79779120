import { sql } from 'kysely'
import { his, noOnes } from '../db/fates.ts'
import type { Room } from '../db/room.ts'

export const dispatching: Room = {
  name: 'dispatch',
  tables: { draft: { goes: his('member_id'), columns: { command: noOnes, said: 'unsent' } } },
  retention: [
    async club => {
      await sql`delete from draft where club_id = ${club.id} and expires_at <= ${club.at}`.execute(club.tx)
      return false
    },
  ],
  rewrites: 'none',
  takesBack: 'none',
}
