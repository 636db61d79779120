export type Platform = 'slack' | 'discord' | 'playground'

/** A member as other rooms may name him: his id in the club, the name others read, his accounts by platform. */
export type MemberRef = {
  readonly id: string
  readonly name: string
  readonly accounts: Readonly<Partial<Record<Platform, string>>>
}

export type Role = 'member' | 'organizer' | 'committee'

/**
 * How what one member does for another reaches him: in private; by a call in the club channel, since he has not said hello
 * or takes no direct messages; not yet, since nothing arrives there; or not before he has an account.
 */
export type Reached = 'privately' | 'called' | 'later' | 'unconnected'
