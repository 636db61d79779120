import type { Correctable } from '../../terms/own-referral.ts'
import type { Prospect, Referral } from '../../terms/referral.ts'
import { actions, button, facts, heading, list, note, paragraph, plainText, toned, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { details, goneCard, receivedCard } from './cards.ts'
import { handedOnNote, handOnButton } from './giver-cards.ts'
import type { Opened } from './look.ts'
import { referPress, referralsPress } from './presses.ts'
import type { PutRight } from './put-right.ts'
import { isGone } from './rules.ts'

/** One of his referrals as he opens it, with its history; he alone sees it. */
export const openedCard = (opened: Opened, words: Words): View =>
  opened.side === 'giver' ? givenCard(opened, words) : heldCardOf(opened, words)

function heldCardOf(opened: Opened, words: Words): View {
  const card = receivedCard(opened.referral, words)
  return isGone(opened.referral) ? card : { ...card, blocks: [...card.blocks, ...history(opened, words)] }
}

function givenCard(opened: Opened, words: Words): View {
  const { referral, onItsWay, may } = opened
  const w = words.ownReferrals
  const card = view(
    w.givenTitle(referral.receiver.name),
    onItsWay ? paragraph(w.onItsWay(referral.receiver)) : paragraph(w.stands(referral)),
    details(referral, words),
    ...history(opened, words),
    referral.imported && note(words.referrals.imported()),
    handedOnNote(referral, words),
    actions(
      referral.handedOn && button(referralsPress('open', referral.handedOn.referral), w.press.openNext, 'primary'),
      may.putRight && button(referralsPress('put-right', referral.id), w.press.putRight),
      may.putRight &&
        referral.kind === 'outside' &&
        button(referPress('describe', referral.id), words.sending.press.describe),
      may.handOn && handOnButton(referral, words),
      may.undo && button(referPress('undo', referral.id), words.referrals.press.undo),
    ),
  )
  return onItsWay ? toned('care', card) : card
}

const history = ({ history }: Opened, { ownReferrals: w }: Words) => [
  heading(w.historyHeading),
  list(history.map(w.happened)),
]

/** For the receiver: what its giver has put right, as it reads now. */
export function putRightCard(
  { referral, changed }: { readonly referral: Referral; readonly changed: readonly Correctable[] },
  words: Words,
): View {
  if (isGone(referral)) return goneCard(referral, words)
  const w = words.ownReferrals
  return view(
    w.putRightTitle(referral.giver.name),
    paragraph(w.putRight(referral.giver)),
    facts(
      changed.map(
        field => [w.fields[field], [plainText(readsNow(referral, field) ?? words.ownReferrals.takenOut)]] as const,
      ),
    ),
    actions(button(referralsPress('open', referral.id), w.press.openThis, 'primary')),
  )
}

const readsNow = ({ prospect, need }: Referral, field: Correctable): string | null | undefined =>
  field === 'need' ? need : prospect[field satisfies keyof Prospect]

/** The giver's receipt. */
export const putRightDoneCard = ({ referral, changed, reached }: PutRight, words: Words): View => {
  const w = words.ownReferrals
  const { receiver } = referral
  if (changed.length === 0) return view(w.nothingChanged)
  return toned(
    'good',
    view(
      w.putRightDone(receiver.name),
      paragraph(reached === null ? w.getsItRight(receiver) : w.putRightReached[reached](receiver)),
      actions(button(referralsPress('put-right', referral.id), w.press.putRight)),
    ),
  )
}
