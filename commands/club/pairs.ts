import { keepPairApart, letPairMeet } from '../../src/club/apart/keep.ts'
import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { pairKeptCard, pairReleasedCard, pairsCard } from '../../src/club/pairing/cards.ts'
import { pairsPage } from '../../src/club/pairing/page.ts'
import { clubPairsPress } from '../../src/club/pairing/presses.ts'
import { ask, type Outcome, replace, show, unlessRefused } from '../../src/grammar/define.ts'
import { aMember } from '../../src/grammar/questions.ts'

export default defineCommand(clubPairsPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: {
    open: (_, context) => open(context),
    add: async () => ask(clubPairsPress, 'add'),
    keep: ({ one, other }, { club, by, words }) =>
      unlessRefused(keepPairApart(club, { by, one, other }), kept => replace(pairKeptCard(kept, words))),
    release: (id, { club, by, words }) =>
      unlessRefused(letPairMeet(club, { by, id }), released => replace(pairReleasedCard(released, words))),
  },
  forms: {
    add: defineForm({ one: aMember(), other: aMember() }, ({ one, other }, { club, by, words }) =>
      unlessRefused(keepPairApart(club, { by, one: one.id, other: other.id }), kept => show(pairKeptCard(kept, words))),
    ),
  },
})

const open = async ({ club, by, words }: Context): Outcome => show(pairsCard(await pairsPage(club, by), words))
