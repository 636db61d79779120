import type { Selectable } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { SealedColumn } from '../../db/sealed-columns.ts'
import type { Tables } from '../../db/tables.ts'
import {
  closedStatuses,
  type Handoff,
  type Referral,
  type ReferralKind,
  type ReferralStatus,
  type UnfitReason,
  type Warmth,
} from '../../terms/referral.ts'
import { membersByIds } from '../members/queries.ts'
import { thankedAmong } from '../thanks/for-referral.ts'
import { asksAgainAfter, mayCorrect } from './rules.ts'

type Row = Selectable<Tables['referral']>

export async function referralsOf(club: ClubTx, rows: readonly Row[]): Promise<Referral[]> {
  const next = await handedOn(club, rows)
  // Where it is not won nobody asks.
  const thanked = await thankedAmong(
    club,
    rows.flatMap(({ id, status }) => (status === 'won' ? [id] : [])),
  )
  const members = await membersByIds(
    club,
    [...rows, ...next.values()].flatMap(row => [row.giver_id, row.receiver_id]),
  )
  return rows.map(row => {
    const open = (column: SealedColumn<'referral'>) =>
      row[column] === null ? undefined : club.sealer.open('referral', column, row.id, row[column])
    const touchedAt = row.touched_at ?? row.status_at ?? row.given_at
    const became = (row.handed_on && next.get(row.handed_on)) || null
    const said = row.still_at !== null && !isAfter(touchedAt, row.still_at) ? row.still_at : null
    // Unsealed when it is read: a list shows none of it.
    return {
      id: row.id,
      giver: members.get(row.giver_id)!,
      receiver: members.get(row.receiver_id)!,
      kind: row.kind as ReferralKind,
      prospect: {
        get name() {
          return open('prospect_name')
        },
        company: row.prospect_company ?? undefined,
        get phone() {
          return open('prospect_phone')
        },
        get e164() {
          return open('prospect_e164')
        },
        get email() {
          return open('prospect_email')
        },
      },
      get need() {
        return open('need') ?? null
      },
      warmth: row.warmth === null ? null : (String(row.warmth) as Warmth),
      handoff: row.handoff as Handoff | null,
      status: row.status as ReferralStatus,
      givenAt: row.given_at,
      since: row.status_at ?? row.given_at,
      touchedAt: said ?? touchedAt,
      goesOn: said && isAfter(said.add({ hours: asksAgainAfter }), club.at) ? said : null,
      imported: row.external_id !== `r-${row.id}`,
      confirmed: row.confirmed,
      quality: row.quality,
      withdrawn: row.withdrawn_at !== null,
      thanked: thanked.has(row.id),
      handedOn: became && { referral: became.id, to: members.get(became.receiver_id)!, at: became.given_at },
      pleased: row.pleased as ReferralStatus[],
      forgotten: row.forgotten_at,
      correctable: mayCorrect(row.status as ReferralStatus, row.status_at ?? row.given_at, club.at),
      // Of one that an import brought it is not known whether there ever was a contact.
      erased:
        row.forgotten_at !== null ||
        ((row.closed_at ?? row.withdrawn_at) !== null &&
          row.kind === 'outside' &&
          row.external_id === `r-${row.id}` &&
          (row.prospect_name ?? row.prospect_phone ?? row.prospect_email ?? row.prospect_keys) === null),
      unfit: {
        reason: row.unfit_reason as UnfitReason | null,
        get words() {
          return open('unfit_words') ?? null
        },
      },
      get note() {
        return open('note') ?? null
      },
    }
  })
}

/** What those became that were given to somebody else then. */
async function handedOn(club: ClubTx, rows: readonly Row[]) {
  const ids = rows.flatMap(({ handed_on }) => handed_on ?? [])
  if (ids.length === 0) return new Map<string, never>()
  const next = await club.tx
    .selectFrom('referral')
    .select(['id', 'giver_id', 'receiver_id', 'given_at'])
    .where('club_id', '=', club.id)
    .where('id', 'in', ids)
    .execute()
  return new Map(next.map(row => [row.id, row]))
}

const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0

/** Those of these ids that there are, the oldest first. */
export async function referralsByIds(club: ClubTx, ids: readonly string[]): Promise<readonly Referral[]> {
  const rows = await club.tx
    .selectFrom('referral')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('id', 'in', [...ids])
    .orderBy('given_at')
    .orderBy('id')
    .execute()
  return referralsOf(club, rows)
}

/** The open referrals that a member holds, the oldest first. */
export async function heldReferrals(club: ClubTx, receiver: string): Promise<readonly Referral[]> {
  const rows = await club.tx
    .selectFrom('referral')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('receiver_id', '=', receiver)
    .where('withdrawn_at', 'is', null)
    .where('status', 'not in', closedStatuses)
    .where(({ eb, or }) => or([eb('confirmed', 'is', null), eb('confirmed', '=', true)]))
    .orderBy('given_at')
    .orderBy('id')
    .execute()
  return referralsOf(club, rows)
}

/** A referral by id, or null. `lock` holds it until the transaction ends, so that two clicks follow each other. */
export async function referralById(club: ClubTx, id: string, { lock = false } = {}): Promise<Referral | null> {
  let query = club.tx.selectFrom('referral').selectAll().where('club_id', '=', club.id).where('id', '=', id)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  return row ? (await referralsOf(club, [row]))[0]! : null
}

/** All that a member gave and received, the latest first; the withdrawn left out. */
export async function ownReferrals(club: ClubTx, memberId: string): Promise<readonly Referral[]> {
  const rows = await club.tx
    .selectFrom('referral')
    .selectAll()
    .where('club_id', '=', club.id)
    .where(({ or, eb }) => or([eb('giver_id', '=', memberId), eb('receiver_id', '=', memberId)]))
    .where('withdrawn_at', 'is', null)
    .orderBy('given_at', 'desc')
    .orderBy('id')
    .execute()
  return referralsOf(club, rows)
}

/** Who passed a referral to whom and when, the latest first; those taken back left out. */
export async function latestPairs(
  club: ClubTx,
): Promise<readonly { readonly giver: string; readonly receiver: string; readonly at: Temporal.Instant }[]> {
  return await club.tx
    .selectFrom('referral')
    .select(['giver_id as giver', 'receiver_id as receiver', 'given_at as at'])
    .where('club_id', '=', club.id)
    .where('withdrawn_at', 'is', null)
    .orderBy('given_at', 'desc')
    .limit(20)
    .execute()
}
