import { type Context, defineCommand } from '../src/club/context.ts'
import { isPresent, memberById } from '../src/club/members/queries.ts'
import { consentCard, keptCard, passedCard, receivedCard, saidCard, undoneCard } from '../src/club/referrals/cards.ts'
import { correctStep, denyReferral, moveReferral, rateReferral, undoReferral } from '../src/club/referrals/move.ts'
import { passReferral, type ToPass } from '../src/club/referrals/pass.ts'
import { answerWithPleasure } from '../src/club/referrals/pleasure.ts'
import { referralById } from '../src/club/referrals/queries.ts'
import type { Step } from '../src/club/referrals/rules.ts'
import { ask, type Outcome, ownForm, type Pressed, redrawn, replace, show } from '../src/grammar/define.ts'
import { draftOf, keepDraft, spendDraft } from '../src/grammar/drafts.ts'
import {
  aMember,
  anEmail,
  aPhone,
  aTick,
  oneOf,
  optional,
  type RawValues,
  someLines,
  someText,
} from '../src/grammar/questions.ts'
import { noId } from '../src/terms/id.ts'
import { handoffs, type Referral, referralKinds, warmths } from '../src/terms/referral.ts'
import { isRefusal, type Refusal, refuse } from '../src/terms/refusals.ts'
import type { Words } from '../src/words/words.ts'

/** The draft of what waits for the prospect's agreement; no form of this name is ever opened. */
const consent = 'consent'

export default defineCommand('refer', {
  who: 'member',
  asks: {
    receiver: aMember(),
    kind: oneOf(referralKinds),
    need: someLines({ max: 1000 }),
    prospect: optional(someText({ max: 160 })),
    company: optional(someText({ max: 160 })),
    phone: optional(aPhone()),
    email: optional(anEmail()),
    agreed: optional(aTick()),
    warmth: optional(oneOf(warmths)),
    handoff: optional(oneOf(handoffs)),
  },
  run: ({ receiver, kind, need, prospect, company, phone, email, agreed, warmth, handoff }, context) =>
    pass(context, {
      receiver,
      kind,
      need,
      prospect: { name: prospect, company, phone, email },
      agreed: agreed ?? false,
      warmth,
      handoff,
    }),
  buttons: {
    contacted: moveTo('contacted'),
    meeting: moveTo('meeting'),
    quoted: moveTo('quoted'),
    won: moveTo('won'),
    lost: moveTo('lost'),
    'not-a-fit': moveTo('not-a-fit'),
    deny: async ({ about }, { club, by, words }) =>
      answered(await denyReferral(club, { by, referral: about ?? noId }), words),
    amend: async ({ about, values }, { club, by, words }) =>
      answered(await correctStep(club, { by, referral: about ?? noId, to: values[0] }), words),
    async rate({ about, values }, { club, by, words }) {
      const rated = await rateReferral(club, { by, referral: about ?? noId, quality: Number(values[0]) })
      return isRefusal(rated)
        ? rated
        : show(saidCard(words.referrals.receivedTitle(rated.giver.name), words.referrals.rated()))
    },
    async again({ about }, { club, by }) {
      const referral = await referralById(club, about ?? noId)
      if (!referral || referral.withdrawn || referral.status !== 'no-answer') return refuse('no longer possible', {})
      if (referral.giver.id !== by.id) return refuse('not for you', {})
      return ask(ownForm, { filled: filledFrom(referral) })
    },
    async undo({ about }, { club, by, words }) {
      const undone = await undoReferral(club, { by, referral: about ?? noId })
      return isRefusal(undone) ? undone : replace(undoneCard(undone, words))
    },
    async pleasure({ about }, { club, by, words }) {
      const answeredTo = await answerWithPleasure(club, { by, referral: about ?? noId })
      return isRefusal(answeredTo) ? answeredTo : show(saidCard(words.referrals.pleasureSent(answeredTo.receiver.name)))
    },
    async 'pass-it'({ about }, context) {
      const draft = await draftOf(context.club, context.by.id, about ?? noId)
      if (draft?.sent) return refuse('done already', { by: null })
      if (draft?.form !== consent) return refuse('draft expired', {})
      const { receiver: meant, ...rest } = JSON.parse(String(draft.said.referral)) as Omit<ToPass, 'by'>
      const receiver = await memberById(context.club, meant.id)
      if (!isPresent(receiver, context.club.today)) return refuse('someone who left', { name: receiver.name })
      const passed = await pass(context, { ...rest, receiver, agreed: true })
      if (!isRefusal(passed)) await spendDraft(context.club, about!, draft)
      return passed
    },
    'not-yet': async ({ about }, { words }) => replace(keptCard({ draft: about ?? noId }, words)),
  },
})

/** Passes it, or asks first whether the prospect has agreed; what was said waits in a draft. */
async function pass({ club, by, words }: Context, said: Omit<ToPass, 'by'>): Outcome {
  const passed = await passReferral(club, { by, ...said })
  if (!isRefusal(passed))
    return show(passedCard({ referral: { id: passed.id, receiver: said.receiver }, ...passed }, words))
  if (passed.refused !== 'consent needed') return passed
  const kept = JSON.stringify({ ...said, receiver: { id: said.receiver.id, name: said.receiver.name } })
  const draft = await keepDraft(club, by.id, { command: 'refer', form: consent, said: { referral: kept } })
  return show(consentCard({ prospect: said.prospect.name ?? said.prospect.company ?? '', draft }, words))
}

/** What was said of it, but to whom: that is asked anew, and so is the prospect's agreement. */
function filledFrom({ kind, need, prospect, warmth, handoff }: Referral): RawValues {
  const { name, company, phone, email } = prospect
  const known = Object.entries({ kind, need, prospect: name, company, phone, email, warmth, handoff })
  return Object.fromEntries(known.flatMap(([field, value]) => (value ? [[field, value]] : [])))
}

function moveTo(to: Step) {
  return async ({ about }: Pressed, { club, by, words }: Context): Outcome =>
    answered(await moveReferral(club, { by, referral: about ?? noId, to }), words)
}

/** The card he pressed is drawn anew from the facts. */
const answered = (moved: Referral | Refusal, words: Words) =>
  isRefusal(moved) ? moved : redrawn(receivedCard(moved, words))
