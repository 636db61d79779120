import { pageOf } from '../../terms/page.ts'
import { type Referral, warmths } from '../../terms/referral.ts'
import { actions, button, facts, list, note, paragraph, plainText, view } from '../../view/build.ts'
import { turning } from '../../view/pages.ts'
import type { Action, Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { pastCard } from './forgotten-cards.ts'
import { referPress, referralsPress } from './presses.ts'
import { corrections, isClosed, isGone, nextSteps } from './rules.ts'

const value = (text: string | undefined | null) => (text ? [plainText(text)] : null)

/** All that its two know of it. */
export const details = (referral: Referral, words: Words) => {
  const { labels, warmths, handoffs } = words.referrals
  const { prospect } = referral
  return facts([
    [labels.prospect, value(prospect.name)],
    [labels.company, value(prospect.company)],
    [labels.phone, prospect.phone ? [{ kind: 'phone', typed: prospect.phone, e164: prospect.e164 }] : null],
    [labels.email, value(prospect.email)],
    [labels.need, value(referral.need)],
    [labels.warmth, value(referral.warmth && warmths[referral.warmth])],
    [labels.handoff, value(referral.handoff && handoffs[referral.handoff])],
  ])
}

/** What the receiver holds: the prospect, where it stands, and the buttons that move it. */
export function receivedCard(referral: Referral, words: Words): View {
  const { referrals: w } = words
  if (isGone(referral)) return goneCard(referral, words)
  if (referral.forgotten) return pastCard(w.receivedTitle(referral.giver.name), words)
  const untouched = referral.confirmed === null
  return view(
    w.receivedTitle(referral.giver.name),
    paragraph(w.received(referral.giver)),
    referral.kind === 'inside' && paragraph(w.buysHimself(referral.giver)),
    details(referral, words),
    referral.confirmed === false ? note(w.denied(referral.giver)) : note(w.status(referral.status, referral.since)),
    referral.status === 'won' && !referral.giver.left && note(w.thank(referral.giver)),
    actions(...stepButtons(referral, words), untouched && button(referPress('deny', referral.id), w.press.deny)),
    actions(ratingSelect(referral, words)),
    actions(correctionSelect(referral, words)),
  )
}

/** What is out of his sight: taken back, or given to somebody else; to whom is not his to know. */
export const goneCard = ({ giver, handedOn }: Referral, { referrals: w, ownReferrals: own }: Words): View =>
  view(handedOn ? own.handedOnTitle(giver.name) : w.withdrawnTitle(giver.name), paragraph(w.withdrawn()))

const stepButtons = (referral: Referral, words: Words): Action[] =>
  nextSteps(referral.status).map((status, i) =>
    button(referPress(status, referral.id), words.referrals.press[status], i === 0 ? 'primary' : undefined),
  )

const correctionSelect = (referral: Referral, words: Words): Action | null =>
  referral.correctable
    ? {
        kind: 'select',
        id: referPress('amend', referral.id),
        label: words.referrals.press.amend,
        options: corrections(referral.status).map(step => ({ value: step, label: words.referrals.press[step] })),
      }
    : null

const ratingSelect = (referral: Referral, words: Words): Action | null =>
  referral.quality === null && referral.confirmed !== false
    ? ratings(referral, words, words.referrals.press.rate)
    : null

const ratings = ({ id }: Referral, { referrals: w }: Words, label: string): Action => ({
  kind: 'select',
  id: referPress('rate', id),
  label,
  options: warmths.map(n => ({ value: n, label: w.qualities[Number(n)]! })),
})

/** The rating stays with him, and may still become another. */
export const ratedCard = (referral: Referral, words: Words): View =>
  view(
    words.referrals.receivedTitle(referral.giver.name),
    paragraph(words.referrals.rated(words.referrals.qualities[referral.quality ?? 0] ?? '')),
    actions(ratings(referral, words, words.referrals.press.rateAgain)),
  )

/** Which of several it is, where the two know: ` (Dupont SARL)`. */
export const whatOf = ({ prospect }: Referral): string => {
  const what = prospect.company ?? prospect.name
  return what ? ` (${what})` : ''
}

/** To its receiver, of one that asks; several stand in `remindersCard`. */
export function reminderCard(referral: Referral, words: Words): View {
  const w = words.referrals
  return view(
    w.reminderTitle(referral.giver.name),
    // One that is new again was passed when it was passed.
    paragraph(
      referral.status === 'new'
        ? w.reminder(referral.giver, referral.givenAt, true)
        : w.reminder(referral.giver, referral.since, false),
    ),
    referral.imported && note(w.imported()),
    details(referral, words),
    referral.goesOn && note(w.goesOn(referral.goesOn)),
    actions(
      ...stepButtons(referral, words),
      referral.goesOn === null && stillButton(referral, words),
      referral.confirmed === null && button(referPress('deny', referral.id), w.press.deny),
    ),
  )
}

/** All of a receiver's that ask, in one message, each with what he may say of it. */
export const remindersCard = (referrals: readonly Referral[], words: Words): View =>
  view(
    words.referrals.remindersTitle(referrals.length),
    ...eachHeld(referrals.slice(0, perMessage), words),
    referrals.length > perMessage && actions(button(referralsPress('held'), words.referrals.press.all)),
  )

/** A page of the open referrals he holds, from a message that shows only the first of them. */
export function heldCard(referrals: readonly Referral[], number: number, words: Words): View {
  const page = pageOf(referrals, number, perMessage)
  const turn = turning(page, to => referralsPress('held', to), words.general.buttons)
  return view(words.referrals.heldTitle, ...eachHeld(page.items, words), turn)
}

/** So many stand in one message with what may be said of each. */
const perMessage = 5

const eachHeld = (referrals: readonly Referral[], words: Words): readonly (Block | false)[] =>
  referrals.flatMap(one => [paragraph(words.referrals.asks(one)), !isClosed(one.status) && whatNext(one, words)])

/** One of several: its steps in a list, so that each keeps to its line. */
const whatNext = (referral: Referral, words: Words) =>
  actions(
    {
      kind: 'select',
      id: referPress('step', referral.id),
      label: words.referrals.press.step(referral.giver.name),
      options: nextSteps(referral.status).map(step => ({ value: step, label: words.referrals.press[step] })),
    },
    referral.goesOn === null && stillButton(referral, words),
  )

const stillButton = (referral: Referral, { referrals: { press } }: Words): Action =>
  button(referPress('still', referral.id), press.still)

/** The receipt of "still going on". */
export const goesOnCard = (referral: Referral, words: Words): View =>
  view(
    words.referrals.goesOnTitle(referral.giver.name),
    paragraph(words.referrals.goesOnUntil()),
    actions(button(referPress('not-still', referral.id), words.general.buttons.undo)),
  )

/** What several became that were asked about: nothing is left to say of them. */
export const settledCard = (referrals: readonly Referral[], words: Words): View =>
  view(words.referrals.heldTitle, list(referrals.map(words.referrals.receivedLine)))

export type Closing = { readonly referral: Referral; readonly closes: Temporal.Instant; readonly receives: boolean }

export function closesSoonCard(closing: readonly [Closing, ...Closing[]], words: Words): View {
  const w = words.referrals
  return view(
    w.closesSoonTitle(closing.length),
    ...closing
      .slice(0, perMessage)
      .flatMap(({ referral, closes, receives }) => [
        paragraph(
          w.closesSoon(receives ? referral.giver : referral.receiver, whatOf(referral), referral.since, closes),
        ),
        receives &&
          (closing.length > 1
            ? whatNext(referral, words)
            : actions(...stepButtons(referral, words), stillButton(referral, words))),
      ]),
    closing.length > perMessage && note(w.moreClose(closing.length - perMessage)),
  )
}
