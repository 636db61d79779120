import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { addGuest, type ToAdd } from '../../src/club/meetings/add-guest.ts'
import { addedGuestCard, clubGuestsCard, fullCard } from '../../src/club/meetings/guest-cards.ts'
import { guestEntriesOf } from '../../src/club/meetings/guest-queries.ts'
import { clubGuestsPress } from '../../src/club/meetings/presses.ts'
import { lastBegun, nextMeeting } from '../../src/club/meetings/queries.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { ask, type Outcome, replace, show, unlessRefused } from '../../src/grammar/define.ts'
import { aContact, aMember, aTick, optional, someText } from '../../src/grammar/questions.ts'
import { refuse } from '../../src/terms/refusals.ts'

/** The draft of a guest for whom there is no seat; no form of this name is ever opened. */
const toMakeRoomFor = 'to make room for'

/** The guests of the last meeting and of the next, for the organizers; one who came unannounced is put on the list here. */
export default defineCommand(clubGuestsPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: {
    add: async meeting => ask(clubGuestsPress, 'add', { about: meeting }),
    async overbook(id, context) {
      const draft = await context.drafts.of(id)
      if (draft?.sent) return refuse('done already', { by: null })
      if (draft?.form !== toMakeRoomFor) return refuse('draft expired', {})
      const typed = JSON.parse(String(draft.said.guest)) as Typed
      return unlessRefused(add({ ...typed, overbook: true }, context, replace), async done => {
        await context.drafts.spend(id, draft)
        return done
      })
    },
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
      ({ host, ...typed }, context, meeting: string) =>
        add({ ...typed, meeting, host: host?.id ?? null }, context, show),
    ),
  },
})

/** What was typed of a guest, with the id of who brings him. */
type Typed = Omit<ToAdd, 'by' | 'host'> & { readonly host: string | null }

/** Puts him on the list; where every seat is taken it is asked first, with what was typed kept in a draft. */
const add = (typed: Typed, { club, by, drafts, words }: Context, reply: typeof show): Outcome =>
  unlessRefused(added(club, by, typed), async done => {
    if (!('settle' in done)) return reply(addedGuestCard(done, words))
    if (done.settle === 'member')
      return refuse('guest is a member', { names: done.members.map(one => one.name) }, 'name')
    const said = { guest: JSON.stringify(typed) }
    const draft = await drafts.keep({ command: 'club-guests', form: toMakeRoomFor, said })
    return reply(fullCard({ name: typed.name, full: done, draft }, words))
  })

const added = async (club: Context['club'], by: Context['by'], { host, ...typed }: Typed) =>
  addGuest(club, { by, host: host === null ? null : await memberById(club, host), ...typed })

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
