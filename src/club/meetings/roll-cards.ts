import type { Meeting, Recap } from '../../terms/meeting.ts'
import type { Taken } from '../../terms/roll.ts'
import { actions, button, list, note, paragraph, plainText, toned, view } from '../../view/build.ts'
import type { Action, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { doorPress } from '../check-in/presses.ts'
import { dayIn, when } from './cards.ts'
import { rollCallPress } from './presses.ts'

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
export const rollsAtOnce = 6

export const rollMissingButtons = ({ id }: Meeting, { meetings: { press } }: Words) =>
  actions(
    button(rollCallPress('open', id), press.roll, 'primary'),
    button(rollCallPress('not-held', id), press.notHeld),
  )

/** Once the roll is taken it says so. */
function rollMissingCard(meeting: Meeting, words: Words): View {
  const w = words.meetings
  if (meeting.status === 'held' && meeting.closedAt === null)
    return view(
      words.rolls.closedTitle(dayIn(meeting, words)),
      paragraph(words.rolls.closedWithout(meeting)),
      rollMissingButtons(meeting, words),
    )
  if (meeting.status === 'held') return view(w.takenTitle(dayIn(meeting, words), false))
  if (meeting.status !== 'planned') return notHeldCard(meeting, words)
  return view(w.rollMissingTitle(dayIn(meeting, words)), paragraph(w.rollMissing()), rollMissingButtons(meeting, words))
}

export const takenCard = ({ meeting, counts, guests, freeUntil, corrected }: Taken, words: Words): View => {
  const w = words.rolls
  return toned(
    'good',
    view(
      words.meetings.takenTitle(dayIn(meeting, words), corrected !== null),
      paragraph([plainText(`${w.counts(counts, guests)}.`)]),
      corrected && paragraph(w.corrected(corrected.names, corrected.late)),
      !corrected?.late && note(w.freeUntil(freeUntil)),
      actions(
        button(rollCallPress('open', meeting.id), words.meetings.press.correct),
        corrected === null && button(rollCallPress('undo', meeting.id), words.meetings.press.undoRoll),
        corrected !== null &&
          corrected.names.length > 0 &&
          button(rollCallPress('undo-correction', corrected.step), w.press.undoCorrection),
      ),
    ),
  )
}

type NoRoll = {
  /** The last ones: each can still be corrected, and one that was closed without a roll still taken. */
  readonly rolls: readonly Meeting[]
  readonly next: Meeting | null
  /** The meeting of today before whose door he may stand. */
  readonly door: Meeting | null
  /** Whose rolls nobody has taken yet: there are some only while he is at a door. */
  readonly missing: readonly Meeting[]
}

/** Nothing to take, or nothing yet: the meeting of today has not begun. */
export const recentRollsCard = ({ rolls, next, door, missing }: NoRoll, words: Words): View =>
  view(
    rolls.length > 0 ? words.rolls.recent : words.rolls.commands['roll-call'].title,
    paragraph(
      door && missing.length > 0
        ? words.refusals['meeting not begun'](door)
        : words.refusals['no roll to take']({ next }),
    ),
    door && actions(button(doorPress('open', door.id), words.checkIn.press.door, 'primary')),
    missing.length > 0 && paragraph([plainText(`${words.meetings.rollsMissingTitle(missing.length)}.`)]),
    actions(...missing.map(meeting => missingRoll(meeting, words))),
    ...rolls.flatMap(meeting => [
      meeting.closedAt === null && note(words.rolls.closedWithout(meeting)),
      actions(
        button(rollCallPress('open', meeting.id), words.rolls.rollOf(dayIn(meeting, words), meeting.closedAt !== null)),
      ),
    ]),
  )

/** To a roll that is missing beside the one of now. */
export const missingRoll = (meeting: Meeting, words: Words): Action =>
  button(rollCallPress('open', meeting.id), words.rolls.rollOf(dayIn(meeting, words), false), 'quiet')

export const correctionUndoneCard = (meeting: Meeting, words: Words): View =>
  view(
    words.rolls.correctionUndoneTitle(dayIn(meeting, words)),
    paragraph(words.rolls.correctionUndone()),
    actions(button(rollCallPress('open', meeting.id), words.meetings.press.correct)),
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
      paragraph(words.presence.recap(recap.roll)),
      recap.guests.length > 0 && paragraph(w.recapGuests(recap.guests)),
      recap.referrals + recap.thanks > 0 && paragraph(w.recapActs(recap)),
      recap.business.told !== 'nothing' && paragraph(w.recapBusiness(recap.business)),
      recap.next && paragraph(w.recapNext(recap.next)),
    ),
  )
}
