import { sql } from 'kysely'
import { inClub } from '../db/club-tx.ts'
import { stillInside } from '../db/transact.ts'
import { isTrouble } from '../platforms/platform.ts'
import type { Platform as PlatformName } from '../terms/member.ts'
import { roomFor } from '../words/room.ts'
import { wordsFor } from '../words/words.ts'
import type { Again, Delivering } from './deliver.ts'
import { nothingLeft, withWhy } from './draw.ts'
import { addressees } from './readers.ts'

/** Draws every message already sent of a notice anew, in place, from the facts as they are now. */
export async function redraw(given: Delivering, job: { readonly club: string; readonly id: string }): Promise<Again> {
  return inClub(given.means, job.club, async club => {
    // One at a time for each notice, so that an older drawing never overwrites a newer one.
    await sql`select pg_advisory_xact_lock(hashtextextended(${job.id}, 1))`.execute(club.tx)
    const notice = await club.tx
      .selectFrom('notice')
      .selectAll()
      .where('club_id', '=', club.id)
      .where('id', '=', job.id)
      .executeTakeFirst()
    const kind = notice && given.kinds.get(notice.kind)
    if (!notice || !kind) return null
    const [reader] = notice.reader_id ? await addressees(club, [notice.reader_id]) : []
    const facts = await kind.load(club, notice.arguments, reader?.ref ?? null)
    const there = await club.tx
      .selectFrom('delivery')
      .selectAll()
      .where('club_id', '=', club.id)
      .where('notice_id', '=', job.id)
      .where('state', 'in', ['sent', 'sending'])
      .execute()
    let again: Again = null
    for (const delivery of there) {
      // On its way, or nobody knows yet whether it arrived.
      if (delivery.state === 'sending') {
        again = { again: 2 }
        continue
      }
      const platform = given.platforms.get(delivery.platform as PlatformName)
      if (!platform || !delivery.channel || !delivery.message) continue
      // A call in the channel says nothing but the name: it changes when that is nobody's any more.
      const isCall = delivery.target.startsWith('knock:')
      if (isCall && !reader?.left) continue
      const reads = reader?.reads ?? { ...club.speech, zone: club.zone }
      const words = wordsFor(reads)
      const isGone = isCall || facts === null || facts === undefined
      const card = isGone ? nothingLeft(words) : kind.card(facts, words, reader?.ref ?? null)
      const edited = await stillInside(() =>
        platform.edit(
          { place: delivery.place, channel: delivery.channel!, message: delivery.message! },
          {
            view: reader && !isGone ? withWhy(card, notice.id, words) : card,
            room: roomFor(reads, given.prefix),
            id: delivery.id,
            silent: true,
          },
        ),
      )
      if (isTrouble(edited) && (edited.trouble === 'later' || edited.trouble === 'doubtful'))
        again = { again: edited.trouble === 'later' ? edited.seconds : 2 }
    }
    return again
  })
}
