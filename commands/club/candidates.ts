import { candidatesCard } from '../../src/club/admission/committee-cards.ts'
import { clubCandidatesPress } from '../../src/club/admission/presses.ts'
import { undecided } from '../../src/club/admission/queries.ts'
import { type Context, defineCommand } from '../../src/club/context.ts'
import { isOrganizer, may } from '../../src/club/who-may.ts'
import { type Outcome, show } from '../../src/grammar/define.ts'

/** For the organizers, and the committee. */
export default defineCommand(clubCandidatesPress, {
  under: 'club',
  who: 'member',
  run: (_, context) => open(context, 1),
  buttons: { open: (number, context) => open(context, number) },
})

async function open({ club, by, words }: Context, number: number): Outcome {
  const refused = await may('read an application', { club, by })
  return (
    refused ?? show(candidatesCard({ waiting: await undecided(club), number, names: isOrganizer({ club, by }) }, words))
  )
}
