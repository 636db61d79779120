import { pageOf } from '../../terms/page.ts'
import { isClosed, type Referral, warmths } from '../../terms/referral.ts'
import { actions, button, facts, list, note, paragraph, plainText, quote, view } from '../../view/build.ts'
import { turning } from '../../view/pages.ts'
import type { Action, Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { thanksPress } from '../thanks/presses.ts'
import { pastCard } from './forgotten-cards.ts'
import type { Back } from './move.ts'
import { referPress, referralsPress } from './presses.ts'
import { isGone, isToJudge, likelyEnd, nextSteps, type Step, steps, stepsBack } from './rules.ts'

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

/** What the receiver holds: the prospect, where it stands, and the one step that comes next; the others stand behind *More*. */
export function receivedCard(referral: Referral, words: Words): View {
  const { referrals: w } = words
  if (isGone(referral)) return goneCard(referral, words)
  if (referral.forgotten) return pastCard(w.receivedTitle(referral.giver.name), words)
  return view(
    w.receivedTitle(referral.giver.name),
    paragraph(w.received(referral.giver)),
    referral.kind === 'inside' && paragraph(w.buysHimself(referral.giver)),
    details(referral, words),
    stands(referral, words),
    mayThank(referral) && note(w.thank(referral.giver)),
    ...noted(referral, words),
    actions(...firstAnswers(referral, words)),
    ...ratingAsked(referral, words),
  )
}

/** It was won, and a word of thanks is still to be said. */
const mayThank = ({ status, giver, thanked }: Referral): boolean => status === 'won' && !giver.left && !thanked

/** Where it stands now, beside the message that tells of it: it shows nobody's contact, since it is not drawn anew. */
export const stepCard = (referral: Referral, words: Words): View =>
  view(
    words.referrals.receivedTitle(referral.giver.name),
    stands(referral, words),
    actions(...firstAnswers(referral, words)),
    ...ratingAsked(referral, words),
  )

const stands = (referral: Referral, { referrals: w }: Words): Block =>
  referral.confirmed === false ? note(w.denied(referral.giver)) : note(w.status(referral.status, referral.since))

const noted = ({ note: own }: Referral, { referrals: w }: Words): (Block | false)[] => [
  own !== null && note(w.ownNote()),
  own !== null && quote(own),
]

/** What is out of his sight: taken back, or given to somebody else; to whom is not his to know. */
export const goneCard = ({ giver, handedOn }: Referral, { referrals: w, ownReferrals: own }: Words): View =>
  view(handedOn ? own.handedOnTitle(giver.name) : w.withdrawnTitle(giver.name), paragraph(w.withdrawn()))

/** One clear next step; beside it the way back from the last one, or how it may end; and the rest behind a press. */
function firstAnswers(referral: Referral, words: Words): (Action | false)[] {
  const { id, status } = referral
  const { press } = words.referrals
  const [next] = nextSteps(status)
  const back = undoButton(referral, words)
  return [
    next !== undefined && button(referPress(next, id), press[next], 'primary'),
    mayThank(referral) && button(thanksPress('for-referral', id), press.thank, 'primary'),
    back ?? (next !== undefined && stepButton(referral, likelyEnd(status), words)),
    !referral.erased &&
      (next !== undefined || stepsBack(referral).length > 0 ? moreButton : noteButton)(referral, words),
  ]
}

const moreButton = ({ id }: Referral, { referrals: { press } }: Words): Action =>
  button(referPress('more', id), press.more)

const noteButton = ({ id, note: own }: Referral, { referrals: { press } }: Words): Action =>
  button(referPress('note', id), own === null ? press.note : press.noteAgain)

const stepButton = ({ id }: Referral, step: Step, { referrals: { press } }: Words): Action =>
  button(referPress(step, id), press[step])

/** What he pressed last, taken back; null where that is nothing, or too long ago. */
function undoButton({ id, status, confirmed, correctable }: Referral, { referrals: w }: Words): Action | null {
  if (confirmed === false) return button(referPress('unstep', id, 'denied'), w.press.undoDenied)
  const pressed = steps.find(step => step === status)
  return pressed && correctable ? button(referPress('unstep', id, pressed), w.press.undoStep(pressed)) : null
}

/** The whole choice, for him alone. */
export function moreCard(referral: Referral, words: Words): View {
  const { referrals: w } = words
  if (isGone(referral)) return goneCard(referral, words)
  const { id, status, confirmed, goesOn, quality } = referral
  const isOpen = !isClosed(status)
  const back = stepsBack(referral)
  return view(
    w.receivedTitle(referral.giver.name),
    stands(referral, words),
    goesOn && note(w.goesOn(goesOn)),
    actions(
      ...nextSteps(status).map(step => stepButton(referral, step, words)),
      status === 'not-a-fit' && referral.correctable && button(referPress('not-a-fit', id), w.press.why),
    ),
    actions(
      isOpen && confirmed !== false && goesOn === null && stillButton(referral, words),
      isOpen && confirmed === null && button(referPress('deny', id), w.press.deny),
      noteButton(referral, words),
    ),
    actions(
      back.length > 0 && {
        kind: 'select',
        id: referPress('amend', id),
        label: w.press.amend,
        options: back.map(step => ({ value: step, label: w.press[step] })),
      },
      quality !== null && ratings(referral, words, w.press.rateAgain),
    ),
  )
}

/** The receipt of "not a fit": what its giver reads of it. */
export const unfitCard = (referral: Referral, words: Words): View =>
  view(
    words.referrals.unfitSaid(referral.giver.name),
    referral.unfit.words !== null && quote(referral.unfit.words),
    actions(undoButton(referral, words)),
  )

/** The receipt of a note to himself. */
export const notedCard = (referral: Referral, words: Words): View =>
  view(
    words.referrals.notedTitle(referral.note === null),
    referral.note !== null && quote(referral.note),
    actions(noteButton(referral, words)),
  )

/** Asked before it is put back, or made another end. */
export const backCard = ({ referral, to }: Back, words: Words): View =>
  view(
    words.referrals.receivedTitle(referral.giver.name),
    paragraph(words.referrals.putBack(referral.status, referral.since, to)),
    actions(
      button(referPress('put-back', referral.id, referral.status, to), words.referrals.press.putBack, 'primary'),
      button(referPress('as-it-is', referral.id), words.referrals.press.asItIs),
    ),
  )

/** One tap, once there is something to judge. */
const ratingAsked = (referral: Referral, { referrals: w }: Words): (Block | false)[] =>
  referral.quality === null && isToJudge(referral)
    ? [
        note(w.rateAsked()),
        actions(...warmths.map(n => button(referPress('rate', referral.id, n), w.qualities[Number(n)]!))),
      ]
    : []

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
export const whatOf = ({ prospect }: Pick<Referral, 'prospect'>): string => {
  const what = prospect.company ?? prospect.name
  return what ? ` (${what})` : ''
}

/** To its receiver, of one that asks; several stand in `remindersCard`. `again`: of one still new that has asked before. */
export function reminderCard(referral: Referral, words: Words, { again = false } = {}): View {
  const w = words.referrals
  const isNew = referral.status === 'new'
  if (isNew && again)
    return view(
      w.reminderTitle(referral.giver.name),
      paragraph(w.reminderAgain(referral)),
      actions(...askedAnswers(referral, words)),
    )
  return view(
    w.reminderTitle(referral.giver.name),
    // One that is new again was passed when it was passed.
    paragraph(
      isNew ? w.reminder(referral.giver, referral.givenAt, true) : w.reminder(referral.giver, referral.since, false),
    ),
    referral.imported && note(w.imported()),
    details(referral, words),
    referral.goesOn && note(w.goesOn(referral.goesOn)),
    ...noted(referral, words),
    actions(...askedAnswers(referral, words)),
  )
}

/** To a question: the next step, that it goes on, and the rest. */
function askedAnswers(referral: Referral, words: Words): (Action | false)[] {
  const { press } = words.referrals
  const [next] = nextSteps(referral.status)
  return [
    next !== undefined && button(referPress(next, referral.id), press[next], 'primary'),
    referral.goesOn === null && stillButton(referral, words),
    moreButton(referral, words),
  ]
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
        receives && (closing.length > 1 ? whatNext(referral, words) : actions(...askedAnswers(referral, words))),
      ]),
    closing.length > perMessage && note(w.moreClose(closing.length - perMessage)),
  )
}
