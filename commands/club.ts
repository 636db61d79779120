import { defineOpenCommand, type OpenContext } from '../src/club/context.ts'
import { codeCard } from '../src/club/members/cards.ts'
import { isCode, redeemCode } from '../src/club/members/codes.ts'
import { isPresent, organizers, presentMembers } from '../src/club/members/queries.ts'
import { clubCard, confirmedCard, forEverybodyCard, noOrganizerCard } from '../src/club/setup/cards.ts'
import { channelsOf, lookAgain } from '../src/club/setup/channels.ts'
import { confirmOrganizer, organizersHere } from '../src/club/setup/confirm-organizer.ts'
import { accountWorks, administers, asOptions, channelsHere, unlinkedPeople } from '../src/club/setup/people-here.ts'
import { ask, formWith, type Outcome, show } from '../src/grammar/define.ts'
import { oneOf, oneOfThese, optional, someText } from '../src/grammar/questions.ts'
import { isRefusal, refuse } from '../src/terms/refusals.ts'

/** What a place without a club asks; it is answered before there is a club (src/dispatch/without-club.ts). */
const alreadyHere = async (_: unknown, { club }: OpenContext): Outcome => refuse('place taken', { club: club.name })

export default defineOpenCommand('club', {
  who: 'everyone',
  asks: { code: optional(someText({ max: 40 })) },
  // A member who types more than there is to type means the club's page.
  run: ({ code }, context) =>
    code === undefined || (context.by && !isCode(code)) ? open(context) : redeem(code, context),
  buttons: {
    'set-up': alreadyHere,
    'take-over': alreadyHere,
    async confirm(_, context) {
      if (!(await mayConfirm(context))) return refuse('administrators only', {})
      const { club } = context
      const bureau = await organizers(club)
      return ask('confirm-organizer', {
        options: { organizer: asOptions(bureau), account: asOptions(await unlinkedPeople(club, context)) },
      })
    },
  },
  forms: {
    'set-up': formWith<OpenContext>()(
      {
        name: someText({ max: 80 }),
        language: oneOf(['fr', 'en']),
        zone: someText({ max: 60 }),
        club: optional(oneOfThese()),
        organizers: optional(oneOfThese()),
      },
      alreadyHere,
    ),
    'take-over': formWith<OpenContext>()(
      { club: optional(oneOfThese()), organizers: optional(oneOfThese()) },
      alreadyHere,
    ),
    'confirm-organizer': formWith<OpenContext>()(
      { organizer: oneOfThese(), account: oneOfThese() },
      async ({ organizer, account }, context) => {
        const { club, platform, place, accountName, words } = context
        if (!(await administers(context, context))) return refuse('administrators only', {})
        const confirmed = await confirmOrganizer(club, {
          ...{ platform, place, organizer, account },
          administrator: accountName ?? context.account,
          works: one => accountWorks(context, one),
        })
        return isRefusal(confirmed) ? confirmed : show(confirmedCard(confirmed.name, words))
      },
    ),
  },
})

async function open(context: OpenContext): Outcome {
  const { club, by, platform, place, commands, words } = context
  if (by?.roles.includes('organizer') && isPresent(by, club.today)) {
    const present = await presentMembers(club)
    const channels = await channelsOf(club, { platform, place })
    const connected = present.filter(({ accounts }) => accounts[platform] !== undefined).length
    // Whoever has just let the bot into a channel looks here next.
    const shut = channels.some(({ trouble }) => trouble !== null)
      ? await lookAgain(club, { platform, place }, await channelsHere(context))
      : []
    const page = {
      shut,
      platform,
      club: club.name,
      members: present.length,
      connected,
      hasChannel: channels.length > 0,
      commands,
    }
    return show(clubCard(page, words))
  }
  if (await mayConfirm(context)) return show(noOrganizerCard(club.name, words))
  const names = (await organizers(club)).map(({ name }) => name)
  return show(forEverybodyCard(club.name, names.slice(0, 3), words))
}

/** Only an administrator of the place, and only while no organizer is connected there. */
async function mayConfirm(context: OpenContext): Promise<boolean> {
  const here = await organizersHere(context.club, context, account => accountWorks(context, account))
  return here.length === 0 && administers(context, context)
}

async function redeem(code: string, context: OpenContext): Outcome {
  const { club, by, platform, place, account, words } = context
  // What is no code is a mistyped `/club members`: the club's page lists what there is.
  if (by && !/^[\da-f]{4}(-?[\da-f]{4}){2}$/i.test(code)) return open(context)
  if (by) return refuse('account linked already', { name: by.name })
  const member = await redeemCode(club, { platform, place, account, code })
  return isRefusal(member) ? member : show(codeCard(member, words))
}
