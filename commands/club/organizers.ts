import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { namedCard, organizersCard, releasedCard } from '../../src/club/members/cards.ts'
import { nameOrganizer, releaseOrganizer } from '../../src/club/members/organizers.ts'
import { clubOrganizersPress } from '../../src/club/members/presses.ts'
import { memberOf, organizers } from '../../src/club/members/queries.ts'
import { asOptions } from '../../src/club/setup/people-here.ts'
import { ask, type Outcome, replace, show, unlessRefused } from '../../src/grammar/define.ts'
import { aMember, oneOfThese } from '../../src/grammar/questions.ts'

export default defineCommand(clubOrganizersPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: {
    open: (_, context) => open(context),
    add: async () => ask(clubOrganizersPress, 'add'),
    remove: async (_, { club }) =>
      ask(clubOrganizersPress, 'remove', { options: { member: asOptions(await organizers(club)) } }),
    'add-this': (id, { club, by, words }) =>
      unlessRefused(memberOf(club, id), member =>
        unlessRefused(nameOrganizer(club, { by, member }), named => replace(namedCard(named, words))),
      ),
    'remove-this': (id, { club, by, words }) =>
      unlessRefused(memberOf(club, id), member =>
        unlessRefused(releaseOrganizer(club, { by, member }), released => replace(releasedCard(released, words))),
      ),
  },
  forms: {
    add: defineForm({ member: aMember() }, ({ member }, { club, by, words }) =>
      unlessRefused(nameOrganizer(club, { by, member }), named => show(namedCard(named, words))),
    ),
    remove: defineForm({ member: oneOfThese() }, ({ member: id }, { club, by, words }) =>
      unlessRefused(memberOf(club, id), member =>
        unlessRefused(releaseOrganizer(club, { by, member }), released => show(releasedCard(released, words))),
      ),
    ),
  },
})

const open = async ({ club, words }: Context): Outcome => show(organizersCard(await organizers(club), words))
