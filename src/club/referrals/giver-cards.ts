import { isClosed, type Referral, type ReferralStatus } from '../../terms/referral.ts'
import { actions, button, note, paragraph, quote, view } from '../../view/build.ts'
import type { Action, Block, Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { whatOf } from './cards.ts'
import { pastCard } from './forgotten-cards.ts'
import { referPress, referralsPress } from './presses.ts'
import { isReturned, mayHandOn } from './rules.ts'

/** For the giver of a referral whose receiver has left. */
export const returnedCard = (referral: Referral, words: Words): View =>
  view(
    words.referrals.returnedTitle(referral.receiver.name, !isReturned(referral) && !referral.handedOn),
    !referral.handedOn && paragraph(words.referrals.returned(referral)),
    isReturned(referral) && !referral.handedOn && actions(handOnButton(referral, words)),
    handedOnNote(referral, words),
  )

/** Gives it to somebody else. */
export const handOnButton = ({ id }: Referral, words: Words): Action =>
  button(referPress('again', id), words.referrals.press.again, 'primary')

/** What it became with somebody else. */
export const handedOnNote = ({ handedOn }: Referral, words: Words): Block | false =>
  handedOn !== null && note(words.ownReferrals.handedOn(handedOn.to, handedOn.at))

export const undoneCard = (referral: Referral, words: Words): View =>
  view(words.referrals.undone(referral.receiver.name))

/** News for the giver: a step, never an amount. `was`: what its receiver had pressed by mistake, as he had read. */
export function movedCard(
  {
    referral,
    step,
    was,
  }: { referral: Referral; step: ReferralStatus | 'denied'; was?: ReferralStatus | 'denied' | undefined },
  words: Words,
): View {
  const w = words.referrals
  if (referral.withdrawn) return undoneCard(referral, words)
  const pleased = step !== 'denied' && referral.pleased.includes(step)
  // What he had read of before is no news, but that it stands there again.
  const isAgain = was !== undefined && step !== 'denied' && !isClosed(step)
  const isUnfit = step === 'not-a-fit' && referral.status === step
  return view(
    w.movedTitle(referral.receiver.name, step),
    paragraph(told(referral)),
    ...(isUnfit ? inHisWords(referral, words) : []),
    was !== undefined &&
      was !== step &&
      note(
        was === 'denied' ? w.corrected(referral.receiver, was) : words.ownReferrals.insteadOf(referral.receiver, was),
      ),
    pleased && note(words.ownReferrals.pleased()),
    handedOnNote(referral, words),
    !referral.handedOn && actions(...(step === 'denied' ? afterDenial : afterStep)(referral, words)),
  )

  function told({ receiver, since, unfit }: Referral): Line {
    const what = whatOf(referral)
    if (isAgain) return w.stands(receiver, step, since, what)
    return isUnfit && unfit.reason ? w.unfit(unfit.reason, receiver, what) : w.moved(receiver, step, what)
  }

  function afterDenial(one: Referral, words: Words): (Action | false)[] {
    if (one.confirmed !== false) return []
    return [
      button(referralsPress('put-right', one.id), words.ownReferrals.press.putRight, 'primary'),
      button(referPress('again', one.id), words.referrals.press.again),
      button(referPress('undo', one.id), words.referrals.press.undo),
    ]
  }

  /** An answer is to the latest news. */
  function afterStep(one: Referral, words: Words): (Action | false)[] {
    if (one.status !== step || step === 'new' || isAgain) return []
    return [
      mayHandOn(one) && handOnButton(one, words),
      !pleased && button(referPress('pleasure', one.id), words.referrals.press.pleasure),
    ]
  }
}

/** What the receiver said himself of why it was not a fit; else what he says that he looks for, where it was not his trade. */
function inHisWords({ unfit, receiver }: Referral, { referrals: w }: Words): Block[] {
  if (unfit.words !== null) return [note(w.unfitWords(receiver)), quote(unfit.words)]
  const seeks = unfit.reason === 'not-my-trade' && !receiver.left ? receiver.seeks : null
  return seeks === null ? [] : [note(w.unfitSeeks(receiver)), quote(seeks)]
}

/** For the giver, of what he was told and is no longer so: where it stands instead. `slip`: the step that was none. */
export function standsCard(referral: Referral, words: Words, slip?: ReferralStatus | 'denied'): View {
  if (referral.withdrawn) return undoneCard(referral, words)
  const w = words.referrals
  if (referral.forgotten) return pastCard(w.passedTitle(referral.receiver.name), words)
  const { receiver, status, since } = referral
  return view(
    w.movedTitle(receiver.name, status),
    paragraph(w.stands(receiver, status, since, whatOf(referral))),
    slip !== undefined && note(w.corrected(receiver, slip)),
  )
}

/** For the receiver; of one sent before it said so, not to which of his news. */
export const pleasureCard = ({ referral, step }: { referral: Referral; step?: ReferralStatus }, words: Words): View =>
  view(
    words.referrals.pleasureTitle(referral.giver.name),
    paragraph(words.ownReferrals.pleasure(referral.giver, whatOf(referral), step)),
  )

export const saidCard = (title: string): View => view(title)
