import type { MemberRef, Reached } from '../../terms/member.ts'
import type { Referral, ReferralKind } from '../../terms/referral.ts'
import { areStrangers, type Ties } from '../../terms/tie.ts'
import { actions, button, note, paragraph, toned, view } from '../../view/build.ts'
import type { Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { oneToOnePress } from '../one-to-ones/presses.ts'
import type { Undelivered } from './arrival.ts'
import type { AskedFirst } from './asked-first.ts'
import { details, whatOf } from './cards.ts'
import { pastCard } from './forgotten-cards.ts'
import { undoneCard } from './giver-cards.ts'
import { referPress, referralsPress } from './presses.ts'

export type Sent = { readonly id: string; readonly receiver: MemberRef }

/** The giver's receipt: sent, how well the two know each other, and a one-to-one when they don't. */
export function passedCard(
  facts: { referral: Sent; kind: ReferralKind; known: Ties; reached: Reached },
  words: Words,
): View {
  const { referral, kind, known, reached } = facts
  const w = words.referrals
  return toned(
    'good',
    view(
      w.passedTitle(referral.receiver.name),
      paragraph(w.passed[reached](referral.receiver)),
      note(w.known(known)),
      areStrangers(known) && paragraph(w.meetNow(referral.receiver)),
      actions(
        areStrangers(known) && button(oneToOnePress('propose', referral.receiver.id), w.press.oneToOne, 'primary'),
        kind === 'outside' && button(referPress('describe', referral.id), words.sending.press.describe),
        button(referPress('undo', referral.id), words.general.buttons.undo),
      ),
    ),
  )
}

/** What was said of it afterwards, as its receiver reads it now; it can be said otherwise. */
export const describedCard = (referral: Referral, words: Words): View =>
  toned(
    'good',
    view(
      words.sending.describedTitle,
      paragraph(words.sending.described(referral.receiver)),
      details({ ...referral, prospect: {}, need: null }, words),
      actions(button(referPress('describe', referral.id), words.sending.press.describe)),
    ),
  )

/** How well two know each other, and a one-to-one first for those who do not: it stands in nobody’s way. */
const acquaintance = (known: Ties, receiver: MemberRef, { referrals: w }: Words): Block[] => [
  note(w.known(known)),
  ...(areStrangers(known) ? [paragraph(w.meetFirst(receiver))] : []),
]

const oneToOneFirst = (known: Ties, receiver: MemberRef, { referrals: w }: Words) =>
  areStrangers(known) && button(oneToOnePress('propose', receiver.id), w.press.oneToOne)

type Asked = { readonly receiver: MemberRef; readonly draft: string }

/** Asked when a line was typed for a third person and nothing was said of his agreement: it is never inferred. */
export const consentCard = (
  { prospect, receiver, known, draft }: Asked & { readonly prospect: string; readonly known: Ties },
  words: Words,
): View =>
  view(
    words.referrals.consentTitle(prospect),
    paragraph(words.referrals.consent()),
    ...acquaintance(known, receiver, words),
    actions(
      button(referPress('pass-it', draft), words.referrals.press.passIt, 'primary'),
      button(referPress('not-yet', draft), words.referrals.press.notYet),
      oneToOneFirst(known, receiver, words),
    ),
  )

/** Asked when he should know something first: its receiver is away, or the prospect has been recommended before. */
export function askedFirstCard({ receiver, draft, ...asked }: Asked & AskedFirst, words: Words): View {
  const { away, own, others, known } = asked
  const w = words.sending
  const isBefore = own !== null || others !== null
  return view(
    isBefore ? w.beforeTitle : w.awayTitle(receiver.name),
    own && paragraph(w.ownBefore(own.receiver, own.at, own.receiver.id === receiver.id)),
    others && paragraph(w.othersBefore[others]()),
    away && paragraph(w.away(receiver, away)),
    others && note(w.noted()),
    ...acquaintance(known, receiver, words),
    actions(
      button(referPress('pass-it', draft), isBefore ? w.press.anyway : w.press.now, 'primary'),
      away && button(referPress('when-back', draft), w.press.whenBack),
      button(referPress('not-yet', draft), w.press.keep),
      own && button(referralsPress('open', own.id), w.press.open),
      oneToOneFirst(known, receiver, words),
    ),
  )
}

/** The same a second time on a day: it was passed, and opens. */
export const alreadyCard = (
  { receiver, since, referral }: { receiver: MemberRef; since: Temporal.Instant; referral: string },
  { sending: w }: Words,
): View =>
  view(
    w.alreadyTitle(receiver.name),
    paragraph(w.already(since)),
    actions(button(referralsPress('open', referral), w.press.open)),
  )

/** What was typed waits for half an hour: for the agreement, or until he has made up his mind. */
export const keptCard = (
  { draft, waitsFor }: { readonly draft: string; readonly waitsFor: 'consent' | 'decision' },
  { referrals: w, sending }: Words,
): View =>
  view(
    w.keptTitle,
    paragraph(waitsFor === 'consent' ? w.kept() : sending.kept()),
    actions(
      button(referPress('pass-it', draft), waitsFor === 'consent' ? w.press.passIt : sending.press.anyway, 'primary'),
    ),
  )

/** For the giver, of what he thought on its way: that it has not arrived and what to do; or that it has by now. */
export function undeliveredCard({ referral, arrivedAt, reached }: Undelivered, words: Words): View {
  if (referral.withdrawn) return undoneCard(referral, words)
  const w = words.sending
  const { receiver } = referral
  if (referral.forgotten) return pastCard(words.referrals.passedTitle(receiver.name), words)
  if (arrivedAt !== null || referral.status !== 'new')
    return view(w.arrivedTitle(receiver.name), paragraph(w.arrived(receiver, whatOf(referral), arrivedAt)))
  return view(
    w.undeliveredTitle(receiver.name),
    paragraph(w.undelivered[reached](receiver, whatOf(referral))),
    actions(button(referPress('undo', referral.id), words.referrals.press.undo)),
  )
}
