import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { isPresent, memberById } from '../src/club/members/queries.ts'
import { referralById } from '../src/club/referrals/queries.ts'
import { mayBeThanked } from '../src/club/referrals/to-thank.ts'
import { answerInChannel, answerWhetherRight } from '../src/club/thanks/answer.ts'
import { largeCard, whichCard } from '../src/club/thanks/asking-cards.ts'
import { givenCard, receivedCard, undoneCard } from '../src/club/thanks/cards.ts'
import { correctThanks, mayCorrect } from '../src/club/thanks/correct.ts'
import { takenFromLine } from '../src/club/thanks/line.ts'
import { thanksPress } from '../src/club/thanks/presses.ts'
import { isLarge, moneyOf, type ThankedFor, thankedFor } from '../src/club/thanks/rules.ts'
import { type Given, thankMember, undoThanks } from '../src/club/thanks/thank.ts'
import { meantReferral } from '../src/club/thanks/which.ts'
import { anAmount } from '../src/grammar/amounts.ts'
import { ask, type Outcome, ownForm, redrawn, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { aMember, aTick, oneOf, optional, someLines } from '../src/grammar/questions.ts'
import type { MemberRef } from '../src/terms/member.ts'
import type { Money } from '../src/terms/money.ts'
import { isRefusal, type Refusal, refuse } from '../src/terms/refusals.ts'
import type { WrittenAmount } from '../src/terms/written-amounts.ts'

const amount = optional(anAmount())
const message = optional(someLines({ max: 1000 }))
const channel = optional(aTick())

export default defineCommand(thanksPress, {
  who: 'member',
  asks: { to: aMember(), what: oneOf(thankedFor), message, amount, channel },
  takes: takenFromLine,
  run: (said, context) => thank(said, context),
  buttons: {
    undo: (thanks, { club, by, words }) =>
      unlessRefused(undoThanks(club, { by, thanks }), undone => replace(undoneCard(undone, words))),
    'in-channel': answer(true),
    'between-us': answer(false),
    right: sayWhether(true),
    'not-quite': sayWhether(false),
    amend: (id, { club, by, words }) =>
      unlessRefused(mayCorrect(club, { by, thanks: id }), thanks =>
        ask(thanksPress, 'amend', {
          about: id,
          filled: {
            ...(thanks.what && { what: thanks.what }),
            ...(thanks.amount && { amount: words.thanks.typed(thanks.amount) }),
            ...(thanks.message !== null && { message: thanks.message }),
          },
        }),
      ),
    to: async member => ask(thanksPress, ownForm, { filled: { to: member } }),
    async 'for-referral'(id, { club, by }) {
      const referral = await referralById(club, id)
      if (referral?.receiver.id !== by.id) return refuse(referral ? 'not for you' : 'no longer possible', {})
      if (!mayBeThanked(referral)) return refuse('not that referral', {})
      return ask(thanksPress, 'referral', { about: id })
    },
    which: ({ one: draft, other: referral }, context) => goOn(draft, context, { referral }),
    'no-referral': (draft, context) => goOn(draft, context, { referral: null }),
    'as-written': (draft, context) => goOn(draft, context, { isMeant: true }),
  },
  forms: {
    referral: defineForm({ amount, message, channel }, async (said, context: Context, id: string) => {
      const referral = await referralById(context.club, id)
      if (!referral) return refuse('no longer possible', {})
      return thank({ ...said, to: referral.giver, what: 'referral', referral: id }, context)
    }),
    amend: defineForm(
      { what: oneOf(thankedFor), amount, message },
      ({ what, amount, message }, context: Context, id: string) => {
        const { club, by } = context
        const money = amount ? moneyOf(amount, club.currency) : null
        if (isRefusal(money)) return Promise.resolve(money)
        return unlessRefused(mayCorrect(club, { by, thanks: id }), thanks =>
          receipt(correctThanks(club, { by, thanks: id, what, message, amount: money }), context, {
            ...{ to: thanks.to, amount: money, inChannel: thanks.inChannel === 'asked', corrects: true },
          }),
        )
      },
    ),
  },
})

type Said = {
  readonly to: MemberRef
  readonly what: ThankedFor
  readonly message?: string | undefined
  readonly amount?: WrittenAmount | undefined
  readonly channel?: boolean | undefined
  /** Null where he said that it is for none; absent where nothing is said of it. */
  readonly referral?: string | null | undefined
  /** He was asked whether a very large amount is meant. */
  readonly isMeant?: boolean | undefined
}

/** Thanks, or asks first what only he knows: whether so much is meant, for which referral. What was said waits in a draft. */
async function thank(said: Said, context: Context, reply: typeof show = show): Outcome {
  const { club, by, words } = context
  const { to, what, channel: inChannel = false, isMeant = false } = said
  const money = said.amount ? moneyOf(said.amount, club.currency) : null
  if (isRefusal(money)) return money
  if (money && isLarge(money.amount) && !isMeant)
    return reply(largeCard({ draft: await keep(said, context), amount: money }, words))
  const meant = said.referral === undefined ? await meantReferral(club, { by, ...said }) : said
  if ('several' in meant) {
    const draft = await keep(said, context)
    return reply(whichCard({ draft, to, referrals: meant.several }, words))
  }
  const { referral, message } = meant
  const given = thankMember(club, { by, to, what, message, inChannel, amount: money, referral: referral ?? null })
  return receipt(given, context, { to, amount: money, inChannel }, reply)
}

/** The receipt of thanks or of their correction. */
const receipt = (
  given: Promise<Given | Refusal>,
  { club, words }: Context,
  said: { to: MemberRef; amount: Money | null; inChannel: boolean; corrects?: boolean },
  reply: typeof show = show,
): Outcome =>
  unlessRefused(given, ({ id, reached, referral }) => {
    const otherCurrency = said.amount !== null && said.amount.currency !== club.currency
    return reply(givenCard({ id, reached, referral, otherCurrency, ...said }, words))
  })

const written = ({ amount, currency }: Money): string => `${amount} ${currency}`

/** What he said waits as his form would hold it, so that it can be corrected as well. */
async function keep({ to, what, message, amount, channel, referral, isMeant }: Said, { club, drafts }: Context) {
  const money = amount ? moneyOf(amount, club.currency) : null
  return drafts.keep({
    ...{ command: 'thanks', form: ownForm },
    said: {
      ...{ to: to.id, what, channel: channel ?? false, isMeant: isMeant ?? false },
      ...(message !== undefined && { message }),
      ...(money && !isRefusal(money) && { amount: written(money) }),
      ...(referral !== undefined && { referral: referral ?? '' }),
    },
  })
}

/** Goes on with what waited, and with what he has answered now. */
async function goOn(id: string, context: Context, answered: Pick<Said, 'referral' | 'isMeant'>): Outcome {
  const { club, drafts } = context
  const draft = await drafts.of(id)
  if (draft?.sent) return refuse('done already', { by: null })
  if (draft?.command !== 'thanks') return refuse('draft expired', {})
  const { to: member, what, message, amount, channel, isMeant, referral } = draft.said
  const to = await memberById(club, String(member))
  if (!isPresent(to, club.today)) return refuse('someone who left', { name: to.name })
  const [sum = '', currency = null] = typeof amount === 'string' ? amount.split(' ') : []
  const said: Said = {
    ...{ to, what: what as ThankedFor, channel: channel === true, isMeant: isMeant === true },
    ...(typeof message === 'string' && { message }),
    ...(sum !== '' && { amount: { amount: sum, currency } }),
    ...(typeof referral === 'string' && { referral: referral === '' ? null : referral }),
    ...answered,
  }
  const done = await thank(said, context, replace)
  if (!isRefusal(done)) await drafts.spend(id, draft)
  return done
}

function answer(yes: boolean) {
  return (thanks: string, { club, by, words }: Context): Outcome =>
    unlessRefused(answerInChannel(club, { by, thanks, yes }), answered => redrawn(receivedCard(answered, words)))
}

function sayWhether(right: boolean) {
  return (thanks: string, { club, by, words }: Context): Outcome =>
    unlessRefused(answerWhetherRight(club, { by, thanks, right }), answered => redrawn(receivedCard(answered, words)))
}
