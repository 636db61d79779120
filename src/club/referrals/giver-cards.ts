import type { Referral, ReferralStatus } from '../../terms/referral.ts'
import { actions, button, note, paragraph, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { whatOf } from './cards.ts'
import { referPress } from './presses.ts'
import { isReturned } from './rules.ts'

/** For the giver of a referral whose receiver has left. */
export const returnedCard = (referral: Referral, words: Words): View =>
  view(
    words.referrals.returnedTitle(referral.receiver.name, !isReturned(referral)),
    paragraph(words.referrals.returned(referral)),
    isReturned(referral) && actions(button(referPress('again', referral.id), words.referrals.press.again, 'primary')),
  )

export const undoneCard = (referral: Referral, words: Words): View =>
  view(words.referrals.undone(referral.receiver.name))

/** News for the giver: a step, never an amount. */
export function movedCard(facts: { referral: Referral; step: ReferralStatus | 'denied' }, words: Words): View {
  const { referral, step } = facts
  const w = words.referrals
  if (referral.withdrawn) return undoneCard(referral, words)
  return view(
    w.movedTitle(referral.receiver.name, step),
    paragraph(w.moved(referral.receiver, step, whatOf(referral))),
    actions(
      step === 'denied'
        ? button(referPress('undo', referral.id), w.press.undo)
        : button(referPress('pleasure', referral.id), w.press.pleasure),
    ),
  )
}

/** For the giver, of what he was told and is no longer so: where it stands instead. `slip`: the step that was none. */
export function standsCard(referral: Referral, words: Words, slip?: ReferralStatus | 'denied'): View {
  if (referral.withdrawn) return undoneCard(referral, words)
  const w = words.referrals
  const { receiver, status, since } = referral
  return view(
    w.movedTitle(receiver.name, status),
    paragraph(w.stands(receiver, status, since, whatOf(referral))),
    slip !== undefined && note(w.corrected(receiver, slip)),
  )
}

export const pleasureCard = (referral: Referral, words: Words): View =>
  view(words.referrals.pleasureTitle(referral.giver.name), paragraph(words.referrals.pleasure(referral.giver)))

export const saidCard = (title: string): View => view(title)
