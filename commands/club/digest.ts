import { type Context, defineCommand } from '../../src/club/context.ts'
import { digestCard } from '../../src/club/digest/cards.ts'
import { digestOf } from '../../src/club/digest/compute.ts'
import { openNames } from '../../src/club/digest/names.ts'
import { openAction } from '../../src/club/digest/open.ts'
import { picturesOf } from '../../src/club/digest/pictures.ts'
import { digestPress } from '../../src/club/digest/presses.ts'
import { type Outcome, replace, show, unlessRefused } from '../../src/grammar/define.ts'
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
    who: ({ of: kind, number }, { club, by, words }) =>
      unlessRefused(
        openAction(club, by, kind, words),
        atPage(number, to => digestPress('who', kind, to), words),
      ),
  },
})

/** Behind the digest's buttons may be half the club: page after page, each in the place of the one before. */
const atPage =
  (number: number, to: (number: number) => string, { general }: Words) =>
  (view: View) =>
    (number === 1 ? show : replace)(turned(view, number, to, general.buttons))

async function digest({ club, words }: Context): Outcome {
  const digest = await digestOf(club)
  return show(digestCard({ digest, pictures: await picturesOf(club, digest, words) }, words))
}
