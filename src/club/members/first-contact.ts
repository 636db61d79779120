import { offeredTo, withWhy } from '../../notices/draw.ts'
import { cardOf } from '../../notices/kind.ts'
import { noticePress } from '../../notices/presses.ts'
import type { Member } from '../../terms/member.ts'
import type { KeptDays } from '../../terms/own-data.ts'
import { actions, button, divider, heading, list, note, paragraph, view } from '../../view/build.ts'
import type { Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { myDataPress } from '../privacy/presses.ts'
import { leadingBlocks } from '../profiles/cards.ts'
import type { OwnNotice } from './own-notice.ts'
import { memberRef } from './queries.ts'
import type { Call } from './waiting.ts'

/** What the club's own settings say in it. */
export type NoticeTold = { readonly weighsItsOwnWay: boolean; readonly kept: KeptDays }

/** What a first private message adds: what is recorded, what is computed, who sees it, and how to object. */
export const dataNotice = (words: Words, told: NoticeTold): readonly Block[] => {
  const { data, press } = words.notices
  return [
    divider,
    heading(data.heading),
    list([data.records(), data.computes(told.weighsItsOwnWay), data.kept(told.kept), data.rights()]),
    actions(button(myDataPress('object'), press.object)),
  ]
}

/** The same, and the language of his profile where he is written to in another: in the words of that language. */
export function firstMessage(words: Words, reader: Parameters<typeof offeredTo>[0], told: NoticeTold): Block[] {
  const offered = offeredTo(reader)
  return [...dataNotice(words, told), ...(offered ? languageOffer(offered) : [])]
}

const languageOffer = (words: Words): Block[] => [
  divider,
  paragraph(words.notices.language()),
  actions(button(myDataPress('language', words.speech.language), words.notices.press.language)),
]

/** In the club channel, for somebody whom nothing can be sent to: that something waits, and nothing of what it is. */
export const callCard = ({ member }: Pick<Call, 'member'>, words: Words): View =>
  view(
    words.notices.callTitle,
    paragraph(words.notices.call(member)),
    actions(button(openPress(member.id), words.notices.press.open, 'primary')),
  )

/** Opens what waits for this member; old messages of the kind carry the id of the notice itself. */
const openPress = (member: string) => noticePress('open', member)

/** Posted once in the club channel, when the club has got its place. */
export const welcomeCard = (club: string, words: Words): View => {
  const { welcome, welcomeTitle, press } = words.notices
  return view(
    welcomeTitle(club),
    paragraph(welcome.does()),
    list([welcome.records(), welcome.computes(), welcome.object()]),
    paragraph(welcome.hello()),
    actions(button(noticePress('hello'), press.hello, 'primary')),
  )
}

/** The answer to a hello; a first one brings the data notice. A newcomer is led through his profile, if he likes (`led`). */
export const helloCard = (words: Words, first: readonly Block[], led: boolean): View =>
  view(words.notices.helloTitle, paragraph(words.notices.hello()), ...(led ? leadingBlocks(words) : []), ...first)

/** What a call opens: the message itself, the data notice when it is the first, and the way to the next. */
export function openedCard(notice: OwnNotice, by: Member, words: Words, first: readonly Block[], left = 0): View {
  const card = withWhy(cardOf(notice.kind, notice.facts, words, memberRef(by)), notice.id, words)
  return { ...card, blocks: [...card.blocks, ...nextBlocks(by, left, words), ...first] }
}

const nextBlocks = (by: Member, left: number, words: Words): Block[] =>
  left === 0 ? [] : [actions(button(openPress(by.id), words.notices.press.next(left), 'primary'))]

export const allReadCard = (words: Words): View => view(words.notices.allRead)

/** Beneath the answer to a command, for somebody who takes no direct messages: what waited for him. */
export const withCard = (beside: View, card: View): View => ({
  ...beside,
  blocks: [...beside.blocks, divider, heading(card.title), ...card.blocks],
})

/** Beneath the answer to a command: the language of his profile, in its own words, if he would rather be written to in it. */
export const withLanguage = (beside: View, words: Words): View => ({
  ...beside,
  blocks: [...beside.blocks, ...languageOffer(words)],
})

/** The same where the answer leaves no room for it: how to read it. */
export const withWay = (beside: View, by: Member, count: number, words: Words): View => ({
  ...beside,
  blocks: [
    ...beside.blocks,
    divider,
    note(words.notices.waiting(count)),
    actions(button(openPress(by.id), words.notices.press.open, 'primary')),
  ],
})

/** The fact, the date and the rule; and the switch, where there is one. */
export const whyCard = ({ id, kind, facts, off }: OwnNotice, words: Words): View => {
  const { whyTitle, needed, isOff, press } = words.notices
  return view(
    whyTitle,
    paragraph(kind.why(facts, words)),
    !kind.optional && paragraph(needed()),
    kind.optional && off && paragraph(isOff()),
    kind.optional && actions(button(noticePress(off ? 'on' : 'off', id), off ? press.on : press.off)),
  )
}

export const switchedCard = ({ id }: Pick<OwnNotice, 'id'>, wanted: boolean, words: Words): View => {
  const { offTitle, off, onTitle, press } = words.notices
  return wanted
    ? view(onTitle, actions(button(noticePress('off', id), words.general.buttons.undo)))
    : view(offTitle, paragraph(off()), actions(button(noticePress('on', id), press.on)))
}
