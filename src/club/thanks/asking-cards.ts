import { correctPress } from '../../grammar/press.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { Money } from '../../terms/money.ts'
import type { Referral } from '../../terms/referral.ts'
import { actions, button, paragraph, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { thanksPress } from './presses.ts'

/** A referral that may be meant, and the day it came. */
export type Meant = { readonly referral: Referral; readonly on: Temporal.PlainDate }
type Which = { readonly draft: string; readonly to: MemberRef; readonly referrals: readonly Meant[] }

/** What tells one from another: the firm, the prospect, else the first words of what is needed. */
const toldBy = ({ prospect, need }: Referral): string | null => {
  const told = prospect.company ?? prospect.name ?? need
  return told && [...told].length > 40 ? `${[...told].slice(0, 39).join('').trimEnd()}…` : told
}

/** Asked of whoever thanks for a referral where it may be one of several: for himself alone, who received them. */
export const whichCard = ({ draft, to, referrals }: Which, { thanks: w }: Words): View =>
  view(
    w.whichTitle(to.name),
    paragraph(w.which(referrals.length)),
    actions({
      kind: 'select',
      id: thanksPress('which', draft),
      label: w.press.which,
      options: referrals.map(({ referral, on }) => ({
        value: referral.id,
        label: w.referralNamed(toldBy(referral), on),
      })),
    }),
    actions(button(thanksPress('no-referral', draft), w.press.noReferral)),
  )

/** A very large amount is asked about before anybody reads it. */
export const largeCard = ({ draft, amount }: { readonly draft: string; readonly amount: Money }, words: Words): View =>
  view(
    words.thanks.largeTitle(amount),
    paragraph(words.thanks.large()),
    actions(
      button(thanksPress('as-written', draft), words.thanks.press.asWritten, 'primary'),
      button(correctPress('thanks', draft), words.thanks.press.correct),
    ),
  )
