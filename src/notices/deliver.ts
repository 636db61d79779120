import type { Selectable } from 'kysely'
import { type ClubTx, inClub, type Means } from '../db/club-tx.ts'
import type { Tables } from '../db/tables.ts'
import {
  type Group,
  isTrouble,
  type MessageRef,
  type Outgoing,
  type Platform,
  type Target,
  type Trouble,
} from '../platforms/platform.ts'
import type { Platform as PlatformName } from '../terms/member.ts'
import { holidayCountry } from '../time/zones.ts'
import type { Block, View } from '../view/view.ts'
import { roomFor } from '../words/room.ts'
import { type Words, wordsFor } from '../words/words.ts'
import { withWhy } from './draw.ts'
import { dueAt } from './keep.ts'
import type { NoticeClass, NoticeKind, NoticeKinds } from './kinds.ts'
import { allowedAt } from './quiet-hours.ts'
import { type Addressee, addressees } from './readers.ts'
import { channelTargets, directTargets, groupTargets, type Reach } from './targets.ts'

type Notice = Selectable<Tables['notice']>

export type Delivering = {
  readonly means: Means
  readonly kinds: NoticeKinds
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly prefix: string
  /** Names this process, so that a lease tells whose it is. */
  readonly process: string
  /** What a first private message adds: what is recorded, and how to object. */
  readonly dataNotice: (words: Words) => readonly Block[]
  /** Says in the club channel that something waits for someone who has not said hello. */
  readonly knock: (addressee: Addressee, notice: string, words: Words) => View
  /** What a member did for another waits because that one has no account: somebody should link him. */
  readonly unconnected: (club: ClubTx) => Promise<unknown>
}

/** How long a send may take before anyone may take it over, in seconds. */
const leaseSeconds = 60

/** A job that has to come again: in so many seconds, by the machine's clock. */
export type Again = { readonly again: number } | null

type Prepared = {
  readonly delivery: string
  readonly platform: Platform
  readonly target: Target | Group
  readonly message: Outgoing
  readonly doubtful: boolean
  readonly kind: NoticeKind
  /** The reader had the data notice before this message. */
  readonly informed: boolean
}

/**
 * Sends a notice that is due: still true? allowed now? to whom, where? Each send is noted before and after, so that a
 * process killed in between leaves a doubtful send, which is looked for before it is tried again.
 */
export async function deliver(given: Delivering, job: { readonly club: string; readonly id: string }): Promise<Again> {
  const prepared = await inClub(given.means, job.club, club => prepare(given, club, job.id))
  if (!Array.isArray(prepared)) return prepared
  let again: Again = null
  for (const one of prepared) {
    const target = await opened(given, job.club, one)
    const sent = isTrouble(target) ? target : await send(one, target)
    const wait = await inClub(given.means, job.club, club => settle(given, club, job.id, one, sent))
    if (wait) again = wait
  }
  return again
}

async function prepare(given: Delivering, club: ClubTx, id: string): Promise<Prepared[] | Again> {
  const notice = await club.tx
    .selectFrom('notice')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const kind = notice && given.kinds.get(notice.kind)
  if (!notice || !kind || notice.state === 'sent' || notice.state === 'dropped') return null
  const people = await addressees(club, notice.people ?? (notice.reader_id ? [notice.reader_id] : []))
  const reader = notice.reader_id ? (people[0] ?? null) : null
  const facts = await kind.load(club, notice.arguments, reader?.ref ?? null)
  const ended = whyNot(club, notice, kind, facts, people)
  if (ended) return drop(club, id, ended)
  if (notice.state === 'kept') {
    const wait = Temporal.Instant.compare(whenAllowed(club, notice, reader), club.at)
    if (wait > 0) {
      await dueAt(club, 'deliver', id, whenAllowed(club, notice, reader))
      return null
    }
    // It should have been brought forward to an hour that has passed: now is not the time any more.
    if (wait < 0) return drop(club, id, 'too late')
  }
  const reaches = await reachesOf(given, club, notice, people)
  if (typeof reaches === 'string') {
    if (reaches === 'no account' && notice.class === 'personal') await given.unconnected(club)
    return wait(club, id, reaches)
  }
  const daytime = reaches.some(({ knock }) => knock) ? channelHours(club) : club.at
  if (Temporal.Instant.compare(daytime, club.at) > 0) {
    await dueAt(club, 'deliver', id, daytime)
    return null
  }
  const prepared: Prepared[] = []
  let busy: Again = null
  for (const reach of reaches) {
    const lease = await takeLease(given, club, id, reach)
    if (lease === 'done') continue
    if (lease === 'busy') {
      busy = { again: leaseSeconds }
      continue
    }
    prepared.push({
      delivery: lease.id,
      doubtful: lease.doubtful,
      kind,
      informed: reach.informed,
      platform: given.platforms.get(reach.platform)!,
      target:
        reach.target.kind === 'group' && lease.channel ? { ...reach.target, channel: lease.channel } : reach.target,
      message: messageOf(given, club, notice, kind, facts, reach, lease.id),
    })
  }
  await club.tx
    .updateTable('notice')
    .set({ state: 'sending', changed_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  return prepared.length === 0 ? (busy ?? (await markSent(club, id))) : prepared
}

/** Why it is not sent at all; undefined when it is. */
function whyNot(
  club: ClubTx,
  notice: Notice,
  kind: NoticeKind,
  facts: unknown,
  people: readonly Addressee[],
): string | undefined {
  if (facts === null || facts === undefined || !kind.stillTrue(facts)) return 'no longer true'
  if (notice.reader_id && (people.length === 0 || people[0]!.left)) return 'left'
  if (notice.reader_id && kind.optional && people[0]!.settings.off?.includes(kind.kind)) return 'switched off'
  if (notice.speaks_of && Temporal.Instant.compare(club.at, notice.speaks_of) >= 0) return 'too late'
  return undefined
}

/** What is personal and has to knock in the channel keeps the hours of the channel. */
const channelHours = (club: ClubTx): Temporal.Instant =>
  allowedAt({ class: 'channel', at: club.at, zone: club.zone, country: undefined })

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

/** Where it goes; a sentence for why it has to wait. */
async function reachesOf(
  given: Delivering,
  club: ClubTx,
  notice: Notice,
  people: readonly Addressee[],
): Promise<readonly Reach[] | string> {
  if (notice.channel) return channelTargets(club, given.platforms, notice.channel)
  if (notice.people) return groupTargets(club, given.platforms, people, titleOf(people))
  return directTargets(club, given.platforms, people[0]!, notice.class)
}

const titleOf = (people: readonly Addressee[]) =>
  people
    .map(({ ref }) => ref.name)
    .join(', ')
    .slice(0, 90)

function messageOf(
  given: Delivering,
  club: ClubTx,
  notice: Notice,
  kind: NoticeKind,
  facts: unknown,
  reach: Reach,
  id: string,
): Outgoing {
  const reader = reach.to
  const reads = reader?.reads ?? { ...club.speech, zone: club.zone }
  const words = wordsFor(reads)
  const room = roomFor(reads, given.prefix)
  if (reach.knock && reader) return { view: given.knock(reader, notice.id, words), room, id, silent: false }
  const card = kind.card(facts, words, reader?.ref ?? null)
  const view = reader ? withWhy(card, notice.id, words) : card
  const informed = !reader || reach.informed
  return {
    view: informed ? view : { ...view, blocks: [...view.blocks, ...given.dataNotice(words)] },
    room,
    id,
    silent: notice.class === 'personal',
  }
}

/** `channel`: the conversation that an earlier attempt has opened. */
type Lease = { readonly id: string; readonly doubtful: boolean; readonly channel?: string | null } | 'done' | 'busy'

async function takeLease(given: Delivering, club: ClubTx, notice: string, reach: Reach): Promise<Lease> {
  const now = given.means.real()
  const lease = { lease_by: given.process, lease_until: now.add({ seconds: leaseSeconds }) }
  const key = { platform: reach.platform, place: reach.target.place, target: reach.key }
  const first = await club.tx
    .insertInto('delivery')
    .values({
      club_id: club.id,
      id: club.newId(),
      notice_id: notice,
      ...key,
      state: 'sending',
      channel: null,
      message: null,
      attempts: 1,
      sent_at: null,
      trouble: null,
      ...lease,
    })
    .onConflict(conflict => conflict.columns(['club_id', 'notice_id', 'platform', 'place', 'target']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (first) return { id: first.id, doubtful: false }
  const found = await club.tx
    .selectFrom('delivery')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('notice_id', '=', notice)
    .where('platform', '=', key.platform)
    .where('place', '=', key.place)
    .where('target', '=', key.target)
    .executeTakeFirstOrThrow()
  // A failed one comes here again only when there is a way again: the person wrote, the bot was invited.
  if (found.state === 'sent' || found.state === 'let go') return 'done'
  if (found.state === 'sending' && found.lease_until && Temporal.Instant.compare(found.lease_until, now) > 0)
    return 'busy'
  await club.tx
    .updateTable('delivery')
    .set({ state: 'sending', ...lease, attempts: found.attempts + 1 })
    .where('club_id', '=', club.id)
    .where('id', '=', found.id)
    .execute()
  // A lease that ran out means that its holder died, or lost the answer: it may have been sent.
  return { id: found.id, doubtful: found.state === 'sending', channel: found.channel }
}

/** A conversation is opened first, and its id noted before anybody is in it: whoever takes over goes on in the same one. */
async function opened(given: Delivering, clubId: string, one: Prepared): Promise<Target | Trouble> {
  const { target, platform } = one
  if (target.kind !== 'group' || 'channel' in target) return target
  const channel = await platform.open(target)
  if (typeof channel !== 'string') return channel
  await inClub(given.means, clubId, club =>
    club.tx
      .updateTable('delivery')
      .set({ channel })
      .where('club_id', '=', club.id)
      .where('id', '=', one.delivery)
      .execute(),
  )
  return { ...target, channel }
}

async function send(
  { platform, message, doubtful, kind }: Prepared,
  target: Target,
): Promise<MessageRef | Trouble | 'let go'> {
  if (doubtful) {
    const found = await platform.find(target, message)
    if (found === 'cannot look' && kind.doubtful === 'drop') return 'let go'
    if (typeof found === 'object') return found
  }
  return platform.post(target, message)
}

async function settle(
  given: Delivering,
  club: ClubTx,
  notice: string,
  one: Prepared,
  sent: MessageRef | Trouble | 'let go',
): Promise<Again> {
  const change = (set: Partial<Selectable<Tables['delivery']>>) =>
    club.tx.updateTable('delivery').set(set).where('club_id', '=', club.id).where('id', '=', one.delivery).execute()
  if (sent === 'let go') {
    await change({ state: 'let go', trouble: 'doubtful' })
    return markSent(club, notice)
  }
  if (!isTrouble(sent)) {
    await change({
      state: 'sent',
      channel: sent.channel,
      message: sent.message,
      sent_at: club.at,
      lease_until: null,
      trouble: null,
    })
    if (one.target.kind === 'direct' && !one.informed) await markInformed(club, one.target.account, one.platform.name)
    return markSent(club, notice)
  }
  switch (sent.trouble) {
    case 'later':
      await change({ state: 'retry', lease_until: null, trouble: 'later' })
      return { again: sent.seconds }
    case 'doubtful':
      await change({ lease_until: given.means.real(), trouble: sent.detail })
      return { again: 2 }
    case 'installation':
      await change({ state: 'retry', lease_until: null, trouble: sent.detail })
      return { again: 60 }
    case 'gone':
    case 'closed':
    case 'forbidden':
      await change({ state: 'failed', trouble: sent.detail })
      return (await noteUnreachable(club, one, sent.detail)) ? { again: 0 } : wait(club, notice, sent.detail)
  }
}

/** Notes it once; true when there is another way to the reader. */
async function noteUnreachable(club: ClubTx, { target, platform }: Prepared, detail: string): Promise<boolean> {
  if (target.kind === 'channel') {
    await club.tx
      .updateTable('channel')
      .set({ trouble: detail })
      .where('club_id', '=', club.id)
      .where('platform', '=', platform.name)
      .where('channel', '=', target.channel)
      .execute()
    return false
  }
  if (target.kind === 'group') return false
  await club.tx
    .updateTable('account')
    .set({ unreachable_at: club.at })
    .where('club_id', '=', club.id)
    .where('platform', '=', platform.name)
    .where('account', '=', target.account)
    .execute()
  return true
}

async function drop(club: ClubTx, id: string, why: string): Promise<null> {
  await club.tx
    .updateTable('notice')
    .set({ state: 'dropped', why, changed_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  return null
}

async function wait(club: ClubTx, id: string, why: string): Promise<null> {
  await club.tx
    .updateTable('notice')
    .set({ state: 'waiting', why, changed_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  return null
}

async function markSent(club: ClubTx, id: string): Promise<null> {
  await club.tx
    .updateTable('notice')
    .set({ state: 'sent', changed_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('delivery')
            .select('delivery.id')
            .where('delivery.club_id', '=', club.id)
            .where('delivery.notice_id', '=', id)
            .where('delivery.state', 'in', ['sending', 'retry']),
        ),
      ),
    )
    .execute()
  return null
}

const markInformed = (club: ClubTx, account: string, platform: PlatformName) =>
  club.tx
    .updateTable('account')
    .set({ informed_at: club.at })
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('account', '=', account)
    .where('informed_at', 'is', null)
    .execute()
