import type { ClubTx } from '../../db/club-tx.ts'
import { redrawFor } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Change, hours, type Profile, type ProfileField } from '../../terms/profile.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { SectorFamily } from '../../terms/sector.ts'
import type { Language } from '../../terms/speech.ts'
import { zoneNamed } from '../../time/zones.ts'
import { changeSettings, nudgeKind } from './settings.ts'

const inColumns = {
  ...({ company: 'company', jobTitle: 'job_title', activity: 'activity', speciality: 'speciality' } as const),
  ...({
    sectorFamily: 'sector_family',
    seeks: 'seeks',
    offers: 'offers',
    introduceTo: 'introduce_to',
    town: 'town',
  } as const),
  ...({ phone: 'phone', language: 'language', zone: 'zone' } as const),
} satisfies { readonly [F in ProfileField]?: string }

/** All of a member's profile. `lock` holds the row until the transaction ends, so that two changes at once both count. */
export async function profileOf(club: ClubTx, memberId: string, { lock = false } = {}): Promise<Profile> {
  const query = club.tx
    .selectFrom('member')
    .select([...Object.values(inColumns), 'settings'])
    .where('club_id', '=', club.id)
    .where('id', '=', memberId)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirstOrThrow()
  const { ownHours, keepForMorning = false, off = [], noNudges = false } = row.settings
  return {
    company: row.company,
    jobTitle: row.job_title,
    activity: row.activity,
    speciality: row.speciality,
    sectorFamily: row.sector_family as SectorFamily | null,
    seeks: row.seeks,
    offers: row.offers,
    introduceTo: row.introduce_to,
    town: row.town,
    phone: row.phone,
    language: row.language as Language | null,
    zone: row.zone,
    hours: ownHours ? hours(ownHours) : null,
    keepForMorning,
    off: [...new Set([...off, ...(noNudges ? [nudgeKind] : [])])].toSorted(),
  }
}

/**
 * Changes some fields of a member's own profile, which what they become may depend on; the others stay. Gives what has
 * really changed. The zone is an IANA name.
 */
export async function changeProfile(
  club: ClubTx,
  { by, to: wanted }: { by: Pick<Member, 'id' | 'reads'>; to: Partial<Profile> | ((now: Profile) => Partial<Profile>) },
): Promise<readonly Change[] | Refusal> {
  const before = await profileOf(club, by.id, { lock: true })
  const to = typeof wanted === 'function' ? wanted(before) : wanted
  const zone = to.zone === undefined || to.zone === null ? to.zone : zoneNamed(to.zone)
  if (to.zone && zone === undefined) return refuse('not a zone', { typed: to.zone }, 'zone')
  return write(club, by, changesBetween(before, { ...to, ...(zone === undefined ? {} : { zone }) }))
}

/** Puts back what these changes changed, as far as nothing has changed it since. Gives what has changed by that. */
export async function revertProfile(
  club: ClubTx,
  { by, changes }: { by: Pick<Member, 'id' | 'reads'>; changes: readonly Change[] },
): Promise<readonly Change[]> {
  const now = await profileOf(club, by.id, { lock: true })
  const untouched = changes.filter(({ field, after }) => isSame(now[field], after))
  return write(club, by, changesBetween(now, Object.fromEntries(untouched.map(({ field, before }) => [field, before]))))
}

function changesBetween(before: Profile, to: Partial<Profile>): readonly Change[] {
  return (Object.keys(to) as ProfileField[]).flatMap(field => {
    const after = to[field]
    return after === undefined || isSame(before[field], after)
      ? []
      : [{ field, before: before[field], after } as Change]
  })
}

/** Texts, lists of codes and hours: what reads the same is the same. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

async function write(
  club: ClubTx,
  by: Pick<Member, 'id' | 'reads'>,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  const columns = changes.flatMap(({ field, after }) =>
    field in inColumns ? [[inColumns[field as keyof typeof inColumns], after] as const] : [],
  )
  if (columns.length > 0)
    await club.tx
      .updateTable('member')
      .set(Object.fromEntries(columns))
      .where('club_id', '=', club.id)
      .where('id', '=', by.id)
      .execute()
  if (columns.length < changes.length) await writeSettings(club, by.id, changes)
  const language = changes.find(({ field }) => field === 'language')
  if (language && (language.after ?? club.speech.language) !== by.reads.language) await redrawFor(club, by.id)
  return changes
}

const writeSettings = (club: ClubTx, memberId: string, changes: readonly Change[]) =>
  changeSettings(club, memberId, ({ ownHours, ...settings }) => {
    const to = Object.fromEntries(changes.map(({ field, after }) => [field, after])) as Partial<Profile>
    const chosen = to.hours === undefined ? ownHours : to.hours
    return {
      ...settings,
      ...(chosen && { ownHours: chosen }),
      ...(to.keepForMorning !== undefined && { keepForMorning: to.keepForMorning }),
      // Where nudges are off, all of them are: the button of any of them turns them on again.
      ...(to.off && { off: to.off.filter(kind => kind !== nudgeKind), noNudges: to.off.includes(nudgeKind) }),
    }
  })

/** The language a member is written to in, from now on; what he lately got is drawn anew in it. */
export async function chooseLanguage(
  club: ClubTx,
  { by, language }: { by: Pick<Member, 'id' | 'reads'>; language: Language },
): Promise<void> {
  await changeProfile(club, { by, to: { language } })
}
