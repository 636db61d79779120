import { lookupsThrough } from '../contract/lookup.ts'
import type { Place, Platform } from '../contract/platform.ts'
import { type ClubTx, inClub, type Means } from '../db/club-tx.ts'
import { gathered } from '../db/gather.ts'
import type { Platform as PlatformName } from '../terms/member.ts'
import type { ChannelAt, FoundShut } from './channels.ts'
import type { Desk } from './desk.ts'
import type { FirstMessage } from './draw.ts'
import type { NoticeKinds } from './kind.ts'
import type { Lanes } from './lanes.ts'

/** Whether what is for the organizers may stand in their channel now; else why not, or when to ask again. */
export type Stands =
  | 'may'
  | { readonly whole: string }
  | { readonly again: number }
  /** Nothing can be asked there: the place is in trouble. */
  | { readonly broken: Place; readonly detail: string }

export type Delivering = {
  readonly means: Means
  readonly kinds: NoticeKinds
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly prefix: string
  readonly desk: Desk
  readonly lanes: Lanes
  /** What a first private message adds: what is recorded, and how to object. */
  readonly firstMessage: FirstMessage
  /** Calls somebody in the club channel of that platform to come for what waits for him. */
  readonly call: (club: ClubTx, memberId: string, platform: PlatformName) => Promise<unknown>
  readonly placeChanged: PlaceChanged
  /** An adapter met an answer it does not know: somebody should read it. */
  readonly puzzled: (place: Place, detail: string) => void
  /** What a member did for another waits because that one has no account: somebody should link him. */
  readonly unconnected: (club: ClubTx) => Promise<unknown>
  /** A channel does not let the bot post any more; called in the transaction that notes it, once. */
  readonly channelFoundShut: (club: ClubTx, at: ChannelAt) => Promise<unknown>
  /** Asks the platforms; channels that were found shut by trying are not asked about. */
  readonly organizersChannel: (club: ClubTx, foundShut: FoundShut) => Promise<Stands>
  readonly organizers: (club: ClubTx) => Promise<readonly { readonly id: string }[]>
}

/** A job that has to come again: in so many seconds, by the machine's clock. */
export type Again = { readonly again: number } | null

export const sooner = (one: Again, other: Again): Again =>
  one && other ? (one.again <= other.again ? one : other) : (one ?? other)

/**
 * One step of a job on the database. Nothing waits for a network in it: what it asks of a platform is fetched away from the
 * desk, between two tries of it.
 */
export const step = <Result>(
  { means, platforms, desk }: Pick<Delivering, 'means' | 'platforms' | 'desk'>,
  club: string,
  work: (club: ClubTx) => Promise<Result>,
) => gathered(ask => desk.at(() => inClub({ ...means, ask, lookups: lookupsThrough(platforms, ask) }, club, work)))

/** Whole seconds from now until an instant of the machine's clock; at least one. */
export const secondsUntil = (dependencies: Delivering, at: Temporal.Instant): number =>
  Math.max(1, Math.ceil(dependencies.means.real().until(at).total('seconds')))

export const latest = (...instants: readonly (Temporal.Instant | null | undefined)[]): Temporal.Instant | null =>
  instants
    .filter(each => each != null)
    .sort(Temporal.Instant.compare)
    .at(-1) ?? null

export type InTrouble = Place & { readonly detail: string; readonly since: Temporal.Instant }

/** A place has come to trouble, or is well again; called in the transaction that notes it. */
export type PlaceChanged = (club: ClubTx, place: Place, now: InTrouble | 'well') => Promise<unknown>
