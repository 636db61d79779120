import { optionsOf } from '../../terms/labels.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { Referral } from '../../terms/referral.ts'
import { actions, button, heading, list, paragraph, view } from '../../view/build.ts'
import { turning } from '../../view/pages.ts'
import type { Action, Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { everything, filters } from './filter.ts'
import type { Listed } from './look.ts'
import { referralsPress } from './presses.ts'

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

/** Referrals that nobody has touched for long, for an organizer. */
export const standStillCard = (
  waiting: readonly { readonly giver: MemberRef; readonly receiver: MemberRef; readonly since: Temporal.Instant }[],
  words: Words,
): View =>
  view(
    words.referrals.digest.title,
    list(waiting.map(({ giver, receiver, since }) => words.referrals.digest.waiting(giver, receiver, since))),
  )
