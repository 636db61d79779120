import type { ClubTx } from '../../db/club-tx.ts'
import { redrawFor } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { Language } from '../../terms/speech.ts'
import { zoneNamed } from '../../time/zones.ts'

/** What a member says of himself; a field that is left out is emptied. */
export type OwnProfile = {
  readonly company?: string | undefined
  readonly activity?: string | undefined
  readonly speciality?: string | undefined
  readonly seeks?: string | undefined
  readonly offers?: string | undefined
  readonly phone?: string | undefined
  readonly language?: Language | undefined
  readonly zone?: string | undefined
}

/** Puts a member's own profile right. The zone is an IANA name. */
export async function correctProfile(
  club: ClubTx,
  { by, profile }: { by: Pick<Member, 'id' | 'reads'>; profile: OwnProfile },
): Promise<null | Refusal> {
  const zone = profile.zone === undefined ? undefined : zoneNamed(profile.zone)
  if (profile.zone !== undefined && zone === undefined) return refuse('not a zone', { typed: profile.zone }, 'zone')
  if ((profile.language ?? club.speech.language) !== by.reads.language) await redrawFor(club, by.id)
  await club.tx
    .updateTable('member')
    .set({
      company: profile.company ?? null,
      activity: profile.activity ?? null,
      speciality: profile.speciality ?? null,
      seeks: profile.seeks ?? null,
      offers: profile.offers ?? null,
      phone: profile.phone ?? null,
      language: profile.language ?? null,
      zone: zone ?? null,
    })
    .where('club_id', '=', club.id)
    .where('id', '=', by.id)
    .execute()
  return null
}

/** The language a member is written to in, from now on; what he lately got is drawn anew in it. */
export async function chooseLanguage(
  club: ClubTx,
  { by, language }: { by: Pick<Member, 'id' | 'reads'>; language: Language },
): Promise<void> {
  await club.tx.updateTable('member').set({ language }).where('club_id', '=', club.id).where('id', '=', by.id).execute()
  if (language !== by.reads.language) await redrawFor(club, by.id)
}

/** What the profile holds now, as the fields of the form show it. */
export async function profileOf(club: ClubTx, memberId: string): Promise<Record<keyof OwnProfile, string>> {
  const row = await club.tx
    .selectFrom('member')
    .select(['company', 'activity', 'speciality', 'seeks', 'offers', 'phone', 'language', 'zone'])
    .where('club_id', '=', club.id)
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow()
  return {
    company: row.company ?? '',
    activity: row.activity ?? '',
    speciality: row.speciality ?? '',
    seeks: row.seeks ?? '',
    offers: row.offers ?? '',
    phone: row.phone ?? '',
    language: row.language ?? '',
    zone: row.zone ?? '',
  }
}
