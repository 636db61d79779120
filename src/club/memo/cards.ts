import type { MemberYear, SomeNamed, YearIdea } from '../../terms/memo.ts'
import { actions, button, heading, list, note, paragraph, view } from '../../view/build.ts'
import type { Block, Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import type { Memo } from './show.ts'

const isAny = ({ named, others }: SomeNamed) => named.length + others > 0

/** What there is under a heading; nothing where there is none: what he did not do stands nowhere. */
const told = (title: string, lines: readonly (Line | false)[]): Block[] => {
  const said = lines.filter(line => line !== false)
  return said.length === 0 ? [] : [heading(title), list(said)]
}

function notedParts(year: MemberYear, words: Words) {
  const { memo: w } = words
  return {
    met: told(w.metHeading, [
      isAny(year.oneToOnes) && w.oneToOnes(year.oneToOnes),
      year.meetings.came > 0 && w.meetings(year.meetings),
      year.alsoThere > 0 && w.alsoThere(year.alsoThere),
      year.metThrough > 0 && w.metThrough(year.metThrough),
    ]),
    gave: told(w.gaveHeading, gaveLines(year, words)),
    thanks: told(w.thanksHeading, [
      year.thanks.received > 0 && w.received(year.thanks),
      year.thanks.given > 0 && w.given(year.thanks.given),
    ]),
  }
}

/** Whom he met, what he gave and the thanks of a time that is his; what there was none of stands nowhere. */
export const notedBlocks = (year: MemberYear, words: Words): Block[] => Object.values(notedParts(year, words)).flat()

/** One member's year, for himself: whom he met, what he gave and what came of it, and one idea. */
export function memoCard({ year, anniversary, idea, reader }: Memo, words: Words): View {
  const w = words.memo
  const { met, gave, thanks } = notedParts(year, words)
  const blocks = [...met, ...gave, ...thanks]
  return view(
    w.title,
    anniversary && paragraph(w.anniversary(anniversary.years, anniversary.on)),
    blocks.length > 0 && paragraph(w.noted(year.span)),
    ...blocks,
    gave.length === 0 && paragraph(blocks.length === 0 ? w.nothing(year.span) : w.unnoted()),
    ...(idea ? ideaBlocks(idea, reader, words) : []),
    anniversary && note(w.renews(anniversary.on)),
    note(w.private()),
  )
}

function gaveLines(year: MemberYear, { memo: w }: Words): (Line | false)[] {
  return [
    year.referrals.passed > 0 && w.referrals(year.referrals),
    year.business > 0 && w.business(year.business),
    year.introduced.agreed > 0 && w.introduced(year.introduced),
    year.answers > 0 && w.answers(year.answers),
    year.guests.came > 0 && w.guests(year.guests),
    isAny(year.sponsored) && w.sponsored(year.sponsored),
  ]
}

function ideaBlocks(idea: YearIdea, reader: string, words: Words): (Block | false)[] {
  const { memo: w } = words
  const because = idea.what === 'meet' ? idea.because : null
  const name = idea.what === 'meet' ? idea.who.name : ''
  return [
    heading(w.ideaHeading),
    paragraph(w.idea(idea)),
    because !== null && note(words.trades.because(because, { you: reader, name: () => name })),
    actions(button(idea.press, w.press[idea.what], 'primary')),
  ]
}
