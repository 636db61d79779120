import type { Cadence } from '../../terms/round.ts'
import { actions, button, heading, list, note, paragraph, toned, view } from '../../view/build.ts'
import type { Action, Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import type { PairApart } from '../apart/kept.ts'
import { apartPress } from '../apart/presses.ts'
import { proposedCard as oneToOneCard, whoIs } from '../one-to-ones/cards.ts'
import { hasAccepted, hasDeclined, othersOf } from '../one-to-ones/one-to-one.ts'
import { oneToOnePress } from '../one-to-ones/presses.ts'
import { maySayWhetherHeld } from '../one-to-ones/rules.ts'
import { clubSettingsPress } from '../setup/presses.ts'
import type { Round } from './calendar.ts'
import { clubPairsPress, roundPress } from './presses.ts'
import type { Because, Proposal } from './proposal.ts'

/** What is told of a round before it is drawn, as its reader stands to it. */
export type Ahead = {
  readonly round: Pick<Round, 'name' | 'at'>
  readonly out: boolean
  readonly drawn: boolean
  /** It is the one that comes next. */
  readonly comes: boolean
}

/** Some days before: whoever would rather not this time leaves it out. */
export function aheadCard({ round, out, drawn, comes }: Ahead, { pairing: w }: Words): View {
  if (!comes) return view(w.aheadTitle, note(out ? w.wasOut() : w.isOver(drawn)))
  return out
    ? view(w.outTitle, paragraph(w.out(round.at)), actions(button(roundPress('join', round.name), w.press.join)))
    : view(
        w.aheadTitle,
        paragraph(w.ahead(round.at)),
        actions(button(roundPress('skip', round.name), w.press.skip), button(apartPress('open'), w.press.apart)),
      )
}

/** Whom a round brings its reader together with, why, and what he may do about it. */
export function proposedCard({ read, isOver, because, next }: Proposal, words: Words): View {
  const { pairing: w, oneToOnes } = words
  const { meeting, reader } = read
  const { id, status } = meeting
  const others = othersOf(meeting, reader)
  const title = w.proposedTitle(oneToOnes.names(others.map(({ name }) => name)))
  const met = button(oneToOnePress('held', id), w.press.met)
  const skip = next && button(roundPress('skip', next.name), w.press.skipNext)
  if (hasDeclined(meeting, reader))
    return view(
      title,
      note(w.notThisTime()),
      status === 'proposed' && !isOver
        ? actions(
            button(oneToOnePress('yes', id), oneToOnes.press.changeMind),
            button(apartPress('open'), w.press.apart),
            skip,
          )
        : actions(button(apartPress('open'), w.press.apart)),
    )
  if (status === 'skipped') return view(title, note(w.doesNotTakePlace()))
  if (meeting.confirmedBy.includes(reader) || status === 'held') return view(title, note(w.youMet()))
  // From the first moment on that somebody proposes it is a one-to-one like any other.
  if (status === 'scheduled' || (meeting.moments.length > 0 && !isOver)) return oneToOneCard(read, words)
  if (isOver) return view(title, note(w.roundIsOver()), maySayWhetherHeld(meeting) && actions(met))
  const waits = hasAccepted(meeting, reader)
  return view(
    title,
    paragraph(w.proposed(others.length)),
    list(others.flatMap(other => whoIs(other, words))),
    heading(w.because(others.length)),
    list(because.flatMap(reason => reasonsOf(reason, reader, words))),
    waits && note(oneToOnes.waitsForOthers()),
    actions(
      !waits && button(oneToOnePress('yes', id), oneToOnes.press.yes, 'primary'),
      button(oneToOnePress('moments', id), oneToOnes.press.when),
      button(oneToOnePress('no', id), w.press.no),
      met,
      skip,
    ),
  )
}

function reasonsOf({ other, lastMet, isNew, complement }: Because, reader: string, words: Words): readonly Line[] {
  const { pairing: w } = words
  return [
    lastMet ? w.lastMet(other, lastMet) : w.neverMet(other),
    ...(isNew ? [w.isNew(other)] : []),
    ...(complement
      ? [words.trades.because(complement, { you: reader, name: one => (one === other.id ? other.name : '') })]
      : []),
  ]
}

/** What became of a round. */
export type RoundSoFar = {
  readonly name: string
  readonly proposed: number
  readonly held: number
  /** Nobody has said yet whether they met. */
  readonly unknown: number
  readonly leftOut: number
  readonly allMet: boolean
}

export type PairsPage = {
  readonly cadence: Cadence
  readonly next: Pick<Round, 'at'> | null
  /** Within the first days after an import no round is drawn. */
  readonly silentUntil: Temporal.Instant | null
  readonly last: RoundSoFar | null
  readonly apart: readonly PairApart[]
}

/** For an organizer: when the next round is, what became of the last, and whom the organizers keep apart. */
export function pairsCard({ cadence, next, silentUntil, last, apart }: PairsPage, { pairing: w }: Words): View {
  return view(
    w.pageTitle,
    paragraph(next ? w.next(cadence, next.at) : w.none()),
    silentUntil && note(w.silent(silentUntil)),
    last && paragraph(w.last(last)),
    paragraph(apart.length === 0 ? w.nobodyApart() : w.apart()),
    apart.length > 0 && list(apart.map(({ one, other }) => w.pair(one, other))),
    note(w.apartStays()),
    actions(
      button(clubPairsPress('add'), w.press.keepApart),
      ...release(apart, w.press.release, w.pairText),
      button(clubSettingsPress('open'), w.press.settings),
    ),
  )
}

const release = (
  apart: readonly PairApart[],
  label: string,
  pair: (one: string, other: string) => string,
): readonly Action[] =>
  apart.length === 0
    ? []
    : [
        {
          kind: 'select',
          id: clubPairsPress('release'),
          label,
          options: apart.map(({ id, one, other }) => ({ value: id, label: pair(one.name, other.name) })),
        },
      ]

export const pairKeptCard = ({ id, one, other }: PairApart, { pairing: w, general }: Words): View =>
  toned(
    'good',
    view(
      w.keptTitle(one.name, other.name),
      paragraph(w.apartStays()),
      actions(button(clubPairsPress('release', id), general.buttons.undo)),
    ),
  )

export const pairReleasedCard = ({ one, other }: Omit<PairApart, 'id'>, { pairing: w, general }: Words): View =>
  view(
    w.releasedTitle(one.name, other.name),
    actions(button(clubPairsPress('keep', one.id, other.id), general.buttons.undo)),
  )
