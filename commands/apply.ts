import { apply, type From, type ToApply, withdrawApplication } from '../src/club/admission/apply.ts'
import {
  acceptedCard,
  applicationCard,
  refusedCard,
  reopenedCard,
  sentCard,
  takenBackCard,
  whoIsItCard,
} from '../src/club/admission/cards.ts'
import {
  acceptAs,
  acceptCandidate,
  openApplication,
  refuseCandidate,
  reopenApplication,
} from '../src/club/admission/decide.ts'
import { applyPress } from '../src/club/admission/presses.ts'
import { applicationById, contactOf } from '../src/club/admission/queries.ts'
import { defineOpenCommand, type OpenContext } from '../src/club/context.ts'
import { keepNewcomer, newcomerOf } from '../src/club/members/in-doubt.ts'
import { isPresent } from '../src/club/members/queries.ts'
import { keptDays } from '../src/club/privacy/rules.ts'
import { only } from '../src/club/who-may.ts'
import { ask, formWith, type Outcome, replace, show, unlessRefused } from '../src/grammar/define.ts'
import type { Drafts } from '../src/grammar/draft.ts'
import { aContact, aMember, anEmail, aTick, optional, someLines, someText, sought } from '../src/grammar/questions.ts'
import type { Member } from '../src/terms/member.ts'
import { isRefusal, refuse } from '../src/terms/refusals.ts'

const form = formWith<OpenContext>()

const who = {
  name: someText({ max: 120 }),
  company: optional(someText({ max: 160 })),
  activity: optional(someText({ max: 200 })),
}
const motivations = optional(someLines({ max: 800 }))

/** A member proposes somebody; whoever is none applies himself. The organizers decide. */
export default defineOpenCommand(applyPress, {
  who: 'everyone',
  asks: { name: optional(sought({ max: 120 })) },
  run: async ({ name }, { club, by, words }) => {
    const filled = name === undefined ? {} : { name }
    if (isMember({ club, by })) return ask(applyPress, 'candidate', { filled })
    const { candidates } = keptDays(club.row.settings)
    return ask(applyPress, 'self', { filled, intro: words.admission.notice(club.name, candidates) })
  },
  buttons: {
    undo: (id, context) =>
      unlessRefused(withdrawApplication(context.club, { from: fromOf(context), id }), () =>
        replace(takenBackCard(context.words)),
      ),
    show: decides(async (id, { club, words }) => {
      const application = await applicationById(club, id)
      return application ? show(applicationCard(application, words)) : refuse('no longer possible', {})
    }),
    accept: decides((id, { club }) =>
      unlessRefused(openApplication(club, id), async ({ name, company, activity, sponsor }) => {
        const { email } = await contactOf(club, id)
        const known = Object.entries({ name, email, company, activity, sponsor: sponsor?.id })
        const filled = Object.fromEntries(known.flatMap(([field, value]) => (value ? [[field, value]] : [])))
        return ask(applyPress, 'accept', { about: id, filled })
      }),
    ),
    'accept-as': decides(({ one: id, other: is }, { club, by, words }) =>
      unlessRefused(acceptAs(club, { by, id, is }), done => replace(acceptedCard({ ...done, id }, words))),
    ),
    'accept-another': decides(async ({ one: id, other: draft }, { club, by, drafts, words }) => {
      const kept = await newcomerOf(drafts, draft)
      if (isRefusal(kept)) return kept
      return unlessRefused(
        acceptCandidate(club, { by, id, member: kept.newcomer.member, another: true }),
        async done => {
          if ('alike' in done) return refuse('on the list already', { name: done.alike[0]!.name })
          await kept.spend()
          return replace(acceptedCard({ ...done, id }, words))
        },
      )
    }),
    refuse: decides((id, { club, by, words }) =>
      unlessRefused(refuseCandidate(club, { by, id }), async application =>
        show(refusedCard({ application, contact: await contactOf(club, id) }, words)),
      ),
    ),
    reopen: decides((id, { club, by, words }) =>
      unlessRefused(reopenApplication(club, { by, id }), application => show(reopenedCard(application, words))),
    ),
  },
  forms: {
    candidate: form({ ...who, motivations, agreed: aTick() }, (said, context) =>
      isMember(context) ? send(said, context) : Promise.resolve(refuse('no longer possible', {})),
    ),
    self: form({ ...who, motivations, contact: optional(aContact()) }, (said, context) =>
      send({ ...said, agreed: true }, context),
    ),
    accept: form(
      { ...who, email: optional(anEmail()), sponsor: optional(aMember()), another: aTick() },
      decidesForm(({ another, ...member }, context, id) => {
        const accepting = acceptCandidate(context.club, { by: context.by, id, member, another })
        return unlessRefused(accepting, async done => {
          if (!('alike' in done)) return show(acceptedCard({ ...done, id }, context.words))
          const draft = await keepNewcomer(context.drafts, { member })
          return show(whoIsItCard({ id, name: member.name, alike: done.alike, draft }, context.words))
        })
      }),
    ),
  },
})

type Organizer = OpenContext & { readonly by: Member; readonly drafts: Drafts }

/** A button of the organizers alone. */
function decides<About>(answer: (about: About, context: Organizer) => Outcome) {
  return only('decide about an application', (about: About, context: OpenContext) =>
    answer(about, context as Organizer),
  )
}

function decidesForm<Said>(answer: (said: Said, context: Organizer, id: string) => Outcome) {
  return only('decide about an application', (said: Said, context: OpenContext, id: string) =>
    answer(said, context as Organizer, id),
  )
}

const isMember = <C extends Pick<OpenContext, 'club' | 'by'>>(context: C): context is C & { readonly by: Member } =>
  context.by !== null && isPresent(context.by, context.club.today)

/** A member speaks for somebody else; any other account for whoever it is. */
const fromOf = (context: OpenContext): From => {
  const { platform, place, account } = context
  return isMember(context) ? { member: context.by } : { platform, place, account }
}

const send = (said: Omit<ToApply, 'from'>, context: OpenContext): Outcome => {
  const from = fromOf(context)
  return unlessRefused(apply(context.club, { from, ...said }), ({ id, name }) =>
    show(sentCard({ id, name, self: 'account' in from }, context.words)),
  )
}
