import type { Awaited } from '../../terms/awaiting.ts'
import type { KeptLeave, Leave, Pause } from '../../terms/leave.ts'
import { actions, button, heading, list, note, paragraph, toned, view } from '../../view/build.ts'
import type { Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import type { Ended, Taken } from './pause.ts'
import { pausePress } from './presses.ts'
import { mayRenew } from './rules.ts'

type Today = { readonly today: Temporal.PlainDate }

/** The receipt: until when, and what it means. An end that was moved goes back to where it was. */
export function takenCard({ leave, before, today }: Taken & Today, words: Words): View {
  const w = words.leaves
  const { undo } = words.general.buttons
  const taken = before === null ? pausePress('undo', leave.id) : movedBack(before)
  return toned(
    'good',
    view(
      w.takenTitle,
      paragraph(w.taken(leave, today)),
      note(w.takenNote()),
      actions(taken !== null && button(taken, undo), button(pausePress('take'), w.press.change)),
    ),
  )
}

const movedBack = ({ id, until }: KeptLeave) => (until === null ? null : pausePress('back-to', { id, until }))

/** His leaves of today and later, each with what he can do about it. */
export function stateCard({ leaves, today }: { readonly leaves: readonly KeptLeave[] } & Today, words: Words): View {
  const w = words.leaves
  const isAhead = ({ from }: Leave) => Temporal.PlainDate.compare(from, today) > 0
  return view(
    w.stateTitle,
    ...leaves.flatMap(leave =>
      isAhead(leave)
        ? [
            paragraph(w.coming({ from: leave.from, until: leave.until ?? leave.from }, today)),
            actions(button(pausePress('end', leave.id), w.press.cancel)),
          ]
        : [
            paragraph(w.current(leave, today)),
            actions(
              mayRenew(leave, today) && button(pausePress('renew', leave.id), w.press.renew, 'primary'),
              button(pausePress('end', leave.id), w.press.end),
            ),
          ],
    ),
    actions(button(pausePress('take'), w.press.change)),
  )
}

type Waiting = { readonly awaited: readonly Awaited[] }

/** He is back, or does not go; what he gave up can be taken up again. */
export function endedCard({ given, begun, awaited }: Ended & Waiting, words: Words): View {
  const w = words.leaves
  const again = given !== null && actions(button(pausePress('resume', given), w.press.resume))
  return begun
    ? view(w.backTitle, paragraph(w.back()), ...waitingPart(awaited, words), again)
    : view(w.cancelledTitle, paragraph(w.cancelled()), again)
}

/** Taken back before a day of it had passed; later he is back. */
export const undoneCard = (ended: Ended & Waiting, words: Words): View =>
  ended.left === null ? view(words.leaves.undone) : endedCard(ended, words)

function waitingPart(awaited: readonly Awaited[], { leaves: w }: Words): Block[] {
  return awaited.length === 0
    ? [paragraph(w.nothingWaits())]
    : [heading(w.waits), list(awaited.map(one => w.awaited(one)))]
}

/** `leave` as it is now; null once it was taken back. `until`: its last day as this was written. */
export type Ending = { readonly leave: KeptLeave | null; readonly until: Temporal.PlainDate } & Today & Waiting

/** Shortly before the end: one tap renews it, or ends it now. */
export function endingCard({ leave, until, today, awaited }: Ending, words: Words): View {
  const w = words.leaves
  const isPast = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, today) < 0
  if (leave?.until == null || isPast(leave.until))
    return endedCard({ begun: true, left: null, given: isPast(until) ? null : { from: today, until }, awaited }, words)
  if (!leave.until.equals(until))
    return view(
      w.endingTitle,
      paragraph(w.renewed(leave.until)),
      actions(button(pausePress('back-to', { id: leave.id, until }), words.general.buttons.undo)),
    )
  return view(
    w.endingTitle,
    paragraph(w.ending(until)),
    actions(button(pausePress('renew', leave.id), w.press.renew), button(pausePress('end', leave.id), w.press.endThis)),
  )
}

/** The day after: a warm word, and what waits for him in one message. */
export const overCard = ({ awaited }: Waiting, words: Words): View =>
  view(words.leaves.overTitle, paragraph(words.leaves.over()), ...waitingPart(awaited, words))

/** Beneath the answer to what he asked once more: his leave has ended with it. */
export const endedByAskingPart = ({ given }: { readonly given: Pause | null }, { leaves: w }: Words): Block[] => [
  note(w.endedByAsking()),
  ...(given === null ? [] : [actions(button(pausePress('resume', given), w.press.resume))]),
]
