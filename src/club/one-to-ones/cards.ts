import type { Member } from '../../terms/member.ts'
import { actions, button, facts, list, note, paragraph, quote, toned, view } from '../../view/build.ts'
import { writtenInstant } from '../../view/plain.ts'
import type { Action, Block, Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { calendarFile } from './calendar.ts'
import { guideOf } from './guide.ts'
import { hasAccepted, hasConfirmed, hasDeclined, type Moment, type OneToOne, othersOf } from './one-to-one.ts'
import { oneToOnePress } from './presses.ts'
import { isOver, maySayWhetherHeld } from './rules.ts'
import type { Suggestion } from './suggestions.ts'

/** A one-to-one as one of its people reads it, at an instant; `zone`: the club's. */
export type ReadBy = {
  readonly meeting: OneToOne
  readonly reader: string
  readonly zone: string
  readonly at: Temporal.Instant
}

const others = ({ meeting, reader }: ReadBy): readonly Member[] => othersOf(meeting, reader)

/** The names of the others, as he reads them. */
const namesOf = (read: ReadBy, words: Words): string => words.oneToOnes.names(others(read).map(({ name }) => name))

/** He as he reads: his language and zone. */
const readerOf = ({ meeting, reader }: ReadBy): Member => meeting.people.find(({ id }) => id === reader)!

/** A moment on a button: at the club's hour, with his own beside it where his clock shows another. */
const momentText = (at: Temporal.Instant, read: ReadBy, words: Words): string =>
  writtenInstant(
    { kind: 'time', at: at.toString(), form: 'day and hour', there: { zone: read.zone, place: false } },
    { ...words.speech, zone: readerOf(read).reads.zone, seen: read.at },
  )

/** The same in a sentence. */
const momentIn = (at: Temporal.Instant, { zone }: ReadBy): Line => [
  { kind: 'time', at: at.toString(), form: 'day and hour', there: { zone, place: false } },
]

const isAhead = (moment: Moment, { at }: ReadBy): boolean => Temporal.Instant.compare(moment.at, at) > 0

/** `unconnected`: those of the others whom it does not reach yet. */
export function proposedReceipt(read: ReadBy & { readonly unconnected: readonly Member[] }, words: Words): View {
  const w = words.oneToOnes
  const { moments, id } = read.meeting
  return toned(
    'good',
    view(
      w.askedTitle(namesOf(read, words)),
      moments.length > 0
        ? paragraph(w.askedWhen(namesOf(read, words), others(read).length))
        : paragraph(w.asked(namesOf(read, words), others(read).length)),
      moments.length > 0 && list(moments.map(({ at }) => momentIn(at, read))),
      ...read.unconnected.map(other => note(words.profiles.unconnected(other))),
      actions(button(oneToOnePress('undo', id), words.general.buttons.undo)),
    ),
  )
}

export const undoneCard = (words: Words): View => view(words.oneToOnes.undone)

/** Who somebody is whom one has not met yet. */
export const whoIs = (member: Member, words: Words): Line[] => [
  words.oneToOnes.who(member),
  ...(member.seeks ? [words.oneToOnes.seeks(member.seeks)] : []),
  ...(member.offers ? [words.oneToOnes.offers(member.offers)] : []),
]

/** What one of them is asked or told, and what became of it. */
export function proposedCard(read: ReadBy, words: Words): View {
  const w = words.oneToOnes
  const { meeting, reader } = read
  const { by, status, id } = meeting
  const isAsked = status === 'proposed' || status === 'skipped' || hasDeclined(meeting, reader)
  const title = isAsked && by && by.id !== reader ? w.proposedTitle(by.name) : w.heldTitle(namesOf(read, words))
  if (hasDeclined(meeting, reader))
    return view(title, note(w.closed()), actions(button(oneToOnePress('yes', id), w.press.changeMind)))
  if (status === 'skipped' && meeting.sequence > 0) return calledOffCard(read, words)
  if (status === 'skipped') return view(title, note(w.closed()))
  if (status !== 'proposed' && status !== 'scheduled') return view(title, note(whatWasAgreed(read, words)))
  if (meeting.startsAt) return agreedCard(read, title, meeting.startsAt, words)
  const mayPick = !hasAccepted(meeting, reader) || meeting.moments.some(one => one.by !== reader)
  return view(
    title,
    by && by.id !== reader && status === 'proposed'
      ? paragraph(
          w.proposed(
            by,
            others(read).filter(other => other.id !== by.id),
          ),
        )
      : null,
    meeting.isBrought && status === 'proposed' && paragraph(words.coffees.brought()),
    status === 'proposed' && reader !== by?.id && list(others(read).flatMap(other => whoIs(other, words))),
    meeting.note !== null && quote(meeting.note),
    meeting.place !== null && facts([[w.where, [{ kind: 'text', text: meeting.place }]]]),
    ...(mayPick ? asking(read, words) : waiting(read, words)),
  )
}

/** What had come of a proposal by the time they said whether they met: a moment, a conversation, or neither. */
function whatWasAgreed(read: ReadBy, words: Words): Line {
  const { startsAt } = read.meeting
  if (startsAt) return words.oneToOnes.wasAgreedOn(momentIn(startsAt, read))
  return hasAccepted(read.meeting, read.reader) ? words.oneToOnes.agreed() : words.oneToOnes.nothingMore()
}

/** It does not take place; `by`: who cannot come after all, where another did. */
export function calledOffCard(read: ReadBy & { readonly by?: Member | undefined }, words: Words): View {
  const w = words.oneToOnes
  const { startsAt } = read.meeting
  const by = read.by?.id === read.reader ? undefined : read.by
  const when = startsAt && momentIn(startsAt, read)
  return view(
    w.heldTitle(namesOf(read, words)),
    paragraph(w.calledOff(by?.name ?? null, when)),
    actions(proposeAgain(read, words)),
  )
}

/** Somebody who was told that it is off may propose it anew. */
const proposeAgain = (read: ReadBy, words: Words): Action | null => {
  const [other, ...more] = others(read)
  return other && more.length === 0 ? button(oneToOnePress('propose', other.id), words.oneToOnes.press.again) : null
}

/** What he is asked: which moment, or whether at all. */
function asking(read: ReadBy, words: Words): (Block | null)[] {
  const w = words.oneToOnes
  const { meeting, reader } = read
  const { id, status, moments } = meeting
  const ahead = moments.filter(one => isAhead(one, read) && one.by !== reader)
  const lastBy = meeting.people.find(one => one.id === moments[0]?.by)
  const said =
    moments.length === 0
      ? null
      : ahead.length === 0
        ? note(w.allGone())
        : lastBy && (status === 'scheduled' || lastBy.id !== meeting.by?.id)
          ? paragraph(w.otherMoments(lastBy.name, status === 'scheduled' && meeting.sequence > 0))
          : paragraph(w.whichMoment())
  return [
    said,
    actions(
      ...ahead.map((one, n) =>
        one.suits.includes(reader)
          ? button(oneToOnePress('unpick', id, one.id), w.press.picked(momentText(one.at, read, words)))
          : button(oneToOnePress('pick', id, one.id), momentText(one.at, read, words), n === 0 ? 'primary' : undefined),
      ),
      moments.length === 0 && !hasAccepted(meeting, reader) && button(oneToOnePress('yes', id), w.press.yes, 'primary'),
      button(oneToOnePress('moments', id), moments.length === 0 ? w.press.when : w.press.otherTime),
      status === 'proposed'
        ? meeting.by?.id !== reader && button(oneToOnePress('no', id), w.press.no)
        : button(oneToOnePress('call-off', id), w.press.callOff),
    ),
  ]
}

/** What he waits for. */
function waiting(read: ReadBy, words: Words): (Block | null | false)[] {
  const w = words.oneToOnes
  const { meeting } = read
  const { id, status, moments } = meeting
  const ahead = moments.filter(one => isAhead(one, read))
  const scheduled = status === 'scheduled'
  return [
    note(
      ahead.length > 0
        ? w.waitsForChoice()
        : moments.length > 0
          ? w.allGone()
          : scheduled
            ? w.agreed()
            : w.waitsForOthers(),
    ),
    ahead.length > 0 && list(ahead.map(({ at }) => momentIn(at, read))),
    actions(
      (scheduled || moments.length > 0) && button(oneToOnePress('moments', id), w.press.when),
      scheduled && button(oneToOnePress('guide', id), w.press.guide),
      scheduled && button(oneToOnePress('call-off', id), w.press.callOff),
    ),
  ]
}

/** When and where it is, for his calendar. */
function agreedCard(read: ReadBy, title: string, startsAt: Temporal.Instant, words: Words): View {
  const w = words.oneToOnes
  const { meeting } = read
  const { id, place } = meeting
  const over = isOver(meeting, read.at)
  return view(
    title,
    paragraph(w.agreedOn(momentIn(startsAt, read))),
    facts([
      [w.where, place === null ? null : [{ kind: 'text', text: place }]],
      [w.with, w.mentions(others(read))],
    ]),
    !over && place === null && note(w.noPlace()),
    meeting.note !== null && quote(meeting.note),
    !over && calendarFile(meeting, startsAt, readerOf(read), words),
    actions(
      button(oneToOnePress('guide', id), w.press.guide),
      !over && button(oneToOnePress('moments', id), w.press.move),
      !over && button(oneToOnePress('call-off', id), w.press.callOff),
    ),
  )
}

/** The morning of the day. */
export function todayCard(read: ReadBy, words: Words): View {
  const { meeting } = read
  if (meeting.status !== 'scheduled' || !meeting.startsAt) return proposedCard(read, words)
  return agreedCard(read, words.oneToOnes.todayTitle(namesOf(read, words)), meeting.startsAt, words)
}

/** Five questions, and what the others look for and bring. */
export const guideCard = (read: ReadBy, words: Words): View =>
  view(words.oneToOnes.guideTitle(namesOf(read, words)), list(guideOf(read.meeting, read.reader, words)))

/** Opens their conversation. */
export function openedCard({ people }: OneToOne, words: Words): View {
  const w = words.oneToOnes
  return view(w.openedTitle(w.names(people.map(({ name }) => name))), paragraph(w.opened(people.length)), list(w.guide))
}

/** Who noted it reads what he noted, and what the others have said. */
export function loggedReceipt(read: ReadBy, words: Words): View {
  const w = words.oneToOnes
  const { meeting, reader } = read
  return toned(
    'good',
    view(
      w.loggedTitle(namesOf(read, words)),
      paragraph(w.loggedOn(meeting.heldOn!)),
      paragraph(w.heldSaid(confirmedBeside(read), others(read).length)),
      meeting.note !== null && quote(meeting.note),
      actions(
        meeting.loggedBy === reader && button(oneToOnePress('amend', meeting.id), w.press.correct),
        meeting.loggedBy === reader && button(oneToOnePress('undo-log', meeting.id), words.general.buttons.undo),
        ...afterwards(read, words),
      ),
    ),
  )
}

export const logUndoneCard = (words: Words): View => view(words.oneToOnes.logUndone)

/** Those of the others who have said so too. */
const confirmedBeside = (read: ReadBy): readonly Member[] =>
  others(read).filter(other => hasConfirmed(read.meeting, other.id))

/** What one may do when it was good: say so for oneself, and thank. */
function afterwards({ meeting, reader }: ReadBy, words: Words): (Action | false)[] {
  const w = words.oneToOnes
  const useful = meeting.usefulTo.includes(reader)
  const [other, ...more] = othersOf(meeting, reader)
  return [
    useful
      ? button(oneToOnePress('not-useful', meeting.id), w.press.wasUseful)
      : button(oneToOnePress('useful', meeting.id), w.press.useful),
    other !== undefined && more.length === 0 && button(oneToOnePress('thank', other.id), w.press.thank(other.name)),
  ]
}

/** Whether it took place: asked by the bot, or by another who noted it. */
export function heldCard(read: ReadBy, words: Words): View {
  const w = words.oneToOnes
  const { meeting, reader } = read
  const { id, status, heldOn, loggedBy } = meeting
  const denied = meeting.deniedBy.includes(reader) || (status === 'not-held' && meeting.deniedBy.length === 0)
  const confirmed = !denied && hasConfirmed(meeting, reader)
  const settled = denied || confirmed
  const author = loggedBy === reader ? undefined : meeting.people.find(one => one.id === loggedBy)
  const along = others(read).filter(one => one.id !== author?.id)
  return view(
    w.heldTitle(namesOf(read, words)),
    settled
      ? paragraph(denied ? w.notHeld(others(read).length) : w.heldSaid(confirmedBeside(read), others(read).length))
      : paragraph(author && heldOn ? w.loggedBy(author, along, heldOn) : w.heldAsked(others(read))),
    !denied && loggedBy !== null && meeting.note !== null && quote(meeting.note),
    maySayWhetherHeld(meeting) &&
      actions(
        !confirmed && button(oneToOnePress('held', id), w.press.held, settled ? undefined : 'primary'),
        !denied && button(oneToOnePress('not-held', id), settled ? w.press.notHeldAfterAll : w.press.notHeld),
        !denied && heldOn !== null && button(oneToOnePress('amend', id), w.press.otherDay),
        ...(confirmed ? afterwards(read, words) : []),
      ),
  )
}

/** Whom he might meet, and why, each with a button; and what else one may do here. */
export function suggestionsCard(
  { suggestions, reader }: { readonly suggestions: readonly Suggestion[]; readonly reader: string },
  words: Words,
): View {
  const w = words.oneToOnes
  const names = new Map(suggestions.map(({ member }) => [member.id, member.name]))
  return view(
    w.suggestionsTitle,
    suggestions.length === 0 && paragraph(w.noSuggestion()),
    ...suggestions.flatMap(({ member, why, last, because }) => [
      paragraph(w.suggested(member, why, last)),
      because && note(words.trades.because(because, { you: reader, name: id => names.get(id) ?? '' })),
      actions(button(oneToOnePress('propose', member.id), w.press.proposeTo(member.name))),
    ]),
    actions(button(oneToOnePress('propose'), w.press.other), button(oneToOnePress('log'), w.press.log)),
  )
}
