import { answersWithin } from '../contract/platform.ts'
import type { ClubTx } from '../db/club-tx.ts'
import { type Delivering, latest, step } from './delivering.ts'
import { changeDelivery, type Delivery } from './rows.ts'

/** How long a lease lasts when nobody renews it, and how often its holder does, in seconds. */
const leaseSeconds = 60
const renewEvery = 10

/**
 * A lease from now on: nobody else touches the delivery while it lasts. Each has a token of its own, by which a late
 * holder sees that he has lost it.
 */
export function leaseFrom(dependencies: Delivering, token: string) {
  const now = dependencies.means.real()
  return { lease_by: token, lease_until: now.add({ seconds: leaseSeconds }), tried_at: now }
}

/** Sends, and renews the lease while the send is under way. */
export async function whileLeased<Result>(
  dependencies: Delivering,
  { club, id, token }: { readonly club: string; readonly id: string; readonly token: string },
  work: () => Promise<Result>,
): Promise<Result> {
  const renew = () =>
    step(dependencies, club, here =>
      changeDelivery(here, id, leaseFrom(dependencies, token))
        .where('lease_by', '=', token)
        .where('state', '=', 'sending')
        .execute(),
    ).catch(() => {})
  const timer = setInterval(renew, renewEvery * 1000)
  timer.unref()
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

/** The delivery, locked, if the lease with this token still holds, and whether its facts have changed meanwhile. */
export async function heldBy(club: ClubTx, id: string, token: string): Promise<Pick<Delivery, 'stale'> | undefined> {
  const row = await club.tx
    .selectFrom('delivery')
    .select(['lease_by', 'stale'])
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row?.lease_by === token ? row : undefined
}

/** Whether it may have been sent without our knowing. */
export const isOpen = ({ state }: Delivery): boolean => state === 'sending' || state === 'doubtful'

/**
 * From when on an open one may be looked for: its lease is over, and what was asked for at the last sign of its holder has
 * landed or never will.
 */
export const mayLookAt = ({ lease_until, tried_at }: Delivery): Temporal.Instant | null =>
  latest(lease_until, tried_at?.add({ seconds: answersWithin + renewEvery }))
