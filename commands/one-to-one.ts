import { type Context, defineCommand, defineForm } from '../src/club/context.ts'
import { unconnectedAmong } from '../src/club/members/reached.ts'
import { answerOneToOne } from '../src/club/one-to-ones/answer.ts'
import { bringTogether, coffeeOf, undoBringing } from '../src/club/one-to-ones/bring.ts'
import {
  guideCard,
  heldCard,
  loggedReceipt,
  logUndoneCard,
  proposedCard,
  proposedReceipt,
  suggestionsCard,
  undoneCard,
} from '../src/club/one-to-ones/cards.ts'
import { sayUseful, sayWhetherHeld } from '../src/club/one-to-ones/held.ts'
import { correctLog, logOneToOne, mayCorrect, undoLog } from '../src/club/one-to-ones/log.ts'
import { callOff, offerMoments, pickMoment } from '../src/club/one-to-ones/moments.ts'
import { broughtReceipt, coffeeCard } from '../src/club/one-to-ones/newcomer-cards.ts'
import { type OneToOne, othersOf, takesPart } from '../src/club/one-to-ones/one-to-one.ts'
import { oneToOnePress } from '../src/club/one-to-ones/presses.ts'
import { proposeOneToOne, undoOneToOne } from '../src/club/one-to-ones/propose.ts'
import { oneToOneById, readAs } from '../src/club/one-to-ones/queries.ts'
import { meantBy } from '../src/club/one-to-ones/rules.ts'
import { suggestionsFor } from '../src/club/one-to-ones/suggestions.ts'
import { thanksPress } from '../src/club/thanks/presses.ts'
import { complementsOf } from '../src/club/trades/complements.ts'
import { only } from '../src/club/who-may.ts'
import { ask, type Outcome, ownForm, type Reply, redrawn, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { aDate, optional, severalMembers, someLines, someMoments, someText } from '../src/grammar/questions.ts'
import type { MemberRef } from '../src/terms/member.ts'
import { isRefusal, refuse } from '../src/terms/refusals.ts'
import type { View } from '../src/view/view.ts'
import type { Words } from '../src/words/words.ts'

/** Beside the one who proposes or notes it. */
const mostOthers = 4

const aPlace = optional(someText({ max: 200 }))
const aNote = optional(someLines({ max: 500 }))
const whoWasThere = { with: severalMembers({ max: mostOthers }), date: aDate({ towards: 'back' }), note: aNote }

export default defineCommand(oneToOnePress, {
  who: 'member',
  asks: {
    with: severalMembers({ max: mostOthers }),
    when: optional(someMoments({ max: 3 })),
    note: aNote,
    place: aPlace,
  },
  bare: async context => {
    const { club, by, words } = context
    const complements = await complementsOf(club)
    const complementing = (one: string, other: string) => complements.between(one, other, by.id)
    const suggestions = await suggestionsFor(club, by, complementing)
    return show(suggestionsCard({ suggestions, reader: by.id }, words))
  },
  run({ with: others, when, note, place }, context) {
    const { club, by, words } = context
    const meant = when ? meantBy(when, by.reads.zone, club.today, club.at) : { moments: [] }
    if (isRefusal(meant)) return Promise.resolve(meant)
    if ('heldOn' in meant) return log({ others, heldOn: meant.heldOn, note }, context)
    return unlessRefused(proposeOneToOne(club, { by, others, note, place, moments: meant.moments }), meeting => {
      const unconnected = unconnectedAmong(othersOf(meeting, by.id))
      return show(proposedReceipt({ ...readAs(club, meeting, by.id), unconnected }, words))
    })
  },
  buttons: {
    propose: async member => ask(oneToOnePress, ownForm, member === undefined ? {} : { filled: { with: [member] } }),
    yes: answer(true),
    no: answer(false),
    pick: choose(true),
    unpick: choose(false),
    moments: (id, context) =>
      unlessRefused(theirs(id, context), ({ place }) =>
        ask(oneToOnePress, 'moments', { about: id, filled: { place: place ?? '' } }),
      ),
    'call-off': (meeting, context) =>
      unlessRefused(callOff(context.club, { by: context.by, meeting }), off =>
        redrawn(drawn(proposedCard, off, context)),
      ),
    guide: (id, context) => unlessRefused(theirs(id, context), meeting => show(drawn(guideCard, meeting, context))),
    held: tellHeld(true),
    'not-held': tellHeld(false),
    useful: tellUseful(true),
    'not-useful': tellUseful(false),
    thank: async member => ask(thanksPress, ownForm, { filled: { to: member } }),
    undo: (meeting, { club, by, words }) =>
      unlessRefused(undoOneToOne(club, { by, meeting }), () => replace(undoneCard(words))),
    log: async member => ask(oneToOnePress, 'log', member === undefined ? {} : { filled: { with: [member] } }),
    amend: askToCorrect,
    coffee: only('propose a coffee', (member, { club, by, words }) =>
      unlessRefused(coffeeOf(club, by, member), coffee => show(coffeeCard(coffee, words))),
    ),
    bring: only('propose a coffee', (two, { club, by, words }) =>
      unlessRefused(bringTogether(club, { by, ...two }), meeting => show(broughtReceipt(meeting, words))),
    ),
    'undo-bring': only('propose a coffee', (meeting, { club, by, words }) =>
      unlessRefused(undoBringing(club, { by, meeting }), () => replace(undoneCard(words))),
    ),
    'undo-log': (meeting, { club, by, words }) =>
      unlessRefused(undoLog(club, { by, meeting }), () => replace(logUndoneCard(words))),
  },
  forms: {
    moments: defineForm(
      { when: someMoments({ max: 3 }), place: aPlace },
      ({ when, place }, context: Context, meeting: string) => {
        const { club, by } = context
        const meant = meantBy(when, by.reads.zone, club.today, club.at)
        if (isRefusal(meant)) return Promise.resolve(meant)
        if ('heldOn' in meant) return Promise.resolve(refuse('moment gone', {}, 'when'))
        return unlessRefused(offerMoments(club, { by, meeting, moments: meant.moments, place }), offered =>
          show(drawn(proposedCard, offered, context)),
        )
      },
    ),
    log: defineForm(whoWasThere, ({ with: others, date: heldOn, note }, context: Context) =>
      log({ others, heldOn, note }, context),
    ),
    correct: defineForm(whoWasThere, ({ with: others, date: heldOn, note }, context: Context, meeting: string) =>
      unlessRefused(correctLog(context.club, { by: context.by, meeting, others, heldOn, note }), corrected =>
        show(drawn(loggedReceipt, corrected, context)),
      ),
    ),
    day: defineForm({ date: aDate({ towards: 'back' }) }, ({ date: heldOn }, context: Context, meeting: string) =>
      unlessRefused(correctLog(context.club, { by: context.by, meeting, heldOn }), corrected =>
        show(drawn(heldCard, corrected, context)),
      ),
    ),
  },
})

/** A card of it as whoever pressed reads it now. */
const drawn = (
  card: (read: ReturnType<typeof readAs>, words: Words) => View,
  meeting: OneToOne,
  { club, by, words }: Context,
): View => card(readAs(club, meeting, by.id), words)

/** Nobody reads, or is asked, about one in which he has no part. */
async function theirs(id: string, { club, by }: Context) {
  const meeting = await oneToOneById(club, id)
  if (!meeting) return refuse('no longer possible', {})
  return takesPart(meeting, by.id) ? meeting : refuse('not for you', {})
}

function log(
  noted: { others: readonly MemberRef[]; heldOn: Temporal.PlainDate; note: string | undefined },
  context: Context,
): Outcome {
  return unlessRefused(logOneToOne(context.club, { by: context.by, ...noted }), logged =>
    show(drawn(loggedReceipt, logged, context)),
  )
}

/** Who noted it corrects all of it; the others the day. */
function askToCorrect(id: string, context: Context): Outcome {
  const { club, by } = context
  return unlessRefused(oneToOneById(club, id), (meeting): Reply | ReturnType<typeof refuse> => {
    const refused = mayCorrect(meeting, by)
    if (refused || !meeting) return refused ?? refuse('no longer possible', {})
    const filled = { date: String(meeting.heldOn), note: meeting.note ?? '' }
    if (meeting.loggedBy !== by.id) return ask(oneToOnePress, 'day', { about: id, filled })
    return ask(oneToOnePress, 'correct', {
      about: id,
      filled: { ...filled, with: othersOf(meeting, by.id).map(one => one.id) },
    })
  })
}

function answer(yes: boolean) {
  return (meeting: string, context: Context): Outcome =>
    unlessRefused(answerOneToOne(context.club, { by: context.by, meeting, yes }), answered =>
      redrawn(drawn(proposedCard, answered, context)),
    )
}

function choose(suits: boolean) {
  return ({ one: meeting, other: moment }: { one: string; other: string }, context: Context): Outcome =>
    unlessRefused(pickMoment(context.club, { by: context.by, meeting, moment, suits }), picked =>
      redrawn(drawn(proposedCard, picked, context)),
    )
}

function tellHeld(held: boolean) {
  return (meeting: string, context: Context): Outcome =>
    unlessRefused(sayWhetherHeld(context.club, { by: context.by, meeting, held }), told =>
      redrawn(drawn(heldCard, told, context)),
    )
}

function tellUseful(useful: boolean) {
  return (meeting: string, context: Context): Outcome =>
    unlessRefused(sayUseful(context.club, { by: context.by, meeting, useful }), told =>
      redrawn(drawn(told.loggedBy === context.by.id ? loggedReceipt : heldCard, told, context)),
    )
}
