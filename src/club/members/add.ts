import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import type { Member, Role } from '../../terms/member.ts'
import { nameKey, searchForm } from '../../terms/names.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { SectorFamily } from '../../terms/sector.ts'
import type { Language } from '../../terms/speech.ts'
import { recordTimeAway } from '../leaves/record.ts'
import { noteAct } from '../ledger/note.ts'
import { audit } from './audit.ts'
import { forgetEnd, undoableEnd } from './end.ts'
import { begin } from './joinings.ts'
import { isPresent, memberById, membersKnownAs } from './queries.ts'

export type NewMember = {
  readonly name: string
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly company?: string | undefined
  readonly activity?: string | undefined
  readonly jobTitle?: string | undefined
  readonly speciality?: string | undefined
  readonly sectorFamily?: SectorFamily | undefined
  readonly seeks?: string | undefined
  readonly offers?: string | undefined
  readonly nafCode?: string | undefined
  readonly nafNomenclature?: string | undefined
  readonly language?: Language | undefined
  readonly sponsor?: Pick<Member, 'id'> | undefined
  readonly roles?: readonly Role[] | undefined
}

export type Added = { readonly member: Member; readonly returned: boolean }

/** Members of this name, on the list or not: whether it is one of them is for a human to say. */
export type Alike = { readonly alike: readonly Member[] }

type ToAdd = {
  /** The organizer who does it; null where nobody is one yet. */
  readonly by: Pick<Member, 'id'> | null
  readonly member: NewMember
  /** He has been told whom the club has under this name, and says that it is somebody else. */
  readonly isAnother?: boolean
}

/**
 * Puts someone on the list from today on. The same e-mail is the same person: whoever was on the list before comes back as
 * that member, and the time away is a leave. Where the name alone is the same, nothing is done: it has to be asked.
 */
export async function addMember(
  club: ClubTx,
  { by, member, isAnother = false }: ToAdd,
): Promise<Added | Alike | Refusal> {
  await onlyOneAtATime(club, 'members')
  const address = member.email?.toLowerCase()
  const known = await membersKnownAs(club, member.name, address)
  const same = known.find(one => address !== undefined && one.email?.toLowerCase() === address)
  if (same && !wasNever(same)) return takeBack(club, { by, member: same })
  const alike = known.filter(one => !wasNever(one))
  if (alike.length > 0 && !isAnother) return { alike }
  // Whose joining was undone, and is meant once more, is no second person.
  const undone = same ?? known.find(wasNever)
  const id = undone ? await putOnAgain(club, undone.id, member) : await insertMember(club, member)
  await begin(club, id, null)
  await audit(club, { by, what: 'member-added', about: id })
  if (member.sponsor)
    await noteAct(club, { kind: 'newcomer-sponsored', by: member.sponsor.id, for: id, record: 'member', recordId: id })
  return { member: await memberById(club, id), returned: false }
}

/** Whoever the club knows already comes back to the list; refused where he never left it. */
export async function takeBack(
  club: ClubTx,
  { by, member: { id } }: { by: Pick<Member, 'id'> | null; member: Pick<Member, 'id'> },
): Promise<Added | Refusal> {
  await onlyOneAtATime(club, 'members')
  const member = await memberById(club, id)
  if (isPresent(member, club.today)) return refuse('on the list already', { name: member.name }, 'name')
  const end = await undoableEnd(club, id)
  const leave = await comeBack(club, member)
  await begin(club, id, { leftOn: member.leftOn, leave, end })
  await audit(club, { by, what: 'member-returned', about: id })
  return { member: await memberById(club, id), returned: true }
}

/** He is back: the days between are a leave, so that they count neither for nor against him. */
async function comeBack(club: ClubTx, member: Member): Promise<string | null> {
  await club.tx
    .updateTable('member')
    .set({ left_on: null })
    .where('club_id', '=', club.id)
    .where('id', '=', member.id)
    .execute()
  await forgetEnd(club, member.id)
  return recordTimeAway(club, member)
}

/** He was on the list by mistake, a member on no day, and no account is his. */
const wasNever = ({ leftOn, joinedOn, accounts }: Member) =>
  leftOn !== null && Temporal.PlainDate.compare(leftOn, joinedOn) < 0 && Object.keys(accounts).length === 0

async function putOnAgain(club: ClubTx, id: string, member: NewMember): Promise<string> {
  await club.tx
    .updateTable('member')
    .set({ ...typed(member), joined_on: club.today, left_on: null })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await forgetEnd(club, id)
  return id
}

/** What an organizer says of a new member. */
const typed = (member: NewMember) => ({
  name: member.name,
  search: searchForm(member.name),
  name_key: nameKey(member.name),
  email: member.email ?? null,
  phone: member.phone ?? null,
  company: member.company ?? null,
  activity: member.activity ?? null,
  job_title: member.jobTitle ?? null,
  speciality: member.speciality ?? null,
  sector_family: member.sectorFamily ?? null,
  naf_code: member.nafCode ?? null,
  naf_nomenclature: member.nafNomenclature ?? null,
  seeks: member.seeks ?? null,
  offers: member.offers ?? null,
  sponsor_id: member.sponsor?.id ?? null,
  roles: [...new Set<Role>(['member', ...(member.roles ?? [])])],
  language: member.language ?? null,
})

async function insertMember(club: ClubTx, member: NewMember): Promise<string> {
  const id = club.newId()
  await club.tx
    .insertInto('member')
    .values({
      club_id: club.id,
      id,
      external_id: `m-${id}`,
      ...typed(member),
      liberal: null,
      joined_on: club.today,
      left_on: null,
      zone: null,
      slack_user_id: null,
      discord_user_id: null,
      scoring_objected_on: null,
      settings: '{}',
      erased_at: null,
    })
    .execute()
  return id
}
