import { optionsOf } from '../../terms/labels.ts'
import type { MemberRef } from '../../terms/member.ts'
import type { Page } from '../../terms/page.ts'
import type { Referral } from '../../terms/referral.ts'
import { actions, heading, list, paragraph, view } from '../../view/build.ts'
import { turning } from '../../view/pages.ts'
import type { Action, Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { referralsPress } from './presses.ts'

/** Both lists, the latest first; a received one opens again with its buttons. */
export const listCard = (
  { given, received }: { readonly given: Page<Referral>; readonly received: Page<Referral> },
  words: Words,
): View => view(words.referrals.listTitle, ...receivedList(received, words), ...givenList(given, words))

/** One of the two lists, whose page was turned. */
export const receivedListCard = (received: Page<Referral>, words: Words): View =>
  view(words.referrals.listTitle, ...receivedList(received, words))

export const givenListCard = (given: Page<Referral>, words: Words): View =>
  view(words.referrals.listTitle, ...givenList(given, words))

export function receivedList(
  received: Page<Referral>,
  { referrals: w, general: { buttons } }: Words,
): (Block | false)[] {
  const { items } = received
  if (items.length === 0) return [heading(w.receivedHeading), paragraph(w.noneReceived())]
  const open: Action = {
    kind: 'select',
    id: referralsPress('open'),
    label: w.openOne,
    // Two of one giver at one step are told apart by what is needed.
    options: optionsOf(
      items.map(r => ({
        id: r.id,
        name: `${r.giver.name}${r.prospect.company ? ` (${r.prospect.company})` : ''}, ${w.statuses[r.status]}`,
        activity: r.need,
      })),
    ),
  }
  const turn = turning(received, number => referralsPress('received', number), buttons)
  return [heading(w.receivedHeading), list(items.map(w.receivedLine)), actions(open), turn]
}

export function givenList(given: Page<Referral>, { referrals: w, general: { buttons } }: Words): (Block | false)[] {
  if (given.items.length === 0) return [heading(w.given), paragraph(w.noneGiven())]
  const turn = turning(given, number => referralsPress('given', number), buttons)
  return [heading(w.given), list(given.items.map(w.givenLine)), turn]
}

/** Referrals that nobody has touched for long, for an organizer. */
export const standStillCard = (
  waiting: readonly { readonly giver: MemberRef; readonly receiver: MemberRef; readonly since: Temporal.Instant }[],
  words: Words,
): View =>
  view(
    words.referrals.digest.title,
    list(waiting.map(({ giver, receiver, since }) => words.referrals.digest.waiting(giver, receiver, since))),
  )
