import type { Member } from '../../terms/member.ts'
import { actions, button, list, note, paragraph, quote, toned, view } from '../../view/build.ts'
import type { Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { hasAccepted, hasDeclined, type OneToOne, othersOf } from './one-to-one.ts'
import { oneToOnePress } from './presses.ts'
import { maySayWhetherHeld } from './rules.ts'

/** A one-to-one as one of its people reads it. */
export type ReadBy = { readonly meeting: OneToOne; readonly reader: string }

/** The names of the others, as he reads them. */
const namesOf = ({ meeting, reader }: ReadBy, words: Words): string =>
  words.oneToOnes.names(othersOf(meeting, reader).map(({ name }) => name))

export const proposedReceipt = (read: ReadBy, words: Words): View =>
  toned(
    'good',
    view(
      words.oneToOnes.askedTitle(namesOf(read, words)),
      paragraph(words.oneToOnes.asked(namesOf(read, words), othersOf(read.meeting, read.reader).length)),
      actions(button(oneToOnePress('undo', read.meeting.id), words.general.buttons.undo)),
    ),
  )

export const undoneCard = (words: Words): View => view(words.oneToOnes.undone)

/** Who somebody is whom one has not met yet. */
export const whoIs = (member: Member, words: Words): Line[] => [
  words.oneToOnes.who(member),
  ...(member.seeks ? [words.oneToOnes.seeks(member.seeks)] : []),
  ...(member.offers ? [words.oneToOnes.offers(member.offers)] : []),
]

/** What one of the others is asked, and what became of it. */
export function proposedCard(read: ReadBy, words: Words): View {
  const w = words.oneToOnes
  const { meeting, reader } = read
  const { by, status, id } = meeting
  const title = w.proposedTitle(by ? by.name : namesOf(read, words))
  if (status === 'skipped' || hasDeclined(meeting, reader))
    return view(
      title,
      note(w.closed()),
      hasDeclined(meeting, reader) && actions(button(oneToOnePress('yes', id), w.press.changeMind)),
    )
  const others = othersOf(meeting, reader)
  return view(
    title,
    by &&
      paragraph(
        w.proposed(
          by,
          others.filter(({ id }) => id !== by.id),
        ),
      ),
    list(others.flatMap(other => whoIs(other, words))),
    meeting.note !== null && quote(meeting.note),
    status !== 'proposed'
      ? note(w.agreed())
      : hasAccepted(meeting, reader)
        ? note(w.waitsForOthers())
        : actions(
            button(oneToOnePress('yes', id), w.press.yes, 'primary'),
            button(oneToOnePress('no', id), w.press.no),
          ),
  )
}

/** Opens their conversation. */
export function openedCard({ people }: OneToOne, words: Words): View {
  const w = words.oneToOnes
  return view(
    w.openedTitle(w.names(people.map(({ name }) => name))),
    paragraph(w.opened(people.length)),
    list(w.prompts),
  )
}

export function heldCard(read: ReadBy, words: Words): View {
  const w = words.oneToOnes
  const { meeting, reader } = read
  const { id, status } = meeting
  const others = othersOf(meeting, reader)
  const denied = meeting.deniedBy.includes(reader) || (status === 'not-held' && meeting.deniedBy.length === 0)
  const confirmed = !denied && (status === 'held' || meeting.confirmedBy.includes(reader))
  const settled = denied || confirmed
  const withHim = others.filter(other => status === 'held' || meeting.confirmedBy.includes(other.id))
  return view(
    w.heldTitle(namesOf(read, words)),
    settled ? paragraph(denied ? w.notHeld() : w.heldSaid(withHim, others.length)) : paragraph(w.heldAsked(others)),
    maySayWhetherHeld(meeting) &&
      actions(
        !confirmed && button(oneToOnePress('held', id), w.press.held, settled ? undefined : 'primary'),
        !denied && button(oneToOnePress('not-held', id), settled ? w.press.notHeldAfterAll : w.press.notHeld),
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
