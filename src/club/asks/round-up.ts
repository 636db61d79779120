import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { isDemo } from '../../db/demo.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { isHere } from '../members/queries.ts'
import { roundingUp, roundUp } from './kinds.ts'
import { nextRoundUp, type Read, toldAt, toTell } from './rules.ts'

/** For so long after an import, and after the club's first place, nothing is told of what was brought. */
const silence = { hours: 14 * 24 }

/** Asks for the next round-up, and gives when the club reads this ask; asking again changes nothing. */
export async function askForRoundUp(club: ClubTx, ask: string): Promise<Temporal.Instant> {
  const next = await askForNext(club)
  return toldAt(ask, (await openToTell(club)).open, next, club.zone)
}

async function askForNext(club: ClubTx): Promise<Temporal.Instant> {
  const at = nextRoundUp(club.at, club.zone)
  await roundingUp.ask(club, at)
  return at
}

/** The duty of Thursday 09:00: what the club has not read yet, in one message of its channel. Where there is nothing, silence. */
export async function sendRoundUp(club: ClubTx): Promise<void> {
  await onlyOneAtATime(club, 'ask')
  const { open, waiting } = await openToTell(club)
  const told = toTell(open)
  if (told.length > 0) {
    const id = club.newId()
    await club.tx
      .insertInto('round_up_ask')
      .values(
        told.map(({ id: ask_id, again }) => ({
          ...{ club_id: club.id, round_up_id: id, ask_id, at: club.at, again },
        })),
      )
      .execute()
    await roundUp.keep(club, { roundUp: id, to: { channel: 'club' } })
  }
  // While nothing is open there is none.
  if (open.length > 0 || waiting) await askForNext(club)
}

/** What is open and may be told; and whether something still waits for the end of a silence. */
async function openToTell(club: ClubTx): Promise<{ readonly open: readonly Read[]; readonly waiting: boolean }> {
  const { rows } = await sql<Omit<Read, 'since'> & { madeHere: boolean; createdAt: Temporal.Instant }>`
    select k.id, k.still_at as "stillAt", k.created_at as "createdAt", k.external_id = 'b-' || k.id as "madeHere",
      (select count(*)::int from round_up_ask r where r.club_id = k.club_id and r.ask_id = k.id) as times,
      (select max(r.at) from round_up_ask r where r.club_id = k.club_id and r.ask_id = k.id) as last,
      (select count(*)::int from answer n where n.club_id = k.club_id and n.ask_id = k.id and n.withdrawn_at is null)
        as answers
    from ask k
    where k.club_id = ${club.id} and k.status = 'open' and (k.expires_on is null or k.expires_on >= ${club.today})
      and ${isHere(club, sql.ref('k.author_id'))}`.execute(club.tx)
  const quietUntil = await endOfSilence(club)
  const open = rows.map(({ madeHere, createdAt, ...row }) => {
    const isHeld = !madeHere && isAfter(quietUntil, createdAt)
    return { ...row, since: isHeld ? quietUntil : createdAt, waits: isHeld && isAfter(quietUntil, club.at) }
  })
  const told = open.filter(({ waits }) => !waits)
  return {
    open: club.row.placed_at === null ? [] : told,
    waiting: told.length < open.length || club.row.placed_at === null,
  }
}

/** Until when what was imported is not told; long past in a demo, whose first days are held to be over. */
async function endOfSilence(club: ClubTx): Promise<Temporal.Instant> {
  const began = [club.row.imported_at, club.row.placed_at].filter(at => at !== null)
  const last = began.toSorted(Temporal.Instant.compare).at(-1)
  return last === undefined || (await isDemo(club)) ? Temporal.Instant.fromEpochMilliseconds(0) : last.add(silence)
}

const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0
