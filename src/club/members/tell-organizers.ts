import type { ClubTx } from '../../db/club-tx.ts'
import { keepAll } from '../../notices/keep.ts'
import type { Arguments, NoticeKind, Told } from '../../notices/kind.ts'
import { channelsFor } from '../../notices/places.ts'
import { organizers } from './queries.ts'

type Whom = {
  /** A member's own affair: to each organizer, never into a channel; `except` learns nothing of it here. */
  readonly privately?: boolean
  readonly except?: string
}

/** Tells the organizers in their channel; each of them privately where they have none, or where it is nobody else's affair. */
export async function tellOrganizers<Args extends Arguments>(
  club: ClubTx,
  kind: NoticeKind<Args>,
  told: Told<Args>,
  { privately = false, except }: Whom = {},
): Promise<void> {
  if (!privately && (await hasOrganizersChannel(club))) {
    await kind.keep(club, { ...told, to: { channel: 'organizers' } })
    return
  }
  const each = (await organizers(club)).filter(({ id }) => id !== except)
  await keepAll(
    club,
    each.map(({ id }) => kind.of({ ...told, to: { member: id } })),
  )
}

/** Whether a place of the club has a channel for them; where it is shut, delivery tells each of them and says why. */
export const hasOrganizersChannel = async (club: ClubTx): Promise<boolean> =>
  (await channelsFor(club, 'organizers')).length > 0
