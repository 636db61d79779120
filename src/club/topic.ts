import type { OwnTables } from '../db/fates.ts'
import type { Once } from '../db/only-once.ts'
import type { LetGo } from '../db/retention.ts'
import type { Performed } from '../duties/duty.ts'
import type { Shown } from '../notices/kind.ts'
import type { TopicActs } from './acts.ts'
import type { Awaiting } from './awaits.ts'
import type { DigestPart } from './digest/part.ts'
import type { AnyTopicFile } from './file.ts'
import type { MembershipBegins, MembershipEnds } from './membership.ts'
import type { OwnData } from './own-data.ts'
import type { Proposals } from './proposals.ts'
import type { TopicTies } from './ties.ts'

/** What a topic writes where it owes nothing of a kind: to forget it does not compile. */
export const none = 'none'
export type None = typeof none

/** What a topic lists; nothing where it has none. */
export const listed = <One>(list: readonly One[] | None): readonly One[] => (list === none ? [] : list)

/**
 * The face of a topic: all that it owes and offers to the rest of the club. Whoever needs something of every topic asks the
 * list of faces, `club.topics`, and knows none of them by name.
 */
export type Topic = {
  readonly name: string

  /** Its tables, which nobody else names in SQL, and what erasing a member does to each of their columns. */
  readonly tables: OwnTables | None

  /** What happens once, however many press in the same instant, and what keeps it so. */
  readonly once: Once | None

  /** The messages it sends by itself. */
  readonly notices: readonly Shown[] | None

  /** What it does at an instant of the club's clock. */
  readonly duties: readonly Performed[] | None

  /** What ends when a membership ends, and what comes back when that end is undone. */
  readonly membership: MembershipEnds | None

  /** What it takes up for somebody who comes on the list, and gives back when that is undone. */
  readonly joining: MembershipBegins | None

  /** What it lets go of when it has been kept long enough. */
  readonly retention: readonly LetGo[] | None

  /** What it keeps about a member that is his to read, and how much of it there is. */
  readonly ownData: readonly OwnData[] | None

  /** What it gives to standing of its own tables: the acts that are weighed, and what they are read against. */
  readonly acts: TopicActs | None

  /** What a member could do now, as a nudge may propose it, and whether that still stands. */
  readonly proposals: Proposals | None

  /** What connects two members by its records, as either may read it. */
  readonly ties: TopicTies | None

  /** What may wait for a member until he is back. */
  readonly awaits: Awaiting | None

  /** Its lines and actions in the organizers' digest: `digestPart`. */
  readonly digest: DigestPart | None

  /** Its files of the import format. */
  readonly files: readonly AnyTopicFile[] | None
}

declare module '../db/club-tx.ts' {
  interface Brought {
    /** Every topic's face. */
    readonly topics: readonly Topic[]
  }
}
