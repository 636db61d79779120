import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { addGuest } from '../../src/club/meetings/add-guest.ts'
import { addedGuestCard, clubGuestsCard } from '../../src/club/meetings/guest-cards.ts'
import { guestEntriesOf } from '../../src/club/meetings/guest-queries.ts'
import { clubGuestsPress } from '../../src/club/meetings/presses.ts'
import { lastBegun, nextMeeting } from '../../src/club/meetings/queries.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { ask, type Outcome, show, unlessRefused } from '../../src/grammar/define.ts'
import { aContact, aMember, aTick, optional, someText } from '../../src/grammar/questions.ts'
import { refuse } from '../../src/terms/refusals.ts'

/** The guests of the last meeting and of the next, for the organizers; one who came unannounced is put on the list here. */
export default defineCommand(clubGuestsPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: {
    add: async meeting => ask(clubGuestsPress, 'add', { about: meeting }),
  },
  forms: {
    add: defineForm(
      {
        name: someText({ max: 120 }),
        company: optional(someText({ max: 160 })),
        host: optional(aMember()),
        contact: optional(aContact()),
        agreed: aTick(),
      },
      async ({ host, ...typed }, { club, by, words }, meeting: string) => {
        const bringsHim = host === undefined ? null : await memberById(club, host.id)
        return unlessRefused(addGuest(club, { by, meeting, host: bringsHim, ...typed }), added =>
          'settle' in added
            ? refuse('guest is a member', { names: added.members.map(({ name }) => name) }, 'name')
            : show(addedGuestCard(added, words)),
        )
      },
    ),
  },
})

async function open({ club, words }: Context): Outcome {
  const [last, next] = [await lastBegun(club), await nextMeeting(club)]
  const lists = [
    { meeting: last, begun: true },
    { meeting: next, begun: false },
  ]
  const shown = []
  for (const { meeting, begun } of lists)
    if (meeting) shown.push({ meeting, begun, guests: await guestEntriesOf(club, meeting.id) })
  return show(clubGuestsCard(shown, words))
}
