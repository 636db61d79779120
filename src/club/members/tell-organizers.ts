import type { ClubTx } from '../../db/club-tx.ts'
import { keepNotice } from '../../notices/keep.ts'
import { organizers } from './queries.ts'

type ToTell = {
  readonly kind: string
  readonly arguments: Readonly<Record<string, string>>
  readonly about?: string
  readonly once: string
  /** A member's own affair: to each organizer, never into a channel; `except` learns nothing of it here. */
  readonly privately?: boolean
  readonly except?: string
}

/** Tells the organizers in their channel; each of them privately where they have none, or where it is nobody else's affair. */
export async function tellOrganizers(club: ClubTx, { privately, except, once, ...notice }: ToTell): Promise<void> {
  if (!privately && (await hasOrganizersChannel(club))) {
    await keepNotice(club, { ...notice, class: 'channel', to: { channel: 'organizers' }, once })
    return
  }
  for (const { id } of await organizers(club))
    if (id !== except)
      await keepNotice(club, { ...notice, class: 'personal', to: { member: id }, once: `${once}:${id}` })
}

/** Whether a place of the club has a channel for them that the bot may post in. */
export async function hasOrganizersChannel(club: ClubTx): Promise<boolean> {
  const row = await club.tx
    .selectFrom('channel')
    .select('channel')
    .where('club_id', '=', club.id)
    .where('purpose', '=', 'organizers')
    .where('trouble', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
