import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Moment, RefFile } from '../format/columns.ts'
import type { Before, FactsOf } from '../format/known.ts'
import { dayOfMoment } from '../format/moments.ts'

/** What the club has already, asked of the database as the folder is read; it `mayBear` a new identifier until its first import. */
export async function beforeOf(club: ClubTx, mayBear: boolean): Promise<Before> {
  const erased = await club.tx
    .selectFrom('member')
    .select('external_id')
    .where('club_id', '=', club.id)
    .where('erased_at', 'is not', null)
    .execute()
  return {
    club: club.row.imported_at === null && mayBear ? undefined : club.externalId,
    erased: new Set(erased.map(row => row.external_id)),
    find: (file, ids) => finders[file](club, ids),
  }
}

type Finder<F extends RefFile> = (club: ClubTx, ids: readonly string[]) => Promise<ReadonlyMap<string, FactsOf[F]>>

const finders: { readonly [F in RefFile]: Finder<F> } = {
  'members.csv': async (club, ids) => {
    const rows = await club.tx
      .selectFrom('member')
      .select(['external_id', 'joined_on', 'left_on'])
      .where('club_id', '=', club.id)
      .where('external_id', '=', sql<string>`any(${ids})`)
      .execute()
    return new Map(rows.map(row => [row.external_id, { joined: row.joined_on, left: row.left_on }]))
  },
  'meetings.csv': async (club, ids) => {
    const rows = await club.tx
      .selectFrom('meeting')
      .select(['external_id', 'status', 'starts_at', 'zone'])
      .where('club_id', '=', club.id)
      .where('external_id', '=', sql<string>`any(${ids})`)
      .execute()
    return new Map(
      rows.map(row => [
        row.external_id,
        { status: row.status, day: row.starts_at.toZonedDateTimeISO(row.zone ?? club.zone).toPlainDate() },
      ]),
    )
  },
  'referrals.csv': async (club, ids) => {
    const rows = await club.tx
      .selectFrom('referral')
      .innerJoin('member as g', join => join.onRef('g.club_id', '=', 'referral.club_id').onRef('g.id', '=', 'giver_id'))
      .innerJoin('member as r', join =>
        join.onRef('r.club_id', '=', 'referral.club_id').onRef('r.id', '=', 'receiver_id'),
      )
      .select(['referral.external_id', 'g.external_id as giver', 'r.external_id as receiver'])
      .where('referral.club_id', '=', club.id)
      .where('referral.external_id', '=', sql<string>`any(${ids})`)
      .execute()
    return new Map(rows.map(({ external_id, giver, receiver }) => [external_id, { giver, receiver }]))
  },
  'asks.csv': async (club, ids) => {
    const rows = await club.tx
      .selectFrom('ask')
      .innerJoin('member', join =>
        join.onRef('member.club_id', '=', 'ask.club_id').onRef('member.id', '=', 'author_id'),
      )
      .select(['ask.external_id', 'member.external_id as author', 'ask.created_at', 'ask.day_only'])
      .where('ask.club_id', '=', club.id)
      .where('ask.external_id', '=', sql<string>`any(${ids})`)
      .execute()
    return new Map(
      rows.map(({ external_id, author, created_at: at, day_only }) => {
        const whole: Moment = { at, day: null }
        const created = day_only.includes('created_at') ? { at, day: dayOfMoment(whole, club.zone) } : whole
        return [external_id, { author, created }]
      }),
    )
  },
}
