import {
  type Guest,
  isVideo,
  type Meeting,
  type MeetingBoard,
  type Recap,
  type RsvpAnswer,
  type Taken,
  type Unplanned,
  type Visit,
} from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import type { Page } from '../../terms/page.ts'
import type { Series } from '../../terms/series.ts'
import { actions, button, facts, heading, list, note, paragraph, plainText, toned, view } from '../../view/build.ts'
import { turning } from '../../view/pages.ts'
import { writtenTime } from '../../view/plain.ts'
import type { Action, Block, Inline, Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import type { Answered } from './answer.ts'
import type { Brought } from './bring-guest.ts'
import type { Moved, Restored, ToCallOff } from './change.ts'
import type { Change } from './kinds.ts'
import type { Announced, Planned } from './plan.ts'
import { meetingPress, rollCallPress, seriesPress } from './presses.ts'

/** The day on the wall where the meeting is. */
export const dayIn = ({ startsAt, zone }: Meeting, words: Words) =>
  writtenTime(startsAt.toString(), 'day', { ...words.speech, zone })

/** The day and hour there. */
const when = ({ startsAt, zone }: Meeting, words: Words) =>
  writtenTime(startsAt.toString(), 'day and hour', { ...words.speech, zone })

const answerButtons = (id: string, words: Words): Action[] => {
  const w = words.meetings.press
  return [
    button(meetingPress('present', id), w.present, 'primary'),
    button(meetingPress('absent', id), w.absent),
    button(meetingPress('substitute', id), w.substitute),
    button(meetingPress('guest', id), w.guest),
  ]
}

export type OwnMeeting = {
  readonly meeting: Meeting
  readonly answer: RsvpAnswer | null
  readonly substitute: string | null
}

/**
 * The next meetings with the reader's own answers; an organizer also finds what he may change. `resting`: the days off until
 * the last of them.
 */
export function listCard(
  told: {
    ahead: Page<OwnMeeting>
    organizer: boolean
    rollOf: Meeting | null
    series: readonly Series[]
    resting: readonly Meeting[]
  },
  words: Words,
): View {
  const w = words.meetings
  const { ahead, organizer, rollOf, series, resting } = told
  return view(
    w.listTitle,
    ahead.items.length === 0 && paragraph(w.none()),
    ...ahead.items.flatMap(({ meeting, answer, substitute }) => [
      paragraph(w.row(meeting)),
      !meeting.required && note(w.optional()),
      note(w.yours(answer, substitute)),
      actions(...answerButtons(meeting.id, words)),
      organizer &&
        actions(
          button(meetingPress('move', meeting.id), w.press.move),
          button(meetingPress('cancel', meeting.id), w.press.cancel, 'danger'),
        ),
    ]),
    turning(ahead, number => meetingPress('ahead', number), words.general.buttons),
    resting.length > 0 && note(words.series.resting(resting)),
    ...series.flatMap(({ id, plan }) => [
      note(words.series.listed(plan)),
      organizer && actions(button(seriesPress('show', id), words.series.press.show)),
    ]),
    organizer &&
      actions(
        rollOf && button(rollCallPress('open', rollOf.id), w.press.roll, 'primary'),
        button(meetingPress('plan'), w.press.plan),
      ),
  )
}

export const isOff = ({ status }: Meeting): boolean => status === 'cancelled' || status === 'holiday'

/** What any message about a meeting becomes that does not take place. */
export const cancelledCard = (meeting: Meeting, words: Words): View =>
  toned(
    'care',
    view(words.meetings.cancelledTitle(meeting.title, when(meeting, words)), paragraph(words.meetings.cancelled())),
  )

/** The address of a video call can be followed. */
const placeOf = (place: string): Inline =>
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
    paragraph(board.roll ? w.cameOf(board.roll) : w.counts(board)),
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
    actions(...answerButtons(meeting.id, words), everybody),
  )
}

const shown = (block: ReturnType<typeof paragraph>): boolean =>
  block.kind === 'list' ? block.items.length > 0 : block.kind === 'facts' ? block.facts.length > 0 : true

/** How many of those who come, and of those who don't, the announcement names: it is one message, of a club of any size. */
const namesShown = 40

type Told = { readonly who: string; readonly names: readonly string[] }

/** Who comes, who sends someone, who told that he can't; nobody is named for having said nothing. */
function told({ answers, guests, roll }: MeetingBoard, { meetings: w }: Words): readonly Told[] {
  const of = (answer: RsvpAnswer) => answers.filter(one => one.answer === answer)
  const called = (answer: RsvpAnswer) => of(answer).map(({ member }) => member.name)
  const all: readonly Told[] = [
    { who: roll ? w.who.came : w.who.coming, names: called('present') },
    {
      who: w.who.substitutes,
      names: of('substitute').map(({ member, substitute }) => w.substituteFor(member.name, substitute)),
    },
    { who: w.who.guests, names: guests.map(w.guestOf) },
    { who: w.who.absent, names: called('absent') },
  ]
  return all.filter(({ names }) => names.length > 0)
}

const names = (board: MeetingBoard, words: Words): Line[] =>
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
  const buttons = meeting.status === 'planned' && actions(...answerButtons(meeting.id, words))
  return change === 'moved'
    ? view(w.changedTitle(meeting.title, wall), paragraph(w.changed(meeting)), buttons)
    : view(w.maintainedTitle(meeting.title, wall), paragraph(w.maintained(meeting)), buttons)
}

/** One button for each guest that he announced: he may not come either. */
const guestButtons = (guests: readonly Guest[], { meetings: w }: Words): Action[] =>
  guests.map(({ id, name }) => button(meetingPress('withdraw-guest', id), w.press.guestStaysAway(name)))

export function answeredCard({ meeting, answer, substitute, onLeave, guests }: Answered, words: Words): View {
  const w = words.meetings
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
        ? actions(button(meetingPress('absent', meeting.id), w.press.absent))
        : actions(
            answer === 'present' && button(meetingPress('guest', meeting.id), w.press.guest),
            button(meetingPress('withdraw', meeting.id), words.general.buttons.undo),
          ),
    ),
  )
}

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

/** `waits`: the bot cannot write in the club's channel yet. */
export function announcementNotes(
  { announced, waits }: { readonly announced: Announced; readonly waits: boolean },
  { meetings: w }: Words,
): Block[] {
  if (announced === 'now') return [note(w.announcesNow(waits))]
  return [note(w.announces(announced)), ...(waits ? [note(w.announcesWhenOpen())] : [])]
}

export function plannedCard(planned: Planned & { readonly waits: boolean }, words: Words): View {
  const { meeting, holiday } = planned
  const w = words.meetings
  return toned(
    'good',
    view(
      w.plannedTitle,
      paragraph(w.planned(meeting)),
      holiday && note(w.onHoliday()),
      ...announcementNotes(planned, words),
      actions(
        button(meetingPress('move', meeting.id), words.general.buttons.correct),
        button(meetingPress('details', meeting.id), words.series.press.details),
        button(meetingPress('unplan', meeting.id), words.general.buttons.undo),
      ),
    ),
  )
}

export const unplannedCard = (undone: Unplanned, words: Words): View =>
  view(words.meetings.unplannedTitle, paragraph(words.meetings.unplanned(undone)))

export const movedCard = ({ meeting, from }: Moved, words: Words): View =>
  toned(
    'good',
    view(
      words.meetings.movedTitle,
      paragraph(words.meetings.moved(from.startsAt, meeting)),
      actions(button(meetingPress('move', meeting.id), words.general.buttons.correct)),
    ),
  )

/** Before a meeting is called off: the button stands beside the one that moves it. */
export const cancelCard = ({ meeting, told }: ToCallOff, words: Words): View =>
  view(
    words.meetings.cancelTitle(meeting.title, when(meeting, words)),
    paragraph(words.meetings.cancel(told)),
    actions(
      button(meetingPress('cancel-yes', meeting.id), words.meetings.press.cancelYes, 'danger'),
      meeting.series !== null && button(seriesPress('end-from', meeting.id), words.series.press.endFrom, 'danger'),
      button(meetingPress('move', meeting.id), words.meetings.press.moveInstead),
    ),
  )

/** Before a planning is taken back of which members have heard. `yes`: the press that does it. */
export const unplanCard = ({ yes, heardOf }: { yes: string; heardOf: number }, words: Words): View =>
  view(
    words.meetings.unplanTitle,
    paragraph(words.meetings.unplan(heardOf)),
    actions(button(yes, words.meetings.press.unplanYes, 'danger')),
  )

/** Before it is noted that a meeting did not take place: no roll can be taken of it then. */
export const didNotHappenCard = (meeting: Meeting, words: Words): View =>
  view(
    words.meetings.didNotHappenTitle(when(meeting, words)),
    paragraph(words.meetings.didNotHappen()),
    actions(
      button(rollCallPress('not-held-yes', meeting.id), words.meetings.press.notHeldYes, 'danger'),
      button(rollCallPress('open', meeting.id), words.meetings.press.roll),
    ),
  )

export const calledOffCard = (meeting: Meeting, words: Words): View =>
  view(
    words.meetings.calledOffTitle,
    paragraph(words.meetings.calledOff(meeting)),
    actions(button(meetingPress('restore', meeting.id), words.general.buttons.undo)),
  )

/** `fromRest`: it was a day off, which it can be again. */
export const restoredCard = ({ meeting, fromRest }: Restored, words: Words): View =>
  toned(
    'good',
    view(
      words.meetings.restoredTitle,
      paragraph(words.meetings.restored(meeting)),
      fromRest && actions(button(meetingPress('rest', meeting.id), words.general.buttons.undo)),
    ),
  )

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

/** To the organizers, the day after: each roll that is missing, in one message. */
export function rollsMissingCard(meetings: readonly [Meeting, ...Meeting[]], words: Words): View {
  const w = words.meetings
  if (meetings.length === 1) return rollMissingCard(meetings[0], words)
  const [missing, done] = [
    meetings.filter(({ status }) => status === 'planned'),
    meetings.filter(({ status }) => status !== 'planned'),
  ]
  return view(
    w.rollsMissingTitle(missing.length),
    missing.length > 0 && paragraph(w.rollMissing()),
    ...missing
      .slice(0, rollsAtOnce)
      .flatMap(meeting => [paragraph(w.rollOf(meeting)), rollMissingButtons(meeting, words)]),
    missing.length > rollsAtOnce && note(w.moreRolls(missing.length - rollsAtOnce)),
    done.length > 0 && list(done.map(w.rollDone)),
  )
}

/** So many stand in one message with their buttons; the digest tells of the others. */
const rollsAtOnce = 6

const rollMissingButtons = ({ id }: Meeting, { meetings: { press } }: Words) =>
  actions(
    button(rollCallPress('open', id), press.roll, 'primary'),
    button(rollCallPress('not-held', id), press.notHeld),
  )

/** Once the roll is taken it says so. */
function rollMissingCard(meeting: Meeting, words: Words): View {
  const w = words.meetings
  if (meeting.status === 'held') return view(w.takenTitle(dayIn(meeting, words), false), paragraph(w.frozen()))
  if (meeting.status !== 'planned') return notHeldCard(meeting, words)
  return view(w.rollMissingTitle(dayIn(meeting, words)), paragraph(w.rollMissing()), rollMissingButtons(meeting, words))
}

const rollButtons = (meeting: Meeting, words: Words) =>
  actions(
    button(rollCallPress('open', meeting.id), words.meetings.press.correct),
    button(rollCallPress('undo', meeting.id), words.meetings.press.undoRoll),
  )

export const takenCard = (taken: Taken, words: Words): View =>
  toned(
    'good',
    view(
      words.meetings.takenTitle(dayIn(taken.meeting, words), taken.corrected),
      paragraph(words.meetings.taken(taken)),
      note(words.meetings.frozen()),
      rollButtons(taken.meeting, words),
    ),
  )

/** Nothing to take: the last one can still be corrected. */
export const lastRollCard = (meeting: Meeting, none: Line, words: Words): View =>
  view(
    words.meetings.rollTitle(when(meeting, words)),
    paragraph(none),
    note(words.meetings.lastTaken(meeting)),
    rollButtons(meeting, words),
  )

export const rollUndoneCard = (meeting: Meeting, words: Words): View =>
  view(
    words.meetings.undoneTitle(dayIn(meeting, words)),
    paragraph(words.meetings.undone()),
    actions(button(rollCallPress('open', meeting.id), words.meetings.press.roll, 'primary')),
  )

export const notHeldCard = (meeting: Meeting, words: Words): View =>
  view(
    words.meetings.notHeldTitle,
    paragraph(words.meetings.notHeld(meeting)),
    actions(button(rollCallPress('held-after-all', meeting.id), words.general.buttons.undo)),
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

/** After a meeting, in the club's channel: presence, guests, what was passed on, the next date. */
export function recapCard(told: { meeting: Meeting; recap: Recap | null }, words: Words): View {
  const w = words.meetings
  const title = w.heldTitle(told.meeting.title, when(told.meeting, words))
  const { recap } = told
  if (!recap) return view(title, paragraph(w.recapWithdrawn()))
  return toned(
    'good',
    view(
      title,
      paragraph(w.recap(recap)),
      recap.guests.length > 0 && paragraph(w.recapGuests(recap.guests)),
      recap.referrals + recap.thanks > 0 && paragraph(w.recapActs(recap)),
      recap.next && paragraph(w.recapNext(recap.next)),
    ),
  )
}
