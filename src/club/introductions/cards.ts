import type { Introduction, Side } from '../../terms/introduction.ts'
import type { Member } from '../../terms/member.ts'
import { missingOf } from '../../terms/missing.ts'
import { actions, button, facts, list, note, paragraph, plainText, quote, toned, view } from '../../view/build.ts'
import type { Line, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { profilePress } from '../profiles/presses.ts'
import { otherSide, sideOf } from './introduction.ts'
import { introPress } from './presses.ts'

/** The asker's receipt: who is asked, and that a refusal will not be told from silence. */
export function requestedCard(introduction: Introduction, words: Words): View {
  const w = words.introductions
  const others = [introduction.a, introduction.b].filter(({ id }) => id !== introduction.asker.id)
  return toned(
    'good',
    view(
      w.requestedTitle(others.map(({ name }) => name).join(', ')),
      paragraph(w.requested(others)),
      note(w.requestedNote()),
      actions(button(introPress('undo', introduction.id), words.general.buttons.undo)),
    ),
  )
}

export const undoneCard = (words: Words): View => view(words.introductions.undone)

export type AskedSide = { readonly introduction: Introduction; readonly side: Side }

const whoIs = (member: Member, words: Words) => {
  const w = words.introductions
  return list([
    w.who(member),
    ...(member.seeks ? [w.seeks(member.seeks)] : []),
    ...(member.offers ? [w.offers(member.offers)] : []),
  ])
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
    whoIs(other, words),
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
  return view(
    heading,
    ...parts,
    note(w.pending()),
    actions(
      button(introPress('accept', id), w.press.accept, 'primary'),
      button(introPress('decline', id), w.press.decline),
    ),
  )
}

/** Once he has answered, or nothing waits for an answer, the question is open no more. */
export const reminderCard = (asked: AskedSide, words: Words): View => {
  const { introduction, side } = asked
  const open = introduction.status === 'pending' && !introduction.withdrawn && introduction.answers[side] === null
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
  const others = [introduction.a, introduction.b].filter(({ id }) => id !== reader).map(({ name }) => name)
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
      whoIs(a, words),
      whoIs(b, words),
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

export function metCard({ introduction, side }: AskedSide, words: Words): View {
  const w = words.introductions
  const other = otherSide(introduction, side)
  const met = introduction.met[side]
  const { id } = introduction
  return view(
    w.metTitle(other.name),
    paragraph(w.metAsked(other, introduction.decidedAt ?? introduction.requestedAt)),
    met !== null && note([plainText(w.metSaid[met])]),
    // What was said may be a slip: the other answers stay.
    actions(
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
