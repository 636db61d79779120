import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { takeLocks } from '../../db/only-once.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { everyMark, markedBy, type Sought } from './rules.ts'

/** Whoever decides about these persons waits for whoever decides about one of them. */
const alone = (club: ClubTx, marks: readonly string[]): Promise<void> =>
  takeLocks(
    club,
    marks.map(mark => ({ lock: 'prospect', about: [club.sealer.fingerprint(digestOf(mark)).toString('hex')] })),
  )

/** Nobody passes him on while it is decided. `marks` are those by which he is found and remembered. */
export const onlyAboutHim = (club: ClubTx, all: readonly Sought[]): Promise<void> =>
  alone(club, [...new Set(all.flatMap(everyMark))])

/**
 * Remembers that this person asked not to be recommended here, by keyed hashes alone: of each, in every form in which he is
 * known, or by his name where nothing else is known.
 */
export async function noteWish(club: ClubTx, all: readonly Sought[]): Promise<void> {
  const rows = markedBy(all).map(mark => {
    const id = club.newId()
    const digest = digestOf(mark)
    return {
      ...{ club_id: club.id, id, since: club.at, marks: [club.sealer.fingerprint(digest)] },
      digest: club.sealer.seal('prospect_wish', 'digest', id, digest),
    }
  })
  if (rows.length === 0) return
  await club.tx
    .insertInto('prospect_wish')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/**
 * When this person asked not to be recommended here; null when he did not. Whoever asks is not overtaken by such a request
 * before his transaction ends.
 */
export async function askedToBeForgotten(club: ClubTx, prospect: Sought): Promise<Temporal.Instant | null> {
  const marks = everyMark(prospect)
  if (marks.length === 0) return null
  await alone(club, marks)
  const row = await club.tx
    .selectFrom('prospect_wish')
    .select('since')
    .where('club_id', '=', club.id)
    // While keys rotate it may be marked under either.
    .where(anyOf(club, marks))
    .orderBy('since')
    .executeTakeFirst()
  return row?.since ?? null
}

/** Whether a person is one of those who asked not to be recommended here, for many at once. */
export async function allWhoAsked(club: ClubTx): Promise<(prospect: Sought) => boolean> {
  const rows = await club.tx.selectFrom('prospect_wish').select('marks').where('club_id', '=', club.id).execute()
  const marked = new Set(rows.flatMap(({ marks }) => marks.map(mark => mark.toString('hex'))))
  const isMarked = (mark: string) =>
    club.sealer.fingerprints(digestOf(mark)).some(hash => marked.has(Buffer.from(hash).toString('hex')))
  return prospect => marked.size > 0 && everyMark(prospect).some(isMarked)
}

/** He may be recommended again: he said so. */
export async function liftWish(
  club: ClubTx,
  { by, sought }: { readonly by: Pick<Member, 'id'>; readonly sought: Sought },
): Promise<null | Refusal> {
  const gone = await club.tx
    .deleteFrom('prospect_wish')
    .where('club_id', '=', club.id)
    .where(anyOf(club, everyMark(sought)))
    .returning('id')
    .execute()
  if (gone.length === 0) return refuse('not wished', {})
  await audit(club, { by, what: 'prospect-wish-lifted' })
  return null
}

const anyOf = (club: ClubTx, marks: readonly string[]): RawBuilder<boolean> => {
  const hashes = marks.flatMap(mark => club.sealer.fingerprints(digestOf(mark)))
  return hashes.length === 0 ? sql`false` : sql`marks && array[${sql.join(hashes)}]::bytea[]`
}

/** What is kept of a mark, sealed: whoever opens it reads no number and no address. */
const digestOf = (mark: string): string => createHash('sha256').update(mark).digest('base64url')
