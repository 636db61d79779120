import { answersWithin, isTrouble, type MessageRef, type Outgoing, type Platform } from '../contract/platform.ts'
import type { ClubTx } from '../db/club-tx.ts'
import type { Platform as PlatformName } from '../terms/member.ts'
import { type Again, type Delivering, latest, secondsUntil, sooner, step } from './delivering.ts'
import { hashOf, messageOf } from './draw.ts'
import { factsOf } from './gathered.ts'
import type { Leave } from './lanes.ts'
import { namedIn, unchanged } from './named.ts'
import { stopPlace } from './noted.ts'
import { judged, openPlaces } from './places.ts'
import { addressees, conversationOf } from './readers.ts'
import { changeDelivery, type Delivery } from './rows.ts'

type Edit = {
  readonly delivery: string
  readonly token: string
  readonly platform: Platform
  readonly ref: MessageRef
  readonly message: Outgoing
  /** What stands there once it is edited, and what stood there before. */
  readonly hash: string
  readonly before: string | null
  /** It is taken away instead. */
  readonly goes: boolean
  /** Should somebody have deleted it, it is posted again. */
  readonly again: boolean
  readonly leave: Leave
}

type Next = { readonly edits: readonly Edit[]; readonly full: string | undefined; readonly again: Again }

/**
 * Draws every message already sent of a notice anew, in place, from the facts as they are now. Where the same stands
 * already nothing is sent: people see that a message was edited, and would read something into it.
 */
export async function redraw(
  dependencies: Delivering,
  job: { readonly club: string; readonly id: string },
  { paced = true }: { readonly paced?: boolean } = {},
): Promise<Again> {
  const entered = new Map<string, Leave>()
  let again: Again = null
  try {
    for (;;) {
      const next = await step(dependencies, job.club, club =>
        drawAnew(dependencies, club, { id: job.id, paced, entered }),
      )
      const became = await Promise.all(next.edits.map(one => editAndNote(dependencies, job, one)))
      entered.clear()
      again = [next.again, ...became].reduce(sooner, again)
      if (next.full === undefined) return again
      const leave = await dependencies.lanes.enter(next.full)
      if (typeof leave !== 'function') return sooner(again, leave)
      entered.set(next.full, leave)
    }
  } finally {
    for (const leave of entered.values()) leave()
  }
}

async function drawAnew(
  dependencies: Delivering,
  club: ClubTx,
  { id, paced, entered }: { readonly id: string; readonly paced: boolean; readonly entered: Map<string, Leave> },
): Promise<Next> {
  const edits: Edit[] = []
  const nothing: Next = { edits, full: undefined, again: null }
  const notice = await club.tx
    .selectFrom('notice')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!notice) return nothing
  const kind = dependencies.kinds.of(notice.kind)
  // Locked before the facts are read: of two drawings the later one has the later facts.
  const all = await club.tx
    .selectFrom('delivery')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('notice_id', '=', id)
    .where('state', 'in', ['sent', 'sending', 'doubtful', 'again'])
    .orderBy('id')
    .forUpdate()
    .execute()
  let again: Again = null
  const there: typeof all = []
  for (const delivery of all) {
    const pause = paced && delivery.state === 'sent' ? pauseOf(dependencies, delivery) : 0
    if (pause <= 0) there.push(delivery)
    else if (!delivery.stale) {
      await changeDelivery(club, delivery.id, { stale: true }).execute()
      // A second more, for another process whose clock is behind.
      again = sooner(again, { again: Math.ceil(pause) + 1 })
    }
    // Another comes when it may be changed, and has yet to read the facts: this one need not.
  }
  if (there.length === 0) return { ...nothing, again }
  const people = await addressees(club, notice.people ?? (notice.reader_id ? [notice.reader_id] : []))
  const reader = notice.people ? null : (people[0] ?? null)
  // Whoever has left may be nobody by now: his conversation bears no name of his.
  const renames = notice.people && people.some(({ left }) => left) ? conversationOf(people) : undefined
  const facts = await factsOf(club, kind, notice, reader?.ref ?? null)
  const now = dependencies.means.real()
  const places = await openPlaces(club, id)
  let full: string | undefined
  for (const delivery of there) {
    const platform = dependencies.platforms.get(delivery.platform as PlatformName)
    if (delivery.state !== 'sent') {
      // On its way, or nobody knows yet whether it arrived: whoever finds out asks for the drawing.
      await changeDelivery(club, delivery.id, { stale: true }).execute()
      continue
    }
    if (!platform || !delivery.channel || !delivery.message) continue
    // A call in the channel says nothing but the name: it changes when that is nobody's any more.
    const isCall = delivery.target.startsWith('knock:')
    if (isCall && !reader?.left) continue
    const told = { notice, kind, facts: isCall ? null : facts, reader }
    const goes = facts !== null && facts !== undefined && kind.goes?.(facts) === true
    const drawn = messageOf(dependencies, club, {
      ...told,
      on: platform.name,
      id: delivery.id,
      informs: delivery.informs,
    })
    const message = renames === undefined ? drawn : { ...drawn, renames }
    const hash = hashOf(platform, delivery.place, message)
    if (!goes && delivery.drawn === hash) continue
    if (places({ platform: platform.name, place: delivery.place }) !== 'open') {
      again = sooner(again, { again: 60 })
      continue
    }
    if (delivery.edit_until && Temporal.Instant.compare(delivery.edit_until, now) > 0) {
      // Another is drawing it; he draws once more when he is done, and should he die, this job does.
      await changeDelivery(club, delivery.id, { stale: true }).execute()
      again = sooner(again, { again: secondsUntil(dependencies, delivery.edit_until) })
      continue
    }
    const lane = `${delivery.platform}/${delivery.place}/edit`
    const leave = entered.get(lane) ?? dependencies.lanes.tryEnter(lane)
    if (!leave) {
      full = lane
      continue
    }
    entered.set(lane, leave)
    const token = club.newId()
    // Until the answer is there nobody knows what stands there.
    await changeDelivery(club, delivery.id, {
      ...{ drawn: null, stale: false, edit_by: token },
      named: [...new Set([...(delivery.named ?? []), ...namedIn(facts)])],
      edit_until: now.add({ seconds: editSeconds }),
      ...(platform.edits && {
        edits_until: latest(delivery.edits_until, now)!.add({ milliseconds: platform.edits.everySeconds * 1000 }),
      }),
    }).execute()
    const ref = { place: delivery.place, channel: delivery.channel, message: delivery.message, files: delivery.files }
    const own = { message, hash, before: delivery.drawn, goes }
    const isAgain = facts !== null && facts !== undefined && !isCall && kind.again?.(facts) === true
    edits.push({ delivery: delivery.id, token, platform, ref, ...own, again: isAgain && !delivery.reposted, leave })
  }
  return { edits, full, again }
}

/** In how many seconds this message may be changed again. */
function pauseOf({ platforms, means }: Delivering, { platform, edits_until }: Delivery): number {
  const edits = platforms.get(platform as PlatformName)?.edits
  if (!edits || !edits_until) return 0
  return means.real().until(edits_until).total('seconds') - (edits.atOnce - 1) * edits.everySeconds
}

/** After this time an edit has arrived or never will, so that it cannot overwrite a newer one. */
const editSeconds = answersWithin + 10

async function editAndNote(
  dependencies: Delivering,
  { club, id }: { readonly club: string; readonly id: string },
  { delivery, token, platform, ref, message, hash, before, goes, again, leave }: Edit,
): Promise<Again> {
  // What goes wrong in us is reported by the job; the lease ends by itself.
  const met = await (goes ? platform.remove(ref) : platform.edit(ref, message)).finally(leave)
  const edited = isTrouble(met) ? await judged(platform, ref.place, met) : met
  return step(dependencies, club, async here => {
    const row = await here.tx
      .selectFrom('delivery')
      .select(['edit_by', 'edit_until', 'stale'])
      .where('club_id', '=', here.id)
      .where('id', '=', delivery)
      .forUpdate()
      .executeTakeFirst()
    if (row?.edit_by !== token) return null
    if (isTrouble(edited) && edited.trouble === 'doubtful')
      return { again: secondsUntil(dependencies, row.edit_until ?? dependencies.means.real()) }
    if (goes && (!isTrouble(edited) || edited.trouble === 'gone')) {
      await changeDelivery(here, delivery, { state: 'removed', edit_by: null, edit_until: null }).execute()
      return null
    }
    if (isTrouble(edited) && edited.trouble === 'gone' && again) {
      await postAgain(here, id, delivery)
      return null
    }
    await changeDelivery(here, delivery, {
      ...{ stale: false, edit_by: null, edit_until: null },
      drawn: isTrouble(edited) ? before : hash,
      trouble: isTrouble(edited) && edited.trouble !== 'gone' ? unchanged : null,
      ...(!isTrouble(edited) && edited !== 'removed' && edited.files && { files: [...edited.files] }),
    }).execute()
    if (isTrouble(edited) && edited.trouble === 'later') {
      // Nobody else tries meanwhile: each try would be one too many.
      if (platform.edits) {
        const seconds = edited.seconds + (platform.edits.atOnce - 1) * platform.edits.everySeconds
        const until = dependencies.means.real().add({ milliseconds: Math.ceil(seconds * 1000) })
        await changeDelivery(here, delivery, { edits_until: until, stale: true }).execute()
      }
      return { again: edited.seconds + 1 }
    }
    if (isTrouble(edited) && edited.trouble === 'installation') {
      const place = { platform: platform.name, place: ref.place }
      if (edited.sure) await stopPlace(dependencies, here, place, { detail: edited.detail, sort: 'channel' })
      else dependencies.puzzled(place, edited.detail)
      return { again: edited.sure ? 60 : 300 }
    }
    if (row.stale) await here.enqueue('redraw', { id })
    return null
  })
}

/** Somebody has deleted the message: it is posted once more, and should that be deleted too, it is not wanted there. */
async function postAgain(club: ClubTx, notice: string, delivery: string): Promise<void> {
  const nowhere = { message: null, drawn: null, stale: false, edit_by: null, edit_until: null }
  await changeDelivery(club, delivery, { state: 'again', reposted: true, ...nowhere }).execute()
  await club.tx
    .updateTable('notice')
    .set({ state: 'sending', changed_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', notice)
    .execute()
  await club.enqueue('deliver', { id: notice })
}
