import { sql } from 'kysely'
import { emptied, type Him, noOnes } from '../../db/fates.ts'
import { tracesDays } from '../../db/retention.ts'
import type { Room } from '../../db/room.ts'
import { rewriteKept } from './rewrite.ts'
import { takeKeptBack } from './take-back.ts'

const hisAccounts = ({ accounts }: Him) =>
  sql`${accounts.filter(one => one.platform === 'playground').map(one => one.account)}::text[]`

export const playgroundMessages: Room = {
  name: 'playground',
  tables: {
    playground_message: {
      goes: him => sql`audience <@ ${hisAccounts(him)}`,
      columns: {
        ...{ sender: noOnes, where_kind: noOnes, where_id: noOnes, view: 'message', room: 'message' },
        audience: emptied(
          him => sql`audience && ${hisAccounts(him)}`,
          him => sql`array(select unnest(audience) except select unnest(${hisAccounts(him)}))`,
        ),
      },
    },
    playground_guest: {
      goes: him => sql`(id = any(${hisAccounts(him)}) or lower(name) = lower(${him.name}))`,
      columns: { id: 'with its row', name: 'with its row', language: 'with its row' },
    },
  },
  retention: [
    async (club, { traces, acts }) => {
      // What everybody saw stands as long as what it told of, and a month longer: it was drawn anew when that went.
      const told = acts.subtract({ hours: 24 * tracesDays })
      await sql`delete from playground_message where club_id = ${club.id}
        and (at < ${told} or only_you and at < ${traces})`.execute(club.tx)
      return false
    },
  ],
  rewrites: rewriteKept,
  takesBack: takeKeptBack,
}
