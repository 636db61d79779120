import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { planMeeting } from '../../src/club/meetings/plan.ts'
import { meetingPress } from '../../src/club/meetings/presses.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { chooseClub, inClub } from '../../src/db/club-tx.ts'
import { createDatabaseIfMissing, startEmbedded } from '../../src/db/embedded.ts'
import { migrateToLatest } from '../../src/db/migrate.ts'
import { openLog } from '../../src/log.ts'
import { type Assidu, compose } from '../../src/main.ts'
import { clubRow, memberRow } from '../kit/rows.ts'
import { Stage } from '../kit/stage.ts'
import { inFolder } from '../kit/temporary-folder.ts'
import { secretKey } from './club.ts'
import { type Line, median, rounded } from './figures.ts'

/** How many answers to one announcement a second, and what one takes, in ms. */
type Rate = { readonly perSecond: number; readonly ms: number }
export type AnswerTimes = {
  readonly members: number
  readonly clients: number
  /** From the press to what he reads in private; what the announcement says of it is brought up to date meanwhile. */
  readonly assidu: Rate
  /** One statement that writes the same row, committed. */
  readonly upsert: Rate
  /** How often the announcement was edited for all of them. */
  readonly edits: number
}

const place = 'bench'
/** A working day, early enough for a meeting three days later to be announced at once. */
const begins = Temporal.Instant.from('2026-11-09T09:00:00+01:00')

/** A platform that allows what Slack does. */
class Paced extends Stage {
  readonly edits = { atOnce: 5, everySeconds: 2 }
}

/** Every member answers once a round, so many at a time; between two rounds the same rows are written by hand. */
export const answers = (members: number, rounds: number, clients = 8): Promise<AnswerTimes> =>
  inFolder(async folder => {
    const server = await startEmbedded({ dir: join(folder, 'data'), say: () => {} })
    await createDatabaseIfMissing(server.url, 'bench_answers')
    const url = server.urlOf('bench_answers')
    await migrateToLatest(url)
    const started = performance.now()
    const now = () => begins.add({ milliseconds: Math.round(performance.now() - started) })
    const assidu = await compose({ url, secretKey, log: openLog('error'), clock: { now } })
    const stage = new Paced(place)
    assidu.platforms.set('playground', stage)
    const pool = new pg.Pool({ connectionString: url, max: clients })
    try {
      const { club, ids, meeting } = await announced(assidu, members)
      const presses = (n: number, round: number) =>
        assidu.dispatch({
          ...{ platform: 'playground', place, id: `${round}-${n}`, account: `a${n}` },
          what: { kind: 'press', press: meetingPress((n + round) % 2 ? 'present' : 'absent', meeting) },
        })
      const writes = (n: number, round: number) =>
        pool.query(
          `insert into rsvp (club_id, meeting_id, member_id, answer, answered_at) values ($1, $2, $3, $4, $5)
           on conflict (club_id, meeting_id, member_id) do update set answer = excluded.answer, answered_at = excluded.answered_at`,
          [club, meeting, ids[n], (n + round) % 2 ? 'absent' : 'present', now().toString()],
        )
      await answered(members, clients, n => presses(n, -1))
      const rates = { assidu: [] as Rate[], upsert: [] as Rate[] }
      for (let round = 0; round < rounds; round++) {
        rates.assidu.push(await answered(members, clients, n => presses(n, round)))
        await assidu.drain()
        rates.upsert.push(await answered(members, clients, n => writes(n, round)))
      }
      const [board] = stage.messages.filter(({ where }) => where.kind === 'channel')
      return { members, clients, assidu: middle(rates.assidu), upsert: middle(rates.upsert), edits: board!.edits }
    } finally {
      await pool.end()
      await assidu.stop()
      await server.leave()
    }
  })

/** A club whose members have all said hello, and a meeting of this week that stands in its channel. */
async function announced({ means, drain }: Assidu, members: number) {
  const [club, now] = [randomUUID(), begins]
  const ids = Array.from({ length: members }, () => randomUUID())
  await means.db.transaction().execute(async tx => {
    await chooseClub(tx, club)
    await tx
      .insertInto('club')
      .values({ ...clubRow(club, 'Bench', now), placed_at: now })
      .execute()
  })
  await inClub(means, club, async ({ tx }) => {
    const at = { platform: 'playground', place, club_id: club }
    await tx
      .insertInto('place')
      .values({ ...at, name: 'Bench', connected_at: now, disconnected_at: null })
      .execute()
    await tx
      .insertInto('channel')
      .values({ ...at, purpose: 'club', channel: 'club', trouble: null })
      .execute()
    await tx
      .insertInto('member')
      .values(ids.map((id, n) => memberRow(club, id, `Personne ${n}`)))
      .execute()
    const known = { linked_at: now, hello_at: now, informed_at: now, active_at: now }
    const accounts = ids.map((id, n) => ({ ...at, ...known, account: `a${n}`, member_id: id }))
    await tx
      .insertInto('account')
      .values(accounts.map(one => ({ ...one, unreachable_at: null, closed_at: null })))
      .execute()
  })
  const planned = await inClub(means, club, async tx =>
    planMeeting(tx, {
      ...{ by: await memberById(tx, ids[0]!), place: 'La Cour d’Or', title: undefined, minutes: undefined },
      ...{ date: Temporal.PlainDate.from('2026-11-12'), time: Temporal.PlainTime.from('07:45') },
    }),
  )
  if ('refused' in planned) throw new Error(`the meeting was refused: ${planned.refused}`)
  await drain()
  return { club, ids, meeting: planned.meeting.id }
}

/** So many clients, each of whom begins the next when one is done. */
async function answered(members: number, clients: number, answer: (n: number) => Promise<unknown>): Promise<Rate> {
  const took: number[] = []
  let next = 0
  const began = performance.now()
  const client = async () => {
    while (next < members) {
      const n = next++
      const from = performance.now()
      await answer(n)
      took.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { perSecond: (members * 1000) / (performance.now() - began), ms: median(took) }
}

const middle = (rates: readonly Rate[]): Rate => ({
  perSecond: rounded(median(rates.map(({ perSecond }) => perSecond))),
  ms: rounded(median(rates.map(({ ms }) => ms)), 1),
})

export const answerLines = ({ members, clients, assidu, upsert, edits }: AnswerTimes): Line[] => [
  [
    `answers to an announcement, ${members} members, ${clients} at a time`,
    `${assidu.perSecond}/s, ${assidu.ms} ms each; ${edits} edits of it`,
    `a plain upsert of the row: ${upsert.perSecond}/s, ${upsert.ms} ms`,
  ],
]
