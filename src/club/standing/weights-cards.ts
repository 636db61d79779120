import type { Member } from '../../terms/member.ts'
import {
  actions,
  button,
  chooseMember,
  facts,
  heading,
  list,
  note,
  paragraph,
  plainText,
  toned,
  view,
} from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { clubWeightsPress, standingPress } from './presses.ts'
import { type Effect, isUsual, type MovedMembers, type Weights } from './weigh.ts'
import { type Settable, settable } from './weights.ts'

const table = (weights: Weights, words: Words) => {
  const { asks } = words.weights.commands['club-weights'].forms.weights
  return facts(
    (Object.keys(settable) as Settable[]).map(field => [
      asks[field].label,
      [plainText(words.weights.weight(weights[field], settable[field]))],
    ]),
  )
}

/** What each act counts for in this club, and how long. */
export const weightsCard = (weights: Weights, words: Words): View =>
  view(
    words.weights.title,
    paragraph(isUsual(weights) ? words.weights.usual() : words.weights.own()),
    table(weights, words),
    note(words.weights.told()),
    actions(button(clubWeightsPress('change'), words.weights.press.change)),
  )

/** Before it is saved: what it would change, as counts. */
export const weightsEffectCard = (
  { weights, effect, draft }: { weights: Weights; effect: Effect; draft: string },
  words: Words,
): View =>
  view(
    words.weights.effectTitle,
    paragraph(words.weights.effect(effect.more.size, effect.fewer.size)),
    table(weights, words),
    note(words.weights.fromNow()),
    actions(
      button(clubWeightsPress('save', draft), words.weights.press.save, 'primary'),
      effect.more.size + effect.fewer.size > 0 && button(clubWeightsPress('who', draft), words.weights.press.who),
      button(clubWeightsPress('change'), words.weights.press.again),
    ),
  )

/** The members whom it would change something for, for one organizer; nothing is saved by looking. */
export function movedCard({ more, fewer }: MovedMembers, words: Words): View {
  const w = words.weights
  const people = [...more, ...fewer]
  const lines = (members: readonly Member[]) => list(members.map(member => w.moved(member)))
  return view(
    w.whoTitle,
    people.length === 0 && paragraph(w.nobodyNamed()),
    more.length > 0 && heading(w.moreHeading),
    more.length > 0 && lines(more),
    fewer.length > 0 && heading(w.fewerHeading),
    fewer.length > 0 && lines(fewer),
    note(people.length > 0 ? w.namedHere() : w.notNamed()),
    people.length > 0 && actions(...chooseMember(standingPress('acts'), words.standing.digest.seeActs, people)),
  )
}

export const weightsSavedCard = (choice: string, words: Words): View =>
  toned(
    'good',
    view(
      words.weights.savedTitle,
      paragraph(words.weights.fromNow()),
      actions(button(clubWeightsPress('undo', choice), words.general.buttons.undo)),
    ),
  )
