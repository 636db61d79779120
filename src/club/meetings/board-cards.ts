import { isVideo, type Meeting, type MeetingBoard, type RsvpState } from '../../terms/meeting.ts'
import { actions, button, facts, heading, list, note, paragraph, plainText, view } from '../../view/build.ts'
import type { Block, Inline, Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { answerButtons, cancelledCard, inCalendar, isOff, when } from './cards.ts'
import type { Change } from './kinds.ts'
import { meetingPress } from './presses.ts'

/** The address of a video call can be followed. */
export const placeOf = (place: string): Inline =>
  isVideo(place) ? { kind: 'link', url: place.trim(), text: place.trim() } : plainText(place)

/** `ahead`: it has not begun. `latest`: the last message in the channel about this meeting, which alone takes answers. */
export type BoardTold = { readonly board: MeetingBoard; readonly ahead: boolean; readonly latest: boolean }

/** The announcement in the channel: one message that follows the answers, until another takes its place. */
export const boardCard = (told: BoardTold, words: Words): View => boardWith(told, words, null)

/** What a channel that had the announcement reads when the meeting changed, in its place; drawn from how it stands now. */
export const changedCard = ({ change, ...told }: BoardTold & { readonly change: Change }, words: Words): View =>
  boardWith(told, words, change)

function boardWith({ board, ahead, latest }: BoardTold, words: Words, change: Change | null): View {
  const w = words.meetings
  const { meeting } = board
  const wall = when(meeting, words)
  if (isOff(meeting)) return cancelledCard(meeting, words)
  if (!latest) return view(w.boardTitle(meeting.title, wall), note(words.board.further()))
  const everybody =
    told(board, words).some(({ names }) => names.length > namesShown) &&
    button(meetingPress('who', meeting.id), w.press.everybody)
  if (meeting.status === 'held' || !ahead)
    return view(
      w.heldTitle(meeting.title, wall),
      note(meeting.status !== 'held' ? words.board.begun() : meeting.closedAt === null ? words.rolls.over() : w.held()),
      ...detailsOf(board, words),
      everybody && actions(everybody),
    )
  const { title, news } = leadOf(meeting, change, words)
  return view(
    title,
    ...(news ? [paragraph(news)] : []),
    ...detailsOf(board, words),
    actions(...answerButtons(meeting.id, words), everybody, inCalendar(meeting.id, words)),
  )
}

function leadOf(meeting: Meeting, change: Change | null, words: Words): { title: string; news: Line | null } {
  const w = words.meetings
  const [title, wall] = [meeting.title, when(meeting, words)]
  if (change === 'moved') return { title: w.changedTitle(title, wall), news: w.changed(meeting) }
  if (change === null) return { title: w.boardTitle(title, wall), news: null }
  return { title: w.maintainedTitle(title, wall), news: w.maintained(meeting) }
}

function detailsOf(board: MeetingBoard, words: Words): Block[] {
  const w = words.meetings
  const { meeting, roll } = board
  return [
    facts([[w.place, meeting.place ? [placeOf(meeting.place)] : null]]),
    ...(meeting.required ? [] : [note(w.optional())]),
    ...(board.elsewhere && meeting.status === 'planned' ? [note(w.elsewhere(meeting))] : []),
    paragraph(roll ? words.presence.meeting(roll) : w.counts(board)),
    ...(roll || meeting.seats === null ? [] : [paragraph(words.seats.taken(board, meeting.seats))]),
    list(names(board, words)),
  ].filter(shown)
}

const shown = (block: ReturnType<typeof paragraph>): boolean =>
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
