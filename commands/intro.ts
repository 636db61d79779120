import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { answerIntroduction, answerLater, sayWhetherMet, whomToThank } from '../src/club/introductions/answer.ts'
import {
  askedCard,
  draftedCard,
  metCard,
  previewCard,
  profileText,
  proposedContext,
  publishedCard,
  requestedCard,
  undoneCard,
  waitingCard,
} from '../src/club/introductions/cards.ts'
import { undoIntroduction } from '../src/club/introductions/end.ts'
import { apart, sideOf } from '../src/club/introductions/introduction.ts'
import { mayPresent, presentMember } from '../src/club/introductions/present.ts'
import { introPress } from '../src/club/introductions/presses.ts'
import { introductionById } from '../src/club/introductions/queries.ts'
import { type Prepared, prepareIntroduction, requestIntroduction } from '../src/club/introductions/request.ts'
import { unconnectedAmong } from '../src/club/members/reached.ts'
import { heardIn } from '../src/club/setup/heard-in.ts'
import { thanksPress } from '../src/club/thanks/presses.ts'
import { ask, type Outcome, ownForm, redrawn, replace, show, unlessRefused } from '../src/grammar/define.ts'
import type { Draft } from '../src/grammar/draft.ts'
import { aMember, oneOf, optional, someLines } from '../src/grammar/questions.ts'
import { type Contact, contacts, type Introduction, type Met, type Yes } from '../src/terms/introduction.ts'
import type { Member } from '../src/terms/member.ts'
import { folded } from '../src/terms/names.ts'
import { isRefusal, type Refusal, refuse } from '../src/terms/refusals.ts'

/** The draft of what its author looks at before it is sent; no form of this name is ever opened. */
const looking = 'looking'

/** What is kept of it: whom it is about, and what each will read. */
type Kept = {
  readonly first: { readonly id: string }
  readonly second?: { readonly id: string }
  readonly context: string
  readonly said: Introduction['said']
  readonly version: number
}

export default defineCommand(introPress, {
  who: 'member',
  asks: { first: aMember(), second: optional(aMember()), context: optional(someLines({ max: 500 })) },
  async run({ first, second, context }, { club, by, words, drafts }) {
    if (first.id === by.id && second === undefined) return mayPresent(by) ?? show(previewCard(by, words))
    const wished = { first: { id: first.id }, ...(second && { second: { id: second.id } }) }
    const prepared = await prepareIntroduction(club, by, wished)
    if (isRefusal(prepared)) return prepared
    if ('status' in prepared) return show(waitingCard(prepared, words))
    const why = context ?? proposedContext(prepared, words)
    if (why === null) return refuse('missing', {}, 'context')
    const kept: Kept = { ...wished, context: why, said: { a: null, b: null }, version: 1 }
    const draft = await drafts.keep(asDraft(kept))
    return show(draftedCard({ ...prepared, ...kept, draft }, words))
  },
  buttons: {
    async send({ of: draft, number: seen }, context) {
      const { club, by, words, drafts } = context
      const kept = await lookedAt(draft, context)
      if (isRefusal(kept)) return kept
      // What he has changed since, somewhere else, he reads before it leaves.
      if (kept.version !== seen) return drawn(draft, kept, context)
      const requested = await requestIntroduction(club, { by, ...kept })
      if (!isRefusal(requested)) await drafts.spend(draft, asDraft(kept))
      return unlessRefused(requested, introduction => {
        const asked = [introduction.a, introduction.b].filter(({ id }) => id !== by.id)
        return replace(requestedCard({ introduction, unconnected: unconnectedAmong(asked) }, words))
      })
    },
    async change(draft, context) {
      const { by, words } = context
      const kept = await lookedAt(draft, context)
      if (isRefusal(kept)) return kept
      return unlessRefused(preparedAnew(kept, context), ({ a, b }) => {
        const first = kept.said.a ?? profileText(a, words)
        if (a.id === by.id) {
          const filled = { context: kept.context, first }
          return ask(introPress, 'change-own', { about: draft, filled, intro: words.introductions.changingOwn() })
        }
        const filled = { context: kept.context, first, second: kept.said.b ?? profileText(b, words) }
        return ask(introPress, 'change', { about: draft, filled, intro: words.introductions.changing(a, b) })
      })
    },
    async accept(id, context) {
      const introduction = await introductionById(context.club, id)
      const isAsked = introduction?.status === 'pending' && sideOf(introduction, context.by.id) !== null
      // Once it has ended nothing more is asked of anybody: the answer says so.
      if (isAsked && apart(introduction.a, introduction.b))
        return ask(introPress, 'contact', { about: introduction.id })
      return answer('yes', id, context)
    },
    decline: (introduction, context) => answer('no', introduction, context),
    later: (introduction, { club, by, words }) =>
      unlessRefused(answerLater(club, { by, introduction }), introduction =>
        redrawn(askedCard({ introduction, side: sideOf(introduction, by.id)! }, words)),
      ),
    undo: (introduction, { club, by, words }) =>
      unlessRefused(undoIntroduction(club, { by, introduction }), () => replace(undoneCard(words))),
    met: sayMet('yes'),
    'met-not-yet': sayMet('not-yet'),
    'met-no': sayMet('no'),
    with: async member => ask(introPress, ownForm, { filled: { first: member } }),
    thank: (introduction, { club, by }) =>
      unlessRefused(whomToThank(club, { by, introduction }), asker =>
        ask(thanksPress, ownForm, { filled: { to: asker.id, what: 'introduction' } }),
      ),
    async publish(_, context) {
      const { club, by, words } = context
      return unlessRefused(presentMember(club, by), async () =>
        replace(publishedCard(await heardIn(club, 'introductions', context), words)),
      )
    },
  },
  forms: {
    change: defineForm(
      {
        context: someLines({ max: 500 }),
        first: optional(someLines({ max: 500 })),
        second: optional(someLines({ max: 500 })),
      },
      changed,
    ),
    'change-own': defineForm({ context: someLines({ max: 500 }), first: optional(someLines({ max: 500 })) }, changed),
    contact: defineForm({ contact: oneOf(contacts) }, ({ contact }, context, introduction) =>
      answer('yes', introduction, context, contact),
    ),
  },
})

const asDraft = (kept: Kept): Draft => ({ command: 'intro', form: looking, said: { kept: JSON.stringify(kept) } })

async function lookedAt(id: string, { drafts }: Context): Promise<Kept | Refusal> {
  const draft = await drafts.of(id)
  if (draft?.sent) return refuse('done already', { by: null })
  if (draft?.form !== looking) return refuse('draft expired', {})
  return JSON.parse(String(draft.said.kept)) as Kept
}

/** The two as they are now; an introduction that has come about meanwhile is there already. */
async function preparedAnew(kept: Kept, { club, by }: Context): Promise<Prepared | Refusal> {
  const prepared = await prepareIntroduction(club, by, kept)
  return 'status' in prepared ? refuse('already on its way', {}) : prepared
}

const drawn = (draft: string, kept: Kept, context: Context): Outcome =>
  unlessRefused(preparedAnew(kept, context), prepared =>
    replace(draftedCard({ ...prepared, ...kept, draft }, context.words)),
  )

type Changed = { readonly context: string; readonly first?: string; readonly second?: string }

/** What he left as the profile says it follows the profile; what he emptied is empty. */
async function changed({ context: why, first = '', second = '' }: Changed, context: Context, draft: string): Outcome {
  const kept = await lookedAt(draft, context)
  if (isRefusal(kept)) return kept
  const prepared = await preparedAnew(kept, context)
  if (isRefusal(prepared)) return prepared
  const own = (member: Member, words: string) =>
    folded(words) === folded(profileText(member, context.words)) ? null : words
  const { a, b } = prepared
  const said = { a: own(a, first), b: a.id === context.by.id ? null : own(b, second) }
  const next: Kept = { ...kept, context: why, said, version: kept.version + 1 }
  await context.drafts.change(draft, asDraft(next))
  return replace(draftedCard({ ...prepared, ...next, draft }, context.words))
}

function answer(yesOrNo: Yes, introduction: string, { club, by, words }: Context, contact?: Contact): Outcome {
  const answered = { by, introduction, answer: yesOrNo, ...(contact === undefined ? {} : { contact }) }
  return unlessRefused(answerIntroduction(club, answered), introduction =>
    redrawn(askedCard({ introduction, side: sideOf(introduction, by.id)! }, words)),
  )
}

function sayMet(met: Met) {
  return (introduction: string, { club, by, words }: Context): Outcome =>
    unlessRefused(sayWhetherMet(club, { by, introduction, met }), ({ introduction }) =>
      redrawn(metCard({ introduction, side: sideOf(introduction, by.id)! }, words)),
    )
}
