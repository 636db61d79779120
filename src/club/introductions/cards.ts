import type { Introduction, Met, Side } from '../../terms/introduction.ts'
import type { Member } from '../../terms/member.ts'
import { missingOf } from '../../terms/missing.ts'
import { areStrangers } from '../../terms/tie.ts'
import { actions, button, facts, list, note, paragraph, plainText, quote, toned, view } from '../../view/build.ts'
import type { Block, Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { oneToOnePress } from '../one-to-ones/presses.ts'
import { profilePress } from '../profiles/presses.ts'
import { otherSide, sideOf } from './introduction.ts'
import { introPress } from './presses.ts'
import type { Prepared } from './request.ts'

/** What its author looks at before it is sent. `draft` keeps it, and `version` is what he sees of it now. */
export type Drafted = Omit<Prepared, 'reasons'> & {
  readonly draft: string
  readonly version: number
  readonly context: string
  readonly said: Introduction['said']
}

/** What each will read, how well the author knows them, and a one-to-one first where he does not. */
export function draftedCard(drafted: Drafted, words: Words): View {
  const w = words.introductions
  const { asker, a, b, context, said, known, draft, version } = drafted
  const reads = (reader: Member, about: Member, theirs: string | null) =>
    reader.id === asker.id ? [] : [paragraph(w.willRead(reader)), quote(context), ...whoIs(about, theirs, words)]
  const strangers = known.filter(({ ties }) => areStrangers(ties)).map(({ member }) => member)
  return view(
    w.draftedTitle,
    ...reads(b, a, said.a),
    ...reads(a, b, said.b),
    ...known.map(({ member, ties }) =>
      note(areStrangers(ties) ? w.knownLittle(member) : w.knownWell(member, words.referrals.known(ties))),
    ),
    actions(
      button(introPress('send', draft, version), w.press.send, 'primary'),
      button(introPress('change', draft), w.press.change),
      ...strangers.map(member => button(oneToOnePress('propose', member.id), w.press.oneToOne(member.name))),
    ),
  )
}

/** What a profile says of a member, as it is put before whoever may put it otherwise. */
export function profileText({ activity, seeks, offers }: Member, words: Words): string {
  const w = words.introductions
  return [activity, seeks && bare(w.seeks(seeks)), offers && bare(w.offers(offers))].filter(row => row).join('\n')
}

/** Why the two complete each other, as whoever introduces them could say it; null where nothing is known. */
export function proposedContext({ a, b, reasons: [reason] }: Prepared, words: Words): string | null {
  const name = (id: string) => (id === a.id ? a : b).name
  return reason === undefined ? null : bare(words.trades.because(reason, { you: null, name }))
}

const bare = (line: Line): string => line.map(one => (one.kind === 'text' ? one.text : '')).join('')

/** His own request for these two waits: since when, and the way to take it back. */
export function waitingCard(introduction: Introduction, words: Words): View {
  const w = words.introductions
  return view(
    w.waitingTitle,
    paragraph(w.waiting(othersThan(introduction.asker, introduction), introduction.requestedAt)),
    note(w.requestedNote()),
    actions(button(introPress('undo', introduction.id), w.press.withdraw)),
  )
}

const othersThan = ({ id: own }: { readonly id: string }, { a, b }: Introduction) =>
  [a, b].filter(({ id }) => id !== own)

type Requested = { readonly introduction: Introduction; readonly unconnected: readonly Member[] }

/** The asker's receipt: who is asked, whom that does not reach yet, and that a refusal will not be told from silence. */
export function requestedCard({ introduction, unconnected }: Requested, words: Words): View {
  const w = words.introductions
  const others = othersThan(introduction.asker, introduction)
  return toned(
    'good',
    view(
      w.requestedTitle(others.map(({ name }) => name).join(', ')),
      paragraph(w.requested(others)),
      ...unconnected.map(other => note(words.profiles.unconnected(other))),
      note(w.requestedNote()),
      note(w.takeBackLater()),
      actions(button(introPress('undo', introduction.id), words.general.buttons.undo)),
    ),
  )
}

export const undoneCard = (words: Words): View => view(words.introductions.undone)

export type AskedSide = { readonly introduction: Introduction; readonly side: Side }

/** Who somebody is: in the asker's words, where he has put it otherwise than the profile. */
const whoIs = (member: Member, said: string | null, words: Words): readonly Block[] => {
  const w = words.introductions
  if (said !== null) return [list([w.whoIn(member)]), ...(said === '' ? [] : [quote(said)])]
  return [
    list([
      w.who(member),
      ...(member.seeks ? [w.seeks(member.seeks)] : []),
      ...(member.offers ? [w.offers(member.offers)] : []),
    ]),
  ]
}

/** What a side is asked, and afterwards what he answered; never what the other did. */
export function askedCard({ introduction, side }: AskedSide, words: Words, title?: string): View {
  const w = words.introductions
  const { asker, context, status, id, withdrawn } = introduction
  const other = otherSide(introduction, side)
  const answer = introduction.answers[side]
  const parts = [
    paragraph(asker.id === other.id ? w.askedForHimself(asker) : w.askedByThird(asker, other)),
    context !== null && quote(context),
    ...whoIs(other, introduction.said[side === 'a' ? 'b' : 'a'], words),
  ]
  const heading = title ?? w.askedTitle(other.name)
  if (status === 'accepted') return view(heading, ...parts, note(w.youAgreed[introduction.conversation.state](other)))
  if (status !== 'pending' || withdrawn) return view(heading, note(answer === 'no' ? w.youSaidNo() : w.closed()))
  if (answer === 'yes')
    return view(
      heading,
      ...parts,
      note(w.youSaidYes(other)),
      actions(button(introPress('decline', id), w.press.decline)),
    )
  if (answer === 'no')
    return view(heading, ...parts, note(w.youSaidNo()), actions(button(introPress('accept', id), w.press.changeMind)))
  const again = introduction.again[side]
  return view(
    heading,
    ...parts,
    note(again === null ? w.pending() : w.putOff(again)),
    actions(
      button(introPress('accept', id), w.press.accept, 'primary'),
      // Once: whoever is asked again says yes or no.
      again === null && button(introPress('later', id), w.press.later),
      button(introPress('decline', id), w.press.decline),
    ),
  )
}

/** Asked again a month later, as he wished. */
export const askedAgainCard = (asked: AskedSide, words: Words): View =>
  askedCard(
    asked,
    words,
    isUnanswered(asked) ? words.introductions.againTitle(otherSide(asked.introduction, asked.side).name) : undefined,
  )

const isUnanswered = ({ introduction, side }: AskedSide) =>
  introduction.status === 'pending' && !introduction.withdrawn && introduction.answers[side] === null

/** Once he has answered, or nothing waits for an answer, the question is open no more. */
export const reminderCard = (asked: AskedSide, words: Words): View => {
  const { introduction, side } = asked
  const open = isUnanswered(asked) && introduction.again[side] === null
  return askedCard(
    asked,
    words,
    open ? words.introductions.reminderTitle(otherSide(introduction, side).name) : undefined,
  )
}

/** The same words whoever declined, or nobody: to the asker, and to a side that had said yes. */
export function endedCard(
  { introduction, reader }: { introduction: Introduction; reader: string },
  words: Words,
): View {
  const others = othersThan({ id: reader }, introduction).map(({ name }) => name)
  const w = words.introductions
  return view(w.endedTitle, paragraph(w.ended(others, introduction.requestedAt)))
}

export const agreedCard = (introduction: Introduction, words: Words): View => {
  const { a, b, conversation } = introduction
  const w = words.introductions
  return toned(
    'good',
    view(
      w.agreedTitle(a.name, b.name),
      paragraph(w.agreed(a, b)),
      conversation.state === 'stuck' && note(w.theirsWaits()),
      conversation.state === 'stuck' && note([...lacks(introduction, words), plainText(' '), ...w.organizersKnow()]),
    ),
  )
}

/** To who asked for himself: the other has said yes, and why their conversation is not there yet. */
export function stuckCard({ introduction, side }: AskedSide, words: Words): View {
  const w = words.introductions
  const other = otherSide(introduction, side)
  if (introduction.conversation.state !== 'stuck')
    return view(w.stuckTitle(other.name), paragraph(w.youAgreed[introduction.conversation.state](other)))
  return view(
    w.stuckTitle(other.name),
    paragraph(w.youAgreed.stuck(other)),
    note([...lacks(introduction, words), plainText(' '), ...w.organizersKnow()]),
  )
}

/** To the organizers: what a conversation lacks, and what mends it; not whose it is. */
export function conversationCard(introduction: Introduction, words: Words): View {
  const w = words.introductions
  if (introduction.conversation.state !== 'stuck') return view(w.conversationTitle, paragraph(w.conversationOpen()))
  const { what } = missingOf(introduction.conversation.why)
  return view(w.conversationTitle, paragraph(lacks(introduction, words)), paragraph(w.mends[what]()))
}

const lacks = ({ a, b, conversation }: Introduction, words: Words): Line => {
  const missing = missingOf(conversation.state === 'stuck' ? conversation.why : null)
  const who = 'member' in missing ? [a, b].find(({ id }) => id === missing.member) : undefined
  return words.introductions.lacks[missing.what](who?.name ?? '')
}

/** Opens their conversation: who is who, and what each seeks. */
export function openedCard(introduction: Introduction, words: Words): View {
  const { a, b, asker, context } = introduction
  const w = words.introductions
  return toned(
    'good',
    view(
      w.openedTitle(a.name, b.name),
      paragraph(w.opened(sideOf(introduction, asker.id) === null ? asker : null)),
      context !== null && quote(context),
      ...whoIs(a, introduction.said.a, words),
      ...whoIs(b, introduction.said.b, words),
      paragraph(w.openedNext()),
    ),
  )
}

/** Where they share no platform, each gets the contact that the other agreed to give. */
export function contactCard({ introduction, side }: AskedSide, words: Words): View {
  const other = otherSide(introduction, side)
  const by = introduction.contacts[side === 'a' ? 'b' : 'a']
  const contact = by === 'email' ? other.email : by === 'phone' ? other.phone : null
  const w = words.introductions
  return view(w.contactTitle(other.name), paragraph(w.contact(other, contact)))
}

/** It bore fruit: whoever brought them together, and was neither of them, is still here to hear it. */
const mayThank = ({ asker, a, b }: Introduction, met: Met | null): boolean =>
  met === 'yes' && asker.id !== a.id && asker.id !== b.id && !asker.left

export function metCard({ introduction, side }: AskedSide, words: Words): View {
  const w = words.introductions
  const other = otherSide(introduction, side)
  const met = introduction.met[side]
  const { id } = introduction
  return view(
    w.metTitle(other.name),
    paragraph(w.metAsked(other, introduction.decidedAt ?? introduction.requestedAt)),
    met !== null && note([plainText(w.metSaid[met])]),
    mayThank(introduction, met) && paragraph(w.thankFor(introduction.asker)),
    // What was said may be a slip: the other answers stay.
    actions(
      mayThank(introduction, met) && button(introPress('thank', id), w.press.thank(introduction.asker.name), 'primary'),
      met !== 'yes' && button(introPress('met', id), w.press.metYes, met === null ? 'primary' : undefined),
      met !== 'not-yet' && button(introPress('met-not-yet', id), w.press.metNotYet),
      met !== 'no' && button(introPress('met-no', id), w.press.metNo),
    ),
  )
}

/** A newcomer's word to the club, from his profile. */
export function presentationCard(member: Member, words: Words): View {
  const w = words.introductions
  const row = (text: string | null) => (text === null ? null : [plainText(text)])
  return view(
    w.presentTitle(member.name),
    paragraph(w.newcomer(member)),
    facts([
      [w.labels.activity, row(member.activity)],
      [w.labels.speciality, row(member.speciality)],
      [w.labels.seeks, row(member.seeks)],
      [w.labels.offers, row(member.offers)],
      [w.labels.introduceTo, row(member.introduceTo)],
    ]),
  )
}

export function previewCard(member: Member, words: Words): View {
  const shown = presentationCard(member, words)
  return {
    ...shown,
    title: words.introductions.previewTitle,
    blocks: [
      ...shown.blocks,
      note(words.introductions.onlyIfYouLike()),
      actions(
        button(introPress('publish'), words.introductions.press.publish, 'primary'),
        button(profilePress('open'), words.introductions.press.correct),
      ),
    ],
  }
}

/** `heard`: when the channel reads it; it waits while the bot cannot write there. */
export const publishedCard = (heard: 'now' | 'waits' | Temporal.Instant, words: Words): View =>
  view(words.introductions.publishedTitle, paragraph(words.introductions.published(heard)))
