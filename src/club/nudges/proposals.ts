import { presentMember } from '../members/listed.ts'
import { proposed } from '../one-to-ones/kinds.ts'
import { ahead, proposed as paired } from '../pairing/kinds.ts'
import { nothingOffered, type Proposals, proposing } from '../proposals.ts'
import { standingPress } from '../standing/presses.ts'
import { none } from '../topic.ts'
import { coffee } from './kinds.ts'

/** A coffee with his sponsor, else with a buddy: somebody whom he has not met, else anybody to whom he may be sent. */
export const nudgeProposals: Proposals = {
  proposes: proposing({
    known: none,
    of: (person, _, { company, haveMet }) => {
      const others = company(person)
      const buddy =
        others.find(({ id }) => id === person.sponsor) ?? others.find(({ id }) => !haveMet(person.id, id)) ?? others[0]
      return buddy ? [{ act: 'buddy', about: buddy.id, who: buddy.id }] : []
    },
    acts: {
      buddy: {
        async stands(club, id) {
          const who = await presentMember(club, id)
          return who && { ...nothingOffered, who }
        },
        press: (_, nudge) => standingPress('gladly', nudge),
        isDone: none,
        did: none,
        askedBy: [ahead.name, paired.name, proposed.name, coffee.name],
      },
    },
  }),

  help: none,

  deeds: none,

  openings: none,

  forHimself: none,
}
