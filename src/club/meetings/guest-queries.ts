import type { Selectable } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import { type GuestEntry, type Impression, likenessOfGuests, type Visit, type Written } from '../../terms/guest.ts'
import { type Guest, nobody } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { dialled, phoneCountry } from '../../terms/phones.ts'
import { membersByIds } from '../members/queries.ts'
import { meetingsByIds } from './queries.ts'
import { VISITS_BEFORE_APPLYING } from './rules.ts'

type Row = Selectable<Tables['guest']>
type Members = ReadonlyMap<string, Member>

/** How often somebody comes before he is invited to apply. */
export const visitsAllowed = (club: ClubTx): number => club.row.visitor_limit ?? VISITS_BEFORE_APPLYING

const rows = (club: ClubTx) => club.tx.selectFrom('guest').selectAll().where('club_id', '=', club.id)

const hostsOf = (club: ClubTx, found: readonly Row[]): Promise<Members> =>
  membersByIds(
    club,
    found.flatMap(row => row.invited_by ?? []),
  )

const asGuest = (row: Row, members: Members): Guest => ({
  id: row.id,
  name: row.name,
  company: row.company,
  by: row.invited_by === null ? null : (members.get(row.invited_by) ?? null),
  status: row.status as Guest['status'],
})

const asEntry = (row: Row, members: Members): GuestEntry => ({
  ...asGuest(row, members),
  ...{ person: row.guest, activity: row.activity, phone: row.phone, email: row.email },
  impression: row.impression as Impression | null,
})

const at = (club: ClubTx, meeting: string) =>
  rows(club).where('meeting_id', '=', meeting).orderBy('name').orderBy('id').execute()

export async function guestsOf(club: ClubTx, meeting: string): Promise<Guest[]> {
  const found = await at(club, meeting)
  const members = await hostsOf(club, found)
  return found.map(row => asGuest(row, members))
}

/** The same with what only who brings them, and the organizers, read. */
export async function guestEntriesOf(club: ClubTx, meeting: string): Promise<GuestEntry[]> {
  const found = await at(club, meeting)
  const members = await hostsOf(club, found)
  return found.map(row => asEntry(row, members))
}

/** Whom a member brings to these meetings, by meeting. */
export async function guestsBroughtBy(
  club: ClubTx,
  by: Member,
  meetings: readonly string[],
): Promise<ReadonlyMap<string, readonly Guest[]>> {
  if (meetings.length === 0) return new Map()
  const found = await rows(club)
    .where('invited_by', '=', by.id)
    .where('meeting_id', 'in', [...meetings])
    .orderBy('name')
    .orderBy('id')
    .execute()
  return Map.groupBy(
    found.map(row => ({ at: row.meeting_id, ...asGuest(row, new Map([[by.id, by]])) })),
    one => one.at,
  )
}

/** One guest of one meeting with its id; null where he is on no list any more. `lock` holds him until the transaction ends. */
export async function guestById(
  club: ClubTx,
  id: string,
  { lock = false } = {},
): Promise<{ readonly guest: GuestEntry; readonly meeting: string } | null> {
  let query = rows(club).where('id', '=', id)
  if (lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  return row ? { guest: asEntry(row, await hostsOf(club, [row])), meeting: row.meeting_id } : null
}

/** These visits, as far as something is left to tell of them. */
export async function visitsByIds(club: ClubTx, ids: readonly string[]): Promise<Visit[]> {
  if (ids.length === 0) return []
  const found = await rows(club)
    .where('id', 'in', [...new Set(ids)])
    .where('name', '<>', nobody)
    .orderBy('name')
    .orderBy('id')
    .execute()
  if (found.length === 0) return []
  const members = await hostsOf(club, found)
  const meetings = await meetingsByIds(
    club,
    found.map(row => row.meeting_id),
  )
  const counts = await visitsOf(
    club,
    found.map(row => row.guest),
  )
  return found.flatMap((row): Visit[] => {
    const meeting = meetings.find(({ id }) => id === row.meeting_id)
    const visits = counts.get(row.guest) ?? 0
    if (!meeting) return []
    return [
      {
        ...{ guest: asGuest(row, members), meeting, visits, mayComeAgain: visits < visitsAllowed(club) },
        ...{ impression: row.impression as Impression | null, askAgainOn: row.ask_again_on },
        isMember: row.became_member_id !== null,
      },
    ]
  })
}

export const visitById = async (club: ClubTx, id: string): Promise<Visit | null> =>
  (await visitsByIds(club, [id]))[0] ?? null

/** How often each of these persons came: each meeting once, whoever brought him. */
export async function visitsOf(club: ClubTx, persons: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (persons.length === 0) return new Map()
  const found = await club.tx
    .selectFrom('guest')
    .select('guest')
    .select(({ fn }) => fn.count<string>('meeting_id').distinct().as('visits'))
    .where('club_id', '=', club.id)
    .where('guest', 'in', [...new Set(persons)])
    .where('status', '=', 'present')
    .groupBy('guest')
    .execute()
  return new Map(found.map(row => [row.guest, Number(row.visits)]))
}

/** Somebody who came, or is announced: who he is, and the latest of his rows. */
export type KnownGuest = {
  readonly person: string
  readonly row: string
  readonly name: string
  readonly company: string | null
}

/**
 * Whom the club knows of somebody as he is written: `same` is he, however he was written then; of `alike` only the name is
 * the same. The latest of each.
 */
export async function guestsKnownAs(
  club: ClubTx,
  written: Omit<Written, 'e164'> & { readonly phone: string | null },
): Promise<{ readonly same: KnownGuest | null; readonly alike: KnownGuest | null }> {
  const country = phoneCountry(club)
  const him = { ...written, e164: dialled(written.phone, country) }
  const found = await club.tx
    .selectFrom('guest')
    .innerJoin('meeting', join =>
      join.onRef('meeting.club_id', '=', 'guest.club_id').onRef('meeting.id', '=', 'guest.meeting_id'),
    )
    .select(['guest.id', 'guest.guest', 'guest.name', 'guest.company', 'guest.email', 'guest.phone'])
    .where('guest.club_id', '=', club.id)
    .where('guest.name', '<>', nobody)
    .orderBy('meeting.starts_at', 'desc')
    .orderBy('guest.id')
    .execute()
  const like = (which: 'same' | 'alike'): KnownGuest | null => {
    const row = found.find(({ phone, ...other }) => {
      const e164 = him.e164 === undefined ? undefined : dialled(phone, country)
      return likenessOfGuests({ ...other, e164 }, him) === which
    })
    return row ? { person: row.guest, row: row.id, name: row.name, company: row.company } : null
  }
  return { same: like('same'), alike: like('alike') }
}

/** Whether this person stands on another meeting's list too. */
export async function hasOtherRows(club: ClubTx, { id, person }: Pick<GuestEntry, 'id' | 'person'>): Promise<boolean> {
  const other = await rows(club).where('guest', '=', person).where('id', '<>', id).limit(1).executeTakeFirst()
  return other !== undefined
}
