import { heading, list, note, paragraph, toned, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { details, receivedCard } from './cards.ts'
import type { Opened } from './look.ts'

/** One of his referrals as he opens it, with its history; he alone sees it. */
export const openedCard = (opened: Opened, words: Words): View =>
  opened.side === 'giver' ? givenCard(opened, words) : heldCardOf(opened, words)

function heldCardOf(opened: Opened, words: Words): View {
  const card = receivedCard(opened.referral, words)
  return { ...card, blocks: [...card.blocks, ...history(opened, words)] }
}

function givenCard(opened: Opened, words: Words): View {
  const { referral, onItsWay } = opened
  const w = words.ownReferrals
  const card = view(
    w.givenTitle(referral.receiver.name),
    onItsWay ? paragraph(w.onItsWay(referral.receiver)) : paragraph(w.stands(referral)),
    details(referral, words),
    ...history(opened, words),
    referral.imported && note(words.referrals.imported()),
  )
  return onItsWay ? toned('care', card) : card
}

const history = ({ history }: Opened, { ownReferrals: w }: Words) => [
  heading(w.historyHeading),
  list(history.map(w.happened)),
]
