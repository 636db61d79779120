import type { RawBuilder } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import type { Rows } from '../db/together.ts'
import type { DeedKind, ProposedAct } from '../terms/act.ts'
import type { Help, Offered } from '../terms/nudge.ts'
import type { ListedMember } from './members/listed.ts'

/** What nudges ask of a topic. Each select is one of several that are read in one statement. */
export type Proposals = {
  /** What members could do now with its records; `none` where no command does anything of it. */
  readonly proposes: Proposing | 'none'

  /** Help that members had from others by its records: a nudge may begin with gratitude for it. */
  readonly help: ((club: ClubTx) => RawBuilder<HelpRow>) | 'none'

  /** What answers a nudge and stands in its tables alone: what the ledger notes is known by its kind (`ledgerActs`). */
  readonly deeds: ((club: ClubTx, since: Temporal.Instant) => RawBuilder<DeedRow>) | 'none'

  /** Records by which a member asks for himself, though the ledger notes them as it notes giving: they answer no nudge. */
  readonly forHimself: ((club: ClubTx) => RawBuilder<{ record: string }>) | 'none'
}

export type HelpRow = {
  what: Help['what']
  to: string
  by: string
  at: Temporal.Instant
  /** The record it is, and whether it led to something: then thanks are due. */
  record: string
  led: boolean
}
export type DeedRow = { member: string; at: Temporal.Instant; kind: DeedKind }

/** One thing a member could do now: `about` is the meeting, referral or member it would be done with. */
export type Proposal = { act: ProposedAct; about?: string | undefined }

/** The club as it is now, read once for what all topics propose. */
export type Around = {
  /** Everybody on the list who is not on leave, in the same order each time. */
  readonly people: readonly ListedMember[]
  readonly today: Temporal.PlainDate
  readonly isEngaged: (member: string) => boolean
  /** Whether two ever had a one-to-one, or one is on its way or was declined. */
  readonly haveMet: (one: string, other: string) => boolean
  /** Whom he has not met so, in the order in which they are proposed to him. */
  readonly unmet: (person: ListedMember) => readonly ListedMember[]
}

export type Proposing = {
  /** What its tables know for it. */
  readonly known: ((club: ClubTx) => Rows<unknown>) | 'none'
  /** What this member could do; several of one act in the order in which they are proposed. */
  readonly of: (person: ListedMember, known: readonly never[], around: Around) => readonly Proposal[]
  /** Each act it proposes. */
  readonly acts: Offers
}

/** How a proposed act is told, done and found done. */
export type Offer = {
  /** What its sentence needs; null when it no longer waits for him. */
  readonly stands: (club: ClubTx, about: string, member: string) => Promise<Offered | null>
  /** The button of the command that does it, in the message of this nudge. */
  readonly press: (about: string, nudge: string) => string
  /** Whether he has done it, where nothing notes that as a deed. */
  readonly isDone: ((person: ListedMember) => boolean) | 'none'
}

export type Offers = { readonly [A in ProposedAct]?: Offer }

/** Says what a topic proposes; what it knows is checked here and forgotten by the nudges, who know none of it. */
export const proposing = <Known>(says: {
  readonly known: ((club: ClubTx) => Rows<Known>) | 'none'
  readonly of: (person: ListedMember, known: readonly Known[], around: Around) => readonly Proposal[]
  readonly acts: Offers
}): Proposing => says as Proposing

export const nothingOffered: Offered = { who: null, other: null, text: null, meeting: null, helped: null }

/** Two members are one thing an introduction is about. */
export const pairOf = (a: string, b: string): string => `${a} ${b}`
export const pairIn = (about: string): string[] => about.split(' ')
