import { REST, Routes } from 'discord.js'
import type { DiscordSettings } from './index.ts'
import { type Commands, publish } from './registration.ts'

/** Publishes the commands without a connection to the gateway, for the command line. */
export async function publishCommands(
  settings: DiscordSettings,
  commands: Commands,
): Promise<'published' | 'as before'> {
  const rest = new REST({ version: '10', ...(settings.apiUrl === undefined ? {} : { api: settings.apiUrl }) }).setToken(
    settings.token,
  )
  const id = settings.applicationId ?? ((await rest.get(Routes.currentApplication())) as { id: string }).id
  return publish(rest, id, commands)
}
