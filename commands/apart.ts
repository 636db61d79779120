import { apartCard, keptCard, releasedCard } from '../src/club/apart/cards.ts'
import { keepApart, letMeet } from '../src/club/apart/keep.ts'
import { keptApartBy } from '../src/club/apart/kept.ts'
import { apartPress } from '../src/club/apart/presses.ts'
import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { ask, neverTyped, type Outcome, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { aMember } from '../src/grammar/questions.ts'

/** With whom a member would rather not be brought together: reached from what he sets for himself, and from a proposal. */
export default defineCommand(apartPress, {
  under: neverTyped,
  who: 'member',
  run: (_, context) => open(context),
  buttons: {
    open: (_, context) => open(context),
    add: async () => ask(apartPress, 'add'),
    keep: (other, { club, by, words }) =>
      unlessRefused(keepApart(club, { by, other }), kept => replace(keptCard(kept, words))),
    release: (other, { club, by, words }) =>
      unlessRefused(letMeet(club, { by, other }), released => replace(releasedCard(released, words))),
  },
  forms: {
    add: defineForm({ member: aMember() }, ({ member }, { club, by, words }) =>
      unlessRefused(keepApart(club, { by, other: member.id }), kept => show(keptCard(kept, words))),
    ),
  },
})

const open = async ({ club, by, words }: Context): Outcome => show(apartCard(await keptApartBy(club, by.id), words))
