import { defineOpenCommand, type OpenContext } from '../src/club/context.ts'
import { correctProfile, profileOf } from '../src/club/members/correct-profile.ts'
import { isPresent, organizers } from '../src/club/members/queries.ts'
import { askErasure, takeErasureBack } from '../src/club/privacy/ask-erasure.ts'
import {
  correctedCard,
  eraseBackCard,
  eraseCard,
  eraseSentCard,
  exportCard,
  objectedCard,
  ownDataCard,
  strangersCard,
  takenBackCard,
} from '../src/club/privacy/cards.ts'
import { exportOf, jsonLines } from '../src/club/privacy/export.ts'
import { objectedOn, objectToScoring, takeObjectionBack } from '../src/club/privacy/object.ts'
import { myDataPress } from '../src/club/privacy/presses.ts'
import { accountsOf, linkAskedBy, recentActs, recordCounts } from '../src/club/privacy/queries.ts'
import { keptDays } from '../src/club/privacy/rules.ts'
import { ownStanding } from '../src/club/standing/read.ts'
import { ask, formWith, type Outcome, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { oneOf, optional, someLines, someText } from '../src/grammar/questions.ts'
import type { Member } from '../src/terms/member.ts'
import { refuse } from '../src/terms/refusals.ts'

type Own = OpenContext & { readonly by: Member }

export default defineOpenCommand(myDataPress, {
  who: 'everyone',
  run: async (_, context) => (context.by === null ? strangers(context) : see({ ...context, by: context.by })),
  buttons: {
    object: his(async (_, { club, by, words }) => show(objectedCard(await objectToScoring(club, { by }), words))),
    'take-back': his(async (_, { club, by, words }) => {
      await takeObjectionBack(club, { by })
      return replace(takenBackCard(words))
    }),
    profile: his(async (_, { club, by }) =>
      isPresent(by, club.today)
        ? ask(myDataPress, 'correct', { filled: await profileOf(club, by.id) })
        : refuse('no longer possible', {}),
    ),
    export: his(async (page, { club, by, words }) =>
      show(exportCard(jsonLines(await exportOf(club, by)), page, words)),
    ),
    erase: his(async (_, { words }) => show(eraseCard(words))),
    'erase-yes': his(async (_, { club, by, words }) => replace(eraseSentCard(await askErasure(club, { by }), words))),
    'erase-back': his((request: string, { club, by, words }) =>
      unlessRefused(takeErasureBack(club, { by, request }), () => replace(eraseBackCard(words))),
    ),
  },
  forms: {
    correct: formWith<OpenContext>()(
      {
        company: optional(someText({ max: 160 })),
        activity: optional(someText({ max: 300 })),
        speciality: optional(someText({ max: 300 })),
        seeks: optional(someLines({ max: 1000 })),
        offers: optional(someLines({ max: 1000 })),
        phone: optional(someText({ max: 30 })),
        language: optional(oneOf(['fr', 'en'])),
        zone: optional(someText({ max: 60 })),
      },
      async (profile, { club, by, words }) => {
        if (!by) return refuse('not for you', {})
        // The form may have been opened while he was a member.
        if (!isPresent(by, club.today)) return refuse('no longer possible', {})
        return unlessRefused(correctProfile(club, { by, profile }), () => show(correctedCard(words)))
      },
    ),
  },
})

/** A button of what is kept about a member: for members alone, those who left included. */
function his<About>(act: (about: About, context: Own) => Outcome) {
  return async (about: About, context: OpenContext): Outcome =>
    context.by === null ? refuse('not for you', {}) : act(about, { ...context, by: context.by })
}

async function see({ club, by, words }: Own): Outcome {
  const own = {
    member: by,
    counts: await recordCounts(club, by.id),
    recent: await recentActs(club, by.id, 8),
    standing: await ownStanding(club, by.id),
    objectedOn: await objectedOn(club, by.id),
    accounts: await accountsOf(club, by.id),
    kept: keptDays(club.row.settings),
  }
  return show(ownDataCard(own, words))
}

const strangers = async ({ club, platform, account, words }: OpenContext): Outcome =>
  show(
    strangersCard(
      {
        asked: await linkAskedBy(club, platform, account),
        kept: keptDays(club.row.settings),
        organizers: (await organizers(club))
          .map(({ name }) => name)
          .slice(0, 3)
          .join(', '),
      },
      words,
    ),
  )
