import type { Chart } from '../../terms/chart.ts'
import type { Presence } from '../../terms/presence.ts'
import { note, paragraph, pictureOrWords, view } from '../../view/build.ts'
import type { Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { type Compared, trendOf } from './rules.ts'

/** A chart, and the picture of it; `png` is null where none could be drawn. */
type Drawn = { readonly chart: Chart | null; readonly png: Uint8Array | null }

const drawn = ({ chart, png }: Drawn, words: Words) => chart && pictureOrWords(png, words.charts.alt(chart))

/** His own meetings, for himself: how often he came, over which, and each of them. */
export const ownPresenceCard = (
  own: Drawn & {
    readonly presence: Presence
    readonly today: Temporal.PlainDate
    /** What he may say of his absences. */
    readonly absences: readonly (Block | false)[]
  },
  words: Words,
): View =>
  view(
    words.presence.ownTitle,
    paragraph(words.presence.own(own.presence, own.today)),
    drawn(own, words),
    ...own.absences,
    note(words.presence.counted()),
  )

/** The club's meetings, for its organizers; nobody is named. */
export function clubPresenceCard(club: Drawn & { readonly compared: Compared }, words: Words): View {
  const { presence: w } = words
  const last = club.compared.rolls.at(-1)
  if (!last) return view(w.clubTitle, paragraph(w.none()))
  const trend = trendOf(club.compared)
  return view(
    w.clubTitle,
    paragraph(w.last(last, last.day)),
    trend && paragraph(w.trend(trend)),
    drawn(club, words),
    note(w.clubCounted()),
  )
}
