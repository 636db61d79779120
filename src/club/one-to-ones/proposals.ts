import type { ClubTx } from '../../db/club-tx.ts'
import type { Offered } from '../../terms/nudge.ts'
import { presentMember } from '../members/listed.ts'
import { nothingOffered, type Proposals, proposing } from '../proposals.ts'
import { none } from '../topic.ts'
import { oneToOnePress } from './presses.ts'

/** How long somebody counts as new, in days. */
const newcomer = 90

/** A coffee with whom he has not met yet; with a newcomer it is a welcome. */
export const oneToOneProposals: Proposals = {
  proposes: proposing({
    known: none,
    of: (person, _, { unmet, today }) => {
      const [first] = unmet(person)
      const isNew = unmet(person).find(({ joinedOn }) => joinedOn.until(today).days < newcomer)
      return [
        ...(isNew ? [{ act: 'greet-newcomer', about: isNew.id } as const] : []),
        ...(first ? [{ act: 'one-to-one', about: first.id } as const] : []),
      ]
    },
    acts: {
      'one-to-one': { stands: isHere, press: about => oneToOnePress('propose', about), isDone: none },
      'greet-newcomer': { stands: isHere, press: about => oneToOnePress('propose', about), isDone: none },
    },
  }),

  help: none,

  deeds: none,

  forHimself: none,
}

async function isHere(club: ClubTx, id: string): Promise<Offered | null> {
  const who = await presentMember(club, id)
  return who && { ...nothingOffered, who }
}
