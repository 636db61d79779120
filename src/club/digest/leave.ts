import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { ActionKind } from '../../terms/digest.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { may } from '../who-may.ts'
import { subject } from './facts.ts'
import { aboutDigest, weekly } from './kinds.ts'
import { lastingFrom, weekBefore } from './rules.ts'
import { toldWith } from './told.ts'

/** What the digest leaves alone, and the press by which that is taken back; null where nothing of it comes back week after week. */
export type LeftAlone = { readonly count: number; readonly step: string } | null

/** The subjects that the digest leaves alone. */
export async function leftAlone(club: ClubTx): Promise<ReadonlySet<string>> {
  const rows = await club.tx
    .selectFrom('digest_left')
    .select(['kind', 'about'])
    .where('club_id', '=', club.id)
    .execute()
  return new Set(rows.map(({ kind, about }) => subject(kind as ActionKind, about)))
}

/** What the last digest told for the third week in a row is not told again until something changes about it. */
export async function leaveAlone(
  club: ClubTx,
  { by, kind }: { readonly by: Member; readonly kind: ActionKind },
): Promise<LeftAlone | Refusal> {
  const refused = await may('have the digest leave something alone', { club, by })
  if (refused) return refused
  const told = await toldWith(club, weekBefore(club.at, club.zone).monday)
  const subjects = Object.entries(told?.facts.weeks ?? {}).flatMap(([key, weeks]) => {
    const [of, about = ''] = key.split(' ')
    return of === kind && weeks >= lastingFrom ? [about] : []
  })
  if (subjects.length === 0) return null
  const step = club.newId()
  const left = await club.tx
    .insertInto('digest_left')
    .values(subjects.map(about => ({ club_id: club.id, kind, about, step, at: club.at })))
    .onConflict(row => row.doNothing())
    .returning('about')
    .execute()
  if (left.length === 0) return null
  await audit(club, { by, what: 'digest-left-alone', detail: kind })
  await redrawTold(club)
  return { count: left.length, step }
}

const takenBackWithin = { minutes: 30 }

/** The press was a slip: the digest tells it again. */
export async function tellAgain(
  club: ClubTx,
  { by, step }: { readonly by: Member; readonly step: string },
): Promise<null | Refusal> {
  const refused = await may('have the digest leave something alone', { club, by })
  if (refused) return refused
  const again = await club.tx
    .deleteFrom('digest_left')
    .where('club_id', '=', club.id)
    .where('step', '=', step)
    .where('at', '>=', club.at.subtract(takenBackWithin))
    .returning('kind')
    .execute()
  const [first] = again
  if (!first) return refuse('no longer possible', {})
  await audit(club, { by, what: 'digest-told-again', detail: first.kind })
  await redrawTold(club)
  return null
}

/** The message of the last week says what is left alone, and offers no more to leave it. */
async function redrawTold(club: ClubTx): Promise<void> {
  const told = await toldWith(club, weekBefore(club.at, club.zone).monday)
  if (told) await redrawAbout(club, aboutDigest(told.at.toString()), [weekly])
}

/** What holds no more is left alone no longer: should it come back, it is news. */
export async function forgetLeft(club: ClubTx, holding: ReadonlySet<string>): Promise<void> {
  await sql`delete from digest_left where club_id = ${club.id}
    and not kind || ' ' || about = any(${[...holding]}::text[])`.execute(club.tx)
}
