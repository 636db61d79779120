import { sql } from 'kysely'
import { emptied, type Him, noOnes, type OwnTables, type Where } from '../db/fates.ts'
import { batch, type LetGo, tracesDays } from '../db/retention.ts'
import type { Room } from '../db/room.ts'
import { takeAnswersBack } from './answers.ts'

const sentTo = ({ accounts }: Him): Where =>
  sql`(${sql.join(
    [
      sql`false`,
      ...accounts.map(
        ({ platform, account }) =>
          sql`(platform = ${platform} and (address->>'account' = ${account} or jsonb_exists(address->'accounts', ${account})))`,
      ),
    ],
    sql` or `,
  )})`

const tables = {
  notice: {
    columns: {
      ...{ kind: noOnes, class: noOnes, channel: noOnes, about: noOnes, follows: noOnes, state: noOnes, why: noOnes },
      // Ids alone, but for the number of his account.
      arguments: emptied(
        him => sql`reader_id = ${him.id} and arguments ? 'account'`,
        () => sql`arguments || '{"account": ""}'::jsonb`,
      ),
      once: emptied(
        him => sql`reader_id = ${him.id} and kind = 'account-linked'`,
        () => sql`kind || ':' || id`,
      ),
    },
  },
  sign: {
    // A hash of what stands there, and what its platform calls it.
    columns: { platform: noOnes, place: noOnes, about: noOnes, shown: noOnes, known: noOnes, trouble: noOnes },
  },
  delivery: {
    columns: {
      // Where a message stands: without it nobody could draw it anew.
      ...{ platform: noOnes, place: noOnes, target: noOnes, state: noOnes, channel: noOnes, message: noOnes },
      ...{ lease_by: noOnes, edit_by: noOnes, trouble: noOnes },
      // A hash of what stands in the message.
      drawn: noOnes,
      // The platform’s names of what was uploaded for it: by them it is taken away with the message.
      files: noOnes,
      // Accounts, as long as nobody knows whether it arrived: without them it is not looked for any more.
      address: emptied(sentTo),
    },
  },
  // A platform’s code for what is wrong between it and us.
  place_trouble: { columns: { platform: noOnes, place: noOnes, detail: noOnes, met_with: noOnes } },
} as const satisfies OwnTables

const oldAnswers: LetGo = async (club, { traces }) => {
  await takeAnswersBack(club, { before: traces })
  return false
}

/** What was said of records that are gone: its messages have been drawn anew a month ago. */
const oldNotices: LetGo = async (club, { acts }) => {
  const before = acts.subtract({ hours: tracesDays * 24 })
  const { rows } = await sql<{ id: string }>`
    with old as (select id from notice where club_id = ${club.id} and kept_at < ${before}
      and (state in ('sent', 'dropped') or state = 'waiting' and (channel is not null or reader_id is null and people is null))
      limit ${batch}),
    parcels as (delete from delivery d using old where d.club_id = ${club.id} and d.notice_id = old.id)
    delete from notice n using old where n.club_id = ${club.id} and n.id = old.id returning n.id`.execute(club.tx)
  return rows.length === batch
}

/** What it was about is long over, and has gone from where it stood. */
const oldSigns: LetGo = async (club, { acts }) => {
  await club.tx.deleteFrom('sign').where('club_id', '=', club.id).where('kept_at', '<', acts).execute()
  return false
}

export const notices: Room = {
  name: 'notices',
  tables,
  retention: [oldAnswers, oldNotices, oldSigns],
  rewrites: 'none',
  takesBack: 'none',
}
