import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { askForNews, type Whom } from '../src/club/referrals/ask-for-news.ts'
import { heldCard } from '../src/club/referrals/cards.ts'
import { fileCard } from '../src/club/referrals/file-cards.ts'
import { type Asked, everything, readFilter } from '../src/club/referrals/filter.ts'
import { askedCard, listCard } from '../src/club/referrals/list-cards.ts'
import { type Listed, lookAt, openOne, takeAlong } from '../src/club/referrals/look.ts'
import { openedCard, putRightDoneCard } from '../src/club/referrals/opened-cards.ts'
import { referralsPress } from '../src/club/referrals/presses.ts'
import { putRight, whyNot } from '../src/club/referrals/put-right.ts'
import { heldReferrals, referralById } from '../src/club/referrals/queries.ts'
import { ownWaits } from '../src/club/referrals/wait.ts'
import { withWaits } from '../src/club/referrals/wait-cards.ts'
import { only } from '../src/club/who-may.ts'
import { ask, type Outcome, ownForm, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { anEmail, aPhone, optional, someLines, someText, sought } from '../src/grammar/questions.ts'
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
    async 'put-right'(id, { club, by }) {
      const referral = await referralById(club, id)
      const refused = await whyNot(club, by, referral)
      if (refused || !referral) return refused ?? refuse('no longer possible', {})
      const { kind, prospect, need } = referral
      const { name = '', company = '', phone = '', email = '' } = prospect
      return kind === 'inside'
        ? ask(referralsPress, 'put-right-need', { about: id, filled: { need: need ?? '' } })
        : ask(referralsPress, 'put-right', { about: id, filled: { name, company, phone, email, need: need ?? '' } })
    },
    'ask-giver': only('see to a referral that stands still', asks('giver')),
    'ask-receiver': only('see to a referral that stands still', asks('receiver')),
  },
  forms: {
    'put-right': defineForm(
      {
        name: optional(someText({ max: 160 })),
        company: optional(someText({ max: 160 })),
        phone: optional(aPhone()),
        email: optional(anEmail()),
        need: optional(someLines({ max: 1000 })),
      },
      ({ need, ...prospect }, context, id: string) => corrected(id, { prospect, need }, context),
    ),
    'put-right-need': defineForm({ need: someLines({ max: 1000 }) }, ({ need }, context, id: string) =>
      corrected(id, { prospect: {}, need }, context),
    ),
  },
})

function corrected(referral: string, said: Parameters<typeof putRight>[1]['said'], context: Context): Outcome {
  const { club, by, words } = context
  return unlessRefused(putRight(club, { by, referral, said }), done => show(putRightDoneCard(done, words)))
}

function asks(whom: Whom) {
  return (referral: string, { club, by, words }: Context): Outcome =>
    unlessRefused(askForNews(club, { by, referral, whom }), asked => show(askedCard(asked[whom], words)))
}

const page = async (filter: ReferralFilter, number: number, context: Context): Promise<View> =>
  withWhatWaits(await lookAt(context.club, { by: context.by, asked: { filter, sought: '' }, number }), null, context)

/** Beneath all of his what waits for somebody's return. */
async function withWhatWaits(listed: Listed, draft: string | null, { club, by, words }: Context): Promise<View> {
  const card = listCard(listed, draft, words)
  const isAll = listed.filter === everything && listed.sought === '' && listed.number === 1
  return isAll ? withWaits(card, await ownWaits(club, by.id), words) : card
}

/** What was typed is kept, sealed and for half an hour, only where a second page has to know it. */
async function foundFirst(typed: string, asked: Exclude<Asked, string>, context: Context): Promise<View> {
  const { club, by, drafts } = context
  const listed = await lookAt(club, { by, asked, typed })
  const keeps = listed.sought !== '' && listed.rest > 0
  const draft = keeps ? await drafts.keep({ command: 'referrals', form: ownForm, said: { words: typed } }) : null
  return withWhatWaits(listed, draft, context)
}

const file = async ({ club, by, words }: Context): Promise<View> =>
  fileCard({ by, all: await takeAlong(club, by), at: club.at }, words)
