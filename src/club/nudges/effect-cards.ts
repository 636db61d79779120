import { actions, button, heading, list, note, paragraph, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { isLadder } from './effect.ts'
import type { Measured } from './measured.ts'
import { clubNudgesPress, codeOfKind } from './presses.ts'

/** What nudges change and cost, kind by kind; what is off because it did harm can be sent here all the same. */
export function measuredCard({ effect, cost, kinds }: Measured, { nudgeEffect: w }: Words): View {
  const off = kinds.flatMap(({ off }) => off ?? [])
  // Each message is of one ladder and proposes one act: two lists, each of all of them.
  const toWhom = kinds.filter(({ kind }) => isLadder(kind))
  const what = kinds.filter(({ kind }) => !isLadder(kind))
  return view(
    w.title,
    paragraph(w.effect(effect)),
    effect.now.of + effect.delayed.of > 0 && paragraph(w.counted(effect)),
    paragraph(w.cost(cost)),
    toWhom.length > 0 && heading(w.laddersHeading),
    toWhom.length > 0 && list(toWhom.map(one => w.kind(one))),
    what.length > 0 && heading(w.actsHeading),
    what.length > 0 && list(what.map(one => w.kind(one))),
    off.length > 0 &&
      actions(
        ...off.map(({ kind, allTheSame }) =>
          allTheSame
            ? button(clubNudgesPress('leave', codeOfKind(kind)), w.press.leave(kind))
            : button(clubNudgesPress('send', codeOfKind(kind)), w.press.send(kind)),
        ),
      ),
    note(w.how()),
  )
}
