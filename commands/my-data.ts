import { ownApplicationCard } from '../src/club/admission/cards.ts'
import { lettersOf } from '../src/club/admission/letters.ts'
import { applicationById, appliedBy } from '../src/club/admission/queries.ts'
import { defineOpenCommand, type OpenContext } from '../src/club/context.ts'
import { recentActs } from '../src/club/ledger/lines.ts'
import { linkAskedBy } from '../src/club/members/link-request.ts'
import { objectedOn, objectToScoring, takeObjectionBack } from '../src/club/members/objection.ts'
import { accountsOf, latestLooks } from '../src/club/members/own-data.ts'
import { chooseLanguage } from '../src/club/members/profile.ts'
import { whomToAsk } from '../src/club/members/queries.ts'
import { askErasure, erasureAskedBy, takeErasureBack } from '../src/club/privacy/ask-erasure.ts'
import {
  eraseBackCard,
  eraseCard,
  eraseSentCard,
  exportCard,
  languageCard,
  objectedCard,
  ownDataCard,
  strangersCard,
  takenBackCard,
} from '../src/club/privacy/cards.ts'
import { exportOf, recordCounts } from '../src/club/privacy/own-data.ts'
import { myDataPress } from '../src/club/privacy/presses.ts'
import { keptDays } from '../src/club/privacy/rules.ts'
import { ownStanding } from '../src/club/standing/read.ts'
import { isOrganizer, only } from '../src/club/who-may.ts'
import { type Outcome, replace, show, unlessRefused } from '../src/grammar/define.ts'
import type { Member } from '../src/terms/member.ts'
import { wordsFor } from '../src/words/words.ts'

type Own = OpenContext & { readonly by: Member }

export default defineOpenCommand(myDataPress, {
  who: 'everyone',
  run: async (_, context) => (context.by === null ? strangers(context) : see({ ...context, by: context.by })),
  buttons: {
    object: his('see what is kept of him', async (_, { club, by, words }) =>
      show(objectedCard(await objectToScoring(club, { by }), words)),
    ),
    'take-back': his('see what is kept of him', async (_, { club, by, words }) => {
      await takeObjectionBack(club, { by })
      return replace(takenBackCard(words))
    }),
    export: his('see what is kept of him', async (_, { club, by, words }) =>
      show(exportCard({ club: club.name, records: await exportOf(club, by), at: club.at, reader: by.reads }, words)),
    ),
    language: his('correct what is kept of him', async (language, context) => {
      const { club, by, words } = context
      await chooseLanguage(club, { by, language })
      const channels = isOrganizer(context) && club.speech.language !== language
      return show(languageCard({ before: by.reads.language, channels }, wordsFor({ ...words.speech, language })))
    }),
    erase: his('see what is kept of him', async (_, { words }) => show(eraseCard(words))),
    'erase-yes': his('see what is kept of him', async (_, { club, by, words }) =>
      replace(eraseSentCard(await askErasure(club, { by }), words)),
    ),
    'erase-back': his('see what is kept of him', (request: string, { club, by, words }) =>
      unlessRefused(takeErasureBack(club, { by, request }), () => replace(eraseBackCard(words))),
    ),
  },
})

/** A button of what is kept about a member: whoever may is one. */
function his<First>(
  act: 'see what is kept of him' | 'correct what is kept of him',
  answer: (first: First, context: Own) => Outcome,
) {
  return only(act, (first: First, context: OpenContext) => answer(first, context as Own))
}

async function see({ club, by, words }: Own): Outcome {
  const own = {
    member: by,
    counts: await recordCounts(club, by),
    recent: await recentActs(club, by.id, 8),
    standing: await ownStanding(club, by.id),
    today: club.today,
    objectedOn: await objectedOn(club, by.id),
    erasure: await erasureAskedBy(club, by.id),
    accounts: await accountsOf(club, by.id),
    looks: await latestLooks(club, by.id),
    kept: keptDays(club.row.settings),
  }
  return show(ownDataCard(own, words))
}

async function strangers({ club, platform, place, account, words }: OpenContext): Outcome {
  const card = strangersCard(
    {
      asked: await linkAskedBy(club, platform, account),
      kept: keptDays(club.row.settings),
      organizers: await whomToAsk(club),
    },
    words,
  )
  const [sent] = (await appliedBy(club, { platform, place, account })).filter(({ status }) => status !== 'withdrawn')
  const application = sent && (await applicationById(club, sent.id))
  if (!application) return show(card)
  const kept = { contact: application.sealed.contact(), letters: await lettersOf(club, application.id) }
  const own = ownApplicationCard({ application, ...kept }, words)
  return show({ ...card, blocks: [...card.blocks, ...own.blocks] })
}
