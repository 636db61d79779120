import { rewriteAnswer, sendAnswer, toAnswer } from '../src/club/admission/answer.ts'
import { apply, type From, type ToApply, withdrawApplication } from '../src/club/admission/apply.ts'
import { besideOf } from '../src/club/admission/beside.ts'
import {
  acceptedCard,
  answerCard,
  fileCard,
  type Joined,
  reopenedCard,
  reviewedCard,
  sentCard,
  stepsCard,
  takenBackCard,
  whoIsItCard,
} from '../src/club/admission/cards.ts'
import { completeApplication, ownOpenApplication, toComplete } from '../src/club/admission/complete.ts'
import {
  acceptAs,
  acceptCandidate,
  keepSaid,
  monthsToWait,
  noteReview,
  postponeCandidate,
  refuseCandidate,
  reopenApplication,
  undoReview,
} from '../src/club/admission/decide.ts'
import { lettersOf } from '../src/club/admission/letters.ts'
import { applyPress } from '../src/club/admission/presses.ts'
import { answeringOf, applicationById, type KeptApplication } from '../src/club/admission/queries.ts'
import { openApplication } from '../src/club/admission/undecided.ts'
import { readsWords } from '../src/club/admission/vote-queries.ts'
import { defineOpenCommand, type OpenContext } from '../src/club/context.ts'
import { keepNewcomer, newcomerOf } from '../src/club/members/in-doubt.ts'
import { isPresent } from '../src/club/members/queries.ts'
import { coffeeOf } from '../src/club/one-to-ones/bring.ts'
import { withCoffees } from '../src/club/one-to-ones/newcomer-cards.ts'
import { keptDays } from '../src/club/privacy/rules.ts'
import { isOrganizer, only } from '../src/club/who-may.ts'
import { ask, formWith, type Outcome, replace, show, unlessRefused } from '../src/grammar/define.ts'
import type { Drafts } from '../src/grammar/draft.ts'
import {
  aContact,
  aMember,
  anEmail,
  aTick,
  oneOf,
  oneOfThese,
  optional,
  someLines,
  someText,
  sought,
} from '../src/grammar/questions.ts'
import type { Decision } from '../src/terms/application.ts'
import type { Member } from '../src/terms/member.ts'
import { isRefusal, refuse } from '../src/terms/refusals.ts'
import { sectorFamilies } from '../src/terms/sector.ts'
import { wordsFor } from '../src/words/words.ts'

const form = formWith<OpenContext>()

const who = {
  name: someText({ max: 120 }),
  company: optional(someText({ max: 160 })),
  activity: optional(someText({ max: 200 })),
}
/** After how many months somebody new is looked at again. */
const reviews = ['3', '6', '0'] as const
const motivations = optional(someLines({ max: 800 }))
/** The steps of a candidate who applies himself: each fits one window of any platform. */
const trade = {
  jobTitle: optional(someText({ max: 120 })),
  speciality: optional(someText({ max: 200 })),
  sector: optional(oneOf(sectorFamilies)),
  groups: optional(someText({ max: 200 })),
  knows: optional(someText({ max: 120 })),
}
const why = { motivations, expectations: optional(someLines({ max: 800 })), brings: optional(someLines({ max: 800 })) }
const blank = (asks: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.keys(asks).map(field => [field, undefined]))
/** With a decision: why, and what is written to the candidate. */
const said = { reason: optional(someLines({ max: 800 })), answer: optional(someLines({ max: 1500 })) }

/** A member proposes somebody; whoever is none applies himself. The organizers decide. */
export default defineOpenCommand(applyPress, {
  who: 'everyone',
  asks: { name: optional(sought({ max: 120 })) },
  run: async ({ name }, context) => {
    const { club, by, words } = context
    const filled = name === undefined ? {} : { name }
    if (isMember({ club, by })) return ask(applyPress, 'candidate', { filled })
    const begun = await ownOpenApplication(club, context)
    if (begun) return show(stepsCard(begun, words))
    const { candidates } = keptDays(club.row.settings)
    return ask(applyPress, 'self', { filled, intro: words.admission.notice(club.name, candidates) })
  },
  buttons: {
    undo: (id, context) =>
      unlessRefused(withdrawApplication(context.club, { from: fromOf(context), id }), () =>
        replace(takenBackCard(context.words)),
      ),
    'tell-trade': (id, context) =>
      unlessRefused(toComplete(context.club, { from: context, id }), ({ told }) =>
        ask(applyPress, 'trade', { about: id, filled: told }),
      ),
    'tell-why': (id, context) =>
      unlessRefused(toComplete(context.club, { from: context, id }), ({ told, motivations }) =>
        ask(applyPress, 'why', { about: id, filled: { ...told, ...(motivations && { motivations }) } }),
      ),
    show: reads(async (id, { club, by, words }) => {
      const application = await applicationById(club, id)
      if (!application) return refuse('no longer possible', {})
      const seat = { decides: isOrganizer({ club, by }), readsWords: await readsWords(club, application, by) }
      const beside = await besideOf(club, application)
      return show(fileCard({ application, reason: application.sealed.reason(), beside, seat }, words))
    }),
    accept: decides((id, { club, by }) =>
      unlessRefused(openApplication(club, id), async application => {
        const { name, company, activity, sponsor } = application
        const { email } = application.sealed.contact()
        const before = saidBefore(club, by, application, 'accepted')
        const known = Object.entries({ name, email, company, activity, sponsor: sponsor?.id, ...before })
        const filled = Object.fromEntries(known.flatMap(([field, value]) => (value ? [[field, value]] : [])))
        return ask(applyPress, 'accept', { about: id, filled })
      }),
    ),
    'accept-as': decides(({ one: id, other: is }, { club, by, words }) =>
      unlessRefused(acceptAs(club, { by, id, is }), async done =>
        replace(await welcomed({ club, by, words }, id, done)),
      ),
    ),
    'accept-another': decides(async ({ one: id, other: draft }, { club, by, drafts, words }) => {
      const kept = await newcomerOf(drafts, draft)
      if (isRefusal(kept)) return kept
      return unlessRefused(
        acceptCandidate(club, { by, id, member: kept.newcomer.member, another: true }),
        async done => {
          if ('alike' in done) return refuse('on the list already', { name: done.alike[0]!.name })
          await kept.spend()
          return replace(await welcomed({ club, by, words }, id, done))
        },
      )
    }),
    later: decides((id, { club, by, words }) =>
      unlessRefused(openApplication(club, id), async application =>
        ask(applyPress, 'later', {
          about: id,
          filled: saidBefore(club, by, application, 'later'),
          options: {
            month: monthsToWait(club).map(first => ({ value: first.toString(), label: words.admission.month(first) })),
          },
        }),
      ),
    ),
    refuse: decides((id, { club, by }) =>
      unlessRefused(openApplication(club, id), async application =>
        ask(applyPress, 'refuse', { about: id, filled: saidBefore(club, by, application, 'refused') }),
      ),
    ),
    rewrite: decides((id, { club }) =>
      unlessRefused(toAnswer(club, id), ({ answering: { text } }) =>
        ask(applyPress, 'rewrite', { about: id, filled: text === null ? {} : { answer: text } }),
      ),
    ),
    reviewed: decides((id, { club, by, words }) =>
      unlessRefused(noteReview(club, { by, id }), done => show(reviewedCard(done, words))),
    ),
    'undo-reviewed': decides((id, { club, by, words }) =>
      unlessRefused(undoReview(club, { by, id }), done => replace(reviewedCard(done, words))),
    ),
    send: decides((id, { club, by, words }) =>
      unlessRefused(sendAnswer(club, { by, id }), sent => replace(answerCard({ ...sent, by }, words))),
    ),
    reopen: decides((id, { club, by, words }) =>
      unlessRefused(reopenApplication(club, { by, id }), async application => {
        const hadGone = (await lettersOf(club, id)).length > 0
        return show(reopenedCard({ ...application, hadGone }, words))
      }),
    ),
  },
  forms: {
    candidate: form(
      { ...who, motivations, sponsorSays: optional(someLines({ max: 800 })), agreed: aTick() },
      (said, context) => (isMember(context) ? send(said, context) : Promise.resolve(refuse('no longer possible', {}))),
    ),
    trade: form(trade, (told, context, id: string) =>
      unlessRefused(
        completeApplication(context.club, { from: context, id, told: { ...blank(trade), ...told } }),
        done => show(stepsCard(done, context.words)),
      ),
    ),
    why: form(why, ({ motivations = null, ...told }, context, id: string) =>
      unlessRefused(
        completeApplication(context.club, {
          ...{ from: context, id, motivations },
          told: { expectations: told.expectations, brings: told.brings },
        }),
        done => show(stepsCard(done, context.words)),
      ),
    ),
    self: form({ ...who, contact: optional(aContact()) }, (said, context) => send({ ...said, agreed: true }, context)),
    accept: form(
      {
        ...who,
        email: optional(anEmail()),
        sponsor: optional(aMember()),
        review: optional(oneOf(reviews)),
        another: aTick(),
        ...said,
      },
      decidesForm(async ({ another, reason, answer, review, ...member }, context, id) => {
        const open = await openApplication(context.club, id)
        if (isRefusal(open)) return open
        await keepSaid(context.club, id, 'accepted', { reason, answer })
        const months = review === undefined ? {} : { months: Number(review) }
        const accepting = acceptCandidate(context.club, { by: context.by, id, member, another, ...months })
        return unlessRefused(accepting, async done => {
          if (!('alike' in done)) return show(await welcomed(context, id, done))
          const draft = await keepNewcomer(context.drafts, { member })
          return show(whoIsItCard({ id, name: member.name, alike: done.alike, draft }, context.words))
        })
      }),
    ),
    later: form(
      { month: oneOfThese(), ...said, reason: someLines({ max: 800 }) },
      decidesForm((said, { club, by, words }, id) =>
        unlessRefused(postponeCandidate(club, { by, id, ...said }), application =>
          show(answerCard({ application, answering: answeringOf(application), by }, words)),
        ),
      ),
    ),
    refuse: form(
      { ...said, reason: someLines({ max: 800 }) },
      decidesForm((said, { club, by, words }, id) =>
        unlessRefused(refuseCandidate(club, { by, id, ...said }), application =>
          show(answerCard({ application, answering: answeringOf(application), by }, words)),
        ),
      ),
    ),
    rewrite: form(
      { answer: someLines({ max: 1500 }) },
      decidesForm(({ answer }, { club, by, words }, id) =>
        unlessRefused(rewriteAnswer(club, { id, answer }), written => show(answerCard({ ...written, by }, words))),
      ),
    ),
  },
})

/** What the form of a decision shows already: what was said of it before, else a draft for the answer, in the candidate's language. */
function saidBefore(club: OpenContext['club'], by: Member, application: KeptApplication, decision: Decision) {
  const { name, language, sealed } = application
  const reason = sealed.reason()
  const { admission } = wordsFor({ language: language ?? club.speech.language, address: 'vous' })
  const answer = sealed.written(decision) ?? admission.draft[decision](name, club.name, by.fullName)
  return { answer, ...(reason === null ? {} : { reason }) }
}

/** What accepting did, with whom somebody new might meet first. */
async function welcomed(
  { club, by, words }: Pick<Organizer, 'club' | 'by' | 'words'>,
  id: string,
  done: Joined & KeptApplication,
) {
  const card = acceptedCard({ ...done, id, answering: answeringOf(done) }, words)
  const coffee = done.as === 'already' ? null : await coffeeOf(club, by, done.joined.id)
  return coffee === null || isRefusal(coffee) ? card : withCoffees(card, coffee, words)
}

type Organizer = OpenContext & { readonly by: Member; readonly drafts: Drafts }

/** A button of whoever decides or votes. */
function reads<About>(answer: (about: About, context: Organizer) => Outcome) {
  return only('read an application', (about: About, context: OpenContext) => answer(about, context as Organizer))
}

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
  const { platform, place, account, words } = context
  return isMember(context) ? { member: context.by } : { platform, place, account, language: words.speech.language }
}

const send = (said: Omit<ToApply, 'from'>, context: OpenContext): Outcome => {
  const from = fromOf(context)
  const sentBy = isOrganizer(context) ? 'an organizer' : 'a member'
  return unlessRefused(apply(context.club, { from, ...said }), async ({ id, name }) => {
    const own = 'account' in from ? await ownOpenApplication(context.club, from) : null
    return show(own ? stepsCard(own, context.words) : sentCard({ id, name, by: sentBy }, context.words))
  })
}
