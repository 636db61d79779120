import { type Context, defineCommand } from '../src/club/context.ts'
import { everybodyCard, foundCard, neverMetCard } from '../src/club/directory/cards.ts'
import { everybody, neverMet, whomItFinds } from '../src/club/directory/look.ts'
import { directoryPress } from '../src/club/directory/presses.ts'
import { oneToOnePress } from '../src/club/one-to-ones/presses.ts'
import { ask, ownForm, replace, show } from '../src/grammar/define.ts'
import { oneOf, optional, sought } from '../src/grammar/questions.ts'
import { refuse } from '../src/terms/refusals.ts'
import type { View } from '../src/view/view.ts'

export default defineCommand(directoryPress, {
  who: 'member',
  asks: { words: optional(sought({ max: 200 })), only: optional(oneOf(['never-met'])) },
  run: async ({ words: typed = '', only }, context) => {
    if (only !== undefined) return show(await neverMetPage(1, context))
    return show(typed === '' ? await everybodyPage(1, context) : await foundFirst(typed, context))
  },
  buttons: {
    search: async () => ask(directoryPress, ownForm),
    everybody: async (number, context) => replace(await everybodyPage(number, context)),
    'never-met': async (number, context) => replace(await neverMetPage(number, context)),
    async found({ of: draft, number }, { club, by, words, drafts }) {
      const typed = (await drafts.of(draft))?.said.words
      if (typeof typed !== 'string') return refuse('draft expired', {})
      const found = await whomItFinds(club, { by, typed, number })
      return replace(foundCard(found, { by, draft, today: club.today }, words))
    },
    meet: async member => ask(oneToOnePress, ownForm, { filled: { with: member } }),
  },
})

/** What was typed is kept, sealed and for half an hour, only where a second page has to know it. */
async function foundFirst(typed: string, { club, by, words, drafts }: Context): Promise<View> {
  const found = await whomItFinds(club, { by, typed, number: 1 })
  const draft =
    found.page.rest > 0 ? await drafts.keep({ command: 'directory', form: ownForm, said: { words: typed } }) : null
  return foundCard(found, { by, draft, today: club.today }, words)
}

const everybodyPage = async (number: number, { club, by, words }: Context): Promise<View> =>
  everybodyCard(await everybody(club, { by, number }), { by, today: club.today }, words)

const neverMetPage = async (number: number, { club, by, words }: Context): Promise<View> =>
  neverMetCard(await neverMet(club, { by, number }), { by, today: club.today }, words)
