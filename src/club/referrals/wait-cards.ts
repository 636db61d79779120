import { optionsOf } from '../../terms/labels.ts'
import type { Referral } from '../../terms/referral.ts'
import { actions, button, heading, list, paragraph, toned, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { whatOf } from './cards.ts'
import { undoneCard } from './giver-cards.ts'
import { referPress } from './presses.ts'
import type { Wait } from './wait.ts'

/** The giver's receipt of what waits until its receiver is back, and what he opens of it later. */
export function waitsCard(wait: Wait, words: Words): View {
  if (wait.ended) return notPassedCard(wait, words)
  const w = words.sending
  const { id, receiver, said } = wait
  return toned(
    'good',
    view(
      w.waitsTitle(receiver.name),
      paragraph(w.waits(receiver, whatOf(said), receiver.away?.until?.add({ days: 1 }) ?? null)),
      actions(
        button(referPress('stop-waiting', id), words.general.buttons.undo),
        button(referPress('go-now', id), w.press.now),
      ),
    ),
  )
}

export const stoppedCard = ({ receiver }: Wait, words: Words): View => view(words.sending.stopped(receiver.name))

/** For the giver: he is back, and has it. */
export const passedOnCard = (referral: Referral, words: Words): View =>
  referral.withdrawn
    ? undoneCard(referral, words)
    : view(
        words.sending.passedOnTitle(referral.receiver.name),
        paragraph(words.sending.passedOn(referral.receiver, whatOf(referral))),
        actions(button(referPress('undo', referral.id), words.general.buttons.undo)),
      )

/** For the giver: he has left, or is away for too long; it can be given to somebody else. */
export function notPassedCard(wait: Wait, words: Words): View {
  if (!wait.ended) return waitsCard(wait, words)
  const { id, receiver, said } = wait
  const w = words.sending
  return view(
    w.notPassedTitle(receiver.name),
    paragraph(w.notPassed(receiver, whatOf(said), receiver.left)),
    actions(button(referPress('give-on', id), words.referrals.press.again, 'primary')),
  )
}

/** Beneath his referrals: those that wait. */
export function withWaits(card: View, waits: readonly Wait[], words: Words): View {
  if (waits.length === 0) return card
  const w = words.sending
  const shown = waits.slice(0, 10)
  const options = optionsOf(
    shown.map(({ id, receiver, said }) => ({ id, name: receiver.name, activity: said.need ?? null })),
  )
  return {
    ...card,
    blocks: [
      ...card.blocks,
      heading(w.waitsHeading(waits.length)),
      list(shown.map(({ receiver, said, since }) => w.waitsLine(receiver, whatOf(said), since))),
      actions({ kind: 'select', id: referPress('waiting'), label: w.press.openWaiting, options }),
    ],
  }
}
