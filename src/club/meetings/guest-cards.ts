import type { GuestEntry, Visit } from '../../terms/guest.ts'
import type { Meeting } from '../../terms/meeting.ts'
import { languages } from '../../terms/speech.ts'
import { actions, button, note, paragraph, quote, toned, view } from '../../view/build.ts'

import type { Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import type { AddedGuest, IsFull } from './add-guest.ts'
import type { Brought, ToSettle } from './bring-guest.ts'
import { answerButtons, dayIn, when } from './cards.ts'
import { clubGuestsPress, guestPress, meetingPress } from './presses.ts'

/** Asked before a guest is announced; `draft` keeps what was typed. `organizer`: he may let a guest come once more. */
export function settleCard(
  { name, settle, draft, organizer }: { name: string; settle: ToSettle; draft: string; organizer: boolean },
  words: Words,
): View {
  const w = words.guests
  switch (settle.settle) {
    case 'member': {
      const names = settle.members.map(one => one.name)
      return toned(
        'care',
        view(
          w.memberTitle(name),
          paragraph(w.member(names)),
          actions(
            button(guestPress('member', draft), w.press.isMember(names)),
            button(guestPress('another', draft), w.press.isAnother),
          ),
        ),
      )
    }
    case 'before':
      return toned(
        'care',
        view(
          w.beforeTitle(name),
          paragraph(w.before(settle.known)),
          actions(
            button(guestPress('same', draft), w.press.isHe),
            button(guestPress('other', draft), w.press.isAnother),
          ),
        ),
      )
    case 'visits':
      return view(
        w.visitsTitle(name),
        paragraph(w.visits(settle.visits)),
        organizer ? paragraph(w.onceMore()) : note(w.onceMoreBy()),
        actions(
          button(guestPress('propose', settle.row), words.admission.press.propose, 'primary'),
          organizer && button(guestPress('once-more', draft), w.press.onceMore),
        ),
      )
  }
}

/** It was the member: nothing is noted, and how he is counted is said. */
export const noGuestCard = ({ guests: w }: Words): View => view(w.noGuestTitle, paragraph(w.noGuest()))

export const broughtCard = ({ meeting, guest, answer }: Brought, words: Words): View => {
  const w = words.guests
  return toned(
    'good',
    view(
      w.broughtTitle(guest.name),
      paragraph(w.brought(meeting, answer)),
      actions(
        button(guestPress('invitation', guest.id, words.speech.language), w.press.invitation, 'primary'),
        button(meetingPress('guest', meeting.id), w.press.oneMore),
        button(guestPress('put-right', guest.id), w.press.correct),
        button(guestPress('withdraw', guest.id), words.general.buttons.undo),
      ),
    ),
  )
}

/** What was put right of him. */
export const correctedCard = ({ guest }: Pick<Brought, 'guest'>, words: Words): View =>
  toned(
    'good',
    view(
      words.guests.correctedTitle(guest),
      actions(button(guestPress('put-right', guest.id), words.guests.press.correct)),
    ),
  )

/**
 * He is asked no more about the guest; what he has answered for himself can be changed here. `isHost`: to whom was going to
 * bring him.
 */
export const guestGoneCard = (
  { meeting, guest, answer, isHost }: Brought & { readonly isHost: boolean },
  words: Words,
): View =>
  view(
    words.guests.goneTitle(guest.name),
    paragraph(isHost ? words.guests.gone(answer) : words.guests.goneForOrganizer()),
    isHost &&
      (answer === null
        ? actions(...answerButtons(meeting.id, words))
        : answer === 'present' && actions(button(meetingPress('absent', meeting.id), words.meetings.press.absent))),
  )

/** All that a member brings to a meeting, for himself. */
export const ownGuestsCard = (
  { meeting, guests }: { readonly meeting: Meeting; readonly guests: readonly GuestEntry[] },
  words: Words,
): View =>
  view(
    words.guests.ownTitle(dayIn(meeting, words)),
    guests.length === 0 && paragraph(words.guests.ownNone()),
    ...guests.flatMap(guest => [
      paragraph(words.guests.entry(guest)),
      actions(
        button(guestPress('invitation', guest.id, words.speech.language), words.guests.press.invitation),
        ...changeButtons(guest, words),
      ),
    ]),
    actions(button(meetingPress('guest', meeting.id), words.meetings.press.guest)),
  )

const changeButtons = ({ id, name }: GuestEntry, words: Words) => [
  button(guestPress('put-right', id), words.guests.press.correct),
  button(guestPress('withdraw', id), words.meetings.press.guestStaysAway(name)),
]

export type Letter = {
  readonly kind: 'invitation' | 'thanks'
  readonly guest: { readonly id: string; readonly name: string }
  readonly meeting: Meeting
  readonly club: string
  /** Who signs it. */
  readonly from: string
}

/** A text to copy and send in one's own way: nothing is sent to him from here. `his`: the words it is written in. */
export function letterCard({ kind, guest, meeting, club, from }: Letter, words: Words, his: Words): View {
  const w = words.guests
  const letter =
    kind === 'invitation'
      ? his.guests.invitation({ name: guest.name, club, when: when(meeting, his), place: meeting.place, from })
      : his.guests.thanks({ name: guest.name, club, day: dayIn(meeting, his), from })
  const others = languages.filter(one => one !== his.speech.language)
  return view(
    w.letterTitle(guest.name),
    paragraph(w.letter()),
    quote(letter),
    actions(...others.map(one => button(guestPress(kind, guest.id, one), w.press.in[one]))),
  )
}

/** To who brought them, the day after; once he has said so, it thanks him. */
export const followUpCard = (visits: readonly [Visit, ...Visit[]], words: Words): View =>
  asking(words.guests.followUpTitle(visits.map(({ guest }) => guest.name)), visits, words)

/** To the organizers: guests whom nobody looks after. */
export const noHostCard = (visits: readonly [Visit, ...Visit[]], words: Words): View =>
  asking(words.guests.noHostTitle(visits.map(({ guest }) => guest.name)), visits, words)

const asking = (title: string, visits: readonly Visit[], words: Words): View =>
  view(title, ...visits.flatMap(visit => visitPart(visit, words)))

function visitPart(visit: Visit, words: Words): Block[] {
  const w = words.guests
  const { guest, impression, askAgainOn, isMember } = visit
  const thanks = button(guestPress('thanks', guest.id, words.speech.language), w.press.thanks)
  const undo = button(guestPress('unsay', guest.id), words.general.buttons.undo)
  const propose = !visit.mayComeAgain && button(guestPress('propose', guest.id), words.admission.press.propose)
  if (isMember) return [paragraph(w.isMember(guest))]
  if (guest.status === 'invited') return [paragraph(w.notKnown(visit))]
  if (guest.status === 'absent') return [paragraph(w.notThere(guest))]
  if (impression)
    return [
      paragraph(w.said(guest, impression)),
      ...(impression === 'liked' ? [paragraph(w.nextVisit(visit))] : []),
      actions(impression === 'liked' && propose, thanks, undo),
    ]
  return [
    paragraph(w.followUp(visit)),
    ...(visit.mayComeAgain ? [] : [paragraph(w.nextVisit(visit))]),
    ...(askAgainOn ? [note(w.askedAgain(askAgainOn))] : []),
    actions(
      button(guestPress('liked', guest.id), w.press.liked, 'primary'),
      button(guestPress('not-this-time', guest.id), w.press.notThisTime),
      askAgainOn ? undo : button(guestPress('later', guest.id), w.press.later),
      propose,
      thanks,
    ),
  ]
}

/** The guests of the last meeting and of the next, for the organizers: who brings them, whether they came, what they made of it. */
export const clubGuestsCard = (
  lists: readonly { readonly meeting: Meeting; readonly guests: readonly GuestEntry[]; readonly begun: boolean }[],
  words: Words,
): View =>
  view(
    words.guests.listTitle,
    lists.length === 0 && paragraph(words.meetings.none()),
    ...lists.flatMap(({ meeting, guests, begun }): Block[] => [
      paragraph(words.guests.listOf(meeting, guests.length)),
      ...guests
        .slice(0, guestsShown)
        .flatMap(guest => [
          paragraph(words.guests.entryFor(guest, meeting.status === 'held')),
          actions(
            button(guestPress('put-right', guest.id), words.guests.press.correct),
            button(guestPress('withdraw', guest.id), words.guests.press.takeOff),
          ),
        ]),
      ...(guests.length > guestsShown ? [note(words.guests.more(guests.length - guestsShown))] : []),
      actions(button(clubGuestsPress('add', meeting.id), begun ? words.guests.press.cameToo : words.guests.press.add)),
    ]),
  )

/** Of each of two meetings. */
const guestsShown = 6

/** Asked of an organizer where every seat is taken; `draft` keeps what he typed. */
export const fullCard = ({ name, full, draft }: { name: string; full: IsFull; draft: string }, words: Words): View =>
  toned(
    'care',
    view(
      words.seats.fullTitle(dayIn(full.meeting, words)),
      paragraph(words.seats.full(name, full)),
      actions(
        button(clubGuestsPress('overbook', draft), words.seats.press.overbook),
        button(meetingPress('details', full.meeting.id), words.seats.press.moreSeats),
      ),
    ),
  )

export const addedGuestCard = ({ meeting, guest, came }: AddedGuest, words: Words): View =>
  toned(
    'good',
    view(
      words.guests.addedTitle(guest.name),
      paragraph(words.guests.added({ meeting, by: guest.by?.name ?? null, came })),
      actions(
        button(clubGuestsPress('add', meeting.id), words.guests.press.oneMore),
        button(guestPress('withdraw', guest.id), words.general.buttons.undo),
      ),
    ),
  )
