import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import type { Rows } from '../db/together.ts'
import type { DeedKind, ProposedAct } from '../terms/act.ts'
import type { Help, Offered } from '../terms/nudge.ts'
import type { OpeningCode } from '../terms/opening.ts'
import type { ListedMember } from './members/listed.ts'

/** What nudges ask of a topic. Each select is one of several that are read in one statement. */
export type Proposals = {
  /** What members could do now with its records; `none` where no command does anything of it. */
  readonly proposes: Proposing | 'none'

  /** Help that members had from others by its records: a nudge may begin with gratitude for it. */
  readonly help: ((club: ClubTx) => RawBuilder<HelpRow>) | 'none'

  /** What answers a nudge and stands in its tables alone: what the ledger notes is known by its kind (`ledgerActs`). */
  readonly deeds: ((club: ClubTx, since: Temporal.Instant) => RawBuilder<DeedRow>) | 'none'

  /** Facts that a nudge may begin with, by its records. */
  readonly openings: ((club: ClubTx, asked: Asked) => readonly RawBuilder<OpeningRow>[]) | 'none'

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
  /** When it did, where that is known. */
  led_at: Temporal.Instant | null
}
export type DeedRow = { member: string; at: Temporal.Instant; kind: DeedKind }

/**
 * The nudges that look for a fact to begin with, as the table `asked` of a select: `nudge`, its `member`, `who` its act is for
 * (or null), the `record` its act is about where that is one, and `at`, when it was decided. Nothing later than that counts,
 * so that what was said once is found again.
 */
export type Asked = { readonly from: RawBuilder<unknown> }

/** A fact as a select gives it; what a code does not need is null. */
export type OpeningRow = {
  readonly nudge: string
  readonly code: string
  readonly key: string
  readonly one: string | null
  readonly two: string | null
  readonly on: string | null
  readonly count: number | null
  readonly says: string | null
}

type Cells = Readonly<Partial<Record<'key' | 'one' | 'two' | 'on' | 'count' | 'says', RawBuilder<unknown>>>>

/** The columns of such a select, where `asked` stands in it. */
export const openingOf = (code: OpeningCode | RawBuilder<unknown>, cells: Cells = {}): RawBuilder<OpeningRow> => {
  const { key = sql`''`, one = sql`null`, two = sql`null`, on = sql`null`, count = sql`null`, says = sql`null` } = cells
  return sql<OpeningRow>`asked.nudge, ${code}::text as code, (${key})::text as key, (${one})::uuid as one, (${two})::uuid as two,
    (${on})::date as "on", (${count})::int as count, (${says})::text as says`
}

/** In SQL: the day of an instant where the club is. */
export const dayThere = ({ zone }: Pick<ClubTx, 'zone'>, at: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${at} at time zone ${zone})::date`

/** In SQL: whether an instant lies in the year before a nudge was decided. */
export const inItsYear = (at: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(${at} <= asked.at and ${at} > asked.at - interval '365 days')`

/** In SQL: the first day of the month before that of a nudge, and whether a day lies in that month. */
export const monthBefore = (club: Pick<ClubTx, 'zone'>): RawBuilder<unknown> =>
  sql`(date_trunc('month', ${dayThere(club, sql`asked.at`)}) - interval '1 month')::date`
export const inMonthBefore = (club: Pick<ClubTx, 'zone'>, day: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(date_trunc('month', ${day}::timestamp) = ${monthBefore(club)})`

/** One thing a member could do now: `about` is the meeting, referral or member it would be done with. */
export type Proposal = {
  act: ProposedAct
  about?: string | undefined
  /** The member it would be done for, where it is for one. */
  who?: string
}

/** The club as it is now, read once for what all topics propose. */
export type Around = {
  /** Everybody on the list who is not on leave, in the same order each time. */
  readonly people: readonly ListedMember[]
  readonly today: Temporal.PlainDate
  readonly isEngaged: (member: string) => boolean
  /** Whether two ever had a one-to-one, or one is on its way or was declined. */
  readonly haveMet: (one: string, other: string) => boolean
  /** Whether two had one that counts: then they know each other. */
  readonly knowEachOther: (one: string, other: string) => boolean
  /** Whether one of the two, or the organizers, would rather not have them brought together. */
  readonly isApart: (one: string, other: string) => boolean
  /** To whom he may be sent for a coffee, met or not, in the order in which they are proposed to him. */
  readonly company: (person: ListedMember) => readonly ListedMember[]
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
  /** The same of one of them, as it is now. */
  readonly did: ((club: ClubTx, about: string, member: string) => Promise<boolean>) | 'none'
  /** The kinds of message that ask the same of him: no nudge does in a week in which one of them comes. */
  readonly askedBy: readonly string[]
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
