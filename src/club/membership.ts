import type { ClubTx } from '../db/club-tx.ts'
import type { Locked } from '../db/only-once.ts'
import type { Json } from '../terms/json.ts'

/**
 * What a topic closes when a membership ends, and takes up again when that end is undone. `State` is what it needs for
 * that; it is kept for as long as an end can be undone, under the topic's name: a topic that changes its state or its name understands, or
 * migrates, what was kept before.
 */
type Ending<State extends Json> = {
  /**
   * Which locks `ends` needs, or `returns` where there is a state. Those of every topic are taken together, in their order
   * and before a row is held, so that two who need the same never wait in a ring.
   */
  readonly locks: ((club: ClubTx, member: string, state: State | null) => Promise<readonly Locked[]>) | 'none'
  /** Closes what is open of a member whose last day has been written. Gives what `returns` needs. */
  readonly ends: (club: ClubTx, member: string) => Promise<State>
  /** Takes up again what still can be. The member is on the list again. */
  readonly returns: ((club: ClubTx, member: string, state: State) => Promise<unknown>) | 'none'
}

/** The same, of whatever state: what a topic's face names. */
export type MembershipEnds = Ending<Json>

/** Says what ends and what comes back; the type of the state is checked here and forgotten by the list of topics. */
export const membershipEnds = <State extends Json>(ending: Ending<State>): MembershipEnds =>
  ending as unknown as MembershipEnds

/** What a topic leads to somebody who comes on the list, newly or once more, whichever way; `undone` where that is taken back. */
type Beginning<State extends Json> = {
  /** Gives what `undone` needs; null where there was nothing to take up. */
  readonly joins: (club: ClubTx, member: string) => Promise<State | null>
  readonly undone: (club: ClubTx, member: string, state: State) => Promise<unknown>
}

export type MembershipBegins = Beginning<Json>

export const membershipBegins = <State extends Json>(beginning: Beginning<State>): MembershipBegins =>
  beginning as unknown as MembershipBegins
