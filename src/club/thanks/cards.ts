import type { MemberRef, Reached } from '../../terms/member.ts'
import type { Money } from '../../terms/money.ts'
import type { Referral } from '../../terms/referral.ts'
import { isClosed } from '../../terms/referral.ts'
import { actions, button, note, paragraph, quote, toned, view } from '../../view/build.ts'
import type { Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { referPress } from '../referrals/presses.ts'
import { thanksPress } from './presses.ts'
import type { Thanks } from './queries.ts'
import { hasToBeRight } from './rules.ts'

export type Receipt = {
  readonly id: string
  readonly to: MemberRef
  readonly reached: Reached
  readonly inChannel: boolean
  readonly amount: Money | null
  /** Whether the amount is in another currency than the club's, and so in none of its totals. */
  readonly otherCurrency: boolean
  readonly referral: Referral | null
  readonly corrects?: boolean
}

/** The receipt of whoever thanked. Whether a referral was won he says himself. */
export function givenCard(receipt: Receipt, { thanks: w, general }: Words): View {
  const { id, to, reached, inChannel, amount, otherCurrency, referral, corrects = false } = receipt
  const asksWon = referral !== null && !isClosed(referral.status)
  return toned(
    'good',
    view(
      corrects ? w.correctedTitle(to.name) : w.givenTitle(to.name),
      paragraph(corrects ? w.correctedReached(to) : w.reached[reached](to)),
      referral !== null && note(w.forReferral(to, referral.givenAt)),
      amount !== null && note(otherCurrency ? w.amountElsewhere(amount) : w.amountKept(amount)),
      inChannel && note(w.asksFirst(to)),
      asksWon && paragraph(w.won()),
      actions(
        asksWon && button(referPress('won', referral.id), w.press.won, 'primary'),
        button(thanksPress('amend', id), w.press.correct),
        button(thanksPress('undo', id), general.buttons.undo),
      ),
    ),
  )
}

export const undoneCard = ({ to }: Thanks, words: Words): View => view(words.thanks.undone(to.name))

/** For whoever is thanked: he is asked whether it is right, and whether the club may read it where the other would like that. */
export function receivedCard(thanks: Thanks, { thanks: w }: Words): View {
  const { id, from, what, message, amount, referral, inChannel, withdrawn, replacedBy, first } = thanks
  if (replacedBy !== null) return view(w.takenBackTitle(from.name), paragraph(w.replaced(from)))
  if (withdrawn) return view(w.takenBackTitle(from.name), paragraph(w.takenBack()))
  return view(
    first === id ? w.receivedTitle(from.name) : w.correctsTitle(from.name),
    paragraph(w.received(from, what, referral?.givenAt ?? null)),
    message !== null && quote(message),
    amount !== null && paragraph(w.amount(amount)),
    amount !== null && note(w.whoSees()),
    ...whetherRight(thanks, w),
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

function whetherRight(thanks: Thanks, w: Words['thanks']): readonly (Block | false)[] {
  if (!hasToBeRight(thanks)) return []
  const { id, answer, from } = thanks
  const said = answer === 'right' ? note(w.saidRight()) : answer !== null && note(w.saidNotQuite(from))
  return [
    answer === null && paragraph(w.isItRight()),
    said,
    actions(
      answer !== 'right' && button(thanksPress('right', id), w.press.right, answer === null ? 'primary' : undefined),
      answer !== 'not-quite' && button(thanksPress('not-quite', id), w.press.notQuite),
    ),
  ]
}

/** To whoever thanked: the other says that it is not quite so. */
export function notQuiteCard({ id, to, amount, answer, withdrawn, replacedBy }: Thanks, words: Words): View {
  const { thanks: w } = words
  const title = w.lookedAtTitle(to.name)
  if (replacedBy !== null) return view(title, paragraph(w.correctedSince()))
  if (withdrawn) return view(w.undone(to.name))
  if (answer === 'right') return view(title, paragraph(w.rightAfterAll(to)))
  return view(
    title,
    paragraph(w.notQuite(to)),
    amount !== null && paragraph(w.youSaid(amount)),
    actions(
      button(thanksPress('amend', id), w.press.correct, 'primary'),
      button(thanksPress('undo', id), w.press.takeBack),
    ),
  )
}

/** What the club reads when both want it to: never an amount. */
export const toldCard = ({ from, to, what, message }: Thanks, { thanks: w }: Words): View =>
  view(w.toldTitle(from.name, to.name), paragraph(w.told(from, to, what)), message !== null && quote(message))
