import { amendAnswer, answerAsk, rateAnswer, undoAnswer } from '../src/club/asks/answer.ts'
import {
  answeredCard,
  answerUndoneCard,
  editedCard,
  givenCard,
  leftCard,
  madeCard,
  mineCard,
  othersCard,
  ownAskCard,
  passedCard,
  routedCard,
  stillCard,
  thankedCard,
  toPassCard,
  waitingCard,
  withdrawnCard,
} from '../src/club/asks/cards.ts'
import { closeAsk, renewAsk, stillLooking, withdrawAsk } from '../src/club/asks/end.ts'
import { editAsk, makeAsk } from '../src/club/asks/make.ts'
import { matchesFor } from '../src/club/asks/matched.ts'
import { type Asking, askPress } from '../src/club/asks/presses.ts'
import { answerById, answersTo, askById, othersOpenAsks, ownOpenAsks, routedTo } from '../src/club/asks/queries.ts'
import { declineAsk, leaveAsk, passAsk } from '../src/club/asks/route.ts'
import { words as length } from '../src/club/asks/rules.ts'
import { thankForAnswer } from '../src/club/asks/thank.ts'
import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { introPress } from '../src/club/introductions/presses.ts'
import { membersByIds } from '../src/club/members/queries.ts'
import { problemPress } from '../src/club/problems/presses.ts'
import { may, only } from '../src/club/who-may.ts'
import { ask, asksFirst, type Outcome, ownForm, redrawn, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { aDate, aMember, aTick, oneOfThese, optional, someLines } from '../src/grammar/questions.ts'

import type { Ask } from '../src/terms/ask.ts'
import { type Contact, contacts } from '../src/terms/introduction.ts'
import { folded } from '../src/terms/names.ts'
import { refuse } from '../src/terms/refusals.ts'

const text = someLines({ max: length.max })
const until = optional(aDate())
const answer = { text: someLines({ max: 1000 }), contact: optional(oneOfThese()) }

/** `/ask list`: no ask is so short. */
const lists = ['list', 'liste']

/** `/ask problem …`: what several may solve together. */
const problemIn = (text: string): string | null => /^probl[eè]me?\b\s*:?\s*(.*)$/is.exec(text)?.[1] ?? null

export default defineCommand(askPress, {
  who: 'member',
  asks: { text: optional(text), until },
  async run({ text, until }, context) {
    const { club, by, words } = context
    if (text !== undefined && lists.includes(folded(text)))
      return show(othersCard(await othersOpenAsks(club, by.id), words))
    const problem = text === undefined ? null : problemIn(text)
    if (problem !== null) return ask(problemPress, 'put', { filled: { text: problem }, intro: words.problems.intro() })
    if (text !== undefined)
      return unlessRefused(makeAsk(club, { by, kind: 'ask', text, until }), made => show(madeCard(made, words)))
    const mine = await ownOpenAsks(club, by.id)
    // Whoever has none open has come to write one.
    return mine.items.length === 0 ? write(context) : show(mineCard(mine, words))
  },
  buttons: {
    new: (_, context) => write(context),
    mine: async (number, { club, by, words }) => replace(mineCard(await ownOpenAsks(club, by.id, number), words)),
    others: async (number, { club, by, words }) =>
      replace(othersCard(await othersOpenAsks(club, by.id, number), words)),
    open: (id, context) => ofHis(id, context, async one => show(await own(one, context))),
    edit: (id, context) =>
      ofHis(id, context, async ({ isOpen, text, expiresOn }) =>
        isOpen
          ? ask(askPress, 'edit', { about: id, filled: { text, until: expiresOn?.toString() ?? '' } })
          : refuse('no longer possible', {}),
      ),
    withdraw: (id, { club, by, words }) =>
      unlessRefused(withdrawAsk(club, { by, ask: id }), done => replace(withdrawnCard(done, words))),
    close: (id, context) =>
      unlessRefused(closeAsk(context.club, { by: context.by, ask: id }), async one => redrawn(await own(one, context))),
    renew: (id, context) =>
      unlessRefused(renewAsk(context.club, { by: context.by, ask: id }), async one => redrawn(await own(one, context))),
    help,
    async amend(id, context) {
      const { club, by } = context
      const given = await answerById(club, id)
      if (given?.by.id !== by.id) return refuse('not for you', {})
      return ask(askPress, 'amend', {
        about: id,
        filled: { text: given.text ?? '', contact: given.contact ?? '' },
        options: { contact: contactOptions(context) },
      })
    },
    'undo-answer': (id, { club, by, words }) =>
      unlessRefused(undoAnswer(club, { by, answer: id }), undone => replace(answerUndoneCard(undone, words))),
    async answer(id, { club, by, words }) {
      const given = await answerById(club, id)
      if (given?.ask.author.id !== by.id) return refuse('not for you', {})
      return show(answeredCard(given, words))
    },
    helped: rate(true),
    'not-helped': rate(false),
    async thank(id, { club, by }) {
      const given = await answerById(club, id)
      if (given?.ask.author.id !== by.id) return refuse('not for you', {})
      return given.isUndone ? refuse('no longer possible', {}) : ask(askPress, 'thank', { about: id })
    },
    still: (id, { club, by, words }) =>
      unlessRefused(stillLooking(club, { by, ask: id }), still => show(stillCard(still.ask, still.readAt, words))),
    async know(id, { club, by }) {
      const one = await askById(club, id)
      if (!one || one.isUndone) return refuse('no longer possible', {})
      if (one.author.id === by.id) return refuse('your own ask', { kind: one.kind })
      if (!one.isOpen) return refuse('closed meanwhile', { kind: one.kind, by: one.author.name })
      return ask(introPress, ownForm, { filled: { first: one.author.id, context: one.text } })
    },
    'not-for-me': async (id, { club, by, words }) =>
      unlessRefused(declineAsk(club, { by, ask: id }), async () => {
        const his = await routedTo(club, id, by.id)
        return his ? redrawn(routedCard(his, words)) : refuse('no longer possible', {})
      }),
    waiting: only('see to an ask that nobody answers', (id, context) => waiting(id, context)),
    pass: only('see to an ask that nobody answers', async (id, { club }: Context) => {
      const one = await askById(club, id)
      return one?.isOpen ? ask(askPress, 'pass', { about: id }) : refuse('no longer possible', {})
    }),
    'pass-to': only('see to an ask that nobody answers', (asking: Asking, context: Context) => toPass(asking, context)),
    'pass-yes': only(
      'see to an ask that nobody answers',
      async ({ ask, member }: Asking, { club, by, words }: Context) => {
        const to = (await membersByIds(club, [member])).get(member)
        if (!to) return refuse('no longer possible', {})
        return unlessRefused(passAsk(club, { by, ask, to }), passed => replace(passedCard(passed, words)))
      },
    ),
    leave: only('see to an ask that nobody answers', leave(true)),
    'not-leave': only('see to an ask that nobody answers', leave(false)),
  },
  forms: {
    new: defineForm({ text, until }, ({ text, until }, { club, by, words }) =>
      unlessRefused(makeAsk(club, { by, kind: 'ask', text, until }), made => show(madeCard(made, words))),
    ),
    edit: defineForm({ text, until }, ({ text, until }, { club, by, words }, id: string) =>
      unlessRefused(editAsk(club, { by, ask: id, text, until }), edited => show(editedCard(edited, words))),
    ),
    help: defineForm(answer, ({ text, contact }, { club, by, words }, id: string) =>
      unlessRefused(answerAsk(club, { by, ask: id, text, contact: contactOf(contact) }), given =>
        show(givenCard(given, words)),
      ),
    ),
    thank: defineForm(
      { message: optional(someLines({ max: 1000 })), channel: optional(aTick()) },
      ({ message, channel: inChannel = false }, { club, by, words }, id: string) =>
        unlessRefused(thankForAnswer(club, { by, answer: id, message, inChannel }), thanked =>
          show(thankedCard(thanked, words)),
        ),
    ),
    pass: defineForm(
      { member: aMember() },
      async ({ member }, context, id: string) =>
        (await may('see to an ask that nobody answers', context)) ??
        unlessRefused(passAsk(context.club, { by: context.by, ask: id, to: member }), passed =>
          show(passedCard(passed, context.words)),
        ),
    ),
    amend: defineForm(answer, ({ text, contact }, { club, by, words }, id: string) =>
      unlessRefused(amendAnswer(club, { by, answer: id, text, contact: contactOf(contact) }), given =>
        show(givenCard(given, words)),
      ),
    ),
  },
})

/** Opens the form of a new one, which says that others wait for an answer too. */
async function write({ club, by, words }: Context): Outcome {
  const { items, rest } = await othersOpenAsks(club, by.id)
  const open = items.length + rest
  return ask(askPress, 'new', open === 0 ? {} : { intro: words.asks.othersWait(open) })
}

/** Opens the form of an answer; of his own ask he sees what stands, and of one that he answered what he said. */
async function help(id: string, context: Context): Outcome {
  const { club, by, words } = context
  const one = await askById(club, id)
  if (!one || one.isUndone) return refuse('no longer possible', {})
  if (one.author.id === by.id) return show(await own(one, context))
  const his = (await answersTo(club, one)).find(given => given.by.id === by.id)
  if (his) return show(givenCard({ answer: his, reached: null }, words))
  if (!one.isOpen) return refuse('closed meanwhile', { kind: one.kind, by: one.author.name })
  return ask(askPress, 'help', {
    about: id,
    intro: words.asks.helpIntro(one.author, one.text),
    options: { contact: contactOptions(context) },
  })
}

/** How he can be reached, as the list has it: what he chooses is what the other reads. */
const contactOptions = ({ by, words }: Context) =>
  contacts.flatMap(contact =>
    contact === 'none' || by[contact] !== null
      ? [{ value: contact, label: words.asks.contact[contact](contact === 'none' ? '' : by[contact]!) }]
      : [],
  )

const contactOf = (chosen: string | undefined): Contact | undefined => contacts.find(one => one === chosen)

const own = async (one: Ask, { club, words }: Context) => ownAskCard(one, await answersTo(club, one), words)

async function ofHis(id: string, { club, by }: Context, answer: (one: Ask) => Outcome): Outcome {
  const one = await askById(club, id)
  if (!one || one.isUndone) return refuse('no longer possible', {})
  return one.author.id === by.id ? answer(one) : refuse('not for you', {})
}

async function waiting(id: string, { club, by, words }: Context): Outcome {
  const one = await askById(club, id)
  if (!one || one.isUndone) return refuse('no longer possible', {})
  return show(waitingCard(one, one.isOpen ? await matchesFor(club, by, one) : [], words))
}

/** Shows what he will read, before he is asked. */
async function toPass({ ask: id, member }: Asking, { club, words }: Context): Outcome {
  const one = await askById(club, id)
  const to = (await membersByIds(club, [member])).get(member)
  return one?.isOpen && to ? asksFirst(toPassCard({ ask: one, to }, words)) : refuse('no longer possible', {})
}

function leave(leaves: boolean) {
  return (id: string, { club, by, words }: Context): Outcome =>
    unlessRefused(leaveAsk(club, { ask: id, leaves }), async one =>
      replace(leftCard(one, leaves ? null : await matchesFor(club, by, one), words)),
    )
}

function rate(isHelpful: boolean) {
  return (id: string, { club, by, words }: Context): Outcome =>
    unlessRefused(rateAnswer(club, { by, answer: id, isHelpful }), rated => redrawn(answeredCard(rated, words)))
}
