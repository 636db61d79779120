import type { Guest, Meeting } from '../../terms/meeting.ts'
import { actions, button, note, paragraph, toned, view } from '../../view/build.ts'
import type { Action, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import type { Answered } from './answer.ts'
import { answerButtons, cancelledCard, dayIn, inCalendar, isOff, when } from './cards.ts'
import type { Change } from './kinds.ts'
import { guestPress, meetingPress } from './presses.ts'

/** One button for each guest that he announced: he may not come either. */
export const guestButtons = (guests: readonly Guest[], { meetings: w }: Words): Action[] =>
  guests.map(({ id, name }) => button(guestPress('withdraw', id), w.press.guestStaysAway(name)))

export function answeredCard(answered: Answered, words: Words): View {
  const { meeting, answer, substitute, onLeave, guests } = answered
  const w = words.meetings
  if (answer === 'waiting') return waitingCard(answered, words)
  if (answer === null)
    return view(w.withdrawnTitle, paragraph(w.withdrawn(meeting)), actions(...answerButtons(meeting.id, words)))
  return toned(
    'good',
    view(
      w.answeredTitle(answer),
      paragraph(w.answered(meeting, answer, substitute)),
      onLeave && answer !== 'absent' && note(w.onLeave()),
      guests.length > 0 && note(answer === 'present' ? w.comesWith(guests) : w.guestsStay(guests)),
      guests.length > 0 && actions(...guestButtons(guests, words)),
      answer === 'present' && guests.length > 0
        ? actions(button(meetingPress('absent', meeting.id), w.press.absent), inCalendar(meeting.id, words))
        : actions(
            answer === 'present' && button(meetingPress('guest', meeting.id), w.press.guest),
            answer === 'present' && inCalendar(meeting.id, words),
            button(meetingPress('withdraw', meeting.id), words.general.buttons.undo),
          ),
    ),
  )
}

/** No seat was free: he is on the list of those who wait for one. */
const waitingCard = ({ meeting, place, substitute, guests }: Answered, words: Words): View =>
  toned(
    'care',
    view(
      words.seats.waitingTitle(place),
      paragraph(words.seats.waiting(meeting, substitute)),
      guests.length > 0 && note(words.meetings.guestsStay(guests)),
      actions(
        guests.length === 0 && button(meetingPress('withdraw', meeting.id), words.seats.press.leaveList),
        button(meetingPress('absent', meeting.id), words.meetings.press.absent),
      ),
    ),
  )

/** To who waited for a seat, as soon as there is one. */
export const seatedCard = ({ meeting, substitute }: { meeting: Meeting; substitute: string | null }, words: Words) =>
  toned(
    'good',
    view(
      words.seats.seatedTitle(dayIn(meeting, words)),
      paragraph(words.seats.seated(meeting, substitute)),
      actions(button(meetingPress('no', meeting.id), words.meetings.press.stayAway)),
    ),
  )

/** To who comes, when the channel would have said it too late; drawn from how it stands now. */
export function changeToldCard(
  { meeting, change }: { readonly meeting: Meeting; readonly change: Change },
  words: Words,
): View {
  if (isOff(meeting)) return cancelledCard(meeting, words)
  const w = words.meetings
  const isMoved = change === 'moved'
  return view(
    (isMoved ? w.changedTitle : w.maintainedTitle)(meeting.title, when(meeting, words)),
    paragraph(isMoved ? w.changed(meeting) : w.maintained(meeting)),
    actions(button(meetingPress('no', meeting.id), w.press.stayAway)),
  )
}

/** Two days before, to who has not answered. */
export const unansweredCard = ({ meeting }: { meeting: Meeting }, words: Words): View =>
  view(
    words.meetings.unansweredTitle(dayIn(meeting, words)),
    paragraph(words.meetings.unanswered(meeting)),
    actions(
      button(meetingPress('yes', meeting.id), words.meetings.press.present, 'primary'),
      button(meetingPress('no', meeting.id), words.meetings.press.absent),
      button(meetingPress('substitute', meeting.id), words.meetings.press.substitute),
    ),
  )

/** That morning, to who comes. */
export const comingCard = ({ meeting }: { meeting: Meeting }, words: Words): View =>
  view(
    words.meetings.comingTitle(dayIn(meeting, words)),
    paragraph(words.meetings.comingSoon(meeting)),
    actions(button(meetingPress('no', meeting.id), words.meetings.press.stayAway)),
  )
