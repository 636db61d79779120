import { candidatesCard } from '../../src/club/admission/committee-cards.ts'
import { clubCandidatesPress } from '../../src/club/admission/presses.ts'
import { undecided } from '../../src/club/admission/queries.ts'
import { chooseVoteRules, voteRules } from '../../src/club/admission/vote.ts'
import { voteRulesCard } from '../../src/club/admission/vote-cards.ts'
import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { isOrganizer, may, only } from '../../src/club/who-may.ts'
import { ask, type Outcome, show } from '../../src/grammar/define.ts'
import { oneOf } from '../../src/grammar/questions.ts'

/** In a hundred of those who may vote: a third, half, two thirds, all; and how many days there are to vote. */
const quorums = ['33', '50', '66', '100'] as const
const spans = ['2', '3', '5', '7', '10', '14'] as const

/** For the organizers, and the committee. */
export default defineCommand(clubCandidatesPress, {
  under: 'club',
  who: 'member',
  run: (_, context) => open(context, 1),
  buttons: {
    open: (number, context) => open(context, number),
    rules: only('decide about an application', async (_: undefined, { club }: Context) => {
      const { quorum, days } = voteRules(club)
      return ask(clubCandidatesPress, 'rules', { filled: { quorum: String(quorum), days: String(days) } })
    }),
  },
  forms: {
    rules: defineForm(
      { quorum: oneOf(quorums), days: oneOf(spans) },
      only('decide about an application', async ({ quorum, days }, { club, by, words }: Context) => {
        const rules = { quorum: Number(quorum), days: Number(days) }
        await chooseVoteRules(club, { by, ...rules })
        return show(voteRulesCard(rules, words))
      }),
    ),
  },
})

async function open({ club, by, words }: Context, number: number): Outcome {
  const refused = await may('read an application', { club, by })
  return (
    refused ?? show(candidatesCard({ waiting: await undecided(club), number, names: isOrganizer({ club, by }) }, words))
  )
}
