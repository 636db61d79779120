import type { Answer, Ask, AskKind } from '../../terms/ask.ts'
import type { MemberRef, Reached } from '../../terms/member.ts'
import type { Page } from '../../terms/page.ts'
import { actions, button, chooseMember, list, note, paragraph, quote, toned, view } from '../../view/build.ts'
import { turning } from '../../view/pages.ts'
import type { Block, Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { problemPress } from '../problems/presses.ts'
import { thanksPress } from '../thanks/presses.ts'

import type { Given } from './answer.ts'
import type { Made } from './make.ts'
import type { Match } from './matched.ts'
import { askPress, offerPress } from './presses.ts'
import type { Answered, Routed, Told } from './queries.ts'
import type { Thanked } from './thank.ts'

/** The author's receipt: how it goes from here. Who is asked, how many, and whether anybody is, is told to nobody. */
export const madeCard = ({ ask, readAt }: Made, words: Words): View => {
  const { asks: w } = words
  return toned(
    'good',
    view(
      w.madeTitle[ask.kind],
      quote(ask.text),
      paragraph(w.made[ask.kind](readAt)),
      ask.expiresOn !== null && note(w.until(ask.expiresOn)),
      receiptActions(ask, words),
    ),
  )
}

export const editedCard = (ask: Ask, words: Words): View =>
  view(
    words.asks.editedTitle[ask.kind],
    quote(ask.text),
    ask.expiresOn !== null && note(words.asks.until(ask.expiresOn)),
    receiptActions(ask, words),
  )

const receiptActions = ({ id }: Ask, { asks: w, general }: Words): Block =>
  actions(
    button(askPress('withdraw', id), general.buttons.undo),
    button(askPress('edit', id), general.buttons.correct),
    button(askPress('mine'), w.press.mine),
    button(askPress('others'), w.press.others),
  )

export const withdrawnCard = (ask: Ask, { asks: w }: Words): View =>
  ask.isUndone
    ? view(w.undoneTitle[ask.kind], quote(ask.text))
    : view(w.withdrawnTitle[ask.kind], quote(ask.text), actions(button(askPress('renew', ask.id), w.press.reopen)))

/** An ask of his own: its words, who has answered, and what he can do about it. */
export function ownAskCard(ask: Ask, answers: readonly Answer[], words: Words): View {
  const { asks: w } = words
  return view(
    w.ownTitle[ask.kind],
    quote(ask.text),
    note(standsLine(ask, words)),
    answers.length === 0 && ask.isOpen && paragraph(w.noAnswerYet()),
    answers.length > 0 && list(answers.map(answer => w.answerOf(answer.by, answer.text))),
    answers.length > 0 &&
      actions(...answers.slice(0, 4).map(({ id, by }) => button(askPress('answer', id), w.press.answerOf(by.name)))),
    ownActions(ask, words),
  )
}

const standsLine = ({ kind, status, isOpen, expiresOn }: Ask, { asks: w }: Words): Line =>
  isOpen && expiresOn !== null ? w.until(expiresOn) : w.stands[isOpen || status !== 'open' ? status : 'expired'](kind)

const ownActions = (ask: Ask, { asks: w, general }: Words): Block =>
  ask.isOpen
    ? actions(
        button(askPress('close', ask.id), w.press.close),
        button(askPress('edit', ask.id), general.buttons.correct),
        button(askPress('renew', ask.id), w.press.renew),
        button(askPress('withdraw', ask.id), w.press.withdraw),
      )
    : actions(button(askPress('renew', ask.id), w.press.reopen))

/** His own that are open, and the way to those of the others. */
export const mineCard = (mine: Page<Answered>, words: Words): View => {
  const { asks: w, general } = words
  return view(
    w.mineTitle,
    mine.items.length === 0 && paragraph(w.noneOfHis()),
    ...mine.items.flatMap(({ ask, answers }) => [
      paragraph(w.ofHis(ask, answers)),
      quote(ask.text),
      actions(button(askPress('open', ask.id), w.press.see), button(askPress('close', ask.id), w.press.close)),
    ]),
    turning(mine, page => askPress('mine', page), general.buttons),
    actions(
      button(askPress('new'), w.press.newAsk, 'primary'),
      button(offerPress('new'), w.press.newOffer),
      button(problemPress('new'), words.problems.press.put),
      button(askPress('others'), w.press.others),
    ),
  )
}

/** What others ask and offer, each with a button to answer. */
export const othersCard = (others: Page<Answered>, words: Words): View => {
  const { asks: w, general } = words
  return view(
    w.othersTitle,
    others.items.length === 0 && paragraph(w.noneOfOthers()),
    ...others.items.flatMap(({ ask }) => [
      paragraph(w.ofOthers[ask.kind](ask.author, ask.expiresOn)),
      quote(ask.text),
      actions(button(askPress('help', ask.id), w.press.help[ask.kind])),
    ]),
    turning(others, page => askPress('others', page), general.buttons),
    actions(button(askPress('mine'), w.press.mine)),
  )
}

/** The receipt of who answers, and what stands once he took it back. */
export function givenCard({ answer, reached }: Given, { asks: w, general }: Words): View {
  const { ask, text, id } = answer
  return toned(
    'good',
    view(
      w.givenTitle(ask.author.name),
      text !== null && quote(text),
      reached !== null && paragraph(w.reached[reached](ask.author)),
      note(w.onlyYouTwo(ask.author)),
      actions(
        button(askPress('undo-answer', id), general.buttons.undo),
        button(askPress('amend', id), general.buttons.correct),
      ),
    ),
  )
}

export const answerUndoneCard = ({ ask }: Answer, { asks: w }: Words): View =>
  view(
    w.answerUndoneTitle(ask.author.name),
    ask.isOpen && actions(button(askPress('help', ask.id), w.press.helpAfterAll[ask.kind])),
  )

/** For the author: who can help, how to reach him, and what came of it. */
export function answeredCard(answer: Answer, words: Words): View {
  const { asks: w } = words
  const { ask, by, text, isHelpful, isUndone, id } = answer
  if (isUndone) return view(w.takenBackTitle(by.name), paragraph(w.takenBack()))
  const kind: AskKind = ask.kind
  return view(
    w.answeredTitle[kind](by.name),
    paragraph(w.answered[kind](by, ask.createdAt)),
    quote(ask.text),
    text !== null && paragraph(w.says(by)),
    text !== null && quote(text),
    !by.left && paragraph(w.whoIs(by)),
    !by.left && answer.contact !== null && paragraph(w.reach(by, contactOf(answer))),
    isHelpful !== null && note(w.verdict[isHelpful ? 'helped' : 'not-helped'](ask.isOpen ? ask.expiresOn : null)),
    !ask.isOpen && note(standsLine(ask, words)),
    actions(
      !by.left && button(askPress('thank', id), w.press.thank, isHelpful === false ? undefined : 'primary'),
      isHelpful !== true && button(askPress('helped', id), w.press.helped),
      isHelpful !== false && button(askPress('not-helped', id), w.press.notHelped),
      ask.isOpen && button(askPress('close', ask.id), w.press.closeAsk[kind]),
      ask.isOpen && isHelpful !== true && button(askPress('still', ask.id), w.press.still),
      !ask.isOpen && button(askPress('renew', ask.id), w.press.reopen),
    ),
  )
}

const contactOf = ({ by, contact }: Answer): string | null =>
  contact === 'email' ? by.email : contact === 'phone' ? by.phone : null

/** He has thanked whoever answered, and with it his ask is closed. */
export const thankedCard = ({ answer: { ask, by }, thanks }: Thanked, { asks: w, general }: Words): View =>
  toned(
    'good',
    view(
      w.thankedTitle(by.name),
      paragraph(thanks === null ? w.thankedBefore(by) : w.thanked(by)),
      actions(
        thanks !== null && button(thanksPress('undo', thanks), general.buttons.undo),
        button(askPress('renew', ask.id), w.press.reopen),
      ),
    ),
  )

/** He is still looking: when the club reads it once more. */
export const stillCard = (ask: Ask, readAt: Temporal.Instant, { asks: w }: Words): View =>
  view(w.stillTitle, quote(ask.text), paragraph(w.still(readAt)))

/** For the author, two days before its last one. */
export const lastCallCard = (ask: Ask, words: Words): View => {
  const { asks: w } = words
  return view(
    w.lastCallTitle[ask.kind],
    quote(ask.text),
    ask.isOpen ? paragraph(w.lastCall(ask.expiresOn)) : note(standsLine(ask, words)),
    actions(
      button(
        askPress('renew', ask.id),
        ask.isOpen ? w.press.renew : w.press.reopen,
        ask.isOpen ? 'primary' : undefined,
      ),
      ask.isOpen && button(askPress('close', ask.id), w.press.close),
    ),
  )
}

/** For whom it may concern: what is asked, and why him; then what became of it for him. */
export function routedCard({ ask, reason, by, isDeclined, answer }: Routed, words: Words): View {
  const { asks: w, general } = words
  const title = w.routedTitle[ask.kind](ask.author.name)
  if (answer !== null && ask.isOpen)
    return view(
      title,
      quote(ask.text),
      note(w.youAnswered(answer.at)),
      actions(
        button(askPress('undo-answer', answer.id), general.buttons.undo),
        button(askPress('amend', answer.id), general.buttons.correct),
      ),
    )
  if (!ask.isOpen) return view(title, note(w.noLongerNeeded()))
  if (isDeclined)
    return view(title, note(w.noMoreOfIt()), actions(button(askPress('help', ask.id), w.press.helpAfterAll[ask.kind])))
  return view(
    title,
    paragraph(by === null ? w.routed[ask.kind](ask.author) : w.routedBy(by, ask.author)),
    quote(ask.text),
    reason !== null && by === null && paragraph(w.reason[reason.from](reason.says)),
    note(ask.expiresOn === null ? w.silent() : w.silentUntil(ask.expiresOn)),
    actions(
      button(askPress('help', ask.id), w.press.help[ask.kind], 'primary'),
      ask.kind !== 'offer' && button(askPress('know', ask.id), w.press.know),
      button(askPress('not-for-me', ask.id), w.press.notForMe),
    ),
  )
}

/** What the club reads once a week: each with a button, until it has found what it sought. */
export const roundUpCard = (told: readonly Told[], { asks: w }: Words): View =>
  view(
    w.roundUpTitle,
    ...told.flatMap(({ ask, again }): (Block | false)[] =>
      ask.isOpen
        ? [
            paragraph(w.ofRoundUp[ask.kind](ask.author, again, ask.expiresOn)),
            quote(ask.text),
            actions(button(askPress('help', ask.id), w.press.help[ask.kind])),
          ]
        : [note(w.endedInRoundUp[ask.kind](ask.author, ask.status === 'answered'))],
    ),
    told.some(({ ask }) => ask.isOpen) && note(w.roundUpNote()),
  )

/** Asks that wait for an answer, for an organizer; each is opened by choosing it. */
export const unansweredCard = (
  asks: readonly {
    readonly id: string
    readonly author: MemberRef
    readonly text: string
    readonly since: Temporal.Instant
  }[],
  { asks: w }: Words,
): View =>
  view(
    w.digest.title,
    list(asks.map(({ author, text, since }) => w.digest.waiting(author, text, since))),
    actions({
      kind: 'select',
      id: askPress('waiting'),
      label: w.digest.choose,
      options: asks.map(({ id, author, text }) => ({
        value: id,
        label: w.digest.option(author.name, text),
      })),
    }),
  )

/** What an organizer can do about an ask that nobody answers: above all, ask one of those whom it fits. */
export const waitingCard = (ask: Ask, matches: readonly Match[], { asks: w }: Words): View =>
  view(
    w.waitingTitle[ask.kind](ask.author.name),
    quote(ask.text),
    ask.isOpen ? note(w.waitingNote()) : note(w.noLongerNeeded()),
    ask.isOpen && paragraph(matches.length > 0 ? w.couldHelp() : w.nobodyComesToMind()),
    ask.isOpen &&
      matches.length > 0 &&
      list(matches.map(({ member, reason }) => w.match[reason.from](member, reason.says))),
    ask.isOpen &&
      actions(
        ...chooseMember(
          askPress('pass-to', ask.id),
          w.press.passTo,
          matches.map(({ member }) => member),
        ),
        button(askPress('pass', ask.id), matches.length > 0 ? w.press.passOther : w.press.pass),
        button(askPress('help', ask.id), w.press.help[ask.kind]),
        button(askPress('leave', ask.id), w.press.leave),
      ),
  )

/** Before a member is asked: what he will read. */
export const toPassCard = ({ ask, to }: { readonly ask: Ask; readonly to: MemberRef }, { asks: w }: Words): View =>
  view(
    w.toPassTitle(to.name),
    paragraph(w.toPass(to, ask.author)),
    quote(ask.text),
    note(w.passedNote(to)),
    actions(
      button(askPress('pass-yes', ask.id, to.id), w.press.passYes, 'primary'),
      button(askPress('waiting', ask.id), w.press.passNo),
    ),
  )

/** For the organizer who asked somebody: how it reaches him, and that it counts for his week. */
export const passedCard = (
  { ask, to, reached }: { readonly ask: Ask; readonly to: MemberRef; readonly reached: Reached },
  { asks: w }: Words,
): View =>
  toned(
    'good',
    view(w.passedTitle(to.name), quote(ask.text), paragraph(w.passedHow[reached](to)), note(w.passedNote(to))),
  )

/** `matches`: who could be asked, where it is not left. */
export const leftCard = (ask: Ask, matches: readonly Match[] | null, words: Words): View =>
  matches === null
    ? view(
        words.asks.leftTitle,
        quote(ask.text),
        note(words.asks.leftNote()),
        actions(button(askPress('not-leave', ask.id), words.general.buttons.undo)),
      )
    : waitingCard(ask, matches, words)
