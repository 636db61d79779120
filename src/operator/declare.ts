import { commands } from '../../commands/index.ts'
import type { Config } from '../config.ts'
import { Refused } from '../refused.ts'
import type { Language } from '../terms/speech.ts'

const print = (document: unknown) => void process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)

/** `assidu slack-manifest`: what the declarations of the commands give. */
export async function printSlackManifest(
  config: Config,
  { lang, prefix, url }: { lang?: Language; prefix?: string; url?: string },
): Promise<number> {
  const { slackManifest } = await import('../platforms/slack/manifest.ts')
  print(
    slackManifest({
      commands,
      language: lang ?? 'fr',
      prefix: prefix ?? config.prefix,
      ...(url === undefined ? {} : { url }),
    }),
  )
  return 0
}

/** `assidu discord-commands`: publishes them where they differ, or prints them. */
export async function discordCommands(
  config: Config,
  { dryRun, json }: { dryRun?: boolean; json?: boolean },
): Promise<number> {
  const { Commands } = await import('../platforms/discord/registration.ts')
  const declared = new Commands(commands, config.prefix)
  if (dryRun) {
    if (json) print(declared.body)
    else
      for (const command of declared.body)
        process.stdout.write(`/${command.name}  ${'description' in command ? command.description : ''}\n`)
    return 0
  }
  if (!config.discord)
    throw new Refused('DISCORD_TOKEN is not set: there is nowhere to publish them. Add --dry-run to see them.')
  const { publishCommands } = await import('../platforms/discord/publish.ts')
  const outcome = await publishCommands({ ...config.discord, prefix: config.prefix }, declared)
  process.stdout.write(
    outcome === 'published'
      ? 'Published. Discord shows new commands within a minute or two.\n'
      : 'Discord has these already; nothing was changed.\n',
  )
  return 0
}
