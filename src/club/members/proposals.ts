import { profilePress } from '../profiles/presses.ts'
import { nothingOffered, type Proposals, proposing } from '../proposals.ts'
import { none } from '../topic.ts'

export const memberProposals: Proposals = {
  proposes: proposing({
    known: none,
    of: person => (person.isProfileComplete ? [] : [{ act: 'fill-profile', about: person.id }]),
    acts: {
      'fill-profile': {
        stands: async () => nothingOffered,
        press: () => profilePress('steps'),
        // Nobody notes it as an act, but it is what was asked.
        isDone: person => person.isProfileComplete,
      },
    },
  }),

  help: none,

  deeds: none,

  forHimself: none,
}
