import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { previewCard } from '../src/club/introductions/cards.ts'
import { mayPresent } from '../src/club/introductions/present.ts'
import { withLanguage } from '../src/club/members/first-contact.ts'
import { offerLanguage } from '../src/club/members/offered-language.ts'
import { changeProfile } from '../src/club/members/profile.ts'
import { memberById } from '../src/club/members/queries.ts'
import { otherCard, ownCard, savedCard, stepCard, undoneCard } from '../src/club/profiles/cards.ts'
import { profilePress, type Way } from '../src/club/profiles/presses.ts'
import { hoursSaid, nextStep, offAfter } from '../src/club/profiles/rules.ts'
import { keepBefore, messagesForm, otherProfile, ownProfile, partForm, undoChanges } from '../src/club/profiles/show.ts'
import { ask, type Outcome, replace, show, unlessRefused } from '../src/grammar/define.ts'
import {
  aMember,
  aPhone,
  aTick,
  aTime,
  oneOf,
  optional,
  someLines,
  someOf,
  someText,
} from '../src/grammar/questions.ts'
import type { Change, Profile } from '../src/terms/profile.ts'
import { isRefusal } from '../src/terms/refusals.ts'
import { sectorFamilies } from '../src/terms/sector.ts'
import { languages } from '../src/terms/speech.ts'
import { wordsFor } from '../src/words/words.ts'

const trade = {
  company: optional(someText({ max: 160 })),
  jobTitle: optional(someText({ max: 120 })),
  activity: optional(someText({ max: 200 })),
  speciality: optional(someText({ max: 200 })),
  sectorFamily: optional(oneOf(sectorFamilies)),
}
const needs = {
  seeks: optional(someLines({ max: 500 })),
  offers: optional(someLines({ max: 500 })),
  introduceTo: optional(someLines({ max: 500 })),
  town: optional(someText({ max: 80 })),
}
const messages = {
  language: optional(oneOf(languages)),
  zone: optional(someText({ max: 60 })),
  from: optional(aTime()),
  to: optional(aTime()),
  everyDay: optional(aTick()),
  keepForMorning: optional(aTick()),
  kinds: optional(someOf()),
  phone: optional(aPhone()),
}

export default defineCommand(profilePress, {
  who: 'member',
  asks: { who: optional(aMember()) },
  run: ({ who }, context) =>
    who === undefined || who.id === context.by.id ? showOwn(context) : showOther(who.id, context),
  buttons: {
    open: (_, context) => showOwn(context),
    of: (member, context) => (member === context.by.id ? showOwn(context) : showOther(member, context)),
    trade: (way, context) => askTrade(way, context),
    needs: (way, context) => askNeeds(way, context),
    messages: async (_, context) => ask(profilePress, 'messages', await messagesForm(context, context.words)),
    async steps(_, context) {
      const next = nextStep(context.by)
      if (next === null) return present(context)
      return next === 'trade' ? askTrade('step', context) : askNeeds('step', context)
    },
    present: (_, context) => present(context),
    undo: (draft, context) =>
      unlessRefused(undoChanges(context, context.drafts, draft), async undone =>
        replace(undoneCard(undone, await wordsNow(context))),
      ),
  },
  forms: {
    trade: defineForm(trade, (said, context, way: Way) =>
      save(context, emptied(trade, said), async (changes, undo) =>
        way === 'step' ? show(stepCard({ next: 'needs', undo }, context.words)) : saved(context, changes, undo),
      ),
    ),
    needs: defineForm(needs, (said, context, way: Way) =>
      save(context, emptied(needs, said), async (changes, undo) => {
        const shown = way === 'step' ? await present(context) : null
        // Who has said nothing of himself has nothing to publish: what was saved is all there is.
        return shown === null || isRefusal(shown) ? saved(context, changes, undo) : shown
      }),
    ),
    messages: defineForm(messages, async (said, context, _, shown) => {
      const { language = null, zone = null, phone = null, from, to, everyDay = false, keepForMorning = false } = said
      const hours = hoursSaid({ from, to, everyDay })
      if (isRefusal(hours)) return hours
      const kinds = { shown: shown('kinds'), wanted: said.kinds ?? [] }
      const chosen = ({ off }: Profile) => ({
        language,
        zone,
        phone,
        hours,
        keepForMorning,
        off: offAfter(off, kinds),
      })
      return save(context, chosen, (changes, undo) => saved(context, changes, undo))
    }),
  },
})

const fieldsOf = (asks: Readonly<Record<string, unknown>>) => Object.keys(asks) as (keyof Profile)[]

/** What was left out of a form is emptied. */
const emptied = (asks: Readonly<Record<string, unknown>>, said: Partial<Record<keyof Profile, unknown>>) =>
  Object.fromEntries(fieldsOf(asks).map(field => [field, said[field] ?? null])) as Partial<Profile>

const askTrade = async (way: Way, context: Context): Outcome =>
  ask(profilePress, 'trade', { about: way, ...(await partForm(context, fieldsOf(trade))) })

const askNeeds = async (way: Way, context: Context): Outcome =>
  ask(profilePress, 'needs', { about: way, ...(await partForm(context, fieldsOf(needs))) })

/** Saves a part of the profile, and says what has changed. */
const save = (
  context: Context,
  to: Parameters<typeof changeProfile>[1]['to'],
  reply: (changes: readonly Change[], undo: string | null) => Outcome,
): Outcome =>
  unlessRefused(changeProfile(context.club, { by: context.by, to }), async changes =>
    reply(changes, await keepBefore(context.drafts, changes)),
  )

const saved = async (context: Context, changes: readonly Change[], undo: string | null): Outcome =>
  show(savedCard({ changes, undo }, await wordsNow(context)))

/** The words of the language he has perhaps just chosen. */
async function wordsNow({ club, by }: Context) {
  return wordsFor((await memberById(club, by.id)).reads)
}

/** How the club would read him, as it is now. */
async function present({ club, by, words }: Context): Outcome {
  const member = await memberById(club, by.id)
  return mayPresent(member) ?? show(previewCard(member, words))
}

/** One's own card; where his profile elsewhere is in another language that we have, that one is offered beneath. */
async function showOwn(context: Context): Outcome {
  const { club, by, words, profileLanguage } = context
  const card = ownCard(await ownProfile(context), words)
  const offered = await offerLanguage(club, by, profileLanguage)
  return show(offered === null ? card : withLanguage(card, wordsFor({ ...by.reads, language: offered })))
}

const showOther = (id: string, context: Context): Outcome =>
  unlessRefused(otherProfile(context, id), other => show(otherCard(other, context.words)))
