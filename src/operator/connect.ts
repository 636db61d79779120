import { makeCodes } from '../club/members/codes.ts'
import { organizers } from '../club/members/queries.ts'
import { setChannel } from '../club/setup/channels.ts'
import { leavePlace } from '../club/setup/leave-place.ts'
import { placesOf } from '../club/setup/places.ts'
import { arrive, settle } from '../club/setup/take-place.ts'
import type { Config } from '../config.ts'
import { type ClubTx, inClub } from '../db/club-tx.ts'
import { onlyOneAtATime } from '../db/only-once.ts'
import { Refused } from '../refused.ts'
import { roomFor } from '../words/room.ts'
import { clubNamed, withInstallation } from './open.ts'

export type ConnectOptions = {
  readonly club?: string
  readonly slack?: string
  readonly discord?: string
  readonly clubChannel?: string
  readonly organizersChannel?: string
}

/** `assidu connect`: gives an imported club its place, and prints a code for each organizer. */
export function connectClub(config: Config, options: ConnectOptions): Promise<number> {
  const at = placeOf(options)
  return withInstallation(config, { real: true }, async ({ assidu }) => {
    const { id, name } = await clubNamed(assidu, options.club)
    const codes = await inClub(assidu.means, id, async club => {
      await take(club, at)
      await chooseChannels(club, at, options)
      await arrive(club, at)
      return makeCodes(club, await organizers(club))
    })
    process.stdout.write(`${name} lives in ${at.platform} ${at.place} now. A running bot serves it at once.\n`)
    process.stdout.write('Each organizer types his code there, once, within 7 days:\n')
    const { typed } = roomFor(
      { language: 'en', address: 'vous', zone: 'UTC' },
      { prefix: config.prefix, on: at.platform },
    )
    for (const { member, code } of codes)
      process.stdout.write(`  ${member.name.padEnd(28)} ${typed('club', `code:${code}`)}\n`)
    return 0
  })
}

/** `assidu disconnect`: a club lives in a place no more; everything of it is kept. */
export function disconnectClub(config: Config, options: ConnectOptions): Promise<number> {
  const at = placeOf(options)
  return withInstallation(config, { real: true }, async ({ assidu }) => {
    const { id, name } = await clubNamed(assidu, options.club)
    const left = await inClub(assidu.means, id, club => leavePlace(club, at))
    if (!left) throw new Refused(`${name} does not live in ${at.platform} ${at.place}.`)
    process.stdout.write(
      `${name} lives in ${at.platform} ${at.place} no more; nothing is sent there. All else is kept.\n`,
    )
    return 0
  })
}

type At = { readonly platform: 'slack' | 'discord'; readonly place: string }

function placeOf({ slack, discord }: ConnectOptions): At {
  if (slack !== undefined && discord !== undefined) throw new Refused('One place at a time: --slack T… or --discord G…')
  if (slack !== undefined) {
    if (!/^[TE][A-Z0-9]+$/.test(slack))
      throw new Refused(`${slack} is no Slack workspace: its id begins with T. The start of the bot prints it.`)
    return { platform: 'slack', place: slack }
  }
  if (discord === undefined) throw new Refused('Say where: --slack T… or --discord G…')
  if (!/^\d{17,20}$/.test(discord))
    throw new Refused(`${discord} is no Discord server: its id has 17 to 20 digits. The start of the bot prints it.`)
  return { platform: 'discord', place: discord }
}

/** A place holds one club, a club at most one place per platform. The database shows a club its own place only. */
async function take(club: ClubTx, { platform, place }: At): Promise<void> {
  // Two who connect it at once come one after the other, and the codes of the second are the good ones.
  await onlyOneAtATime(club, 'members')
  const own = (await placesOf(club)).find(at => at.platform === platform)
  if (own?.place === place) return
  if (own)
    throw new Refused(`${club.name} lives in ${platform} ${own.place} already; a club has one place on each platform.`)
  if (!(await settle(club, { platform, place, name: null })))
    throw new Refused(`Another club lives in ${platform} ${place} already.`)
}

async function chooseChannels(
  club: ClubTx,
  { platform, place }: At,
  { clubChannel, organizersChannel }: ConnectOptions,
): Promise<void> {
  const chosen = { club: clubChannel, organizers: organizersChannel }
  for (const purpose of ['club', 'organizers'] as const) {
    const channel = chosen[purpose]
    if (channel !== undefined) await setChannel(club, { platform, place, purpose, channel })
  }
}
