import { type Nameable, optionsOf } from '../../terms/labels.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { Referral } from '../../terms/referral.ts'
import { actions, button, heading, list, paragraph, view } from '../../view/build.ts'
import { turning } from '../../view/pages.ts'
import type { Action, Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { everything, filters } from './filter.ts'
import type { Listed } from './look.ts'
import { referPress, referralsPress } from './presses.ts'

/**
 * A page of both lists, the latest first; each opens. `draft` keeps the words that are looked for, where there is another
 * page.
 */
export function listCard(listed: Listed, draft: string | null, words: Words): View {
  const { filter, sought, given, received, count, onTheirWay } = listed
  const w = words.ownReferrals
  const isAll = filter === everything && sought === ''
  const none = count.given + count.received === 0
  const turn = turning(
    listed,
    to => (draft === null ? referralsPress('list', filter, to) : referralsPress('found', draft, to)),
    words.general.buttons,
  )
  // That there are none is said of each list where all of it was asked for.
  const part = (title: string, count: number, lines: readonly Line[], none: Line) =>
    lines.length > 0 ? [heading(title), list(lines)] : isAll && count === 0 ? [heading(title), paragraph(none)] : []
  return view(
    w.listTitle(filter, sought),
    none && !isAll && paragraph(w.noneOfThese()),
    ...part(w.receivedHeading(count.received), count.received, received.map(w.receivedLine), w.noneReceived()),
    ...part(
      w.givenHeading(count.given),
      count.given,
      given.map(one => w.givenLine(one, onTheirWay.has(one.id))),
      w.noneGiven(),
    ),
    !none && actions(openSelect(listed, words)),
    turn,
    !(none && isAll) && actions(filterSelect(words)),
    !none && isAll && actions(button(referralsPress('file'), w.press.file, 'quiet')),
  )
}

/** Two between the same people at one step are told apart by what is needed. */
function openSelect({ given, received }: Listed, { ownReferrals: w }: Words): Action {
  const labelled = (referral: Referral, name: string) => ({ id: referral.id, name, activity: referral.need })
  return {
    kind: 'select',
    id: referralsPress('open'),
    label: w.press.open,
    options: optionsOf([
      ...received.map(one => labelled(one, w.openReceived(one))),
      ...given.map(one => labelled(one, w.openGiven(one))),
    ]),
  }
}

const filterSelect = ({ ownReferrals: w }: Words): Action => ({
  kind: 'select',
  id: referralsPress('filter'),
  label: w.press.filter,
  options: filters.map(filter => ({ value: filter, label: w.filters[filter] })),
})

export type StandsStill = {
  readonly id: string
  readonly giver: MemberRef
  readonly receiver: MemberRef
  readonly since: Temporal.Instant
}

/** Referrals that nobody has touched for long, for an organizer: he may ask one of the two, not himself. */
export function standStillCard(waiting: readonly StandsStill[], by: MemberRef, words: Words): View {
  const { digest } = words.referrals
  const { press } = words.ownReferrals
  const among = (whom: 'giver' | 'receiver', other: 'giver' | 'receiver') =>
    waiting.flatMap(one =>
      one[whom].id === by.id ? [] : [{ id: one.id, name: one[whom].name, company: one[other].name }],
    )
  const [receivers, givers] = [among('receiver', 'giver'), among('giver', 'receiver')]
  return view(
    digest.title,
    list(waiting.map(({ giver, receiver, since }) => digest.waiting(giver, receiver, since))),
    actions(...chosenFrom('ask-receiver', press.askReceiver, receivers)),
    actions(...chosenFrom('ask-giver', press.askGiver, givers)),
  )
}

/** Who it is, with the other of the two beside him. */
const chosenFrom = (name: 'ask-receiver' | 'ask-giver', label: string, those: readonly Nameable[]): Action[] =>
  those.length === 0
    ? []
    : [{ kind: 'select', id: referralsPress(name), label, options: optionsOf(those, { withCompany: true }) }]

/** The organizer's receipt. */
export const askedCard = ({ name }: MemberRef, { ownReferrals: { asked } }: Words): View =>
  view(asked.sentTitle(name), paragraph(asked.sent()))

/** To one of the two: an organizer would like a word on it. */
export function newsWantedCard(
  { referral, whom, organizer }: { referral: Referral; whom: 'giver' | 'receiver'; organizer: MemberRef },
  words: Words,
): View {
  const w = words.ownReferrals
  return view(
    w.asked.title(organizer.name),
    paragraph(w.asked[whom](referral, organizer)),
    actions(
      button(referralsPress('open', referral.id), w.press.openThis, 'primary'),
      whom === 'receiver' &&
        referral.goesOn === null &&
        button(referPress('still', referral.id), words.referrals.press.still),
    ),
  )
}
