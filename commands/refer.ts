import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { tiesBetween } from '../src/club/members/connected.ts'
import { isPresent, memberById } from '../src/club/members/queries.ts'
import { askedFirst } from '../src/club/referrals/asked-first.ts'
import {
  backCard,
  goesOnCard,
  moreCard,
  notedCard,
  ratedCard,
  stepCard,
  unfitCard,
} from '../src/club/referrals/cards.ts'
import { describeReferral, toDescribe } from '../src/club/referrals/describe.ts'
import { saidCard, undoneCard } from '../src/club/referrals/giver-cards.ts'
import { goesOn, unsayGoesOn } from '../src/club/referrals/going-on.ts'
import { handOn } from '../src/club/referrals/hand-on.ts'
import {
  type Back,
  denyReferral,
  isBack,
  moveReferral,
  putBack,
  undoReferral,
  undoStep,
} from '../src/club/referrals/move.ts'
import { notAFit } from '../src/club/referrals/not-a-fit.ts'
import { noteForHimself } from '../src/club/referrals/note.ts'
import { passReferral, type ToPass } from '../src/club/referrals/pass.ts'
import { answerWithPleasure } from '../src/club/referrals/pleasure.ts'
import { referPress } from '../src/club/referrals/presses.ts'
import { referralById } from '../src/club/referrals/queries.ts'
import { rateReferral } from '../src/club/referrals/rate.ts'
import { type Corrected, mayAnswer, mayHandOn, mayPass, mayStep } from '../src/club/referrals/rules.ts'
import {
  alreadyCard,
  askedFirstCard,
  consentCard,
  describedCard,
  keptCard,
  passedCard,
} from '../src/club/referrals/sending-cards.ts'
import { passNow, stopWaiting, waitById, waitForReturn } from '../src/club/referrals/wait.ts'
import { stoppedCard, waitsCard } from '../src/club/referrals/wait-cards.ts'
import { thanksForReferral } from '../src/club/thanks/for-referral.ts'
import { thanksPress } from '../src/club/thanks/presses.ts'
import {
  ask,
  asksFirst,
  type Outcome,
  ownForm,
  type Reply,
  redrawn,
  replace,
  show,
  unlessRefused,
} from '../src/grammar/define.ts'
import type { Draft } from '../src/grammar/draft.ts'
import {
  aMember,
  anEmail,
  aPhone,
  aTick,
  oneOf,
  optional,
  type RawValues,
  somebody,
  someLines,
  someText,
  typedOnly,
} from '../src/grammar/questions.ts'
import { handoffs, type Referral, referralKinds, unfitReasons, warmths } from '../src/terms/referral.ts'
import { isRefusal, type Refusal, refuse } from '../src/terms/refusals.ts'
import type { Words } from '../src/words/words.ts'

/** What a draft waits for that no form asks: the prospect's agreement, or what the giver makes of what he was told first. */
const waitsFor = ['consent', 'decision'] as const
type WaitsFor = (typeof waitsFor)[number]
const waitsForOf = (draft: Draft | null): WaitsFor | undefined => waitsFor.find(one => one === draft?.form)

export default defineCommand(referPress, {
  who: 'member',
  asks: {
    receiver: aMember(),
    who: somebody({ name: 'prospect', company: 'company', phone: 'phone', email: 'email' }),
    need: someLines({ max: 1000 }),
    agreed: optional(aTick()),
    kind: optional(oneOf(referralKinds)),
    prospect: typedOnly(optional(someText({ max: 160 }))),
    company: typedOnly(optional(someText({ max: 160 }))),
    phone: typedOnly(optional(aPhone())),
    email: typedOnly(optional(anEmail())),
    warmth: typedOnly(optional(oneOf(warmths))),
    handoff: typedOnly(optional(oneOf(handoffs))),
  },
  run: ({ receiver, kind, need, prospect, company, phone, email, agreed, warmth, handoff }, context) => {
    const who = { name: prospect, company, phone, email }
    const isKnown = Object.values(who).some(said => said !== undefined)
    // Nothing is inferred from silence: who it is, or that it is himself, has to be said.
    if (!kind && !isKnown) return Promise.resolve(refuse('missing', {}, 'who'))
    if (kind === 'inside' && isKnown) return Promise.resolve(refuse('buys himself', {}, 'who'))
    return pass(context, {
      ...{ receiver, kind: kind ?? 'outside', need, prospect: who, agreed: agreed ?? false, warmth, handoff },
    })
  },
  buttons: {
    contacted: moveTo('contacted'),
    meeting: moveTo('meeting'),
    quoted: moveTo('quoted'),
    won: moveTo('won'),
    lost: moveTo('lost'),
    'not-a-fit': askWhy,
    deny: (referral, { club, by, words }) => answered(denyReferral(club, { by, referral }), words),
    more: (referral, context) =>
      unlessRefused(hisOwn(referral, context), found => show(moreCard(found, context.words))),
    amend: ({ about, choice }, context) => moveTo(choice)(about, context),
    'put-back': ({ about, from, to }, context) =>
      moved(putBack(context.club, { by: context.by, referral: about, from, to }), context),
    'as-it-is': (referral, context) =>
      unlessRefused(hisOwn(referral, context), found => replace(stepCard(found, context.words))),
    unstep: ({ about, choice }, { club, by, words }) =>
      answered(undoStep(club, { by, referral: about, pressed: choice }), words),
    note: (referral, context) =>
      unlessRefused(hisOwn(referral, context), ({ note }) =>
        ask(referPress, 'note', { about: referral, ...(note !== null && { filled: { note } }) }),
      ),
    rate: ({ about, choice }, { club, by, words }) =>
      unlessRefused(rateReferral(club, { by, referral: about, quality: Number(choice) }), rated =>
        show(ratedCard(rated, words)),
      ),
    step: ({ about, choice }, context) =>
      choice === 'not-a-fit' ? askWhy(about, context) : moveTo(choice)(about, context),
    still: (referral, { club, by, words }) =>
      unlessRefused(goesOn(club, { by, referral }), going => show(goesOnCard(going, words))),
    'not-still': (referral, { club, by, words }) =>
      unlessRefused(unsayGoesOn(club, { by, referral }), going => replace(stepCard(going, words))),
    async again(id, { club, by }) {
      const referral = await referralById(club, id)
      if (!referral || referral.withdrawn) return refuse('no longer possible', {})
      if (referral.giver.id !== by.id) return refuse('not for you', {})
      if (referral.handedOn) return refuse('done already', { by: null })
      if (!mayHandOn(referral)) return refuse('no longer possible', {})
      // Once its contact is erased it has to be written anew.
      if (mayPass({ ...referral, agreed: true })) return ask(referPress, ownForm, { filled: filledFrom(referral) })
      return ask(referPress, 'again', { about: id, filled: filledFrom({ ...referral, prospect: {} }) })
    },
    to: async member => ask(referPress, ownForm, { filled: { receiver: member } }),
    undo: (referral, { club, by, words }) =>
      unlessRefused(undoReferral(club, { by, referral }), undone => replace(undoneCard(undone, words))),
    describe: (id, { club, by }) =>
      unlessRefused(toDescribe(club, by, id), ({ warmth, handoff }) =>
        ask(referPress, 'describe', { about: id, filled: { ...(warmth && { warmth }), ...(handoff && { handoff }) } }),
      ),
    pleasure: (referral, { club, by, words }) =>
      unlessRefused(answerWithPleasure(club, { by, referral }), ({ receiver }) =>
        show(saidCard(words.referrals.pleasureSent(receiver.name))),
      ),
    async 'pass-it'(id, context) {
      const kept = await keptOf(context, id)
      if (isRefusal(kept)) return kept
      const { draft, waits, referral } = kept
      const given = { ...referral, agreed: waits === 'consent' || referral.agreed }
      const passed = await pass(context, given, { inPlace: true, isDecided: waits === 'decision' })
      if (!isRefusal(passed)) await context.drafts.spend(id, draft)
      return passed
    },
    async 'when-back'(id, context) {
      const kept = await keptOf(context, id)
      if (isRefusal(kept)) return kept
      const { draft, waits, referral } = kept
      if (waits !== 'decision') return refuse('no longer possible', {})
      // Back meanwhile, or never away.
      const done: Reply | Refusal =
        referral.receiver.away === null
          ? await pass(context, referral, { inPlace: true, isDecided: true })
          : await unlessRefused(waitForReturn(context.club, { by: context.by, ...referral }), wait =>
              replace(waitsCard(wait, context.words)),
            )
      if (!isRefusal(done)) await context.drafts.spend(id, draft)
      return done
    },
    async waiting(id, { club, by, words }) {
      const wait = await waitById(club, id)
      if (!wait) return refuse('done already', { by: null })
      return wait.giver.id === by.id ? show(waitsCard(wait, words)) : refuse('not for you', {})
    },
    'go-now': (wait, { club, by, words }) =>
      unlessRefused(passNow(club, { by, wait }), ({ id, receiver, ...passed }) =>
        replace(passedCard({ referral: { id, receiver }, ...passed }, words)),
      ),
    'stop-waiting': (wait, { club, by, words }) =>
      unlessRefused(stopWaiting(club, { by, wait }), stopped => replace(stoppedCard(stopped, words))),
    async 'give-on'(id, { club, by }) {
      const wait = await waitById(club, id)
      if (!wait?.ended) return refuse('no longer possible', {})
      return wait.giver.id === by.id
        ? ask(referPress, ownForm, { filled: filledFrom(wait.said) })
        : refuse('not for you', {})
    },
    async 'not-yet'(id, { words, drafts }) {
      const draft = await drafts.of(id)
      if (draft?.sent) return refuse('done already', { by: null })
      const waits = waitsForOf(draft)
      return waits ? replace(keptCard({ draft: id, waitsFor: waits }, words)) : refuse('draft expired', {})
    },
  },
  forms: {
    again: defineForm(
      {
        receiver: aMember(),
        need: optional(someLines({ max: 1000 })),
        agreed: optional(aTick()),
        warmth: optional(oneOf(warmths)),
        handoff: optional(oneOf(handoffs)),
      },
      ({ receiver, need, agreed = false, warmth, handoff }, { club, by, words }, referral: string) =>
        unlessRefused(handOn(club, { by, referral, receiver, need, agreed, warmth, handoff }), passed =>
          show(passedCard({ referral: { id: passed.id, receiver }, ...passed }, words)),
        ),
    ),
    unfit: defineForm(
      { reason: optional(oneOf(unfitReasons)), words: optional(someLines({ max: 300 })) },
      (unfit, { club, by, words }: Context, referral: string) =>
        unlessRefused(notAFit(club, { by, referral, unfit }), said =>
          show(isBack(said) ? backCard(said, words) : unfitCard(said, words)),
        ),
    ),
    describe: defineForm(
      { warmth: optional(oneOf(warmths)), handoff: optional(oneOf(handoffs)) },
      ({ warmth, handoff }, { club, by, words }: Context, referral: string) =>
        unlessRefused(describeReferral(club, { by, referral, warmth, handoff }), described =>
          show(describedCard(described, words)),
        ),
    ),
    note: defineForm(
      { note: optional(someLines({ max: 1000 })) },
      ({ note }, { club, by, words }: Context, referral: string) =>
        unlessRefused(noteForHimself(club, { by, referral, note }), noted => show(notedCard(noted, words))),
    ),
  },
})

/** Passes it, or asks first what has to be asked: then what was said waits in a draft. Each question has a draft of its own. */
async function pass(
  context: Context,
  referral: Omit<ToPass, 'by'>,
  { inPlace = false, isDecided = false }: { readonly inPlace?: boolean; readonly isDecided?: boolean } = {},
): Outcome {
  const { club, by, words } = context
  const { receiver } = referral
  // In the place of a question, whose button would only be pressed again.
  const [question, answer] = inPlace ? [replace, replace] : [asksFirst, show]
  const given = { by, ...referral }
  const asked = isDecided ? null : await askedFirst(club, given)
  if (asked)
    return question(askedFirstCard({ ...asked, receiver, draft: await keep(context, 'decision', referral) }, words))
  const passed = await passReferral(club, given)
  if (!isRefusal(passed)) return answer(passedCard({ referral: { id: passed.id, receiver }, ...passed }, words))
  if (passed.refused === 'same referral just passed') {
    const { since, referral: before } = passed.facts
    return answer(alreadyCard({ receiver, since, referral: before }, words))
  }
  if (passed.refused !== 'consent needed') return passed
  const prospect = referral.prospect.name ?? referral.prospect.company ?? ''
  const known = await tiesBetween(club, by.id, receiver.id)
  return question(consentCard({ prospect, receiver, known, draft: await keep(context, 'consent', referral) }, words))
}

/** What waits in a draft, and for what. */
async function keptOf({ club, drafts }: Context, id: string) {
  const draft = await drafts.of(id)
  if (draft?.sent) return refuse('done already', { by: null })
  const waits = waitsForOf(draft)
  if (!draft || !waits) return refuse('draft expired', {})
  const { receiver: meant, ...rest } = JSON.parse(String(draft.said.referral)) as Omit<ToPass, 'by'>
  const receiver = await memberById(club, meant.id)
  if (!isPresent(receiver, club.today)) return refuse('someone who left', { name: receiver.name })
  return { draft, waits, referral: { ...rest, receiver } }
}

const keep = ({ drafts }: Context, form: WaitsFor, { receiver, ...said }: Omit<ToPass, 'by'>): Promise<string> => {
  const referral = JSON.stringify({ ...said, receiver: { id: receiver.id, name: receiver.name } })
  return drafts.keep({ command: 'refer', form, said: { referral } })
}

type Filled = Pick<Referral, 'kind' | 'prospect'> & {
  readonly [Field in 'need' | 'warmth' | 'handoff']: Referral[Field] | undefined
}

/** All that was typed of a referral except its receiver: he is asked for again, and so is the prospect's agreement. */
function filledFrom({ kind, need, prospect, warmth, handoff }: Filled): RawValues {
  const { name, company, phone, email } = prospect
  const known = Object.entries({ kind, need, prospect: name, company, phone, email, warmth, handoff })
  return Object.fromEntries(known.flatMap(([field, value]) => (value ? [[field, value]] : [])))
}

/** A step ahead; what is none is asked first. Business won leads to a word of thanks. */
function moveTo(to: Corrected) {
  return (referral: string, context: Context): Outcome =>
    moved(moveReferral(context.club, { by: context.by, referral, to }), context)
}

const moved = (moving: Promise<Referral | Back | Refusal>, { club, words }: Context): Outcome =>
  unlessRefused(moving, async became => {
    if (isBack(became)) return show(backCard(became, words))
    const isToThank = became.status === 'won' && !became.giver.left
    return isToThank && (await thanksForReferral(club, became.id)).length === 0
      ? thanksFor(became, words)
      : redrawn(stepCard(became, words))
  })

/** The thanks, filled in as far as it is known; his card is drawn anew beside it. */
const thanksFor = ({ id, giver }: Referral, words: Words) =>
  ask(thanksPress, 'referral', { about: id, intro: words.referrals.thankIntro(giver) })

/** Why it was not a fit goes back to the giver, where he says it; it can be said without. */
function askWhy(referral: string, context: Context): Outcome {
  return unlessRefused(hisOwn(referral, context), found => {
    const { reason, words } = found.unfit
    const way = found.status === 'not-a-fit' && found.correctable ? 'ahead' : mayStep(found, 'not-a-fit')
    if (isRefusal(way)) return way
    if (way === 'back') return show(backCard({ referral: found, to: 'not-a-fit' }, context.words))
    return ask(referPress, 'unfit', {
      about: referral,
      intro: context.words.referrals.unfitIntro(found.giver),
      filled: { ...(reason && { reason }), ...(words !== null && { words }) },
    })
  })
}

/** What he holds and may still say something of. */
async function hisOwn(id: string, { club, by }: Context): Promise<Referral | Refusal> {
  const referral = await referralById(club, id)
  return mayAnswer(referral, by.id) ?? referral!
}

/** The card he pressed is drawn anew from the facts. */
const answered = (moving: Promise<Referral | Refusal>, words: Words): Outcome =>
  unlessRefused(moving, became => redrawn(stepCard(became, words)))
