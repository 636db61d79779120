import { sql } from 'kysely'
import { isTrouble, type MessageRef, type Pressed } from '../contract/platform.ts'
import type { ClubTx, Job } from '../db/club-tx.ts'
import type { Platform as PlatformName } from '../terms/member.ts'
import { type Again, type Delivering, secondsUntil, step } from './delivering.ts'
import { lockNotice, takeAsSent } from './ended.ts'
import { mayLookAt } from './lease.ts'
import type { Delivery } from './rows.ts'
import { tellSettled } from './settled.ts'

/** What a gesture says of the message it came from. */
type From = { readonly platform: PlatformName; readonly place: string; readonly message?: Pressed }

/**
 * A press tells where its message stands. Where that is not the message known of this delivery, the send was doubled: its
 * answer was lost, and the platform let nobody look. A job settles it, since it may take a call to the platform.
 */
export async function noticeTwin(club: ClubTx, { platform, place, message: pressed }: From): Promise<void> {
  if (!pressed) return
  const delivery = await club.tx
    .selectFrom('delivery')
    .select(['id', 'channel', 'message'])
    .where('club_id', '=', club.id)
    .where(sql<boolean>`right(replace(id::text, '-', ''), 15) = ${pressed.mark}`)
    .where('platform', '=', platform)
    .where('place', '=', place)
    .executeTakeFirst()
  if (!delivery || isAt(delivery, pressed)) return
  await club.enqueue('twin', { id: delivery.id, place, channel: pressed.channel, message: pressed.message })
}

const isAt = (delivery: Pick<Delivery, 'channel' | 'message'>, at: { channel: string; message: string }): boolean =>
  delivery.channel === at.channel && delivery.message === at.message

/**
 * A pressed message of ours that was not known: it becomes its delivery's message; where there is one already, it is
 * removed.
 */
export async function settleTwin(dependencies: Delivering, job: Job): Promise<Again> {
  const files = job.files ? job.files.split(' ') : []
  const ref: MessageRef = { place: job.place!, channel: job.channel!, message: job.message!, files }
  const found = await step(dependencies, job.club, club => takeOrLeave(dependencies, club, job.id, ref))
  if (found === null || 'again' in found) return found
  const removed = await dependencies.platforms.get(found.platform)?.remove(ref)
  if (!isTrouble(removed)) return null
  if (removed.trouble === 'gone' || removed.trouble === 'forbidden') return null
  return { again: removed.trouble === 'later' ? removed.seconds : 2 }
}

async function takeOrLeave(
  dependencies: Delivering,
  club: ClubTx,
  id: string,
  ref: MessageRef,
): Promise<Again | { readonly platform: PlatformName }> {
  const row = (lock: boolean) =>
    club.tx
      .selectFrom('delivery')
      .selectAll()
      .where('club_id', '=', club.id)
      .where('id', '=', id)
      .$if(lock, query => query.forUpdate())
      .executeTakeFirst()
  const known = await row(false)
  if (!known) return null
  const notice = await lockNotice(club, known.notice_id)
  const delivery = (await row(true))!
  if (isAt(delivery, ref)) return null
  if (delivery.state === 'sent') return { platform: delivery.platform as PlatformName }
  const until = mayLookAt(delivery)
  // Somebody is sending it this very moment: which of the two is the message shows when he is done.
  if (delivery.state === 'sending' && until && Temporal.Instant.compare(until, dependencies.means.real()) > 0)
    return { again: secondsUntil(dependencies, until) }
  await takeAsSent(club, delivery, ref)
  await tellSettled(club, dependencies.kinds, notice, 'arrived')
  return null
}
