import { isVideo, type Meeting, type MeetingBoard, type RsvpState } from '../../terms/meeting.ts'
import { actions, button, facts, heading, list, note, paragraph, plainText, view } from '../../view/build.ts'
import type { Inline, Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { answerButtons, cancelledCard, inCalendar, isOff, when } from './cards.ts'
import type { Change } from './kinds.ts'
import { meetingPress } from './presses.ts'

/** The address of a video call can be followed. */
export const placeOf = (place: string): Inline =>
  isVideo(place) ? { kind: 'link', url: place.trim(), text: place.trim() } : plainText(place)

/** The announcement in the channel: one message that follows the answers. */
export function boardCard({ board }: { board: MeetingBoard }, words: Words): View {
  const w = words.meetings
  const { meeting } = board
  if (isOff(meeting)) return cancelledCard(meeting, words)
  const details = [
    facts([[w.place, meeting.place ? [placeOf(meeting.place)] : null]]),
    ...(meeting.required ? [] : [note(w.optional())]),
    ...(board.elsewhere && meeting.status === 'planned' ? [note(w.elsewhere(meeting))] : []),
    paragraph(board.roll ? words.presence.meeting(board.roll) : w.counts(board)),
    ...(board.roll || meeting.seats === null ? [] : [paragraph(words.seats.taken(board, meeting.seats))]),
    list(names(board, words)),
  ]
  const everybody =
    told(board, words).some(({ names }) => names.length > namesShown) &&
    button(meetingPress('who', meeting.id), w.press.everybody)
  if (meeting.status === 'held')
    return view(
      w.heldTitle(meeting.title, when(meeting, words)),
      note(w.held()),
      ...details.filter(shown),
      everybody && actions(everybody),
    )
  return view(
    w.boardTitle(meeting.title, when(meeting, words)),
    ...details.filter(shown),
    actions(...answerButtons(meeting.id, words), everybody, inCalendar(meeting.id, words)),
  )
}

export const shown = (block: ReturnType<typeof paragraph>): boolean =>
  block.kind === 'list' ? block.items.length > 0 : block.kind === 'facts' ? block.facts.length > 0 : true

/** How many of those who come, and of those who don't, the announcement names: it is one message, of a club of any size. */
export const namesShown = 40

export type Told = { readonly who: string; readonly names: readonly string[] }

/** Who comes, who sends someone, who told that he can't; nobody is named for having said nothing. */
export function told({ answers, guests, roll }: MeetingBoard, { meetings: w, seats }: Words): readonly Told[] {
  const of = (answer: RsvpState) => answers.filter(one => one.answer === answer)
  const called = (answer: RsvpState) => of(answer).map(({ member }) => member.name)
  const all: readonly Told[] = [
    { who: roll ? w.who.came : w.who.coming, names: called('present') },
    {
      who: w.who.substitutes,
      names: of('substitute').map(({ member, substitute }) => w.substituteFor(member.name, substitute)),
    },
    { who: w.who.guests, names: guests.map(w.guestOf) },
    { who: seats.who, names: called('waiting') },
    { who: w.who.absent, names: called('absent') },
  ]
  return all.filter(({ names }) => names.length > 0)
}

export const names = (board: MeetingBoard, words: Words): Line[] =>
  told(board, words).map(({ who, names }) =>
    words.meetings.named(who, names.slice(0, namesShown), Math.max(0, names.length - namesShown)),
  )

/** All that the announcement had no room to name. */
export const everybodyCard = ({ board }: { board: MeetingBoard }, words: Words): View =>
  view(
    words.meetings.boardTitle(board.meeting.title, when(board.meeting, words)),
    paragraph(words.meetings.counts(board)),
    ...told(board, words).flatMap(({ who, names }) => [heading(who), list(names.map(name => [plainText(name)]))]),
  )

/** What a channel that had the announcement reads when the meeting changed; drawn from how it stands now. */
export function changedCard({ meeting, change }: { meeting: Meeting; change: Change }, words: Words): View {
  const w = words.meetings
  const wall = when(meeting, words)
  if (isOff(meeting)) return cancelledCard(meeting, words)
  const buttons =
    meeting.status === 'planned' && actions(...answerButtons(meeting.id, words), inCalendar(meeting.id, words))
  return change === 'moved'
    ? view(w.changedTitle(meeting.title, wall), paragraph(w.changed(meeting)), buttons)
    : view(w.maintainedTitle(meeting.title, wall), paragraph(w.maintained(meeting)), buttons)
}
