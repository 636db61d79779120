import { encodePress } from '../../grammar/press.ts'
import { withWhy } from '../../notices/draw.ts'
import type { Addressee } from '../../notices/readers.ts'
import { actions, button, divider, heading, list, paragraph, view } from '../../view/build.ts'
import type { Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import type { Member } from './member.ts'
import type { OwnNotice } from './own-notice.ts'
import { memberRef } from './queries.ts'

const objectPress = encodePress({ command: 'my-data', button: 'object' })
const noticePress = (name: string, notice: string) => encodePress({ command: 'notice', button: name, about: notice })

/** What a first private message adds: what is recorded, what is computed, who sees it, and how to object. */
export const dataNotice = (words: Words): readonly Block[] => {
  const { data, press } = words.notices
  return [
    divider,
    heading(data.heading),
    list([data.records(), data.computes(), data.rights()]),
    actions(button(objectPress, press.object)),
  ]
}

/** In the club channel, for someone who has not said hello: that something waits, and nothing of what it is. */
export const knock = ({ ref }: Pick<Addressee, 'ref'>, notice: string, words: Words): View =>
  view(
    words.notices.knockTitle(ref.name),
    paragraph(words.notices.knock(ref)),
    actions(button(noticePress('open', notice), words.notices.press.open, 'primary')),
  )

/** Posted once in the club channel, when the club has got its place. */
export const welcomeCard = (club: string, words: Words): View => {
  const { welcome, welcomeTitle, press } = words.notices
  return view(
    welcomeTitle(club),
    paragraph(welcome.does()),
    list([welcome.records(), welcome.computes(), welcome.object()]),
    paragraph(welcome.hello()),
    actions(button(encodePress({ command: 'notice', button: 'hello' }), press.hello, 'primary')),
  )
}

/** The answer to a hello; a first one brings the data notice. */
export const helloCard = (words: Words, first: readonly Block[]): View =>
  view(words.notices.helloTitle, paragraph(words.notices.hello()), ...first)

/** What a knock opens: the message itself, and the data notice when it is the first. */
export function openedCard(notice: OwnNotice, by: Member, words: Words, first: readonly Block[]): View {
  const card = withWhy(notice.kind.card(notice.facts, words, memberRef(by)), notice.id, words)
  return { ...card, blocks: [...card.blocks, ...first] }
}

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
