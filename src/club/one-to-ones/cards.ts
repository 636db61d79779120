import type { Member } from '../../terms/member.ts'
import { actions, button, list, note, paragraph, quote, toned, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { counterpart, maySayWhetherHeld, type OneToOne } from './one-to-one.ts'
import { oneToOnePress } from './presses.ts'

export const proposedReceipt = (meeting: OneToOne, words: Words): View =>
  toned(
    'good',
    view(
      words.oneToOnes.askedTitle(meeting.other.name),
      paragraph(words.oneToOnes.asked(meeting.other)),
      actions(button(oneToOnePress('undo', meeting.id), words.general.buttons.undo)),
    ),
  )

export const undoneCard = (words: Words): View => view(words.oneToOnes.undone)

/** What the other is asked, and what became of it. */
export function proposedCard(meeting: OneToOne, words: Words): View {
  const w = words.oneToOnes
  const { proposer, status, id } = meeting
  const title = w.proposedTitle(proposer.name)
  if (status === 'skipped')
    return view(
      title,
      note(w.closed()),
      meeting.declined && actions(button(oneToOnePress('yes', id), w.press.changeMind)),
    )
  return view(
    title,
    paragraph(w.proposed(proposer)),
    list([
      w.who(proposer),
      ...(proposer.seeks ? [w.seeks(proposer.seeks)] : []),
      ...(proposer.offers ? [w.offers(proposer.offers)] : []),
    ]),
    meeting.note !== null && quote(meeting.note),
    status === 'proposed'
      ? actions(button(oneToOnePress('yes', id), w.press.yes, 'primary'), button(oneToOnePress('no', id), w.press.no))
      : note(w.agreed()),
  )
}

/** Opens their conversation. */
export function openedCard({ proposer, other }: OneToOne, words: Words): View {
  const w = words.oneToOnes
  return view(w.openedTitle(proposer.name, other.name), paragraph(w.opened()), list(w.prompts))
}

export type ReadBy = { readonly meeting: OneToOne; readonly reader: string }

export function heldCard({ meeting, reader }: ReadBy, words: Words): View {
  const w = words.oneToOnes
  const other: Member = counterpart(meeting, reader)
  const denied = meeting.deniedBy.includes(reader) || (meeting.status === 'not-held' && meeting.deniedBy.length === 0)
  const confirmed = meeting.status === 'held' || meeting.confirmedBy.includes(reader)
  const settled = denied || confirmed
  return view(
    w.heldTitle(other.name),
    settled ? paragraph(denied ? w.notHeld() : w.heldSaid(meeting.status === 'held')) : paragraph(w.heldAsked(other)),
    maySayWhetherHeld(meeting) &&
      actions(
        !confirmed && button(oneToOnePress('held', meeting.id), w.press.held, settled ? undefined : 'primary'),
        !denied && button(oneToOnePress('not-held', meeting.id), settled ? w.press.notHeldAfterAll : w.press.notHeld),
      ),
  )
}

/** A member in his first 90 days: how many he has been here, and how many one-to-ones he had. */
export type Newcomer = { readonly member: Member; readonly days: number; readonly oneToOnes: number }

/** Newcomers without a one-to-one, for an organizer. */
export const newcomersCard = (newcomers: readonly Newcomer[], words: Words): View =>
  view(
    words.oneToOnes.digest.title,
    list(newcomers.map(({ member, days, oneToOnes }) => words.oneToOnes.digest.newcomer(member, days, oneToOnes))),
  )
