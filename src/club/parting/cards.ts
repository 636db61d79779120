import { actions, button, list, note, paragraph, toned, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { pausePress } from '../leaves/presses.ts'
import { notedBlocks } from '../memo/cards.ts'
import { myDataPress } from '../privacy/presses.ts'
import type { Farewell, Parted } from './leave.ts'
import { partingPress } from './presses.ts'

/** Before he leaves: what stays, what ends, and that a break may be enough. */
export const askCard = ({ onLeave }: { readonly onLeave: boolean }, { parting: w }: Words): View =>
  view(
    w.askTitle,
    paragraph(w.noReason()),
    list(w.whatHappens()),
    !onLeave && paragraph(w.orABreak()),
    actions(
      !onLeave && button(pausePress('take'), w.press.pause),
      button(partingPress('leave'), w.press.leave, 'danger'),
    ),
  )

/** The good-bye: thanks, and what the club has noted of all the time he was there. */
export function goodByeCard({ joinedOn, years, noted }: Farewell, words: Words): View {
  const blocks = notedBlocks(noted, words)
  return view(
    words.parting.goodByeTitle,
    paragraph(words.parting.goodBye(joinedOn, years)),
    blocks.length > 0 && paragraph(words.parting.noted()),
    ...blocks,
    note(words.parting.afterwards()),
    actions(
      button(partingPress('stay'), words.parting.press.stay),
      button(myDataPress('export'), words.privacy.press.export),
    ),
  )
}

export const stayedCard = ({ parting: w }: Words): View => toned('good', view(w.stayedTitle, paragraph(w.stayed())))

/** To the organizers: that he has left by himself; or that he stays. */
export const partedCard = ({ member, on, back }: Parted, { parting: w }: Words): View =>
  back
    ? view(w.backTitle(member.name), paragraph(w.back(member)))
    : view(w.partedTitle(member.name), paragraph(w.parted(member, on)), paragraph(w.callHim()))
