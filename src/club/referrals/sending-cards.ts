import type { MemberRef, Reached } from '../../terms/member.ts'
import { areStrangers, type Ties } from '../../terms/tie.ts'
import { actions, button, note, paragraph, toned, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { oneToOnePress } from '../one-to-ones/presses.ts'
import type { Undelivered } from './arrival.ts'
import { whatOf } from './cards.ts'
import { undoneCard } from './giver-cards.ts'
import { referPress } from './presses.ts'

export type Sent = { readonly id: string; readonly receiver: MemberRef }

/** The giver's receipt: sent, how well the two know each other, and a one-to-one when they don't. */
export function passedCard(facts: { referral: Sent; known: Ties; reached: Reached }, words: Words): View {
  const { referral, known, reached } = facts
  const w = words.referrals
  return toned(
    'good',
    view(
      w.passedTitle(referral.receiver.name),
      paragraph(w.passed[reached](referral.receiver)),
      note(w.known(known)),
      areStrangers(known) && paragraph(w.meetFirst(referral.receiver)),
      actions(
        areStrangers(known) && button(oneToOnePress('propose', referral.receiver.id), w.press.oneToOne, 'primary'),
        button(referPress('undo', referral.id), words.general.buttons.undo),
      ),
    ),
  )
}

/** Asked when a line was typed for a third person and nothing was said of his agreement: it is never inferred. */
export const consentCard = (facts: { prospect: string; draft: string }, words: Words): View =>
  view(
    words.referrals.consentTitle(facts.prospect),
    paragraph(words.referrals.consent()),
    actions(
      button(referPress('pass-it', facts.draft), words.referrals.press.passIt, 'primary'),
      button(referPress('not-yet', facts.draft), words.referrals.press.notYet),
    ),
  )

export const keptCard = (facts: { draft: string }, words: Words): View =>
  view(
    words.referrals.keptTitle,
    paragraph(words.referrals.kept()),
    actions(button(referPress('pass-it', facts.draft), words.referrals.press.passIt, 'primary')),
  )

/** For the giver, of what he thought on its way: that it has not arrived and what to do; or that it has by now. */
export function undeliveredCard({ referral, arrivedAt, reached }: Undelivered, words: Words): View {
  if (referral.withdrawn) return undoneCard(referral, words)
  const w = words.sending
  const { receiver } = referral
  if (arrivedAt !== null || referral.status !== 'new')
    return view(w.arrivedTitle(receiver.name), paragraph(w.arrived(receiver, whatOf(referral), arrivedAt)))
  return view(
    w.undeliveredTitle(receiver.name),
    paragraph(w.undelivered[reached](receiver, whatOf(referral))),
    actions(button(referPress('undo', referral.id), words.referrals.press.undo)),
  )
}
