import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startDiscord } from '../kit/discord/index.ts'
import { cli, run } from '../kit/running.ts'
import { startSlack } from '../kit/slack/index.ts'
import { inFolder } from '../kit/temporary-folder.ts'
import { type Line, rounded } from './figures.ts'

export type Memory = { readonly playground: number; readonly connected: number }

/** Resident memory of the process five seconds after its start, in MB; PostgreSQL's own is not in it. */
export async function memory(): Promise<Memory> {
  return {
    playground: await inFolder(folder => afterFiveSeconds(folder, {})),
    connected: await inFolder(connectedToBoth),
  }
}

async function connectedToBoth(folder: string): Promise<number> {
  const slack = await startSlack()
  const discord = await startDiscord()
  discord.addChannel(discord.addGuild('Le Cercle'), 'club')
  try {
    return await afterFiveSeconds(folder, {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    })
  } finally {
    await slack.close()
    await discord.close()
  }
}

async function afterFiveSeconds(folder: string, tokens: Record<string, string>): Promise<number> {
  const env = { ASSIDU_DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error', ...tokens }
  // The first start imports the club; what it weighs every other day is measured.
  await (await run(cli, ['start', '--port', '0'], { cwd: folder, env })).stop()
  const bot = await run(cli, ['start', '--port', '0'], { cwd: folder, env })
  await pause(5_000)
  const measured = await bot.memory()
  await bot.stop()
  return measured
}

export const memoryLines = ({ playground, connected }: Memory): Line[] => [
  ['resident memory, playground', `${rounded(playground)} MB`, 'target < 150 MB'],
  ['resident memory, Slack and Discord connected', `${rounded(connected)} MB`, 'target < 200 MB'],
]
