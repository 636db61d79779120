import { signRefused } from '../src/club/calendar/signs.ts'
import { defineOpenCommand, type OpenContext } from '../src/club/context.ts'
import { organizersChannel } from '../src/club/digest/channel-check.ts'
import { codeCard, linkedBeforeCard } from '../src/club/members/cards.ts'
import { mayTryCode } from '../src/club/members/code-tries.ts'
import { isCode, redeemCode } from '../src/club/members/codes.ts'
import { presentMembers, whomToAsk } from '../src/club/members/queries.ts'
import { clubCard, confirmedCard, forEverybodyCard, givenBackCard, noOrganizerCard } from '../src/club/setup/cards.ts'
import { channelsOf, lookAgain } from '../src/club/setup/channels.ts'
import {
  confirmByCode,
  confirmOrganizer,
  mayBeConfirmed,
  mayBeConfirmedByCode,
  organizersHere,
} from '../src/club/setup/confirm-organizer.ts'
import {
  accountWorks,
  asOptions,
  channelsHere,
  isSomebodyHere,
  peopleToConfirm,
  shownAs,
} from '../src/club/setup/people-here.ts'
import { clubPress } from '../src/club/setup/presses.ts'
import { bindCode, holdsCode, isTakeOverCode, undoTakeOver } from '../src/club/setup/take-over.ts'
import { isOrganizer, may, only } from '../src/club/who-may.ts'
import { ask, formWith, type Outcome, replace, show, unlessRefused } from '../src/grammar/define.ts'
import { oneOf, oneOfThese, optional, someText } from '../src/grammar/questions.ts'
import { refuse } from '../src/terms/refusals.ts'

/** What a place without a club asks; it is answered before there is a club (src/dispatch/without-club.ts). */
const alreadyHere = async (_: unknown, { club }: OpenContext): Outcome => refuse('place taken', { club: club.name })

export default defineOpenCommand(clubPress, {
  who: 'everyone',
  asks: { code: optional(someText({ max: 40 })) },
  // A member who types more than there is to type means the club's page.
  run: ({ code }, context) =>
    code === undefined || (context.by && !isCode(code) && !isTakeOverCode(code))
      ? open(context)
      : redeem(code, context),
  buttons: {
    'set-up': alreadyHere,
    'take-over': alreadyHere,
    async confirm(_, context) {
      if (!(await mayConfirm(context))) return refuse('administrators only', {})
      return (await holdsCode(context.club, context)) ? askByCode(context) : askAmongLinked(context)
    },
    async 'undo-take-over'(noted, context) {
      const { club, by, words } = context
      const organizer = isOrganizer(context) ? by : null
      const alone = organizer === null && (await mayConfirm(context))
      return unlessRefused(undoTakeOver(club, { noted, by: context, organizer, alone }), undone =>
        replace(givenBackCard({ club: club.name, ...undone }, words)),
      )
    },
  },
  forms: {
    'set-up': formWith<OpenContext>()(
      {
        name: someText({ max: 80 }),
        language: oneOf(['fr', 'en']),
        zone: someText({ max: 60 }),
        club: optional(oneOfThese({ of: 'channels' })),
        organizers: optional(oneOfThese({ of: 'channels' })),
      },
      alreadyHere,
    ),
    'take-over': formWith<OpenContext>()(
      { club: optional(oneOfThese({ of: 'channels' })), organizers: optional(oneOfThese({ of: 'channels' })) },
      alreadyHere,
    ),
    'confirm-organizer': formWith<OpenContext>()(
      { organizer: oneOfThese() },
      only('confirm an organizer', ({ organizer }, context: OpenContext) =>
        unlessRefused(confirmOrganizer(context.club, toConfirm(organizer, context)), ({ name }) =>
          show(confirmedCard(name, context.words)),
        ),
      ),
    ),
    'confirm-by-code': formWith<OpenContext>()(
      { organizer: oneOfThese(), account: oneOfThese({ of: 'accounts' }) },
      only('confirm an organizer', async ({ organizer, account }, context: OpenContext) => {
        if (!(await isSomebodyHere(context, account))) return refuse('no such account', {}, 'account')
        const confirmed = confirmByCode(context.club, { ...toConfirm(organizer, context), account })
        return unlessRefused(confirmed, ({ name }) => show(confirmedCard(name, context.words)))
      }),
    ),
  },
})

async function open(context: OpenContext): Outcome {
  const { club, platform, place, commands, words } = context
  if (isOrganizer(context)) {
    const present = await presentMembers(club)
    const channels = await channelsOf(club, { platform, place })
    const connected = present.filter(({ accounts }) => accounts[platform] !== undefined).length
    // Whoever has just let the bot into a channel, or put it out of one, looks here next.
    const shut = channels.length > 0 ? await lookAgain(club, { platform, place }, await channelsHere(context)) : []
    const stands = await organizersChannel(club)
    const unshown = await signRefused(club, { platform, place })
    const page = {
      ...{ shut, unshown },
      club: club.name,
      members: present.length,
      connected,
      hasChannel: channels.length > 0,
      toEach: stands !== 'may' && 'whole' in stands ? stands.whole : null,
      commands,
    }
    return show(clubCard(page, words))
  }
  if (await mayConfirm(context)) {
    const linked = (await mayBeConfirmed(club, context)).length > 0
    return show(noOrganizerCard({ club: club.name, linked, code: await holdsCode(club, context) }, words))
  }
  return show(forEverybodyCard(club.name, await whomToAsk(club), words))
}

/** Only an administrator of the place, and only while no organizer is connected there. */
async function mayConfirm(context: OpenContext): Promise<boolean> {
  const here = await organizersHere(context.club, context, account => accountWorks(context, account))
  return here.length === 0 && (await may('confirm an organizer', context)) === null
}

/** Asks among the members whose accounts here are already linked. */
async function askAmongLinked(context: OpenContext): Outcome {
  const linked = await mayBeConfirmed(context.club, context)
  if (linked.length === 0)
    return show(noOrganizerCard({ club: context.club.name, linked: false, code: false }, context.words))
  return ask(clubPress, 'confirm-organizer', { options: { organizer: asOptions(linked) } })
}

/** The club trusts whoever has the import's code: he may name any account here. */
async function askByCode(context: OpenContext): Outcome {
  const { club } = context
  return ask(clubPress, 'confirm-by-code', {
    options: {
      organizer: asOptions(await mayBeConfirmedByCode(club)),
      account: asOptions(await peopleToConfirm(club, context)),
    },
  })
}

const toConfirm = (member: string, context: OpenContext) => ({
  ...{ platform: context.platform, place: context.place, member },
  by: { account: context.account, shown: shownAs(context) },
  works: (one: string) => accountWorks(context, one),
})

async function redeem(code: string, context: OpenContext): Outcome {
  const { club, by, platform, place, account, words } = context
  if (isTakeOverCode(code)) return redeemTakeOver(code, context)
  // What is no code is a mistyped `/club members`: the club's page lists what there is.
  if (by && !isCode(code)) return open(context)
  if (by) return show(linkedBeforeCard(by, words))
  return unlessRefused(redeemCode(club, { platform, place, account, code }), member => show(codeCard(member, words)))
}

/** The code of the import, where the club lives already: an administrator confirms its first organizer there by it. */
async function redeemTakeOver(code: string, context: OpenContext): Outcome {
  if (!(await mayConfirm(context))) return refuse('administrators only', {})
  if (!(await mayTryCode(context.club.tx, context, context.club.at))) return refuse('too many codes', {})
  return (await bindCode(context.club, { code, by: context })) ?? askByCode(context)
}
