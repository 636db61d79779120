import { DiscordAPIError, REST, Routes } from 'discord.js'
import { entryTrouble } from './client.ts'
import type { DiscordSettings } from './index.ts'
import { type Commands, publish } from './registration.ts'

/** Publishes the commands without a connection to the gateway, for the command line; throws EntryTrouble. */
export async function publishCommands(
  settings: DiscordSettings,
  commands: Commands,
): Promise<'published' | 'as before'> {
  const rest = new REST({ version: '10', ...(settings.apiUrl === undefined ? {} : { api: settings.apiUrl }) }).setToken(
    settings.token,
  )
  try {
    const id = settings.applicationId ?? ((await rest.get(Routes.currentApplication())) as { id: string }).id
    return await publish(rest, id, commands)
  } catch (error) {
    // Commands that Discord does not take are a bug of ours, and no trouble of the way in.
    if (error instanceof DiscordAPIError && error.status !== 401) throw error
    throw entryTrouble(error)
  }
}
