import type { Meeting } from '../../terms/meeting.ts'
import type { Page } from '../../terms/page.ts'
import type { Occurring, Saved, Series } from '../../terms/series.ts'
import { actions, button, list, note, paragraph, toned, view } from '../../view/build.ts'
import { turning } from '../../view/pages.ts'
import type { Action, Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { dayIn } from './cards.ts'
import type { Detailed } from './details.ts'
import type { Announced } from './plan.ts'
import { announcementNotes } from './plan-cards.ts'
import { meetingPress, seriesPress } from './presses.ts'
import type { ToEnd } from './series.ts'
import type { Sketch } from './sketch.ts'

/** A series read back before it is saved: the rule in words, its first dates, the days off among them. */
export function sketchCard(sketch: Sketch, words: Words): View {
  const { plan, first, holidays, breaks, toChange, or, draft } = sketch
  const w = words.series
  const off = holidays.length + breaks.length
  return view(
    w.sketchTitle(toChange !== null),
    paragraph(w.plan(plan)),
    paragraph(w.firstDates()),
    list(first.map(w.dated)),
    holidays.length > 0 && note(w.holidays(holidays)),
    breaks.length > 0 && note(w.breaks(breaks)),
    off > 0 && paragraph(w.leaveOut(off)),
    ...(toChange === null ? [] : w.toChange(toChange).map(note)),
    actions(...saveButtons(sketch, words)),
    actions(
      button(seriesPress('change', draft), w.press.change),
      button(seriesPress('details', draft), w.press.details),
      or && button(seriesPress('other', draft), w.press.other(or)),
    ),
  )
}

function saveButtons({ draft, holidays, breaks }: Sketch, { series: { press } }: Words): Action[] {
  const [some, all] = [holidays.length, holidays.length + breaks.length]
  if (all === 0) return [button(seriesPress('save', draft, 'as-before'), press.save, 'primary')]
  return [
    button(seriesPress('save', draft, 'all'), press.saveWithout(all), 'primary'),
    ...(some > 0 && breaks.length > 0
      ? [button(seriesPress('save', draft, 'holidays'), press.saveWithoutHolidays(some))]
      : []),
    button(seriesPress('save', draft, 'none'), press.saveAll),
  ]
}

/** `undo`: the draft that brings back what was, where a series was changed. */
export type SavedTold = Saved & {
  readonly announced: Announced
  readonly waits: boolean
  readonly undo: string | null
}

export function savedCard({ series, next, taken, changed, announced, waits, undo }: SavedTold, words: Words): View {
  const w = words.series
  return toned(
    'good',
    view(
      w.savedTitle(changed),
      paragraph(w.plan(series.plan)),
      next && paragraph(w.next(next)),
      note(w.goesOn()),
      taken.length > 0 && note(w.taken(taken)),
      ...(next ? announcementNotes({ announced, waits }, words) : []),
      actions(
        button(seriesPress('show', series.id), w.press.show),
        undo === null
          ? !changed && button(seriesPress('unplan', series.id), words.general.buttons.undo)
          : button(seriesPress('save', undo, 'as-before'), words.general.buttons.undo),
      ),
    ),
  )
}

/** A series and its meetings to come, those that are off too: each can be put back. */
export function seriesCard({ series, page }: { series: Series; page: Page<Occurring> }, words: Words): View {
  const w = words.series
  const goesOn = series.endsOn === null
  return view(
    w.seriesTitle(series.plan.title),
    paragraph(w.plan(series.plan)),
    !goesOn && note(w.ended(series.endsOn!)),
    page.items.length === 0 && paragraph(w.nothingAhead()),
    ...inTurn(page.items, words),
    turning(page, number => seriesPress('show', series.id, number), words.general.buttons),
    goesOn
      ? actions(
          button(seriesPress('edit', series.id), w.press.edit),
          button(seriesPress('end', series.id), w.press.end, 'danger'),
        )
      : actions(button(seriesPress('resume', series.id), words.general.buttons.undo)),
  )
}

/** Those that take place as a list, each that does not with its button, in the order of their days. */
function inTurn(items: readonly Occurring[], words: Words): Block[] {
  const w = words.series
  const blocks: Block[] = []
  for (const one of items) {
    const last = blocks.at(-1)
    if (one.meeting.status !== 'planned') {
      const restore = button(meetingPress('restore', one.meeting.id), w.press.restore(dayIn(one.meeting, words)))
      blocks.push(paragraph(w.off(one.meeting)), actions(restore))
    } else if (last?.kind === 'list') blocks[blocks.length - 1] = list([...last.items, w.row(one)])
    else blocks.push(list([w.row(one)]))
  }
  return blocks
}

/** Before a series ends, from one of its meetings on where that was said. */
export function endCard(asked: ToEnd & { readonly meeting: string | null }, words: Words): View {
  const w = words.series
  const { series, from, stays, meeting } = asked
  const yes = meeting === null ? seriesPress('end-yes', series.id) : seriesPress('end-from-yes', meeting)
  return view(
    w.endTitle(series.plan),
    paragraph(w.toEnd(from, asked)),
    stays.length > 0 && note(w.stays(stays)),
    actions(button(yes, w.press.endYes, 'danger')),
  )
}

export const endedCard = (ended: ToEnd, words: Words): View =>
  view(
    words.series.endedTitle,
    paragraph(words.series.isOver(ended)),
    ended.stays.length > 0 && note(words.series.stays(ended.stays)),
    actions(button(seriesPress('resume', ended.series.id), words.general.buttons.undo)),
  )

/** A day off on which the club would have met after all. */
export const restingCard = (meeting: Meeting, words: Words): View =>
  view(
    words.series.restingTitle(dayIn(meeting, words)),
    paragraph(words.series.rests()),
    actions(button(meetingPress('restore', meeting.id), words.general.buttons.undo)),
  )

/** What was said of one meeting beside its day. */
export const detailedCard = ({ meeting, over }: Detailed, words: Words): View =>
  toned(
    'good',
    view(
      words.series.detailedTitle,
      paragraph(words.series.detailed(meeting)),
      meeting.seats !== null && paragraph(words.seats.limited(meeting.seats)),
      over > 0 && note(words.seats.over(over)),
      actions(button(meetingPress('details', meeting.id), words.general.buttons.correct)),
    ),
  )
