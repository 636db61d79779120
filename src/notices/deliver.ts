import { isTrouble, type Target, type Trouble } from '../contract/platform.ts'
import type { ClubTx } from '../db/club-tx.ts'
import { wallTime } from '../time/wall.ts'
import { holidayCountry } from '../time/zones.ts'
import type { Hours } from './attention.ts'
import { channelKey } from './channels.ts'
import { type Again, type Delivering, latest, secondsUntil, sooner, step } from './delivering.ts'
import { lookForAll, takeDoubts } from './doubts.ts'
import { endNotice, keepWaiting, untrue } from './ended.ts'
import { factsOf, mergeInto, release } from './gathered.ts'
import type { NoticeClass } from './keep.ts'
import { delivering, keepAll } from './keep.ts'
import type { Shown } from './kind.ts'
import { isOpen, mayLookAt, whileLeased } from './lease.ts'
import { leaseThose, type ToLease } from './leasing.ts'
import { asksAboutWhoLeft } from './named.ts'
import { done, type Known, type Next } from './next.ts'
import { noteSent, type Sending, stopPlace } from './noted.ts'
import { channelsFor, judged, openPlaces } from './places.ts'
import { allowedAt } from './quiet-hours.ts'
import { type Addressee, addressees, conversationOf } from './readers.ts'
import { redraw } from './redraw.ts'
import { changeDelivery, type Delivery, deliveriesOf, type Notice } from './rows.ts'
import { tellSettled } from './settled.ts'
import { standingBefore } from './standing.ts'
import {
  channelTargets,
  directTargets,
  groupTargets,
  outsiderTargets,
  type Reach,
  type Wait,
  type Ways,
} from './targets.ts'
import { turnOf } from './turn.ts'

/**
 * Sends a notice that is due. What may have been sent before is found and settled first; then, in one transaction: still
 * true? allowed now? to whom, where? and a lease for each; then it is sent; then, in another, noted. A process killed in
 * between leaves a lease that runs out.
 */
export async function deliver(
  dependencies: Delivering,
  job: { readonly club: string; readonly id: string },
): Promise<Again> {
  const known: Known = { entered: new Map(), foundShut: new Set() }
  try {
    for (;;) {
      const next = await step(dependencies, job.club, club => whatNext(dependencies, club, job.id, known))
      switch (next.next) {
        case 'done':
          return next.again
        case 'look':
          await lookForAll(dependencies, job.club, next.doubts)
          break
        case 'again':
          delete known.checked
          break
        case 'first': {
          const drawn = await Promise.all(
            next.notices.map(id => redraw(dependencies, { club: job.club, id }, { paced: false })),
          )
          const again = drawn.reduce(sooner, null)
          // What cannot be reached for so long is shut, and so is the way for this one.
          if (again && again.again < shutFor) return again
          known.cleared = true
          break
        }
        case 'stop': {
          const { place, detail } = next
          await step(dependencies, job.club, club => stopPlace(dependencies, club, place, { detail, sort: 'channel' }))
          delete known.checked
          break
        }
        case 'enter': {
          const leave = await dependencies.lanes.enter(next.lane)
          if (typeof leave !== 'function') return leave
          known.entered.set(next.lane, leave)
          break
        }
        case 'send': {
          const became = await Promise.all(next.sending.map(one => sendAndNote(dependencies, job, one)))
          known.entered.clear()
          // What is for the organizers goes another way where their channel is found shut.
          for (const { platform, target } of next.sending.filter((_, n) => became[n] === 'another way')) {
            if (target.kind !== 'channel') continue
            known.foundShut.add(channelKey({ platform: platform.name, channel: target.channel }))
            delete known.checked
          }
          if (!next.more && !became.includes('another way'))
            return became.reduce<Again>((all, one) => (one === 'another way' ? all : sooner(all, one)), next.again)
        }
      }
    }
  } finally {
    for (const leave of known.entered.values()) leave()
  }
}

async function whatNext(dependencies: Delivering, club: ClubTx, id: string, known: Known): Promise<Next> {
  const notice = await club.tx
    .selectFrom('notice')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!notice) return done()
  const deliveries = await deliveriesOf(club, id)
  const open = deliveries.filter(isOpen)
  const now = dependencies.means.real()
  const lookable = open.filter(one => Temporal.Instant.compare(mayLookAt(one) ?? now, now) <= 0)
  if (lookable.length > 0) return { next: 'look', doubts: await takeDoubts(dependencies, club, lookable) }
  const unsettled = open.reduce<Again>(
    (all, one) => sooner(all, { again: secondsUntil(dependencies, mayLookAt(one) ?? now) }),
    null,
  )
  if (notice.state === 'sent' || notice.state === 'dropped') return done(unsettled)
  const kind = dependencies.kinds.of(notice.kind)
  /** As long as one may have been sent, nothing is decided about the whole. */
  const unless = async (work: () => Promise<unknown>): Promise<Next> => {
    if (!unsettled) await work()
    return done(unsettled)
  }
  const people = await addressees(club, notice.people ?? (notice.reader_id ? [notice.reader_id] : []))
  const reader = notice.reader_id ? (people[0] ?? null) : null
  let facts = await factsOf(club, kind, notice, reader?.ref ?? null)
  const ended =
    whyNot(club, notice, kind, facts, people) ??
    (isOldNews(club, notice, deliveries) ? 'too late' : undefined) ??
    ((await asksAboutWhoLeft(club, kind, notice.arguments, facts)) ? 'names who has left' : undefined)
  if (ended) return unless(() => endNotice(club, id, ended))
  if (reader?.away && kind.onLeave === 'waits') {
    await delivering.ask(club, id, backAt(club, reader.away))
    return unless(() => keepWaiting(club, id, onLeave))
  }
  if (notice.state === 'kept' || notice.state === 'waiting') {
    const allowed = whenAllowed(club, notice, reader)
    const wait = Temporal.Instant.compare(allowed, club.at)
    if (wait > 0) {
      await delivering.ask(club, id, allowed)
      return done(unsettled)
    }
    // It should have been brought forward to an hour that has passed: now is not the time any more.
    if (wait < 0) return unless(() => endNotice(club, id, 'too late'))
  }
  if (notice.channel === 'organizers') {
    known.checked ??= {
      channels: await organizersChannels(club),
      stands: await dependencies.organizersChannel(club, known.foundShut),
    }
    const { stands } = known.checked
    if (stands !== 'may' && 'broken' in stands) return { next: 'stop', place: stands.broken, detail: stands.detail }
    if (stands !== 'may' && 'again' in stands) return done(sooner(unsettled, stands))
    if (stands !== 'may' && 'whole' in stands)
      return unless(() => tellEachOrganizer(dependencies, club, notice, kind, stands.whole))
  }
  const reaches = await reachesOf(dependencies, club, { notice, kind, facts, people, known, deliveries })
  if ('why' in reaches) return unless(() => letWait(dependencies, club, notice, people, reaches))
  if (notice.state === 'kept' || notice.state === 'waiting') {
    const turn = await turnOf(club, dependencies.kinds, { notice, kind, hours: hoursOf(club, reader) })
    switch (turn.turn) {
      case 'later':
        return unless(() => moveTo(club, id, turn))
      case 'never':
        return unless(() => endNotice(club, id, turn.why))
      case 'merges':
        return unless(() => mergeInto(club, notice, turn.into, kind))
      case 'again':
        return done(sooner(unsettled, turn))
      case 'goes':
        if (turn.gathered) facts = await factsOf(club, kind, notice, reader?.ref ?? null)
    }
  }
  // A channel that was opened or chosen since was not asked about; those it goes to stay as they are from here on.
  if (known.checked && known.checked.channels !== (await organizersChannels(club))) return { next: 'again' }
  const earlier = known.cleared ? [] : await standingBefore(club, notice, kind.insteadOf ?? [])
  if (earlier.length > 0) {
    await club.tx
      .updateTable('notice')
      .set({ state: 'sending', changed_at: club.at, went_at: notice.went_at ?? club.at })
      .where('club_id', '=', club.id)
      .where('id', '=', id)
      .execute()
    return { next: 'first', notices: earlier }
  }
  return leaseThose(dependencies, club, { notice, kind, facts, reaches, deliveries, unsettled, known })
}

/** In seconds: what is put off for so long is in trouble, and waits by itself. */
const shutFor = 60

/** It comes again at that instant; `moved`: to another day, of which whoever waits beside it knows. */
async function moveTo(club: ClubTx, id: string, { at, moved }: { at: Temporal.Instant; moved: boolean }) {
  if (moved)
    await club.tx
      .updateTable('notice')
      .set({ moved_to: at })
      .where('club_id', '=', club.id)
      .where('id', '=', id)
      .execute()
  await delivering.ask(club, id, at)
}

const organizersChannels = async (club: ClubTx): Promise<string> =>
  JSON.stringify(await channelsFor(club, 'organizers'))

/** Keeps it waiting, and tells whoever can make it deliverable. */
async function letWait(
  dependencies: Delivering,
  club: ClubTx,
  notice: Notice,
  people: readonly Addressee[],
  wait: Wait,
) {
  await keepWaiting(club, notice.id, wait.why)
  await tellSettled(club, dependencies.kinds, notice, 'waits')
  if (notice.class !== 'personal' || !notice.reader_id) return
  if (wait.why === 'no account') await dependencies.unconnected(club)
  if (wait.call) await dependencies.call(club, people[0]!.ref.id, wait.call)
}

/** Why it is not sent at all; undefined when it is. */
function whyNot(
  club: ClubTx,
  notice: Notice,
  kind: Shown,
  facts: unknown,
  people: readonly Addressee[],
): string | undefined {
  if (facts === null || facts === undefined || !kind.stillTrue(facts) || kind.goes?.(facts)) return untrue
  if (notice.reader_id && (people.length === 0 || people[0]!.left)) return 'left'
  if (notice.reader_id && kind.optional && people[0]!.settings.off?.includes(kind.name)) return 'switched off'
  if (notice.speaks_of && Temporal.Instant.compare(club.at, notice.speaks_of) >= 0) return 'too late'
  if (people[0]?.away && notice.reader_id && kind.onLeave === 'left out') return onLeave
  return undefined
}

/** Why something was not sent, or waits: its reader is on leave. */
const onLeave = 'on leave'

/** When what waits for somebody on leave is looked at again: as he is back; in a week where nobody knows when. */
const backAt = (club: ClubTx, { until }: NonNullable<Addressee['away']>): Temporal.Instant =>
  wallTime((until ?? club.today.add({ days: 6 })).add({ days: 1 }), '00:00', club.zone)

/** How long a message posted in one place is still worth posting in another, whose channel was shut meanwhile. */
const newsFor = { hours: 30 * 24 }

const isOldNews = (club: ClubTx, { due_at }: Notice, deliveries: readonly Delivery[]): boolean =>
  deliveries.some(({ state }) => state === 'sent') && Temporal.Instant.compare(due_at.add(newsFor), club.at) <= 0

function whenAllowed(club: ClubTx, notice: Notice, reader: Addressee | null): Temporal.Instant {
  const { keepForMorning } = reader?.settings ?? {}
  return allowedAt({
    ...{ class: notice.class as NoticeClass, at: latest(club.at, notice.moved_to)!, ...hoursOf(club, reader) },
    ...(keepForMorning === undefined ? {} : { keepForMorning }),
    ...(notice.speaks_of === null ? {} : { speaksOf: notice.speaks_of }),
  })
}

/** When this reader may be told what the bot says on its own; the club's hours for a channel. */
function hoursOf(club: ClubTx, reader: Addressee | null): Hours {
  const zone = reader?.reads.zone ?? club.zone
  const { ownHours } = reader?.settings ?? {}
  return {
    ...{ zone, country: holidayCountry(zone, club.country ?? undefined) },
    ...(ownHours === undefined ? {} : { ownHours }),
  }
}

/** Where it goes, or why it has to wait. */
async function reachesOf(
  { platforms }: Delivering,
  club: ClubTx,
  {
    notice,
    kind,
    facts,
    people,
    known,
    deliveries,
  }: Pick<ToLease, 'notice' | 'kind' | 'facts' | 'known' | 'deliveries'> & { people: readonly Addressee[] },
): Promise<readonly Reach[] | Wait> {
  const ways: Ways = { platforms, to: await openPlaces(club, notice.id), foundShut: known.foundShut }
  if (notice.channel) return channelTargets(club, ways, notice.channel, kind.only?.(facts))
  if (notice.people) return groupTargets(club, ways, people, conversationOf(people))
  if (!notice.reader_id) return outsiderTargets(ways, kind.outsider?.(facts) ?? null, deliveries)
  return directTargets(club, ways, people[0]!)
}

/** What may not be posted in the organizers' channel is sent to each organizer privately, with a line saying why. */
async function tellEachOrganizer(dependencies: Delivering, club: ClubTx, notice: Notice, kind: Shown, whole: string) {
  const each = await dependencies.organizers(club)
  await keepAll(
    club,
    each.map(({ id }) => ({
      ...{ kind: kind.name, class: kind.class, to: { member: id }, about: notice.about },
      ...{ arguments: { ...notice.arguments, whole }, once: `${notice.once}:${id}` },
      ...{ due: null, speaksOf: notice.speaks_of },
    })),
  )
  if (kind.gathers) await release(club, notice.id)
  await endNotice(club, notice.id, whole)
}

/** When to come again; `another way` when the reader may still be reached by another of his accounts. */
async function sendAndNote(
  dependencies: Delivering,
  { club, id }: { readonly club: string; readonly id: string },
  one: Sending,
): Promise<Again | 'another way'> {
  const { platform, message, delivery, token, leave } = one
  try {
    const sent = await whileLeased(dependencies, { club, id: delivery, token }, async () => {
      const target = await opened(dependencies, club, one)
      const sent = isTrouble(target) ? target : await platform.post(target, message)
      return isTrouble(sent) ? judged(platform, one.target.place, sent) : sent
    })
    leave()
    return await step(dependencies, club, here => noteSent(dependencies, here, id, one, sent))
  } catch (error) {
    leave()
    // What went wrong in us says nothing of what was sent.
    await step(dependencies, club, here =>
      noteSent(dependencies, here, id, one, { trouble: 'doubtful', detail: 'our own fault' }),
    )
    throw error
  }
}

/**
 * A conversation is opened first, and its id noted before anybody is in it: whoever takes over goes on in the same one.
 */
async function opened(
  dependencies: Delivering,
  club: string,
  { target, platform, delivery }: Sending,
): Promise<Target | Trouble> {
  if (target.kind !== 'group' || 'channel' in target) return target
  const channel = await platform.open(target)
  if (typeof channel !== 'string') return channel
  await step(dependencies, club, here => changeDelivery(here, delivery, { channel }).execute())
  return { ...target, channel }
}
