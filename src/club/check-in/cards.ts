import type { Nameable } from '../../terms/labels.ts'
import type { Meeting } from '../../terms/meeting.ts'
import { pageOf } from '../../terms/page.ts'
import { actions, button, chooseMember, list, note, paragraph, toned, view } from '../../view/build.ts'
import { turning } from '../../view/pages.ts'
import type { Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { when } from '../meetings/cards.ts'
import type { CheckedIn } from './check-in.ts'
import type { Arrival, Door, OwnDoor } from './door.ts'
import { doorPress } from './presses.ts'
import type { ChangedAtDoor } from './take-away.ts'

/** To whoever has checked in; it says no more when he does so again. */
export const hereCard = ({ meeting, at, isNew }: CheckedIn, { checkIn: w }: Words): View =>
  toned(
    'good',
    view(
      w.hereTitle,
      paragraph(isNew ? w.here(meeting) : w.stands(meeting, at, null)),
      actions(button(doorPress('not-me', meeting.id), w.press.notMe)),
    ),
  )

export const notHereCard = (meeting: Meeting, { checkIn: w }: Words): View =>
  view(w.notMeTitle, paragraph(w.notMe()), actions(button(doorPress('here', meeting.id), w.press.here)))

/** On top of the list of meetings: the doors that are open now. */
export const doorBlocks = (
  doors: readonly OwnDoor[],
  { organizer, today }: { readonly organizer: boolean; readonly today: Meeting | null },
  { checkIn: w }: Words,
): Block[] => [
  ...doors.flatMap(({ meeting, own }) => [
    paragraph(own ? w.stands(meeting, own.at, own.substitute) : w.open(meeting)),
    actions(
      (own === null || own.substitute !== null) && button(doorPress('here', meeting.id), w.press.here, 'primary'),
      own && button(doorPress('not-me', meeting.id), w.press.notMe),
      organizer && button(doorPress('open', meeting.id), w.press.door),
    ),
  ]),
  ...(organizer && today ? [actions(button(doorPress('open', today.id), w.press.door))] : []),
]

const onAPage = 20

/** To an organizer: what to show at the door, and who has come. */
export function doorCard({ door, number }: { readonly door: Door; readonly number: number }, words: Words): View {
  const { meeting, link, code, arrivals } = door
  const w = words.checkIn
  const page = pageOf(arrivals, number, onAPage)
  return view(
    w.doorTitle(when(meeting, words)),
    link !== null && paragraph(w.link()),
    code && paragraph(w.code(code.digits, code.holds, meeting)),
    !code && note(w.opens(door.opens, meeting)),
    !code && link === null && note(w.codeLater()),
    paragraph(arrivals.length === 0 ? w.nobody() : w.arrived(arrivals.length)),
    page.items.length > 0 &&
      list(
        page.items.map(one =>
          'guest' in one
            ? w.guestArrival(one.guest, one.at, meeting)
            : w.arrival(one.who.name, one.at, one.how, one.substitute, meeting),
        ),
      ),
    actions(
      link !== null && { kind: 'link', url: link, label: w.press.page },
      button(doorPress('open', meeting.id), w.press.again),
      ...chooseMember(doorPress('take-away', meeting.id), w.press.takeAway, page.items.map(nameable)),
    ),
    turning(page, to => doorPress('open', meeting.id, to), words.general.buttons),
  )
}

const nameable = (one: Arrival): Nameable => ('guest' in one ? one.guest : one.who)

const nameIn = ({ who }: ChangedAtDoor) => ('guest' in who ? who.guest : who.member)

export const takenAwayCard = (changed: ChangedAtDoor, { checkIn: w }: Words): View =>
  view(
    w.takenAwayTitle(nameIn(changed).name),
    paragraph('guest' in changed.who ? w.guestTakenAway(changed.who.guest.by?.name ?? null) : w.takenAway()),
    actions(
      button(doorPress('put-back', changed.meeting.id, nameIn(changed).id), w.press.putBack),
      button(doorPress('open', changed.meeting.id), w.press.door),
    ),
  )

export const putBackCard = (changed: ChangedAtDoor, { checkIn: w }: Words): View =>
  view(
    w.putBackTitle(nameIn(changed).name),
    actions(
      button(doorPress('take-away', changed.meeting.id, nameIn(changed).id), w.press.takeAway),
      button(doorPress('open', changed.meeting.id), w.press.door),
    ),
  )
