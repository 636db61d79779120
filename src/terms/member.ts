export type Platform = 'slack' | 'discord' | 'playground'

/** A member as other rooms may name him: his id in the club, the name others read, his accounts by platform. */
export type MemberRef = {
  readonly id: string
  readonly name: string
  readonly accounts: Readonly<Partial<Record<Platform, string>>>
}

export type Role = 'member' | 'organizer' | 'committee'
