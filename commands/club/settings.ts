import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { channelsCard, settingsCard } from '../../src/club/setup/cards.ts'
import { lookAgain } from '../../src/club/setup/channels.ts'
import { asOptions, channelsHere } from '../../src/club/setup/people-here.ts'
import { changeClub, settingsNow } from '../../src/club/setup/settings.ts'
import { ask, type Outcome, replace, show } from '../../src/grammar/define.ts'
import { oneOf, oneOfThese, optional, someText } from '../../src/grammar/questions.ts'
import { isRefusal } from '../../src/terms/refusals.ts'

export default defineCommand('club-settings', {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: {
    open: (_, context) => open(context),
    async again(_, context) {
      const { club, platform, words } = context
      return replace(channelsCard(await lookAgain(club, context, await channelsHere(context)), platform, words))
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
        club: oneOfThese(),
        introductions: optional(oneOfThese()),
        organizers: optional(oneOfThese()),
      },
      async ({ club: channel, introductions, organizers, ...said }, context) => {
        const { club, by, platform, place, words } = context
        const there = await channelsHere(context)
        const chosen = { club: channel, introductions, organizers }
        const shut = await changeClub(club, { by, platform, place, ...said, chosen, there })
        return isRefusal(shut) ? shut : show(settingsCard(shut, platform, words))
      },
    ),
  },
})

async function open(context: Context): Outcome {
  const channels = asOptions(await channelsHere(context))
  return ask('settings', {
    filled: await settingsNow(context.club, context),
    options: { club: channels, introductions: channels, organizers: channels },
  })
}
