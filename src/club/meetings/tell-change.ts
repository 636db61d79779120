import type { ClubTx } from '../../db/club-tx.ts'
import { dropKept, keepAll, waitingAbout } from '../../notices/keep.ts'
import type { Meeting } from '../../terms/meeting.ts'
import * as kinds from './kinds.ts'
import { changeToldAt } from './rules.ts'

/** An announced meeting before it was changed and as it is now. */
export type BeforeAndAfter = { readonly before: Meeting; readonly after: Meeting }

/** What a channel has heard of a meeting. */
const heardAs = ({ status, startsAt, place }: Meeting): string =>
  status === 'planned' ? `${startsAt} ${place ?? ''}` : off
const off = 'off'

/**
 * Keeps the word to the channel about meetings that it has heard of. Several changes before it could be said are one word, of
 * how it stands then; and none, where it stands as the channel has heard.
 */
export async function keepChanged(club: ClubTx, changes: readonly BeforeAndAfter[]): Promise<void> {
  const ids = changes.map(({ after }) => after.id)
  const unsaid = await waitingAbout(club, ids, [kinds.changed])
  await dropKept(club, ids, [kinds.changed], 'a later change')
  await keepAll(
    club,
    changes.flatMap(({ before, after }) => {
      const was = unsaid.get(after.id)?.was ?? heardAs(before)
      const now = heardAs(after)
      if (now === was) return []
      const change: kinds.Change = now === off ? 'cancelled' : was === off ? 'restored' : 'moved'
      const told = { meeting: after.id, change, word: club.newId(), was, to: { channel: 'club' } } as const
      if (change !== 'moved') return [kinds.changed.of(told)]
      return [kinds.changed.of({ ...told, due: changeToldAt(before.startsAt, after.startsAt, club.at) })]
    }),
  )
}
