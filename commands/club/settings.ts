import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { channelsCard, clubLanguageCard, settingsCard } from '../../src/club/setup/cards.ts'
import { type ChannelThere, chosenNow, lookAgain } from '../../src/club/setup/channels.ts'
import { mattersOf } from '../../src/club/setup/door.ts'
import { settingsDoorCard } from '../../src/club/setup/door-cards.ts'
import { asOptions, channelsHere } from '../../src/club/setup/people-here.ts'
import { clubSettingsPress } from '../../src/club/setup/presses.ts'
import { changeClub, chooseClubLanguage, dropChannel, settingsNow, topics } from '../../src/club/setup/settings.ts'
import { ask, type Outcome, replace, show, unlessRefused } from '../../src/grammar/define.ts'
import { oneOf, oneOfThese, optional, someText } from '../../src/grammar/questions.ts'
import { cadences } from '../../src/terms/round.ts'

const aChannel = oneOfThese({ of: 'channels' })

export default defineCommand(clubSettingsPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => all(context),
  buttons: {
    all: (_, context) => all(context),
    open: (_, context) => open(context),
    async again(_, context) {
      const { club, words } = context
      return replace(channelsCard(await lookAgain(club, context, await channelsHere(context)), words))
    },
    async language(language, { club, by, words }) {
      const before = club.speech.language
      await chooseClubLanguage(club, { by, language })
      return replace(clubLanguageCard({ language, before }, words))
    },
    async drop(purpose, context) {
      const { club, by, platform, place } = context
      const there = await channelsHere(context)
      const shut = await dropChannel(club, { by, platform, place, purpose, there })
      return replace(await saved(context, there, shut))
    },
  },
  forms: {
    settings: defineForm(
      {
        name: someText({ max: 80 }),
        zone: someText({ max: 60 }),
        language: oneOf(['fr', 'en']),
        address: oneOf(['vous', 'tu']),
        sensitivity: oneOf(['careful', 'normal', 'early']),
        rounds: oneOf(cadences),
        topic: oneOf(topics),
        club: aChannel,
        introductions: optional(aChannel),
        organizers: optional(aChannel),
      },
      async ({ club: channel, introductions, organizers, ...said }, context) => {
        const { club, by, platform, place } = context
        const there = await channelsHere(context)
        const chosen = { club: channel, introductions, organizers }
        return unlessRefused(changeClub(club, { by, platform, place, ...said, chosen, there }), async shut =>
          show(await saved(context, there, shut)),
        )
      },
    ),
  },
})

/** The door to every setting of the club. */
const all = async (context: Context): Outcome =>
  show(settingsDoorCard(await mattersOf(context.club, context), context.words))

async function open(context: Context): Outcome {
  const filled = await settingsNow(context.club, context)
  const there = asOptions(await channelsHere(context))
  // What is chosen is shown even where the bot does not see it any more: sent untouched, it stays.
  const unseen = [filled.club, filled.introductions, filled.organizers].filter(
    (id, n, all) => id !== undefined && all.indexOf(id) === n && !there.some(({ value }) => value === id),
  )
  const channels = [
    ...unseen.map(id => ({ value: id!, label: context.words.setup.unseenChannel, unseen: true as const })),
    ...there,
  ]
  return ask(clubSettingsPress, 'settings', {
    filled,
    options: { club: channels, introductions: channels, organizers: channels },
  })
}

const saved = async (
  { club, platform, place, words }: Context,
  there: readonly ChannelThere[],
  shut: readonly ChannelThere[],
) => settingsCard({ chosen: await chosenNow(club, { platform, place }), there, shut }, words)
