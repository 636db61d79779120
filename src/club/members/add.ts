import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import type { Member, Role } from '../../terms/member.ts'
import { searchForm } from '../../terms/names.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { Language } from '../../terms/speech.ts'
import { recordTimeAway } from '../leaves/record.ts'
import { noteAct } from '../ledger/note.ts'
import { audit } from './audit.ts'
import { forgetEnd } from './end.ts'
import { isPresent, memberById, membersKnownAs } from './queries.ts'

export type NewMember = {
  readonly name: string
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly company?: string | undefined
  readonly activity?: string | undefined
  readonly speciality?: string | undefined
  readonly seeks?: string | undefined
  readonly offers?: string | undefined
  readonly nafCode?: string | undefined
  readonly nafNomenclature?: string | undefined
  readonly language?: Language | undefined
  readonly sponsor?: Pick<Member, 'id'> | undefined
  readonly roles?: readonly Role[] | undefined
}

export type Added = { readonly member: Member; readonly returned: boolean }

/**
 * Puts someone on the list from today on. Whoever was on it before comes back as the same member: the time away is a
 * leave. `by` is the organizer who does it; null where nobody is one yet.
 */
export async function addMember(
  club: ClubTx,
  { by, member }: { by: Pick<Member, 'id'> | null; member: NewMember },
): Promise<Added | Refusal> {
  await onlyOneAtATime(club, 'members')
  const same = await sameAs(club, member)
  if (same && isPresent(same, club.today)) return refuse('on the list already', { name: same.name }, 'name')
  if (same) {
    await comeBack(club, same)
    await audit(club, { by, what: 'member-returned', about: same.id })
    return { member: await memberById(club, same.id), returned: true }
  }
  const id = await insertMember(club, member)
  await audit(club, { by, what: 'member-added', about: id })
  if (member.sponsor)
    await noteAct(club, { kind: 'newcomer-sponsored', by: member.sponsor.id, for: id, record: 'member', recordId: id })
  return { member: await memberById(club, id), returned: false }
}

/** The same e-mail is the same person; so is the same name, unless both have an e-mail and they differ. */
async function sameAs(club: ClubTx, { name, email }: NewMember): Promise<Member | undefined> {
  const address = email?.toLowerCase()
  const known = await membersKnownAs(club, name, address)
  return (
    known.find(one => address !== undefined && one.email?.toLowerCase() === address) ??
    known.find(one => address === undefined || one.email === null)
  )
}

/** He is back: the days between are a leave, so that they count neither for nor against him. */
async function comeBack(club: ClubTx, member: Member): Promise<void> {
  await club.tx
    .updateTable('member')
    .set({ left_on: null })
    .where('club_id', '=', club.id)
    .where('id', '=', member.id)
    .execute()
  await recordTimeAway(club, member)
  await forgetEnd(club, member.id)
}

async function insertMember(club: ClubTx, member: NewMember): Promise<string> {
  const id = club.newId()
  await club.tx
    .insertInto('member')
    .values({
      club_id: club.id,
      id,
      external_id: `m-${id}`,
      name: member.name,
      search: searchForm(member.name),
      email: member.email ?? null,
      phone: member.phone ?? null,
      company: member.company ?? null,
      job_title: null,
      activity: member.activity ?? null,
      speciality: member.speciality ?? null,
      sector_family: null,
      naf_code: member.nafCode ?? null,
      naf_nomenclature: member.nafNomenclature ?? null,
      liberal: null,
      seeks: member.seeks ?? null,
      offers: member.offers ?? null,
      joined_on: club.today,
      left_on: null,
      sponsor_id: member.sponsor?.id ?? null,
      roles: [...new Set<Role>(['member', ...(member.roles ?? [])])],
      language: member.language ?? null,
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
