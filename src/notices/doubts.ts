import { isTrouble, type MessageRef, type Target, type Trouble } from '../contract/platform.ts'
import type { ClubTx } from '../db/club-tx.ts'
import type { Platform as PlatformName } from '../terms/member.ts'
import { type Delivering, step } from './delivering.ts'
import { conclude, lockNotice, takeAsSent } from './ended.ts'
import { heldBy, leaseFrom } from './lease.ts'
import { changeDelivery, type Delivery } from './rows.ts'
import { tellSettled } from './settled.ts'

/** A send that may have arrived and is being looked for, under the lease with this token. */
export type Doubt = { readonly delivery: Delivery; readonly token: string }

type Found = MessageRef | 'not there' | 'cannot look' | Trouble

/**
 * Leases open deliveries for a look whether they arrived. One whose sender died counts as doubtful from here on, even
 * if the look fails.
 */
export async function takeDoubts(dependencies: Delivering, club: ClubTx, open: readonly Delivery[]): Promise<Doubt[]> {
  const doubts: Doubt[] = []
  for (const delivery of open) {
    const token = club.newId()
    const { lease_by, lease_until } = leaseFrom(dependencies, token)
    await changeDelivery(club, delivery.id, {
      state: 'doubtful',
      lease_by,
      lease_until,
      doubtful: delivery.doubtful + (delivery.state === 'sending' ? 1 : 0),
    }).execute()
    doubts.push({ delivery, token })
  }
  return doubts
}

/**
 * Looks for each, and notes what was found: sent, not sent, or what its kind says to do where the platform cannot be
 * searched.
 */
export async function lookForAll(dependencies: Delivering, club: string, doubts: readonly Doubt[]): Promise<void> {
  await Promise.all(
    doubts.map(async doubt => {
      const found = await look(dependencies, doubt.delivery)
      await step(dependencies, club, here => note(dependencies, here, doubt, found))
    }),
  )
}

async function look(
  dependencies: Delivering,
  { id, platform: name, place, address, channel }: Delivery,
): Promise<Found> {
  const platform = dependencies.platforms.get(name as PlatformName)
  if (!platform) return { trouble: 'later', seconds: 60 }
  if (address === null) return 'cannot look'
  const target = address.kind === 'group' ? { ...address, title: '', channel } : address
  // Nothing is said in a conversation before its id is noted.
  if (address.kind === 'group' && channel === null) return 'not there'
  const leave = await dependencies.lanes.enter(`${name}/${place}/look`)
  if (typeof leave !== 'function') return { trouble: 'later', seconds: leave.again }
  try {
    return await platform.find(target as Target, id)
  } finally {
    leave()
  }
}

async function note(dependencies: Delivering, club: ClubTx, { delivery, token }: Doubt, found: Found): Promise<void> {
  const change = (set: Parameters<typeof changeDelivery>[2]) => changeDelivery(club, delivery.id, set).execute()
  const notice = await lockNotice(club, delivery.notice_id)
  // Somebody pressed it meanwhile, or this look took too long: then it is settled, or another's to settle.
  if (!(await heldBy(club, delivery.id, token))) return
  if (isTrouble(found) && ['later', 'doubtful', 'installation'].includes(found.trouble)) {
    // The doubt stays; it is looked for again when the platform answers.
    const seconds = found.trouble === 'later' ? found.seconds : found.trouble === 'installation' ? 60 : 2
    await change({ lease_until: dependencies.means.real().add({ seconds }) })
    return
  }
  if (found === 'not there') {
    await change({ state: 'retry', lease_by: null, lease_until: null, address: null })
    return
  }
  // Where the conversation is closed to the bot there is nothing to look at either.
  if (found === 'cannot look' || isTrouble(found)) {
    const again = notice !== undefined && dependencies.kinds.of(notice.kind).doubtful === 'again'
    await change({ state: again ? 'again' : 'let go', lease_by: null, lease_until: null, trouble: 'doubtful' })
    if (!again) await conclude(club, delivery.notice_id)
    return
  }
  await takeAsSent(club, delivery, found)
  await tellSettled(club, dependencies.kinds, notice, 'arrived')
}
