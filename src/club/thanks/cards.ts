import type { MemberRef, Reached } from '../../terms/member.ts'
import { actions, button, note, paragraph, quote, toned, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { thanksPress } from './presses.ts'
import type { Thanks } from './queries.ts'

type Given = { readonly id: string; readonly to: MemberRef; readonly reached: Reached; readonly inChannel: boolean }

/** The receipt of whoever thanked. */
export const givenCard = ({ id, to, reached, inChannel }: Given, { thanks: w, general }: Words): View =>
  toned(
    'good',
    view(
      w.givenTitle(to.name),
      paragraph(w.reached[reached](to)),
      inChannel && note(w.asksFirst(to)),
      actions(button(thanksPress('undo', id), general.buttons.undo)),
    ),
  )

export const undoneCard = ({ to }: Thanks, words: Words): View => view(words.thanks.undone(to.name))

/** For whoever is thanked; where the other would like the club to read it, he is asked. */
export function receivedCard({ id, from, what, message, inChannel, withdrawn }: Thanks, { thanks: w }: Words): View {
  if (withdrawn) return view(w.takenBackTitle(from.name), paragraph(w.takenBack()))
  return view(
    w.receivedTitle(from.name),
    paragraph(w.received(from, what)),
    message !== null && quote(message),
    inChannel === 'asked' && paragraph(w.inChannel(from)),
    inChannel === 'asked' &&
      actions(
        button(thanksPress('in-channel', id), w.press.inChannel, 'primary'),
        button(thanksPress('between-us', id), w.press.betweenUs),
      ),
    inChannel === 'yes' && note(w.stands()),
    inChannel === 'yes' && actions(button(thanksPress('between-us', id), w.press.betweenUs)),
    inChannel === 'no' && note(w.staysPrivate()),
    inChannel === 'no' && actions(button(thanksPress('in-channel', id), w.press.inChannel)),
  )
}

/** What the club reads when both want it to. */
export const toldCard = ({ from, to, what, message }: Thanks, { thanks: w }: Words): View =>
  view(w.toldTitle(from.name, to.name), paragraph(w.told(from, to, what)), message !== null && quote(message))
