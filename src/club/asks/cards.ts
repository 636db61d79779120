import type { Answer, Ask, AskKind } from '../../terms/ask.ts'
import type { MemberRef } from '../../terms/member.ts'
import { actions, button, list, note, paragraph, quote, toned, view } from '../../view/build.ts'
import { type Page, turning } from '../../view/pages.ts'
import type { Block, Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import type { Given } from './answer.ts'
import { askPress, offerPress } from './presses.ts'
import type { Answered } from './queries.ts'

/** The author's receipt: how it goes from here. */
export const madeCard = (ask: Ask, { asks: w, general }: Words): View =>
  toned(
    'good',
    view(
      w.madeTitle[ask.kind],
      quote(ask.text),
      paragraph(w.made[ask.kind]()),
      ask.expiresOn !== null && note(w.until(ask.expiresOn)),
      actions(
        button(askPress('withdraw', ask.id), general.buttons.undo),
        button(askPress('edit', ask.id), general.buttons.correct),
        button(askPress('mine'), w.press.mine),
      ),
    ),
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
      isHelpful !== true && button(askPress('helped', id), w.press.helped, isHelpful === null ? 'primary' : undefined),
      isHelpful !== false && button(askPress('not-helped', id), w.press.notHelped),
      ask.isOpen && button(askPress('close', ask.id), w.press.closeAsk[kind]),
    ),
  )
}

const contactOf = ({ by, contact }: Answer): string | null =>
  contact === 'email' ? by.email : contact === 'phone' ? by.phone : null

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

/** Asks that wait for an answer, for an organizer. */
export const unansweredCard = (
  asks: readonly { readonly author: MemberRef; readonly text: string; readonly since: Temporal.Instant }[],
  words: Words,
): View =>
  view(
    words.asks.digest.title,
    list(asks.map(({ author, text, since }) => words.asks.digest.waiting(author, text, since))),
  )
