import type { AttendanceStatus, Meeting } from '../../terms/meeting.ts'
import { pageOf } from '../../terms/page.ts'
import type { RollGuest, RollLine, RollMode, RollSheet } from '../../terms/roll.ts'
import { rollModes } from '../../terms/roll.ts'
import { actions, button, heading, list, note, paragraph, plainText, view } from '../../view/build.ts'
import type { Action, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { doorPress } from '../check-in/presses.ts'
import { when } from './cards.ts'
import { clubGuestsPress, type RollPage, rollCallPress } from './presses.ts'
import { missingRoll } from './roll-cards.ts'
import { countsOf, isThere, rollOf, stateOf, tapped } from './roll-rules.ts'

/** What is not saved yet is named, so far as it fits into one line of a card. */
const touchedShown = 8
/** The latest corrections after the closing. */
const changesShown = 5

export type Opened = {
  readonly sheet: RollSheet
  readonly mode: RollMode
  readonly page: number
  /** Who looks: what he has said himself needs no name beside it. */
  readonly by: { readonly id: string }
  /** He wanted to save what is no longer so. */
  readonly overtaken?: true
  /** An older meeting whose roll is missing: offered where nobody has said which one he means. */
  readonly missing?: Meeting | undefined
}

/**
 * One dated list: each member and guest is a button that says the one state he is in, and changes it when it is tapped.
 * Guests come first: nobody knows their faces yet.
 */
export function sheetCard({ sheet, mode, page: number, by, overtaken, missing }: Opened, words: Words): View {
  const w = words.rolls
  const { meeting } = sheet
  const page = pageOf<RollGuest | RollLine>([...sheet.guests, ...sheet.lines], number)
  const at = { meeting: meeting.id, mode, page: page.number }
  const touched = touchedOn(sheet, by, words)
  return view(
    words.meetings.rollTitle(when(meeting, words)),
    paragraph([plainText(`${w.counts(countsOf(rollOf(sheet).values()), sheet.guests.filter(isThere).length)}.`)]),
    overtaken && paragraph(w.overtaken(lastOther(sheet, by))),
    touched.length > 0 &&
      paragraph(w.touched(touched.slice(0, touchedShown), Math.max(0, touched.length - touchedShown))),
    note(sheet.taken ? w.asTaken(sheet.freeUntil, sheet.closed) : w.asExpected()),
    note(w.mode(mode)),
    actions(
      ...rollModes
        .filter(one => one !== mode && (meeting.required || one !== 'excused'))
        .map(one => button(rollCallPress('sheet', { ...at, mode: one }), w.modes[one], 'quiet')),
    ),
    actions(...page.items.map(one => ('guest' in one ? guestButton(one, at, words) : nameButton(one, at, words)))),
    actions(
      page.number > 1 &&
        button(rollCallPress('sheet', { ...at, page: page.number - 1 }), words.general.buttons.previousPage),
      page.rest > 0 &&
        button(rollCallPress('sheet', { ...at, page: page.number + 1 }), words.general.buttons.nextPage(page.rest)),
      button(rollCallPress('by-name', meeting.id), w.press.byName),
      button(clubGuestsPress('add', meeting.id), w.press.guest),
      sheet.doorOpen && button(doorPress('open', meeting.id), words.checkIn.press.door),
      !sheet.taken &&
        touched.length === 0 &&
        page.rest === 0 &&
        button(rollCallPress('not-held', meeting.id), words.meetings.press.notHeld),
      missing && missingRoll(missing, words),
    ),
    (!sheet.taken || touched.length > 0) &&
      actions(
        button(
          rollCallPress('save', { meeting: meeting.id, seen: sheet.seen }),
          sheet.taken ? w.press.saveChanges : w.press.save,
          'primary',
        ),
      ),
    sheet.changes.length > 0 && heading(w.changes),
    sheet.changes.length > 0 && list(sheet.changes.slice(0, changesShown).map(w.changed)),
  )
}

function nameButton(line: RollLine, at: RollPage, { rolls: w }: Words): Action {
  const to = tapped(line, at.mode)
  const label = w.name(line.label, stateOf(line), line.onLeave)
  // Who came in his place is asked where nobody has said it.
  const asks = to === 'substitute' && line.substitute === null && at.mode === 'substitute'
  return button(rollCallPress(asks ? 'stand-in' : 'tap', { ...at, about: line.member.id, to }), label)
}

function guestButton(one: RollGuest, at: RollPage, { rolls: w }: Words): Action {
  const there = isThere(one)
  const to = there ? 'absent' : 'present'
  const label = w.guest(one.label, one.guest.by?.name ?? null, there)
  return button(rollCallPress('tap', { ...at, about: one.guest.id, to: there === one.stands ? to : null }), label)
}

/** What differs from what stood before anybody touched the sheet, and who said so where that was another. */
function touchedOn({ lines, guests }: RollSheet, by: { id: string }, { rolls: w }: Words): string[] {
  const one = (label: string, status: AttendanceStatus, { mark }: Pick<RollLine, 'mark'>) =>
    w.touch(label, status, {
      substitute: mark?.substitute ?? null,
      by: mark?.by && mark.by.id !== by.id ? mark.by.name : null,
    })
  return [
    ...lines.flatMap(line => (line.mark ? [one(line.label, line.mark.status, line)] : [])),
    ...guests.flatMap(guest => (guest.mark ? [one(guest.label, guest.mark.status, guest)] : [])),
  ]
}

/** Another organizer whose word stands on the sheet. */
const lastOther = ({ lines, guests }: RollSheet, by: { id: string }): string | null =>
  [...lines, ...guests].find(({ mark }) => mark?.by && mark.by.id !== by.id)?.mark?.by?.name ?? null
