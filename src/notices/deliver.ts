import type { Insertable } from 'kysely'
import { isTrouble, type Place, type Target, type Trouble } from '../contract/platform.ts'
import type { ClubTx } from '../db/club-tx.ts'
import type { Tables } from '../db/tables.ts'
import { holidayCountry } from '../time/zones.ts'
import { type Again, type Delivering, type Stands, secondsUntil, sooner, step } from './delivering.ts'
import { type Doubt, lookForAll, takeDoubts } from './doubts.ts'
import { hashOf, messageOf } from './draw.ts'
import { conclude, endNotice, keepWaiting } from './ended.ts'
import { channelShut } from './held.ts'
import type { NoticeClass } from './keep.ts'
import { delivering, keepAll } from './keep.ts'
import type { Shown } from './kind.ts'
import type { Leave } from './lanes.ts'
import { isOpen, leaseFrom, mayLookAt, whileLeased } from './lease.ts'
import { noteSent, type Sending, stopPlace } from './noted.ts'
import { channelsFor, judged, openPlaces } from './places.ts'
import { allowedAt } from './quiet-hours.ts'
import { type Addressee, addressees } from './readers.ts'
import { changeDelivery, type Delivery, deliveriesOf, type Notice } from './rows.ts'
import { tellSettled } from './settled.ts'
import { channelTargets, directTargets, groupTargets, type Reach, type Wait, type Ways } from './targets.ts'

type Next =
  | { readonly next: 'done'; readonly again: Again }
  /** What may have been sent comes before everything else. */
  | { readonly next: 'look'; readonly doubts: readonly Doubt[] }
  /** The organizers' channels have changed meanwhile, and are looked at anew. */
  | { readonly next: 'again' }
  /** Where their channel is, nothing can be asked. */
  | { readonly next: 'stop'; readonly place: Place; readonly detail: string }
  /** No place is free on the way to its platform. */
  | { readonly next: 'enter'; readonly lane: string }
  /** `more`: something else of it remains to be done after these. */
  | { readonly next: 'send'; readonly sending: readonly Sending[]; readonly more: boolean; readonly again: Again }

/** What one job has found out so far, outside its transactions. */
type Known = {
  /** Whether it may stand in the organizers' channels, and which those were. */
  checked?: { readonly stands: Stands; readonly channels: string }
  readonly entered: Map<string, Leave>
}

/**
 * Sends a notice that is due. What may have been sent before is found and settled first; then, in one transaction: still
 * true? allowed now? to whom, where? and a lease for each; then it is sent; then, in another, noted. A process killed in
 * between leaves a lease that runs out.
 */
export async function deliver(
  dependencies: Delivering,
  job: { readonly club: string; readonly id: string },
): Promise<Again> {
  const known: Known = { entered: new Map() }
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
  const facts = await kind.load(club, notice.arguments, reader?.ref ?? null)
  const ended =
    whyNot(club, notice, kind, facts, people) ?? (isOldNews(club, notice, deliveries) ? 'too late' : undefined)
  if (ended) return unless(() => endNotice(club, id, ended))
  if (notice.state === 'kept' || notice.state === 'waiting') {
    const wait = Temporal.Instant.compare(whenAllowed(club, notice, reader), club.at)
    if (wait > 0) {
      await delivering.ask(club, id, whenAllowed(club, notice, reader))
      return done(unsettled)
    }
    // It should have been brought forward to an hour that has passed: now is not the time any more.
    if (wait < 0) return unless(() => endNotice(club, id, 'too late'))
  }
  if (notice.channel === 'organizers') {
    known.checked ??= { channels: await organizersChannels(club), stands: await dependencies.organizersChannel(club) }
    const { stands } = known.checked
    if (stands !== 'may' && 'broken' in stands) return { next: 'stop', place: stands.broken, detail: stands.detail }
    if (stands !== 'may' && 'again' in stands) return done(sooner(unsettled, stands))
    if (stands !== 'may' && 'whole' in stands)
      return unless(() => tellEachOrganizer(dependencies, club, notice, kind, stands.whole))
  }
  const reaches = await reachesOf(dependencies, club, { notice, kind, facts, people })
  if ('why' in reaches) return unless(() => letWait(dependencies, club, notice, people, reaches))
  // A channel that was opened or chosen since was not asked about; those it goes to stay as they are from here on.
  if (known.checked && known.checked.channels !== (await organizersChannels(club))) return { next: 'again' }
  return leaseThose(dependencies, club, { notice, kind, facts, reaches, deliveries, unsettled, known })
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
  await tellSettled(club, dependencies.kinds, notice)
  if (notice.class !== 'personal' || !notice.reader_id) return
  if (wait.why === 'no account') await dependencies.unconnected(club)
  if (wait.call) await dependencies.call(club, people[0]!.ref.id, wait.call)
}

const done = (again: Again = null): Next => ({ next: 'done', again })

type ToLease = {
  readonly notice: Notice
  readonly kind: Shown
  readonly facts: unknown
  readonly reaches: readonly Reach[]
  readonly deliveries: readonly Delivery[]
  readonly unsettled: Again
  readonly known: Known
}

/** Draws it for each place it still has to go to, and takes the lease to send it. */
async function leaseThose(dependencies: Delivering, club: ClubTx, one: ToLease): Promise<Next> {
  const { notice, reaches, deliveries, unsettled, known } = one
  const sending: Sending[] = []
  let full: string | undefined
  for (const { id, platform, place, state, trouble } of deliveries) {
    const isReach = reaches.some(reach => reach.platform === platform && reach.target.place === place)
    // Its channel is none of the club's any more: nobody waits for it.
    if (!isReach && state === 'retry' && trouble === channelShut)
      await changeDelivery(club, id, { state: 'failed' }).execute()
  }
  for (const reach of reaches) {
    const before = deliveries.find(
      ({ platform, place, target }) =>
        platform === reach.platform && place === reach.target.place && target === reach.key,
    )
    // A failed one comes here again only when there is a way again: the person wrote, the bot was invited.
    if (before && !['retry', 'again', 'failed'].includes(before.state)) continue
    if (reach.held !== undefined) {
      await holdBack(club, notice, reach, before, reach.held)
      continue
    }
    const lane = `${reach.platform}/${reach.target.place}/post`
    dependencies.lanes.isTakenBy(club.id, lane)
    const leave = known.entered.get(lane) ?? dependencies.lanes.tryEnter(lane)
    if (!leave) {
      full = lane
      continue
    }
    known.entered.set(lane, leave)
    sending.push({ ...(await lease(dependencies, club, one, reach, before)), leave })
  }
  if (sending.length === 0 && full !== undefined) return { next: 'enter', lane: full }
  if (sending.length === 0) {
    if (!unsettled) await conclude(club, notice.id)
    return done(unsettled)
  }
  await club.tx
    .updateTable('notice')
    .set({ state: 'sending', changed_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', notice.id)
    .execute()
  return { next: 'send', sending, more: full !== undefined, again: unsettled }
}

/** A notice for several channels is not finished while one of them is still shut. */
async function holdBack(
  club: ClubTx,
  notice: Notice,
  reach: Reach,
  before: Delivery | undefined,
  why: string,
): Promise<void> {
  const held = { state: 'retry', trouble: why }
  if (before) await changeDelivery(club, before.id, held).execute()
  else await insertDelivery(club, club.newId(), notice, reach, held)
}

const insertDelivery = (
  club: ClubTx,
  id: string,
  notice: Notice,
  reach: Reach,
  set: { readonly state: string } & Partial<Insertable<Tables['delivery']>>,
) =>
  club.tx
    .insertInto('delivery')
    .values({
      club_id: club.id,
      id,
      notice_id: notice.id,
      platform: reach.platform,
      place: reach.target.place,
      target: reach.key,
      ...{ channel: null, message: null, sent_at: null, trouble: null, edit_by: null, edit_until: null },
      ...{ lease_by: null, lease_until: null, tried_at: null, address: null, drawn: null },
      ...set,
    })
    .execute()

async function lease(
  dependencies: Delivering,
  club: ClubTx,
  { notice, kind, facts }: ToLease,
  reach: Reach,
  before: Delivery | undefined,
): Promise<Omit<Sending, 'leave'>> {
  const id = before?.id ?? club.newId()
  const token = club.newId()
  const platform = dependencies.platforms.get(reach.platform)!
  const informs = reach.to !== null && !reach.informed
  const message = messageOf(dependencies, club, { notice, kind, facts, reader: reach.to, id, informs })
  const { title: _, ...address } = { title: '', ...reach.target }
  const leased = {
    state: 'sending',
    ...leaseFrom(dependencies, token),
    address: JSON.stringify(address),
    attempts: (before?.attempts ?? 0) + 1,
    sent_again: (before?.sent_again ?? 0) + (before?.state === 'again' ? 1 : 0),
    drawn: hashOf(platform, reach.target.place, message),
    informs,
    stale: false,
  }
  if (before) await changeDelivery(club, id, leased).execute()
  else await insertDelivery(club, id, notice, reach, leased)
  const target =
    reach.target.kind === 'group' && before?.channel ? { ...reach.target, channel: before.channel } : reach.target
  return {
    ...{ delivery: id, token, platform, target, message, informed: !informs },
    onTrial: reach.way === 'trial',
    wasClosed: reach.wasClosed,
  }
}

/** Why it is not sent at all; undefined when it is. */
function whyNot(
  club: ClubTx,
  notice: Notice,
  kind: Shown,
  facts: unknown,
  people: readonly Addressee[],
): string | undefined {
  if (facts === null || facts === undefined || !kind.stillTrue(facts) || kind.goes?.(facts)) return 'no longer true'
  if (notice.reader_id && (people.length === 0 || people[0]!.left)) return 'left'
  if (notice.reader_id && kind.optional && people[0]!.settings.off?.includes(kind.name)) return 'switched off'
  if (notice.speaks_of && Temporal.Instant.compare(club.at, notice.speaks_of) >= 0) return 'too late'
  return undefined
}

/** How long a message posted in one place is still worth posting in another, whose channel was shut meanwhile. */
const newsFor = { hours: 30 * 24 }

const isOldNews = (club: ClubTx, { due_at }: Notice, deliveries: readonly Delivery[]): boolean =>
  deliveries.some(({ state }) => state === 'sent') && Temporal.Instant.compare(due_at.add(newsFor), club.at) <= 0

function whenAllowed(club: ClubTx, notice: Notice, reader: Addressee | null): Temporal.Instant {
  const zone = reader?.reads.zone ?? club.zone
  const { ownHours, keepForMorning } = reader?.settings ?? {}
  return allowedAt({
    class: notice.class as NoticeClass,
    at: club.at,
    zone,
    country: holidayCountry(zone, club.country ?? undefined),
    ...(ownHours === undefined ? {} : { ownHours }),
    ...(keepForMorning === undefined ? {} : { keepForMorning }),
    ...(notice.speaks_of === null ? {} : { speaksOf: notice.speaks_of }),
  })
}

/** Where it goes, or why it has to wait. */
async function reachesOf(
  { platforms }: Delivering,
  club: ClubTx,
  { notice, kind, facts, people }: Pick<ToLease, 'notice' | 'kind' | 'facts'> & { people: readonly Addressee[] },
): Promise<readonly Reach[] | Wait> {
  const ways: Ways = { platforms, to: await openPlaces(club, notice.id) }
  if (notice.channel) return channelTargets(club, ways, notice.channel, kind.only?.(facts))
  if (notice.people) return groupTargets(club, ways, people, titleOf(people))
  return directTargets(club, ways, people[0]!)
}

const titleOf = (people: readonly Addressee[]) =>
  people
    .map(({ ref }) => ref.name)
    .join(', ')
    .slice(0, 90)

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
