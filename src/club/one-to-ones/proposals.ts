import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import type { Offered } from '../../terms/nudge.ts'
import { presentMember } from '../members/listed.ts'
import { ahead, proposed as paired } from '../pairing/kinds.ts'
import { nothingOffered, type Offer, type Proposals, proposing } from '../proposals.ts'
import { none } from '../topic.ts'
import { proposed } from './kinds.ts'
import { whoMet } from './met.ts'
import { oneToOneOpenings } from './nudge-openings.ts'
import { oneToOnePress } from './presses.ts'
import { newcomerDays } from './rules.ts'

/** Whom to have a coffee with is asked by these too. */
const askedBy = [ahead.name, paired.name, proposed.name]

/** Proposing it is what was asked: it is his deed (below), whenever the two find the time. */
const coffee: Offer = {
  stands: isUnmet,
  press: about => oneToOnePress('propose', about),
  isDone: none,
  did: none,
  askedBy,
}

/** A coffee with whom he has not met yet; with a newcomer it is a welcome. */
export const oneToOneProposals: Proposals = {
  proposes: proposing({
    known: none,
    of: (person, _, { company, haveMet, today }) => {
      const unmet = company(person).filter(({ id }) => !haveMet(person.id, id))
      const [first] = unmet
      const isNew = unmet.find(({ joinedOn }) => joinedOn.until(today).days < newcomerDays)
      return [
        ...(isNew ? [{ act: 'greet-newcomer', about: isNew.id, who: isNew.id } as const] : []),
        ...(first ? [{ act: 'one-to-one', about: first.id, who: first.id } as const] : []),
      ]
    },
    acts: {
      'one-to-one': coffee,
      'greet-newcomer': coffee,
    },
  }),

  help: none,

  // To propose one is a deed too: the ledger notes that it was held.
  deeds: (club, since) => sql`
    select initiated_by as member, proposed_at as at, 'one-to-one' as kind from one_to_one
    where club_id = ${club.id} and withdrawn_at is null and round is null and initiated_by is not null
      and proposed_at > ${since}`,

  openings: oneToOneOpenings,

  forHimself: none,
}

/** The other is there, and the two have not met meanwhile, nor has one of them proposed it. */
async function isUnmet(club: ClubTx, id: string, member: string): Promise<Offered | null> {
  const { met } = await together(club, { met: [whoMet(club)] })
  if (met.some(members => members.includes(id) && members.includes(member))) return null
  const who = await presentMember(club, id)
  return who && { ...nothingOffered, who }
}
