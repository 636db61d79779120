import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { namesakes } from '../../db/namesakes.ts'
import { onTheList } from '../../db/on-the-list.ts'
import { labelAmong } from '../../terms/labels.ts'
import type { Language, Reader } from '../../terms/speech.ts'
import type { Person } from './api.ts'

/** Somebody one can be in the playground: a member of the club, or a guest who is none. */
export type Here = {
  /** The member's external id, or `guest-…`: what the API calls him. */
  readonly id: string
  /** His account, as gestures and messages carry it: the id, unless a guest became this member. */
  readonly account: string
  readonly name: string
  readonly company: string
  readonly jobTitle: string
  readonly roles: readonly string[]
  /** Sees the organizers' channel. */
  readonly isOrganizer: boolean
  readonly isGuest: boolean
  readonly reader: Reader
}

/** Every member on the list has an account here: one is anybody in the playground, and all have said hello. */
export async function giveAccounts(club: ClubTx): Promise<void> {
  await sql`
    insert into account (club_id, platform, place, account, member_id, linked_at, hello_at)
    select m.club_id, 'playground', p.place, m.external_id, m.id, ${club.at}::timestamptz, ${club.at}::timestamptz
    from member m join place p on p.platform = 'playground' and p.club_id = m.club_id
    where m.club_id = ${club.id} and m.erased_at is null
      and not exists (select from account a where a.club_id = m.club_id and a.platform = 'playground' and a.member_id = m.id)
    on conflict do nothing`.execute(club.tx)
}

const members = (club: ClubTx) =>
  club.tx
    .selectFrom('member')
    .innerJoin('account', join =>
      join
        .onRef('account.club_id', '=', 'member.club_id')
        .onRef('account.member_id', '=', 'member.id')
        .on('account.platform', '=', 'playground'),
    )
    .select([
      'member.external_id',
      'member.name',
      'member.company',
      'member.job_title',
      'member.roles',
      'member.language',
      'member.zone',
      'account.account',
      'member.id',
      'member.speciality',
      'member.job_title',
      'member.activity',
      'member.joined_on',
    ])
    .select(namesakes(club.today).as('namesakes'))
    .where('member.club_id', '=', club.id)
    .where('member.erased_at', 'is', null)

type MemberRow = Awaited<ReturnType<ReturnType<typeof members>['execute']>>[number]

const memberHere = (club: ClubTx, row: MemberRow): Here => ({
  id: row.external_id,
  account: row.account,
  name: labelAmong({ ...row, jobTitle: row.job_title, joinedOn: row.joined_on }, row.namesakes),
  company: row.company ?? '',
  jobTitle: row.job_title ?? '',
  roles: row.roles,
  isOrganizer: row.roles.some(role => role === 'organizer' || role === 'committee'),
  isGuest: false,
  reader: {
    language: (row.language ?? club.speech.language) === 'en' ? 'en' : 'fr',
    address: club.speech.address,
    zone: row.zone ?? club.zone,
  },
})

type GuestRow = { readonly id: string; readonly name: string; readonly language: string | null }

const guestHere = (club: ClubTx, { id, name, language }: GuestRow): Here => ({
  id,
  account: id,
  name,
  company: '',
  jobTitle: '',
  roles: [],
  isOrganizer: false,
  isGuest: true,
  reader: { language: (language ?? club.speech.language) === 'en' ? 'en' : 'fr', address: 'vous', zone: club.zone },
})

/** Everybody one can be: the members on the list today by name, then the guests who have not become members. */
export async function everybodyHere(club: ClubTx): Promise<Here[]> {
  const listed = await members(club)
    .where(onTheList(club.today))
    .orderBy('member.search')
    .orderBy('member.company')
    .orderBy('member.id')
    .execute()
  const guests = await club.tx
    .selectFrom('playground_guest')
    .select(['id', 'name', 'language'])
    .where('club_id', '=', club.id)
    .orderBy('name')
    .execute()
  const accounts = new Set(listed.map(({ account }) => account))
  return [
    ...listed.map(row => memberHere(club, row)),
    ...guests.filter(({ id }) => !accounts.has(id)).map(row => guestHere(club, row)),
  ]
}

/** Who this id or account is; someone who left is still found, for what he may still do. */
export async function personHere(club: ClubTx, id: string): Promise<Here | null> {
  const find = () =>
    members(club)
      .where(({ or, eb }) => or([eb('member.external_id', '=', id), eb('account.account', '=', id)]))
      .orderBy(({ eb }) => eb('member.external_id', '=', id), 'desc')
      .executeTakeFirst()
  const member = await find()
  if (member) return memberHere(club, member)
  const guest = await club.tx
    .selectFrom('playground_guest')
    .select(['id', 'name', 'language'])
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (guest) return guestHere(club, guest)
  // A member who joined since the playground was opened has no account yet.
  await giveAccounts(club)
  const newcomer = await find()
  return newcomer ? memberHere(club, newcomer) : null
}

/** Keeps a guest under a readable id: `guest-claire-dubois`, with a number when there is one already. */
export async function addGuest(
  club: ClubTx,
  { name, language }: { name: string; language?: Language | undefined },
): Promise<Here> {
  const slug = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
  const base = `guest-${slug || 'someone'}`
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`
    const kept = await club.tx
      .insertInto('playground_guest')
      .values({ club_id: club.id, id, name, language: language ?? null })
      .onConflict(conflict => conflict.columns(['club_id', 'id']).doNothing())
      .returning(['id', 'name', 'language'])
      .executeTakeFirst()
    if (kept) return guestHere(club, kept)
  }
}

/** A guest is no member: what he chooses is noted with his name, as a platform notes its people's. */
export async function chooseGuestLanguage(
  club: ClubTx,
  { id, language }: { id: string; language: Language },
): Promise<void> {
  await club.tx
    .updateTable('playground_guest')
    .set({ language })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
}

const roleOf = ({ isGuest, roles }: Here): string =>
  isGuest ? 'guest' : roles.includes('organizer') ? 'organizer' : roles.includes('committee') ? 'committee' : 'member'

export const asPerson = (here: Here, last?: number): Person => ({
  id: here.id,
  name: here.name,
  role: roleOf(here),
  language: here.reader.language,
  company: here.company,
  ...(here.jobTitle === '' ? {} : { jobTitle: here.jobTitle }),
  ...(last === undefined ? {} : { last }),
})
