import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Channel, type Discord, startDiscord } from '../kit/discord/index.ts'
import { AtDiscord } from '../kit/on-discord.ts'
import type { Hands } from '../kit/on-platform.ts'
import { handsOf } from '../kit/on-slack.ts'
import { cli } from '../kit/running.ts'
import { type LocalSlack, startSlack } from '../kit/slack/index.ts'

export type Home = 'slack' | 'discord'
export type Member = {
  readonly externalId: string
  readonly name: string
  /** How another types him, wherever that one is. */
  readonly handle: string
  readonly home: Home
  readonly account: string
  readonly organizer: boolean
  readonly hands: Hands
}

/** A club that lives in a workspace and on a server at once; half of it in each. */
export type FaultyClub = {
  readonly folder: string
  readonly slack: LocalSlack
  readonly discord: Discord
  /** Their channel for all. */
  readonly channels: { readonly slack: string; readonly discord: Channel }
  readonly members: readonly Member[]
  readonly env: Readonly<Record<string, string>>
  close(): Promise<void>
}

const usualAtSlack = ['Alma', 'Bruno', 'Chloe', 'Denis', 'Elsa', 'Farid', 'Gilles']
const usualOnDiscord = ['Hugo', 'Irene', 'Jules', 'Karim', 'Lucie', 'Malo', 'Nora']

/** What is told to a channel keeps the hours of the day: it is about noon in this club, whenever the run is. */
const zoneOfNoon = (): string => {
  const now = Temporal.Now.instant()
  return Intl.supportedValuesOf('timeZone').find(zone => now.toZonedDateTimeISO(zone).hour === 12)!
}

type Wanted = {
  /** First names of those who live there: the first of each place is an organizer. */
  readonly atSlack?: readonly string[]
  readonly onDiscord?: readonly string[]
  /** Both count how often messages are edited, and wait so many ms for an answer. */
  readonly limits?: { readonly patience: number }
  /** A database that several programs may share; left out, the one program brings its own. */
  readonly database?: { readonly DATABASE_URL: string; readonly ASSIDU_SECRET_KEY: string }
}

/** Makes the two places and the club, and connects them by the commands that an operator types. */
export async function makeClub(folder: string, wanted: Wanted = {}): Promise<FaultyClub> {
  const { atSlack = usualAtSlack, onDiscord = usualOnDiscord, limits, database } = wanted
  const slack = await startSlack({ ...limits, ...(limits && { updatesPerMinute: 50 }) })
  const now = () => Temporal.Now.instant()
  const discord = await startDiscord({ now, ...limits, ...(limits && { editsInFiveSeconds: 5 }) })
  const slackIds = atSlack.map(name => `U0${name.toUpperCase()}`)
  for (const [n, name] of atSlack.entries())
    slack.addUser({ id: slackIds[n]!, name: `${name} Sand`, handle: name.toLowerCase() })
  slack.addChannel({ id: 'C0CLUB', name: 'club', members: slackIds, bot: true })
  slack.addChannel({ id: 'C0BOARD', name: 'board', isPrivate: true, members: [slackIds[0]!], bot: true })
  const guild = discord.addGuild('The Circle')
  const club: Channel = discord.addChannel(guild, 'club')
  const people = onDiscord.map(name => discord.addPerson(`${name} Dune`, { in: guild, locale: 'en-GB' }))
  const members: Member[] = [
    ...atSlack.map((name, n) => ({
      externalId: `s${n}`,
      name: `${name} Sand`,
      handle: `@${name.toLowerCase()}`,
      home: 'slack' as const,
      account: slackIds[n]!,
      organizer: n === 0,
      hands: handsOf(slack, slackIds[n]!, async gesture => void (await gesture())),
    })),
    ...people.map((person, n) => ({
      externalId: `d${n}`,
      name: person.account.name,
      handle: `@${onDiscord[n]!.toLowerCase()}`,
      home: 'discord' as const,
      account: person.id,
      organizer: n === 0,
      hands: new AtDiscord(discord, person, club),
    })),
  ]
  const data = join(folder, 'club')
  await mkdir(data)
  await writeFile(
    join(data, 'club.csv'),
    `external_id,format_version,name,zone,language,country\ncircle,1,The Circle,${zoneOfNoon()},en,FR\n`,
  )
  const rows = members.map(({ externalId, name, home, account, organizer }) => {
    const accounts = home === 'slack' ? [account, ''] : ['', account]
    return [externalId, name, '2020-01-01', organizer ? 'organizer' : 'member', ...accounts].join(',')
  })
  await writeFile(
    join(data, 'members.csv'),
    `external_id,name,joined_on,role,slack_user_id,discord_user_id\n${rows.join('\n')}\n`,
  )
  const env = {
    ASSIDU_DATA_DIR: join(folder, 'data'),
    ...database,
    LOG_LEVEL: 'error',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  }
  const typed = (...args: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, [fileURLToPath(cli), ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env },
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`assidu ${args[0]}: ${stderr}`)
  }
  typed('import', data)
  typed('connect', '--slack', slack.workspace.id, '--club-channel', 'C0CLUB', '--organizers-channel', 'C0BOARD')
  typed('connect', '--discord', guild.id, '--club-channel', club.id)
  return {
    folder,
    slack,
    discord,
    channels: { slack: 'C0CLUB', discord: club },
    members,
    env,
    async close() {
      await slack.close()
      await discord.close()
    },
  }
}
