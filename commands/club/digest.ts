import { type Context, defineCommand } from '../../src/club/context.ts'
import { digestCard } from '../../src/club/digest/cards.ts'
import { digestOf } from '../../src/club/digest/compute.ts'
import { openNames } from '../../src/club/digest/names.ts'
import { openAction } from '../../src/club/digest/open.ts'
import { digestPress } from '../../src/club/digest/presses.ts'
import { type Outcome, show, unlessRefused } from '../../src/grammar/define.ts'

export default defineCommand(digestPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => digest(context),
  buttons: {
    open: (_, context) => digest(context),
    names: (_, { club, by, words }) => unlessRefused(openNames(club, by, words), show),
    who: (kind, { club, by, words }) => unlessRefused(openAction(club, by, kind, words), show),
  },
})

const digest = async ({ club, words }: Context): Outcome => show(digestCard({ digest: await digestOf(club) }, words))
