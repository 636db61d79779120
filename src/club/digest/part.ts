import type { ClubTx } from '../../db/club-tx.ts'
import type { Rows } from '../../db/together.ts'
import type { ActKind } from '../../terms/act.ts'
import type { Chart } from '../../terms/chart.ts'
import type { ActionKind, LineName, Week } from '../../terms/digest.ts'
import type { Json } from '../../terms/json.ts'
import type { Member } from '../../terms/member.ts'
import type { Refusal } from '../../terms/refusals.ts'
import type { Line, Action as Pressable, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import type { History } from '../standing/history.ts'
import { fromJson, type Keepable, toJson } from './facts.ts'

/** The club, read once for the parts of all topics: none of them reads it again. */
export type ClubRead = {
  /** Everybody on the list today, by name. */
  readonly people: readonly Member[]
  readonly history: History
}

/** The club with the week that is told. */
export type WeekRead = ClubRead & {
  readonly week: Week
  /** How many records the week's lines of the ledger of one kind are about; a referral's steps each for itself. */
  readonly counted: (kind: ActKind | `step:${string}`) => number
}

/** One line of what changed in the week. */
type LineOf<Facts> = {
  /** The sentence; a clause without a full stop where `lineOrder` has it share one. */
  readonly says: (facts: Facts, words: Words) => Line
  /** Whether there is nothing to say; a sentence of several clauses is left out when all of them are. */
  readonly isLeftOut?: (facts: Facts) => boolean
  /** What `report digest --json` prints of it: keys and figures, and nobody's name. */
  readonly report: (facts: Facts) => Readonly<Record<string, unknown>>
  /** The people behind its figures, and what the list of what can be looked at calls them. */
  readonly names?: { readonly title: (words: Words) => string; readonly read: ReadNames }
}

/** What an organizer could do now. It is suggested while there are records that it is about. */
type ActionOf<Facts> = {
  /** Ids of the records, or of the members, that it is about. */
  readonly about: (facts: Facts) => readonly string[]
  /** `count`: how many of them are told. */
  readonly says: (count: number, words: Words, facts: Facts) => Line
  readonly button: (words: Words) => string
} & (
  | {
      /** What its button presses of another command, about the one record it leads to. */
      readonly press: (facts: Facts) => string
    }
  | { readonly open: Open }
)

/** What is behind an action, and the members whom it names: each look is noted of each of them. */
export type Behind = { readonly view: View; readonly about: readonly string[] }

/** What stands behind an action's button, read when an organizer presses it, for him alone; null when nothing waits any more. */
export type Open = (club: ClubTx, by: Member, words: Words) => Promise<Behind | Refusal | null>

/** The people behind a line, for one organizer: under which headings, and what he may do about them. */
export type ReadNames = (club: ClubTx, request: NamesRequest, words: Words) => Promise<NamesBehind>

export type NamesRequest = {
  readonly read: ClubRead
  /** Whether a member's standing may be told: never the asker's own, nor that of somebody who has not said hello yet. */
  readonly mayBeNamed: (member: string) => boolean
}

export type NamesBehind = {
  readonly lists: readonly { readonly heading: string; readonly lines: readonly Line[] }[]
  readonly choices: readonly Pressable[]
  /** Of whom it tells: the look is noted with each of them, who reads how often it was. */
  readonly about: readonly string[]
}

type Part<Row, Facts> = {
  /** What has to be known of the topic's own tables: all topics are asked in one statement. */
  readonly rows?: (club: ClubTx, week: Week) => Rows<Row>
  /** The topic's figures of the week, as they are kept: codes, ids, numbers, instants and days, and nobody's name. */
  readonly read: (club: ClubTx, read: WeekRead, rows: readonly Row[]) => Facts | Promise<Facts>
  /** Whether the week had nothing of it. When all are quiet and no action waits, the digest is one line. */
  readonly isQuiet: (facts: Facts) => boolean
  readonly lines: Readonly<Partial<Record<LineName, LineOf<Facts>>>>
  readonly actions: Readonly<Partial<Record<ActionKind, ActionOf<Facts>>>>
  /** What is seen better than read; null where there is nothing to see. */
  readonly chart?: (facts: Facts, words: Words) => Chart | null
}

/** What a topic said of one week. */
export type Contribution = {
  readonly isQuiet: boolean
  readonly lines: readonly DigestLine[]
  readonly actions: readonly Action[]
  readonly chart: ((words: Words) => Chart | null) | null
}

export type DigestLine = {
  readonly name: LineName
  readonly isLeftOut: boolean
  readonly says: (words: Words) => Line
  readonly report: Readonly<Record<string, unknown>>
  /** What the people behind it are called; null where nobody is. */
  readonly names: ((words: Words) => string) | null
}

export type Action = {
  readonly kind: ActionKind
  readonly about: readonly string[]
  readonly says: (count: number, words: Words) => Line
  readonly button: (words: Words) => string
  /** The press of a command of its own; null where the digest opens what is behind it. */
  readonly press: string | null
}

/** A topic's lines and actions of the digest, whatever its figures: what its face lists. */
export type DigestPart = {
  readonly rows: (club: ClubTx, week: Week) => readonly Rows<unknown>[]
  readonly read: (club: ClubTx, read: WeekRead, rows: readonly unknown[]) => Promise<Json>
  /** What it says of facts that it read, now or long ago. */
  readonly tells: (facts: Json) => Contribution
  /** The lines it may have, and the actions it may suggest. */
  readonly lines: readonly LineName[]
  readonly actions: readonly ActionKind[]
  readonly opens: ReadonlyMap<ActionKind, Open>
  readonly names: ReadonlyMap<LineName, ReadNames>
}

/** Says a topic's part of the digest; its figures are checked here and forgotten by the digest, which knows none of them. */
export function digestPart<Facts extends Keepable, Row = never>({
  rows,
  read,
  isQuiet,
  lines,
  actions,
  chart,
}: Part<Row, Facts>): DigestPart & {
  /** What it says of these figures. */
  readonly of: (facts: Facts) => Contribution
} {
  const allLines = Object.entries(lines) as [LineName, LineOf<Facts>][]
  const allActions = Object.entries(actions) as [ActionKind, ActionOf<Facts>][]
  const of = (facts: Facts): Contribution => ({
    isQuiet: isQuiet(facts),
    lines: allLines.map(([name, line]) => ({
      name,
      isLeftOut: line.isLeftOut?.(facts) ?? false,
      says: words => line.says(facts, words),
      report: line.report(facts),
      names: line.names?.title ?? null,
    })),
    actions: allActions
      .map(([kind, action]) => ({
        kind,
        about: action.about(facts),
        says: (count: number, words: Words) => action.says(count, words, facts),
        button: action.button,
        press: 'press' in action && action.about(facts).length > 0 ? action.press(facts) : null,
      }))
      .filter(({ about }) => about.length > 0),
    chart: chart ? words => chart(facts, words) : null,
  })
  return {
    of,
    lines: allLines.map(([name]) => name),
    actions: allActions.map(([kind]) => kind),
    rows: (club, week) => (rows ? [rows(club, week)] : []),
    read: async (club, week, found) => toJson(await read(club, week, found as readonly Row[])),
    tells: facts => of(fromJson(facts) as Facts),
    opens: new Map(allActions.flatMap(([kind, action]) => ('open' in action ? [[kind, action.open]] : []))),
    names: new Map(allLines.flatMap(([name, { names }]) => (names ? [[name, names.read]] : []))),
  }
}
