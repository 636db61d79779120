import { type Context, defineCommand } from '../../src/club/context.ts'
import { digestCard } from '../../src/club/digest/cards.ts'
import { digestOf } from '../../src/club/digest/compute.ts'
import { openNames } from '../../src/club/digest/names.ts'
import { openAction } from '../../src/club/digest/open.ts'
import { picturesOf } from '../../src/club/digest/pictures.ts'
import { digestPress } from '../../src/club/digest/presses.ts'
import { type Outcome, replace, show, unlessRefused } from '../../src/grammar/define.ts'
import { type ActionKind, actionKinds, type LineName } from '../../src/terms/digest.ts'
import { turned } from '../../src/view/pages.ts'
import type { View } from '../../src/view/view.ts'
import type { Words } from '../../src/words/words.ts'

export default defineCommand(digestPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => digest(context),
  buttons: {
    open: (_, context) => digest(context),
    names: (number, { club, by, words }) =>
      unlessRefused(
        openNames(club, by, words),
        atPage(number, to => digestPress('names', to), words),
      ),
    who: ({ of: kind, number }, context) => behindAction(kind, number, context),
    line: ({ of: name, number }, context) => behindLine(name, number, context),
    closer: (chosen, context) =>
      isActionKind(chosen) ? behindAction(chosen, 1, context) : behindLine(chosen, 1, context),
  },
})

const isActionKind = (chosen: ActionKind | LineName): chosen is ActionKind => actionKinds.some(kind => kind === chosen)

const behindAction = (kind: ActionKind, number: number, { club, by, words }: Context): Outcome =>
  unlessRefused(
    openAction(club, by, kind, words),
    atPage(number, to => digestPress('who', kind, to), words),
  )

const behindLine = (name: LineName, number: number, { club, by, words }: Context): Outcome =>
  unlessRefused(
    openNames(club, by, words, { lines: [name] }),
    atPage(number, to => digestPress('line', name, to), words),
  )

/** Behind the digest's buttons may be half the club: page after page, each in the place of the one before. */
const atPage =
  (number: number, to: (number: number) => string, { general }: Words) =>
  (view: View) =>
    (number === 1 ? show : replace)(turned(view, number, to, general.buttons))

async function digest({ club, words }: Context): Outcome {
  const digest = await digestOf(club)
  return show(digestCard({ digest, pictures: await picturesOf(club, digest, words) }, words))
}
