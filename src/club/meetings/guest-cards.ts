import type { Visit } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { actions, button, paragraph, toned, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import type { Brought } from './bring-guest.ts'
import { answerButtons } from './cards.ts'
import { meetingPress } from './presses.ts'

/** A guest is called like a member: who comes anyway is no guest. `draft` keeps what was typed. */
export function guestOrMemberCard(
  { name, members, draft }: { name: string; members: readonly Member[]; draft: string },
  { meetings: w }: Words,
): View {
  const names = members.map(one => one.name)
  return toned(
    'care',
    view(
      w.guestOrMemberTitle(name),
      paragraph(w.guestOrMember(names)),
      actions(
        button(meetingPress('guest-member', draft), w.press.guestIsMember(names)),
        button(meetingPress('guest-another', draft), w.press.guestIsAnother),
      ),
    ),
  )
}

/** It was the member: nothing is noted, and how he is counted is said. */
export const noGuestCard = (words: Words): View =>
  view(words.meetings.noGuestTitle, paragraph(words.meetings.noGuest()))

export const broughtCard = ({ meeting, guest, answer }: Brought, words: Words): View =>
  toned(
    'good',
    view(
      words.meetings.broughtTitle(guest.name),
      paragraph(words.meetings.brought(meeting, answer)),
      actions(button(meetingPress('withdraw-guest', guest.id), words.general.buttons.undo)),
    ),
  )

/** He is asked no more about the guest; what he has answered for himself can be changed here. */
export const guestGoneCard = ({ meeting, guest, answer }: Brought, words: Words): View =>
  view(
    words.meetings.guestGoneTitle(guest.name),
    paragraph(words.meetings.guestGone(answer)),
    answer === null
      ? actions(...answerButtons(meeting.id, words))
      : answer === 'present' && actions(button(meetingPress('absent', meeting.id), words.meetings.press.absent)),
  )

/** To who brought a guest, the day after; once he has said so, it thanks him. */
export function followUpCard(visit: Visit, words: Words): View {
  const w = words.meetings
  const { guest, followedUp } = visit
  if (followedUp)
    return view(
      w.followedTitle(guest.name),
      paragraph(w.followed()),
      actions(button(meetingPress('not-followed', guest.id), words.general.buttons.undo)),
    )
  return view(
    w.followUpTitle(guest.name),
    paragraph(w.followUp(visit)),
    paragraph(w.nextVisit(visit)),
    actions(button(meetingPress('followed', guest.id), w.press.followed, 'primary')),
  )
}
