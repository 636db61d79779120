import { forgetEverywhere, recordsNaming } from '../../src/club/admission/forget-person.ts'
import { heldOfPerson } from '../../src/club/admission/held-of-person.ts'
import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { latestAudited } from '../../src/club/members/audit.ts'
import { keptDays } from '../../src/club/privacy/rules.ts'
import { forgottenPersonCard, foundCard, heldCard, liftedCard, prospectsCard } from '../../src/club/prospects/cards.ts'
import { clubProspectsPress } from '../../src/club/prospects/presses.ts'
import { mayBeSought, type Sought } from '../../src/club/prospects/rules.ts'
import { liftWish } from '../../src/club/prospects/wish.ts'
import { forgotten, shown } from '../../src/club/referrals/forget-prospect.ts'
import { withNumber } from '../../src/club/referrals/known-by.ts'
import { ask, type Outcome, replace, show, unlessRefused } from '../../src/grammar/define.ts'
import { anEmail, aPhone, optional, someText } from '../../src/grammar/questions.ts'
import { isRefusal, refuse } from '../../src/terms/refusals.ts'
import { dayOf } from '../../src/time/wall.ts'
import { wordsFor } from '../../src/words/words.ts'

/** The draft of who asks to be forgotten, until it is confirmed; no form of this name is ever opened. */
const asked = 'asked'

/** The organizers answer a third person who asks what the club keeps of him, or to be forgotten. */
export default defineCommand(clubProspectsPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: {
    open: (_, context) => open(context),
    forget: async () => ask(clubProspectsPress, 'forget'),
    held: async () => ask(clubProspectsPress, 'held'),
    lift: async () => ask(clubProspectsPress, 'lift'),
    'forget-him': (draft, context) => forget(draft, context, { alike: false }),
    'forget-all': (draft, context) => forget(draft, context, { alike: true }),
  },
  forms: {
    forget: defineForm(whoAsks(), (sought, { club, drafts, words }) =>
      unlessRefused(recordsNaming(club, sought), async ({ him, alike }) => {
        const draft = await drafts.keep({
          command: 'club-prospects',
          form: asked,
          said: { who: JSON.stringify(sought) },
        })
        return show(foundCard({ him: him.traces, alike: alike.traces, draft }, words))
      }),
    ),
    held: defineForm(whoAsks(), (sought, { club, by, words }) =>
      unlessRefused(heldOfPerson(club, { by, sought }), found => {
        const kept = keptDays(club.row.settings)
        return show(heldCard({ ...found, club: club.name, at: club.at, kept, reader: by.reads }, words))
      }),
    ),
    lift: defineForm(whoAsks(), async (sought, { club, by, words }) => {
      const refused = mayBeSought(sought)
      if (refused) return refused
      return unlessRefused(liftWish(club, { by, sought: withNumber(club, sought) }), () => show(liftedCard(words)))
    }),
  },
})

/** How a person says who he is. */
function whoAsks() {
  return { phone: optional(aPhone()), email: optional(anEmail()), name: optional(someText({ max: 160 })) }
}

async function open({ club, words }: Context): Outcome {
  const lines = await latestAudited(club, [forgotten, shown], 5)
  const answered = lines.map(({ what, at, detail }) => ({
    ...{ what: what === forgotten ? ('forgotten' as const) : ('shown' as const), at, traces: tracesIn(detail) },
  }))
  return show(prospectsCard(answered, words))
}

/** As the audit keeps them. */
function tracesIn(detail: string | null) {
  const [referrals = 0, visits = 0, applications = 0] = (detail ?? '').split(' ').map(Number)
  return { referrals, visits, applications }
}

async function forget(id: string, { club, by, drafts, words }: Context, { alike }: { alike: boolean }): Outcome {
  const draft = await drafts.of(id)
  if (draft?.sent) return refuse('done already', { by: null })
  if (draft?.form !== asked) return refuse('draft expired', {})
  const sought = JSON.parse(String(draft.said.who)) as Sought
  const done = await forgetEverywhere(club, { by, who: sought, alike })
  if (isRefusal(done)) return done
  await drafts.spend(id, draft)
  const { prospects: w } = wordsFor(club.speech)
  const answer = w.answer(club.name, dayOf(club.at, club.zone), done.traces, keptDays(club.row.settings).acts)
  return replace(forgottenPersonCard({ ...done, at: club.at, answer }, words))
}
