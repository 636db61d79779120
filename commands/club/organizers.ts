import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { namedCard, organizersCard, releasedCard } from '../../src/club/members/cards.ts'
import { nameOrganizer, releaseOrganizer } from '../../src/club/members/organizers.ts'
import { memberOf, organizers } from '../../src/club/members/queries.ts'
import { asOptions } from '../../src/club/setup/people-here.ts'
import { ask, type Outcome, replace, show } from '../../src/grammar/define.ts'
import { aMember, oneOfThese } from '../../src/grammar/questions.ts'
import { isRefusal, refuse } from '../../src/terms/refusals.ts'

export default defineCommand('club-organizers', {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: {
    open: (_, context) => open(context),
    add: async () => ask('add'),
    remove: async (_, { club }) => ask('remove', { options: { member: asOptions(await organizers(club)) } }),
    async 'add-this'({ about }, { club, by, words }) {
      const member = await memberOf(club, about)
      if (!member) return refuse('no longer possible', {})
      const named = await nameOrganizer(club, { by, member })
      return isRefusal(named) ? named : replace(namedCard(named, words))
    },
    async 'remove-this'({ about }, { club, by, words }) {
      const member = await memberOf(club, about)
      if (!member) return refuse('no longer possible', {})
      const released = await releaseOrganizer(club, { by, member })
      return isRefusal(released) ? released : replace(releasedCard(released, words))
    },
  },
  forms: {
    add: defineForm({ member: aMember() }, async ({ member }, { club, by, words }) => {
      const named = await nameOrganizer(club, { by, member })
      return isRefusal(named) ? named : show(namedCard(named, words))
    }),
    remove: defineForm({ member: oneOfThese() }, async ({ member: id }, { club, by, words }) => {
      const member = await memberOf(club, id)
      if (!member) return refuse('no longer possible', {})
      const released = await releaseOrganizer(club, { by, member })
      return isRefusal(released) ? released : show(releasedCard(released, words))
    }),
  },
})

const open = async ({ club, words }: Context): Outcome => show(organizersCard(await organizers(club), words))
