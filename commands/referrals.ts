import { type Context, defineCommand } from '../src/club/context.ts'
import { heldCard } from '../src/club/referrals/cards.ts'
import { fileCard } from '../src/club/referrals/file-cards.ts'
import { type Asked, readFilter } from '../src/club/referrals/filter.ts'
import { listCard } from '../src/club/referrals/list-cards.ts'
import { lookAt, openOne } from '../src/club/referrals/look.ts'
import { openedCard } from '../src/club/referrals/opened-cards.ts'
import { referralsPress } from '../src/club/referrals/presses.ts'
import { heldReferrals, ownReferrals } from '../src/club/referrals/queries.ts'
import { ownForm, replace, show } from '../src/grammar/define.ts'
import { optional, sought } from '../src/grammar/questions.ts'
import type { ReferralFilter } from '../src/terms/own-referral.ts'
import { refuse } from '../src/terms/refusals.ts'
import type { View } from '../src/view/view.ts'

export default defineCommand(referralsPress, {
  who: 'member',
  asks: { words: optional(sought({ max: 200 })) },
  async run({ words: typed = '' }, context) {
    const asked = readFilter(typed)
    return show(await (asked === 'file' ? file(context) : foundFirst(typed, asked, context)))
  },
  buttons: {
    async open(id, { club, by, words }) {
      const opened = await openOne(club, by, id)
      return opened ? show(openedCard(opened, words)) : refuse('not for you', {})
    },
    held: async (number, { club, by, words }) => show(heldCard(await heldReferrals(club, by.id), number, words)),
    filter: async (filter, context) => replace(await page(filter, 1, context)),
    list: async ({ of: filter, number }, context) => replace(await page(filter, number, context)),
    async found({ of: draft, number }, { club, by, words, drafts }) {
      const typed = (await drafts.of(draft))?.said.words
      const asked = typeof typed === 'string' ? readFilter(typed) : 'file'
      if (typeof typed !== 'string' || asked === 'file') return refuse('draft expired', {})
      return replace(listCard(await lookAt(club, { by, asked, typed, number }), draft, words))
    },
    file: async (_, context) => show(await file(context)),
  },
})

const page = async (filter: ReferralFilter, number: number, { club, by, words }: Context): Promise<View> =>
  listCard(await lookAt(club, { by, asked: { filter, sought: '' }, number }), null, words)

/** What was typed is kept, sealed and for half an hour, only where a second page has to know it. */
async function foundFirst(
  typed: string,
  asked: Exclude<Asked, string>,
  { club, by, words, drafts }: Context,
): Promise<View> {
  const listed = await lookAt(club, { by, asked, typed })
  const keeps = listed.sought !== '' && listed.rest > 0
  const draft = keeps ? await drafts.keep({ command: 'referrals', form: ownForm, said: { words: typed } }) : null
  return listCard(listed, draft, words)
}

const file = async ({ club, by, words }: Context): Promise<View> =>
  fileCard({ by, all: await ownReferrals(club, by.id), at: club.at }, words)
