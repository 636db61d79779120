import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { closeMembership } from '../members/end.ts'
import type { Member } from '../members/member.ts'
import { isPresent, organizers, searchForm } from '../members/queries.ts'

/** What stands where a text of his stood, when the record itself is another's credit. */
const gone = '…'

/**
 * Anonymises a member: his membership ends, then his person and his words go; the acts stay under a name that is
 * nobody's, so that what others earned with him stays theirs. It cannot be undone.
 */
export async function eraseMember(club: ClubTx, member: Member, formerName: string): Promise<null | Refusal> {
  await onlyOneAtATime(club, 'members')
  const bureau = await organizers(club)
  if (bureau.length === 1 && bureau[0]!.id === member.id) return refuse('last organizer', {}, 'member')
  if (isPresent(member, club.today)) await closeMembership(club, member.id)
  await blankPerson(club, member, formerName)
  await forgetAccounts(club, member.id)
  await blankWords(club, member.id)
  await audit(club, { by: null, what: 'erased', about: member.id })
  return null
}

async function blankPerson(club: ClubTx, member: Member, name: string): Promise<void> {
  const blank = {
    email: null,
    phone: null,
    company: null,
    job_title: null,
    activity: null,
    speciality: null,
    sector_family: null,
    naf_code: null,
    naf_nomenclature: null,
    liberal: null,
    seeks: null,
    offers: null,
    sponsor_id: null,
    language: null,
    zone: null,
    slack_user_id: null,
    discord_user_id: null,
    scoring_objected_on: null,
  }
  await club.tx
    .updateTable('member')
    .set({
      ...blank,
      name,
      search: searchForm(name),
      roles: ['member'],
      settings: '{}',
      erased_at: club.at,
    })
    .where('club_id', '=', club.id)
    .where('id', '=', member.id)
    .execute()
  await club.tx
    .deleteFrom('imported_row')
    .where('club_id', '=', club.id)
    .where('file', '=', 'members.csv')
    .where('identity', '=', member.externalId)
    .execute()
}

/** Nothing can reach him any more, and nothing that was computed of him is kept. */
async function forgetAccounts(club: ClubTx, id: string): Promise<void> {
  for (const table of [
    'account',
    'link_code',
    'link_request',
    'draft',
    'evaluation',
    'nudge',
    'organizer_answer',
    'contest',
    'rsvp',
    'leave',
  ] as const)
    await club.tx.deleteFrom(table).where('club_id', '=', club.id).where('member_id', '=', id).execute()
  await club.tx
    .updateTable('notice')
    .set({ state: 'dropped', why: 'erased', changed_at: club.at })
    .where('club_id', '=', club.id)
    .where('reader_id', '=', id)
    .where('state', 'in', ['kept', 'waiting'])
    .execute()
}

/** What he wrote, and the prospects he passed on. */
async function blankWords(club: ClubTx, id: string): Promise<void> {
  const { tx } = club
  await tx.updateTable('ask').set({ text: gone }).where('club_id', '=', club.id).where('author_id', '=', id).execute()
  await tx
    .updateTable('answer')
    .set({ text: null })
    .where('club_id', '=', club.id)
    .where('member_id', '=', id)
    .execute()
  await tx
    .updateTable('thanks')
    .set({ message: null })
    .where('club_id', '=', club.id)
    .where('from_id', '=', id)
    .execute()
  await tx
    .updateTable('introduction')
    .set({ context: null })
    .where('club_id', '=', club.id)
    .where('requested_by', '=', id)
    .execute()
  await tx
    .updateTable('attendance')
    .set({ substitute_name: null })
    .where('club_id', '=', club.id)
    .where('member_id', '=', id)
    .execute()
  await tx
    .updateTable('one_to_one')
    .set({ note: null })
    .where('club_id', '=', club.id)
    .where(sql<boolean>`members @> array[${id}]::uuid[]`)
    .execute()
  await tx
    .updateTable('referral')
    .set({ prospect_name: null, prospect_phone: null, prospect_email: null, prospect_key: null, need: null })
    .where('club_id', '=', club.id)
    .where(({ or, eb }) => or([eb('giver_id', '=', id), eb('receiver_id', '=', id)]))
    .execute()
}
