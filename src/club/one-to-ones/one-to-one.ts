import type { Member } from '../../terms/member.ts'

/** A moment that is proposed for it. */
export type Moment = {
  readonly id: string
  readonly at: Temporal.Instant
  readonly by: string
  /** Whom it suits, whoever proposed it among them. */
  readonly suits: readonly string[]
}

/** A one-to-one of two to five members. */
export type OneToOne = {
  readonly id: string
  /** Who takes part, whoever proposed or noted it first. */
  readonly people: readonly Member[]
  /** Who proposed it, or noted that it took place; null where the monthly round did, or an organizer. */
  readonly by: Member | null
  /** An organizer brought them together. */
  readonly isBrought: boolean
  /** `2026-12`; null where they arranged it themselves. */
  readonly round: string | null
  readonly status: 'proposed' | 'scheduled' | 'held' | 'unconfirmed' | 'not-held' | 'skipped'
  /** Null where it was only noted when it had taken place. */
  readonly proposedAt: Temporal.Instant | null
  readonly heldOn: Temporal.PlainDate | null
  readonly note: string | null
  readonly place: string | null
  /** The moment they agreed on. */
  readonly startsAt: Temporal.Instant | null
  /** How often a moment was agreed on, moved or called off. */
  readonly sequence: number
  readonly moments: readonly Moment[]
  /** Who said yes to meeting some day, beside who proposed it. */
  readonly acceptedBy: readonly string[]
  /** Who said no, which the others are not told. */
  readonly declinedBy: readonly string[]
  /** Who noted first that it took place. */
  readonly loggedBy: string | null
  /** Who has said that it took place. */
  readonly confirmedBy: readonly string[]
  /** Who has said that it did not, each for himself. */
  readonly deniedBy: readonly string[]
  /** To whom it was of use. */
  readonly usefulTo: readonly string[]
}

export const takesPart = ({ people }: Pick<OneToOne, 'people'>, member: string): boolean =>
  people.some(({ id }) => id === member)

/** The others, as one of them sees them: those who said no are still asked, as far as he knows. */
export const othersOf = ({ people }: Pick<OneToOne, 'people'>, member: string): readonly Member[] =>
  people.filter(({ id }) => id !== member)

/** Who has not said no. */
export const partners = ({ people, declinedBy }: Pick<OneToOne, 'people' | 'declinedBy'>): readonly Member[] =>
  people.filter(({ id }) => !declinedBy.includes(id))

/** Whether he has said yes to it; whoever proposes it has. */
export const hasAccepted = ({ by, acceptedBy }: Pick<OneToOne, 'by' | 'acceptedBy'>, member: string): boolean =>
  by?.id === member || acceptedBy.includes(member)

/** Whether he has said that it took place; an import that calls it held says so for all. */
export const hasConfirmed = (
  { status, confirmedBy }: Pick<OneToOne, 'status' | 'confirmedBy'>,
  member: string,
): boolean => status === 'held' || confirmedBy.includes(member)

/** He said no, and may think better of it. */
export const hasDeclined = ({ declinedBy }: Pick<OneToOne, 'declinedBy'>, member: string): boolean =>
  declinedBy.includes(member)
