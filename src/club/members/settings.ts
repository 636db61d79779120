import type { ClubTx } from '../../db/club-tx.ts'
import type { MemberSettings } from '../../db/tables.ts'
import type { Member } from '../../terms/member.ts'
import { presentMembers } from './queries.ts'

/** What a member has chosen for himself. */
export async function settingsOf(club: ClubTx, memberId: string): Promise<MemberSettings> {
  const { settings } = await club.tx
    .selectFrom('member')
    .select('settings')
    .where('club_id', '=', club.id)
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow()
  return settings
}

/** Everybody on the list today, by name, with what he has chosen. */
export async function presentMembersSettings(
  club: ClubTx,
): Promise<{ readonly member: Member; readonly settings: MemberSettings }[]> {
  const members = await presentMembers(club)
  const rows = await club.tx.selectFrom('member').select(['id', 'settings']).where('club_id', '=', club.id).execute()
  const settings = new Map(rows.map(row => [row.id, row.settings]))
  return members.map(member => ({ member, settings: settings.get(member.id) ?? {} }))
}

/** Changes some of his choices; the row is held meanwhile, so that two changes at once both count. */
export async function changeSettings(
  club: ClubTx,
  memberId: string,
  change: (settings: MemberSettings) => MemberSettings,
): Promise<MemberSettings> {
  const { settings } = await club.tx
    .selectFrom('member')
    .select('settings')
    .where('club_id', '=', club.id)
    .where('id', '=', memberId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const changed = change(settings)
  await club.tx
    .updateTable('member')
    .set({ settings: JSON.stringify(changed) })
    .where('club_id', '=', club.id)
    .where('id', '=', memberId)
    .execute()
  return changed
}

/** Nudges are switched off by a word of their own, wherever that is said: their message, the reason of one, the profile. */
export const nudgeKind = 'nudge'

/** Whether he wants no messages of this kind. */
export const isSwitchedOff = ({ off = [], noNudges = false }: MemberSettings, kind: string): boolean =>
  off.includes(kind) || (kind === nudgeKind && noNudges)

/** Messages of this kind: none from now on, or again. */
export const switchKind = (club: ClubTx, memberId: string, kind: string, wanted: boolean): Promise<MemberSettings> =>
  changeSettings(club, memberId, ({ off = [], ...rest }) => {
    const others = off.filter(one => one !== kind)
    if (kind === nudgeKind) return { ...rest, off: others, noNudges: !wanted }
    return { ...rest, off: wanted ? others : [...others, kind] }
  })
