import type { ClubTx } from '../db/club-tx.ts'
import type { MemberRef, Platform } from '../terms/member.ts'
import type { OptionalKind } from '../terms/optional-kinds.ts'
import type { Reader } from '../terms/speech.ts'
import { Unknown } from '../terms/unknown.ts'
import type { Line, View } from '../view/view.ts'
import type { Words } from '../words/words.ts'
import type { Rank } from './attention.ts'
import { keepAll, type ToKeep } from './keep.ts'

/** The ids (and codes) a notice speaks of: what is told is read when it is sent. */
export type Arguments = Readonly<Record<string, string | undefined>>

/** Whom a notice is for: a member by id, a channel of the club by its purpose, or a conversation of several members. */
export type To = ToKeep['to']

/** What is told, to whomever. */
export type Told<Args extends Arguments> = Args & {
  /** When it falls due; now when absent. */
  readonly due?: Temporal.Instant
  /** What it speaks of (a meeting's start): it must come before, and may be brought forward for it. */
  readonly speaksOf?: Temporal.Instant
  /** What it is kept once for, in the place of its arguments. Its kind and its reader count always. */
  readonly once?: string
}

export type Kept<Args extends Arguments> = Told<Args> & { readonly to: To }

/** What a message that the bot sends on its own takes of its reader's attention. */
type Attention<Args extends Arguments> =
  /** He gets it as an organizer: apart from what any member gets. */
  | 'as organizer'
  | {
      readonly rank: Rank
      /** The argument that holds the record it asks him about: nothing else asks him of it within a week. */
      readonly asks: (keyof Args & string) | 'nothing'
      /** The argument that says when what it speaks of happens (an instant); or `speaksOf`, told when it is kept. */
      readonly happens: (keyof Args & string) | 'said when kept' | 'never'
      /** The argument that names other kinds, one after the other, which ask the same of him: for a nudge, which then is silent. */
      readonly alike?: keyof Args & string
      /** After so many days it is not worth sending any more; as long as it is true when absent. */
      readonly lastsDays?: number
    }

/**
 * What becomes of a message to somebody on leave: it goes; it waits until he is back, since it tells him what became of
 * something; or it is left out, as whatever only asks or reminds.
 */
type OnLeave = 'goes' | 'waits' | 'left out'

/** How a kind of message is sent, whatever it says. */
type Manner<Args extends Arguments> = {
  /** What a send that may have arrived becomes where the platform cannot be asked whether it did. */
  readonly doubtful: 'again' | 'drop'
  /** A member may switch this kind off. */
  readonly optional: boolean
  /** The record it is about, so that it is drawn anew when that changes: the argument that holds its id, or how it is made. */
  readonly about?: (keyof Args & string) | ((args: Args) => string)
  /** The argument that holds a record of another topic's: it is drawn anew with all that is about that, too. */
  readonly follows?: keyof Args & string
  /** It takes the place of what stands of these kinds about the same record: that is drawn anew first, and then it is sent. */
  readonly insteadOf?: readonly string[]
  /** All of this kind that is due to one reader, or in one channel, on a day is one message. */
  readonly gathers?: boolean
} & (
  | {
      /** A member did something for or with the reader. In a channel it keeps the channel's hours. */
      readonly class: 'personal'
      readonly attention?: never
      readonly onLeave?: never
    }
  | {
      /** The bot speaks on its own: within its reader's quiet hours and his attention. */
      readonly class: 'club'
      readonly attention: Attention<Args>
      /** Left out unless told; what he gets as an organizer goes. */
      readonly onLeave?: OnLeave
    }
)

/** The same once its arguments are forgotten. */
type Budgeted = {
  readonly rank: Rank
  readonly lastsDays: number | null
  readonly asks: (args: Arguments) => string | null
  readonly alike: (args: Arguments) => readonly string[]
}

/** One kind of message that the bot sends by itself, as far as whoever keeps it needs to know it. */
export type NoticeKind<Args extends Arguments = Arguments> = Pick<
  Manner<Args>,
  'class' | 'doubtful' | 'optional' | 'insteadOf'
> & {
  /** The name under which it is kept in the database. */
  readonly name: string
  readonly gathers: boolean
  readonly onLeave: OnLeave
  /** Null where nothing is taken of anybody's attention: what is personal, and what organizers get as such. */
  readonly budget: Budgeted | null
  /** For `keepAll`: with others, in one statement. */
  of(kept: Kept<Args>): ToKeep
  /**
   * Keeps one in the transaction of what it tells. Kept once for each reader and what it is `once` for, whoever asks again.
   * Gives its id; null if it was there.
   */
  keep(club: ClubTx, kept: Kept<Args>): Promise<string | null>
}

/** What may be switched off has a name for whoever does. */
type Named<Name extends string> = Name extends OptionalKind ? unknown : { readonly optional: false }

/** Declares a kind of message; what it says is declared by `shown`. */
export const noticeKind =
  <Args extends Arguments>() =>
  <const Name extends string>(name: Name, declared: Manner<Args> & Named<Name>): NoticeKind<Args> => {
    const { about, attention, follows, gathers = false, ...manner } = declared as Manner<Args>
    const budget = attention === undefined || attention === 'as organizer' ? null : attention
    const happens = budget?.happens ?? 'never'
    const onLeave = manner.onLeave ?? (budget ? 'left out' : 'goes')
    const of = (kept: Kept<Args>): ToKeep => {
      const { to, due, speaksOf, once, ...rest } = kept
      const args = rest as unknown as Args
      const about_ = typeof about === 'function' ? about(args) : about === undefined ? undefined : args[about]
      const reader = 'member' in to ? [to.member] : []
      if (happens === 'said when kept' && speaksOf === undefined)
        throw new Error(`a notice of the kind ${name} has to say when what it speaks of happens`)
      const at = happens === 'never' || happens === 'said when kept' ? undefined : args[happens]
      return {
        kind: name,
        class: 'channel' in to ? 'channel' : manner.class,
        to,
        arguments: args,
        about: about_ ?? null,
        follows: (follows && args[follows]) ?? null,
        once: [name, ...(once === undefined ? inOrder(args) : [once]), ...reader].join(':'),
        due: due ?? null,
        speaksOf: speaksOf ?? (at === undefined ? null : Temporal.Instant.from(at)),
      }
    }
    return {
      ...{ name, ...manner, gathers, onLeave, of },
      budget: budget && {
        rank: budget.rank,
        lastsDays: budget.lastsDays ?? null,
        asks: args => (budget.asks === 'nothing' ? null : (args[budget.asks] ?? null)),
        alike: args => (budget.alike === undefined ? [] : (args[budget.alike]?.split(' ') ?? [])),
      },
      keep: async (club, kept) => (await keepAll(club, [of(kept)]))[0] ?? null,
    }
  }

/** The values of the arguments, in the order of their names. */
const inOrder = (args: Arguments): string[] =>
  Object.entries(args)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, value]) => value ?? [])

export type NoticeReader = MemberRef | null

/** An account that is no member's, and how its person reads. */
export type Outsider = {
  readonly platform: Platform
  readonly place: string
  readonly account: string
  readonly reads: Reader
}

/** What became of a message that was to be sent: its reader has it, or it has to wait. It may wait and arrive later. */
export type Became = 'arrived' | 'waits'

/** What a kind of message says. Only ids are stored; facts are read and the card drawn when it is sent, and again whenever what it tells has changed. */
export type Showing<Args extends Arguments, Facts> = {
  /** The facts as they are now; null when there is nothing left to tell at all. `all`: of each that it gathers, its own first. */
  readonly load: (
    club: ClubTx,
    args: Args,
    reader: NoticeReader,
    all: readonly [Args, ...Args[]],
  ) => Promise<Facts | null>
  /** Whether it is still worth sending (a sent one may be redrawn even when this no longer holds). */
  readonly stillTrue: (facts: Facts) => boolean
  readonly card: (facts: Facts, words: Words, reader: NoticeReader) => View
  /**
   * What a sent one says once what it told is no longer so; null while it is. `as it stands`: its card tells what is so
   * now, whatever that is. `as it was`: it tells what happened, and nothing unsays that.
   */
  readonly overtaken: ((facts: Facts, words: Words, reader: NoticeReader) => View | null) | 'as it stands' | 'as it was'
  /** Whom it is for, where that is an account of no member; null once it is nobody's any more. */
  readonly outsider?: (facts: Facts) => Outsider | null
  /** A channel message for the place of one platform only. */
  readonly only?: (facts: Facts) => Platform
  /** Whose telephone rings: a mention alone is silent. */
  readonly rings?: (facts: Facts) => readonly MemberRef[]
  /** Whether a sent one is to be taken away, and one that waits is not sent: nothing stands behind it any more. */
  readonly goes?: (facts: Facts) => boolean
  /** Whether a sent one that somebody has deleted is posted again, once. */
  readonly again?: (facts: Facts) => boolean
  /** What follows when it has arrived, or has to wait: told in that transaction, when the notice says so already. */
  readonly settled?: (club: ClubTx, args: Args, became: Became) => Promise<unknown>
  /** The fact, the date and the rule behind it, for "why this message?". */
  readonly why: (facts: Facts, words: Words) => Line
}

/** A kind with what it says, of whatever arguments and facts: what a topic's face lists. */
export type Shown = Omit<NoticeKind, 'of' | 'keep'> & Showing<Arguments, unknown>

/** Says what a kind of message says; its arguments and its facts are checked here and forgotten by the list of kinds. */
export const shown = <Args extends Arguments, Facts>(
  { of: _, keep: __, ...kind }: NoticeKind<Args>,
  showing: Showing<Args, Facts>,
): Shown => ({ ...kind, ...showing }) as unknown as Shown

/** What a message of this kind says now: what it was sent to say, or that this is no longer so. */
export function cardOf(
  { card, overtaken }: Pick<Shown, 'card' | 'overtaken'>,
  facts: unknown,
  words: Words,
  reader: NoticeReader,
): View {
  const instead = typeof overtaken === 'function' ? overtaken(facts, words, reader) : null
  return instead ?? card(facts, words, reader)
}

/** Every kind there is. */
export type NoticeKinds = {
  readonly names: readonly string[]
  /** Throws Unknown. */
  of(name: string): Shown
}

/** Throws where two kinds share a name. */
export function noticeKinds(all: readonly Shown[]): NoticeKinds {
  const byName = new Map(all.map(one => [one.name, one]))
  if (byName.size < all.length) throw new Error('two kinds of notice have the same name')
  return {
    names: [...byName.keys()],
    of(name) {
      const kind = byName.get(name)
      if (!kind) throw new Unknown('notice', name)
      return kind
    },
  }
}
