import type { Chart } from '../../terms/chart.ts'
import { mayBeLeft } from '../../terms/digest.ts'
import type { Member } from '../../terms/member.ts'
import { firstNameOf } from '../../terms/names.ts'
import {
  actions,
  button,
  heading,
  list,
  note,
  paragraph,
  pictureOrWords,
  quote,
  toned,
  view,
} from '../../view/build.ts'
import type { Block, Line, Action as Pressable, View } from '../../view/view.ts'
import type { WhySpeak } from '../../words/en/first-words.ts'
import { inOneSentence, line, named } from '../../words/line.ts'
import type { Words } from '../../words/words.ts'
import type { Digest, Suggestion } from './compute.ts'
import type { LeftAlone } from './leave.ts'
import type { NamesBehind } from './part.ts'
import { digestPress } from './presses.ts'

/** A chart of the digest; `png` is null where it is told in words. */
export type Picture = { readonly chart: Chart; readonly png: Uint8Array | null }

type DigestFacts = {
  readonly digest: Digest
  readonly pictures: readonly Picture[]
  /** An earlier week, to be read: what could be done then is no button now. */
  readonly isPast?: boolean
  /** Its actions are those of now, not those that were told: its text has the same. */
  readonly isNow?: boolean
  /** The Mondays of the weeks that can be read again. */
  readonly weeks?: readonly Temporal.PlainDate[]
}

/** Figures, actions and counts; names open behind buttons only, for one organizer at a time. */
export function digestCard(
  { digest, pictures, isPast = false, isNow = false, weeks = [] }: DigestFacts,
  words: Words,
): View {
  const w = words.digest
  const { week } = digest
  const earlier = weeks.length > 0 && actions(...weekChoice(weeks, words))
  if (digest.isEmpty) return view(w.title(week.monday), paragraph(w.empty(week.monday)), earlier)
  const told = digest.lines.filter(clauses => clauses.some(({ isLeftOut }) => !isLeftOut))
  return view(
    w.title(week.monday),
    heading(w.actionsHeading),
    digest.actions.length === 0
      ? paragraph(w.noAction())
      : list(digest.actions.map(action => suggested(action, words))),
    !isPast &&
      digest.actions.length > 0 &&
      actions(...digest.actions.map((action, n) => actionButton(action, n, words))),
    !isPast && leaving(digest.actions, words),
    told.length > 0 && heading(w.changedHeading),
    told.length > 0 &&
      list(
        told.map(clauses => {
          const lines = clauses.filter(({ isLeftOut }) => !isLeftOut).map(({ says }) => says(words))
          return clauses.length === 1 ? lines[0]! : inOneSentence(lines)
        }),
      ),
    ...pictures.map(({ chart, png }) => pictureOrWords(png, words.charts.alt(chart))),
    actions(
      ...(isPast ? [] : [...closer(digest, words), button(digestPress('names'), w.names)]),
      button(digestPress(isNow ? 'text-now' : 'text', week.monday), words.digestSettings.press.text, 'quiet'),
    ),
    earlier,
  )
}

/** With how long it has been waiting, from the third week in a row on; and that it has been left alone since. */
function suggested({ says, count, lasting }: Suggestion, words: Words): Line {
  const said = says(words)
  if (!lasting) return said
  const { lasting: waits, leftSince } = words.digest
  return line`${said} ${waits(lasting, count)}${lasting.isLeft ? ` ${leftSince(lasting.count === count)}` : ''}`
}

/** What keeps coming back may be left alone; but not where somebody waits for an answer. */
function leaving(suggestions: readonly Suggestion[], words: Words): Block | false {
  const kinds = suggestions.flatMap(({ kind, lasting }) =>
    lasting && !lasting.isLeft && mayBeLeft(kind) ? [kind] : [],
  )
  return kinds.length > 0 && actions(...kinds.map(kind => button(digestPress('leave', kind), words.digest.leave[kind])))
}

const weekChoice = (weeks: readonly Temporal.PlainDate[], words: Words): Pressable[] => [
  {
    kind: 'select',
    id: digestPress('past'),
    label: words.digest.earlier,
    options: weeks.map(monday => ({ value: monday.toString(), label: words.digest.weekOf(monday) })),
  },
]

/** An organizer's receipt. */
export const leftAloneCard = ({ count, step }: NonNullable<LeftAlone>, words: Words): View =>
  toned(
    'good',
    view(
      words.digest.leftTitle,
      paragraph(words.digest.left(count)),
      actions(button(digestPress('unleave', step), words.general.buttons.undo)),
    ),
  )

export const toldAgainCard = (words: Words): View => view(words.digest.toldAgain)

/** The list of what can be looked at: what waits without a button of its own, and the lines that are about people. */
function closer({ others, lines }: Digest, words: Words): Pressable[] {
  const people = lines.flat().flatMap(({ name, names, isLeftOut }) => (names && !isLeftOut ? [{ name, names }] : []))
  const options = [
    ...others.map(({ kind, button: label }) => ({ value: kind, label: label(words) })),
    ...people.map(({ name, names }) => ({ value: name, label: names(words) })),
  ]
  return options.length === 0
    ? []
    : [{ kind: 'select', id: digestPress('closer'), label: words.digest.closer, options }]
}

function actionButton({ kind, button: label, press }: Suggestion, n: number, words: Words): Pressable {
  const style = n === 0 ? ('primary' as const) : undefined
  return button(press ?? digestPress('who', kind), label(words), style)
}

/** Names with what is behind them, for the organizer who pressed. */
export function namesCard(found: readonly NamesBehind[], words: Words, spokenWith: readonly SpokenWith[] = []): View {
  const w = words.digest
  const lists = found.flatMap(({ lists }) => lists).filter(({ lines }) => lines.length > 0)
  return view(
    w.namesTitle,
    lists.length + spokenWith.length === 0 && paragraph(w.nobody()),
    ...lists.flatMap(({ heading: title, lines }) => [heading(title), list(lines)]),
    ...firstWordsBlocks(spokenWith, words),
    lists.length + spokenWith.length > 0 && note(w.logged()),
    ...found.map(({ choices }) => choices.length > 0 && actions(...choices)),
  )
}

export const settledCard = (words: Words): View => view(words.digest.settledTitle)

/** Somebody an organizer may speak with, and why; the words that he may copy tell nothing of it. */
export type SpokenWith = { readonly member: Pick<Member, 'name' | 'fullName'>; readonly why: WhySpeak }

/** A sentence to begin with for each of them; nothing where there is nobody. */
export const firstWordsBlocks = (people: readonly SpokenWith[], words: Words): Block[] =>
  people.length === 0
    ? []
    : [
        heading(words.firstWords.heading),
        ...people.flatMap(({ member, why }) => [
          paragraph(line`${named(member)}`),
          firstWordsTo({ member, why }, words),
        ]),
        note(words.firstWords.note()),
      ]

/** What may be said to one of them. */
export const firstWordsTo = ({ member, why }: SpokenWith, { firstWords }: Words): Block =>
  quote(firstWords.begins[why](firstNameOf(member.fullName)))
