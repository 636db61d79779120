import type { Updateable } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { takeLocks } from '../../db/only-once.ts'
import type { Tables } from '../../db/tables.ts'
import type { Moment } from './one-to-one.ts'

/** Whoever decides about any two of these members waits for whoever does. */
export const oneAtATime = (club: ClubTx, people: readonly string[]): Promise<void> =>
  takeLocks(
    club,
    people.flatMap((one, n) =>
      people.slice(n + 1).map(other => ({ lock: 'one-to-one', about: [one, other] }) as const),
    ),
  )

/** Changes what is kept of a one-to-one. */
export async function change(club: ClubTx, id: string, set: Updateable<Tables['one_to_one']>): Promise<void> {
  await club.tx.updateTable('one_to_one').set(set).where('club_id', '=', club.id).where('id', '=', id).execute()
}

/** Moments as they are kept. */
export const storedMoments = (moments: readonly Moment[]): string =>
  JSON.stringify(moments.map(({ at, ...moment }) => ({ ...moment, at: at.toString() })))
