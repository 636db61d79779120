import { type Context, defineCommand } from '../../src/club/context.ts'
import { digestCard } from '../../src/club/digest/cards.ts'
import { digestOf } from '../../src/club/digest/compute.ts'
import { openAction, openNames } from '../../src/club/digest/open.ts'
import { digestPress } from '../../src/club/digest/presses.ts'
import { type Outcome, show } from '../../src/grammar/define.ts'

export default defineCommand(digestPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => digest(context),
  buttons: {
    open: (_, context) => digest(context),
    names: async (_, { club, by, words }) => show(await openNames(club, by, words)),
    who: async (kind, { club, by, words }) => show(await openAction(club, by, kind, words)),
  },
})

const digest = async ({ club, words }: Context): Outcome => show(digestCard({ digest: await digestOf(club) }, words))
