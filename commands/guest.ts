import { applyPress } from '../src/club/admission/presses.ts'
import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { bringGuest, type Settled, type ToBring } from '../src/club/meetings/bring-guest.ts'
import { correctGuest, guestToChange, withdrawGuest } from '../src/club/meetings/change-guest.ts'
import { noteFollowUp, ownVisit, type Said } from '../src/club/meetings/follow-up.ts'
import {
  broughtCard,
  correctedCard,
  followUpCard,
  guestGoneCard,
  letterCard,
  noGuestCard,
  ownGuestsCard,
  settleCard,
} from '../src/club/meetings/guest-cards.ts'
import { guestById, guestEntriesOf } from '../src/club/meetings/guest-queries.ts'
import { guestPress } from '../src/club/meetings/presses.ts'
import { meetingById } from '../src/club/meetings/queries.ts'
import { isOrganizer, only } from '../src/club/who-may.ts'
import { ask, neverTyped, type Outcome, redrawn, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { aContact, aTick, optional, someText } from '../src/grammar/questions.ts'
import { nobody } from '../src/terms/meeting.ts'
import { refuse } from '../src/terms/refusals.ts'
import type { Language } from '../src/terms/speech.ts'
import { wordsFor } from '../src/words/words.ts'

/** The draft of a guest of whom something is asked before he is announced; no form of this name is ever opened. */
const toSettle = 'to settle'

const who = {
  name: someText({ max: 120 }),
  company: optional(someText({ max: 160 })),
  activity: optional(someText({ max: 200 })),
  contact: optional(aContact()),
}

/** The guests a member brings: from the announcement to what they made of the club. */
export default defineCommand(guestPress, {
  who: 'member',
  under: neverTyped,
  run: async () => refuse('no longer possible', {}),
  buttons: {
    withdraw: (guest, { club, by, words }) =>
      unlessRefused(withdrawGuest(club, { by, guest }), gone => replace(guestGoneCard(gone, words))),
    'put-right': (guest, { club, by }) =>
      unlessRefused(guestToChange(club, { by, guest }), ({ guest: { name, company, activity, phone, email } }) => {
        const known = Object.entries({ name, company, activity, contact: email ?? phone })
        const filled = Object.fromEntries(known.flatMap(([field, value]) => (value ? [[field, value]] : [])))
        return ask(guestPress, 'put-right', { about: guest, filled })
      }),
    member: (id, context) => kept(id, context, async () => replace(noGuestCard(context.words))),
    another: settled({ noMember: true }),
    same: settled({ before: 'he' }),
    other: settled({ before: 'another' }),
    'once-more': only('let a guest come once more', settled({ onceMore: true })),
    invitation: async ({ about: guest, choice: language }, { club, by, words }) =>
      unlessRefused(guestToChange(club, { by, guest }), found =>
        show(letterCard({ kind: 'invitation', ...found, ...signed(club, by) }, words, toGuest(language))),
      ),
    thanks: ({ about: guest, choice: language }, { club, by, words }) =>
      unlessRefused(ownVisit(club, { by, guest }), visit =>
        show(letterCard({ kind: 'thanks', ...visit, ...signed(club, by) }, words, toGuest(language))),
      ),
    async propose(id, { club }) {
      const found = await guestById(club, id)
      if (!found || found.guest.name === nobody) return refuse('no longer possible', {})
      const { name, company, activity } = found.guest
      const known = Object.entries({ name, company, activity })
      const filled = Object.fromEntries(known.flatMap(([field, value]) => (value ? [[field, value]] : [])))
      return ask(applyPress, 'candidate', { filled })
    },
    async own(id, { club, by, words }) {
      const meeting = await meetingById(club, id)
      if (!meeting) return refuse('no such meeting', {})
      const guests = (await guestEntriesOf(club, id)).filter(one => one.by?.id === by.id)
      return show(ownGuestsCard({ meeting, guests }, words))
    },
    liked: saying('liked'),
    'not-this-time': saying('not-this-time'),
    later: saying('later'),
    unsay: saying(null),
  },
  forms: {
    announce: defineForm({ ...who, agreed: aTick() }, (typed, context, meeting: string) =>
      bring({ ...typed, meeting }, context, show),
    ),
    'put-right': defineForm(who, (typed, { club, by, words }, guest: string) =>
      unlessRefused(correctGuest(club, { by, guest, ...typed }), now => show(correctedCard(now, words))),
    ),
  },
})

type Typed = Omit<ToBring, 'by'>

/** Announces him, or asks what has to be known first with all that was typed kept in a draft. */
const bring = (typed: Typed, context: Context, reply: typeof show): Outcome => {
  const { club, by, drafts, words } = context
  return unlessRefused(bringGuest(club, { by, ...typed }), async brought => {
    if (!('settle' in brought)) return reply(broughtCard(brought, words))
    const said = { guest: JSON.stringify(typed) }
    const draft = await drafts.keep({ command: 'guest', form: toSettle, said })
    const { name } = typed
    return reply(settleCard({ name, settle: brought, draft, organizer: isOrganizer(context) }, words))
  })
}

/** What a draft keeps of a guest: it is gone on with once. */
async function kept(id: string, { drafts }: Context, goOn: (typed: Typed) => Outcome): Outcome {
  const draft = await drafts.of(id)
  if (draft?.sent) return refuse('done already', { by: null })
  if (draft?.form !== toSettle) return refuse('draft expired', {})
  return unlessRefused(goOn(JSON.parse(String(draft.said.guest)) as Typed), async done => {
    await drafts.spend(id, draft)
    return done
  })
}

function settled(answer: Settled) {
  return (id: string, context: Context): Outcome =>
    kept(id, context, typed => bring({ ...typed, settled: { ...typed.settled, ...answer } }, context, replace))
}

function saying(said: Said) {
  return (guest: string, { club, by, words }: Context): Outcome =>
    unlessRefused(noteFollowUp(club, { by, guest, said }), visit => redrawn(followUpCard([visit], words)))
}

/** A guest is said vous, whatever the club says to its members. */
const toGuest = (language: Language) => wordsFor({ language, address: 'vous' })

/** From whom a text to a guest comes. */
const signed = ({ name }: Context['club'], { fullName }: Context['by']) => ({ club: name, from: fullName })
