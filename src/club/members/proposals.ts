import { profilePress } from '../profiles/presses.ts'
import { nothingOffered, type Proposals, proposing } from '../proposals.ts'
import { none } from '../topic.ts'
import { isProfileComplete } from './listed.ts'
import { memberOpenings } from './nudge-openings.ts'

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
        did: (club, _, member) => isProfileComplete(club, member),
        askedBy: [],
      },
    },
  }),

  help: none,

  deeds: none,

  openings: memberOpenings,

  forHimself: none,
}
