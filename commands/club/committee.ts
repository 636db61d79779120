import { committeeOf, nameToCommittee } from '../../src/club/admission/committee.ts'
import { committeeCard, offCommitteeCard, onCommitteeCard } from '../../src/club/admission/committee-cards.ts'
import { clubCommitteePress } from '../../src/club/admission/presses.ts'
import { releaseFromCommittee } from '../../src/club/admission/release.ts'
import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { memberOf } from '../../src/club/members/queries.ts'
import { asOptions } from '../../src/club/setup/people-here.ts'
import { ask, type Outcome, replace, show, unlessRefused } from '../../src/grammar/define.ts'
import { aMember, oneOfThese } from '../../src/grammar/questions.ts'

export default defineCommand(clubCommitteePress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: {
    open: (_, context) => open(context),
    add: async () => ask(clubCommitteePress, 'add'),
    remove: async (_, { club }) => {
      const { members, named } = await committeeOf(club)
      return ask(clubCommitteePress, 'remove', { options: { member: asOptions(named ? members : []) } })
    },
    'add-this': (id, { club, by, words }) =>
      unlessRefused(memberOf(club, id), member =>
        unlessRefused(nameToCommittee(club, { by, member }), named => replace(onCommitteeCard(named, words))),
      ),
    'remove-this': (id, { club, by, words }) =>
      unlessRefused(memberOf(club, id), member =>
        unlessRefused(releaseFromCommittee(club, { by, member }), released =>
          replace(offCommitteeCard(released, words)),
        ),
      ),
  },
  forms: {
    add: defineForm({ member: aMember() }, ({ member }, { club, by, words }) =>
      unlessRefused(nameToCommittee(club, { by, member }), named => show(onCommitteeCard(named, words))),
    ),
    remove: defineForm({ member: oneOfThese() }, ({ member: id }, { club, by, words }) =>
      unlessRefused(memberOf(club, id), member =>
        unlessRefused(releaseFromCommittee(club, { by, member }), released => show(offCommitteeCard(released, words))),
      ),
    ),
  },
})

const open = async ({ club, words }: Context): Outcome => show(committeeCard(await committeeOf(club), words))
