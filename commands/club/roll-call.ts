import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { type Called, closeRoll, openRoll, standOf, undoRoll } from '../../src/club/meetings/call-roll.ts'
import { askDidNotHappen, meetingDidNotHappen, meetingHappened } from '../../src/club/meetings/change.ts'
import { rollCallPress } from '../../src/club/meetings/presses.ts'
import { latestBegun } from '../../src/club/meetings/queries.ts'
import {
  didNotHappenCard,
  lastRollCard,
  notHeldCard,
  rollsMissingCard,
  rollUndoneCard,
  takenCard,
} from '../../src/club/meetings/roll-cards.ts'
import { tickedBefore } from '../../src/club/meetings/rules.ts'
import { ask, type Outcome, redrawn, replace, show, unlessRefused } from '../../src/grammar/define.ts'
import { someOf } from '../../src/grammar/questions.ts'
import { optionsOf } from '../../src/terms/labels.ts'
import { guestText, type Meeting } from '../../src/terms/meeting.ts'
import { isRefusal } from '../../src/terms/refusals.ts'

const members = { came: someOf(), late: someOf(), excused: someOf(), substitute: someOf() }

export default defineCommand(rollCallPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => openSheet(context),
  buttons: {
    open: (meeting, context) => openSheet(context, meeting),
    undo: (meeting, { club, by, words }) =>
      unlessRefused(undoRoll(club, { by, meeting }), undone => replace(rollUndoneCard(undone, words))),
    'not-held': (id, { club, words }) =>
      unlessRefused(askDidNotHappen(club, { id }), asked => show(didNotHappenCard(asked, words))),
    'not-held-yes': (id, { club, by, words }) =>
      unlessRefused(meetingDidNotHappen(club, { by, id }), done => replace(notHeldCard(done, words))),
    'held-after-all': (id, { club, by, words }) =>
      unlessRefused(meetingHappened(club, { by, id }), meeting => redrawn(rollsMissingCard([meeting], words))),
  },
  forms: {
    roll: defineForm(members, (said, context, sheet, shown) =>
      close(context, { ...sheet, ...said, guests: [], shown: shown('came') }),
    ),
    // A choice among nobody can't be drawn: the guests are asked for when there are any.
    'roll-with-guests': defineForm({ ...members, guests: someOf() }, (said, context, sheet, shown) =>
      close(context, { ...sheet, ...said, shown: shown('came') }),
    ),
  },
})

/** The sheet as a form, ticked from the answers; when every roll is taken, the last one to correct. */
async function openSheet({ club, words }: Context, meeting?: string): Outcome {
  const sheet = await openRoll(club, meeting)
  if (isRefusal(sheet)) {
    const last = sheet.refused === 'no roll to take' ? await latestBegun(club, 'taken') : null
    if (sheet.refused !== 'no roll to take' || !last) return sheet
    return show(lastRollCard(last, words.refusals['no roll to take'](sheet.facts), words))
  }
  const everyone = optionsOf(sheet.members)
  const guests = optionsOf(sheet.guests.map(guest => ({ id: guest.id, name: guestText(guest) })))
  const present = sheet.guests.filter(({ status }) => status === 'present').map(({ id }) => id)
  const asked = {
    about: { meeting: sheet.meeting.id, seen: standOf(sheet.meeting) },
    options: { came: everyone, late: everyone, excused: everyone, substitute: everyone, guests },
    title: words.meetings.rollFormTitle(dateOf(sheet.meeting)),
    filled: { ...tickedBefore(sheet.before), guests: present },
  }
  return ask(rollCallPress, guests.length > 0 ? 'roll-with-guests' : 'roll', asked)
}

/** The day on the wall where the meeting is. */
const dateOf = ({ startsAt, zone }: Meeting) => startsAt.toZonedDateTimeISO(zone).toPlainDate()

const close = ({ club, by, words }: Context, roll: Omit<Called, 'by'>): Outcome =>
  unlessRefused(closeRoll(club, { by, ...roll }), taken => show(takenCard(taken, words)))
