import { actions, button, facts, note, paragraph, plainText, toned, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { clubWeightsPress } from './presses.ts'
import { type Effect, isUsual, type Weights } from './weigh.ts'
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
    paragraph(words.weights.effect(effect.more, effect.fewer)),
    table(weights, words),
    note(words.weights.fromNow()),
    actions(
      button(clubWeightsPress('save', draft), words.weights.press.save, 'primary'),
      button(clubWeightsPress('change'), words.weights.press.again),
    ),
  )

export const weightsSavedCard = (choice: string, words: Words): View =>
  toned(
    'good',
    view(
      words.weights.savedTitle,
      paragraph(words.weights.fromNow()),
      actions(button(clubWeightsPress('undo', choice), words.general.buttons.undo)),
    ),
  )
