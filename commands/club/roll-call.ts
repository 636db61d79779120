import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { closeRoll, openRoll, standOf, undoRoll } from '../../src/club/meetings/call-roll.ts'
import { lastRollCard, notHeldCard, rollUndoneCard, takenCard } from '../../src/club/meetings/cards.ts'
import { meetingDidNotHappen } from '../../src/club/meetings/change.ts'
import { latestBegun } from '../../src/club/meetings/queries.ts'
import { tickedBefore } from '../../src/club/meetings/rules.ts'
import { ask, type Outcome, redrawn, replace, show } from '../../src/grammar/define.ts'
import { someOf } from '../../src/grammar/questions.ts'
import { noId } from '../../src/terms/id.ts'
import { guestText } from '../../src/terms/meeting.ts'
import { isRefusal } from '../../src/terms/refusals.ts'

const members = { came: someOf(), late: someOf(), excused: someOf(), substitute: someOf() }

type Ticked = { readonly [field in keyof typeof members]: readonly string[] }

export default defineCommand('roll-call', {
  under: 'club',
  who: 'organizer',
  run: (_, context) => openSheet(context),
  buttons: {
    open: ({ about }, context) => openSheet(context, about),
    async undo({ about }, { club, by, words }) {
      const undone = await undoRoll(club, { by, meeting: about ?? noId })
      return isRefusal(undone) ? undone : replace(rollUndoneCard(undone, words))
    },
    async 'not-held'({ about }, { club, by, words }) {
      const done = await meetingDidNotHappen(club, { by, id: about ?? noId })
      return isRefusal(done) ? done : redrawn(notHeldCard(done, words))
    },
  },
  forms: {
    roll: defineForm(members, (said, context, about) => close(context, about, { ...said, guests: [] })),
    // A choice among nobody can't be drawn: the guests are asked for when there are any.
    'roll-with-guests': defineForm({ ...members, guests: someOf() }, (said, context, about) =>
      close(context, about, said),
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
  const everyone = sheet.members.map(({ id, name }) => ({ value: id, label: name }))
  const guests = sheet.guests.map(guest => ({ value: guest.id, label: guestText(guest) }))
  const present = sheet.guests.filter(({ status }) => status === 'present').map(({ id }) => id)
  const asked = {
    about: `${sheet.meeting.id}@${standOf(sheet.meeting)}`,
    options: { came: everyone, late: everyone, excused: everyone, substitute: everyone, guests },
    filled: { ...tickedBefore(sheet.before), guests: present },
  }
  return ask(guests.length > 0 ? 'roll-with-guests' : 'roll', asked)
}

async function close(
  { club, by, words }: Context,
  meeting: string | undefined,
  said: Ticked & { readonly guests: readonly string[] },
): Outcome {
  const [id = '', seen] = (meeting ?? '').split('@')
  const taken = await closeRoll(club, { by, meeting: id, seen, ...said })
  return isRefusal(taken) ? taken : show(takenCard(taken, words))
}
