import type { Member } from '../../terms/member.ts'
import type { Ladder } from '../../terms/nudge.ts'
import { actions, button, chooseMember, note, paragraph, view } from '../../view/build.ts'
import type { Action, Line, View } from '../../view/view.ts'
import { line } from '../../words/line.ts'
import type { Words } from '../../words/words.ts'
import type { NamesBehind } from '../digest/part.ts'
import { oneToOnePress } from '../one-to-ones/presses.ts'
import { newcomerDays } from '../one-to-ones/rules.ts'
import { standingPress } from '../standing/presses.ts'
import { stableFraction } from './coin.ts'
import type { HandedOver } from './hand-over.ts'
import type { Nudge } from './nudge.ts'

const actButton = ({ act, press }: Nudge, words: Words): Action | null =>
  act !== null && press !== null ? button(press, words.nudges.press[act], 'primary') : null

/** Sentences one after the other. */
const inARow = (...sentences: readonly (Line | null)[]): Line =>
  sentences.filter(one => one !== null).flatMap((one, n) => (n === 0 ? one : line` ${one}`))

/** Of some little is known although they have been members for years: they are not welcomed as if they had just come. */
const readAs = ({ ladder, member, decidedOn }: Nudge): Ladder =>
  ladder === 'newcomer' && member.joinedOn.until(decidedOn).days >= newcomerDays ? 'to-rebalance' : ladder

/** One private message, one act, and the way out of such messages. */
export function nudgeCard(nudge: Nudge, words: Words): View {
  const w = words.nudges
  const ladder = readAs(nudge)
  const title = w.title(ladder, nudge.act)
  if (nudge.outcome === 'acted') return view(title, note(w.thanked()))
  if (nudge.stopped) return noMoreCard(nudge.id, words)
  // He wanted no more, and has turned them on again since, there or in his profile.
  if (nudge.outcome === 'stopped') return againCard(words)
  if (nudge.outcome === 'snoozed' && nudge.snoozedUntil !== null)
    return laterCard({ nudge: nudge.id, until: nudge.snoozedUntil }, words)
  if (nudge.gone) return view(title, note(w.gone()))
  const { opening, decidedOn: on, member } = nudge
  // These are long, and gentle in themselves.
  const isLong = nudge.act === 'answer-ask' || nudge.act === 'thank'
  const gently = isLong ? null : w.gently(ladder, Math.floor(stableFraction(nudge.id) * 1000))
  const begin = inARow(opening && w.opening(opening, { on, reader: member.id }), gently)
  return view(
    title,
    begin.length > 0 && paragraph(begin),
    nudge.act !== null && paragraph(w.act(ladder, nudge.act, nudge.offered)),
    actions(
      nudge.open && actButton(nudge, words),
      button(standingPress('later', nudge.id), w.later),
      button(standingPress('no-more', nudge.id), w.stop),
    ),
  )
}

export const laterCard = ({ nudge, until }: Later, words: Words): View =>
  view(
    words.nudges.doneTitle,
    paragraph(words.nudges.snoozed(until)),
    actions(button(standingPress('not-later', nudge), words.general.buttons.undo)),
  )

export type Later = { readonly nudge: string; readonly until: Temporal.PlainDate }

export const noMoreCard = (nudge: string, words: Words): View =>
  view(
    words.nudges.doneTitle,
    paragraph(words.nudges.stopped()),
    actions(button(standingPress('again', nudge), words.notices.press.on)),
  )

export const againCard = (words: Words): View => view(words.nudges.againTitle)

export const askedCard = (who: Member, words: Words): View =>
  view(words.nudges.doneTitle, paragraph(words.nudges.asked(who)))

/** A sponsor or a buddy is asked for a coffee, never told why. */
export const buddyCard = (nudge: Nudge, words: Words): View =>
  view(
    words.nudges.buddyTitle(nudge.member.name),
    paragraph(words.nudges.buddy(nudge.member)),
    actions(
      button(oneToOnePress('propose', nudge.member.id), words.nudges.buddyPress, 'primary'),
      button(standingPress('not-now', nudge.id), words.nudges.buddyNo),
    ),
  )

export const notNowCard = (words: Words): View => view(words.nudges.doneTitle, paragraph(words.nudges.buddyDeclined()))

/** The last step: an organizer is asked for a word, the member gets nothing. */
export const handOverCard = (
  { nudge, taken }: HandedOver,
  words: Words,
  reader: { readonly id: string } | null,
): View =>
  view(
    words.nudges.handOverTitle(nudge.member.name),
    taken && paragraph(words.nudges.handOverTaken(taken.by.id === reader?.id ? null : taken.by, taken)),
    paragraph(
      words.nudges.handOver(nudge.member, { ladder: readAs(nudge), ledOn: nudge.holds ? null : nudge.decidedAt }),
    ),
    nudge.grounds && paragraph(words.nudges.handOverFacts(nudge.grounds, nudge.today)),
    note(words.nudges.sent(nudge.sent)),
    actions(
      taken === null && button(standingPress('speak', nudge.member.id), words.standing.press.speak, 'primary'),
      button(standingPress('acts', nudge.member.id), words.standing.press.acts),
    ),
  )

/** Whom the bot would write to next, for an organizer: he may spare them, or speak to them himself. */
export function comingNames(
  coming: readonly { readonly member: Member; readonly step: 1 | 2 | 3 }[],
  { nudges: { digest: w } }: Words,
): NamesBehind {
  const members = coming.map(({ member }) => member)
  return {
    lists: [{ heading: w.onTuesday, lines: coming.map(({ member, step }) => w.coming(member, step)) }],
    choices: [
      ...chooseMember(standingPress('spare'), w.notHim, members),
      ...chooseMember(standingPress('speak'), w.willSpeak, members),
    ],
    about: members.map(({ id }) => id),
  }
}
