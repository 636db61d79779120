import { type Context, defineCommand } from '../../src/club/context.ts'
import { digestCard } from '../../src/club/digest/cards.ts'
import { digestOf } from '../../src/club/digest/compute.ts'
import { openAction, openNames } from '../../src/club/digest/open.ts'
import { type Outcome, show } from '../../src/grammar/define.ts'
import { actionKinds } from '../../src/terms/digest.ts'
import { refuse } from '../../src/terms/refusals.ts'

export default defineCommand('digest', {
  under: 'club',
  who: 'organizer',
  run: (_, context) => digest(context),
  buttons: {
    open: (_, context) => digest(context),
    names: async (_, { club, by, words }) => show(await openNames(club, by, words)),
    async who({ word }, { club, by, words }) {
      const kind = actionKinds.find(one => one === word)
      return kind ? show(await openAction(club, by, kind, words)) : refuse('no longer possible', {})
    },
  },
})

const digest = async ({ club, words }: Context): Outcome => show(digestCard({ digest: await digestOf(club) }, words))
