import { REST, Routes } from 'discord.js'

type Found = { readonly verdict: 'ok' | 'fail'; readonly says: string; readonly mend?: string }

/** Whose token it is. */
export async function discordFinding({ token, apiUrl }: { token: string; apiUrl: string | undefined }): Promise<Found> {
  const rest = new REST({
    version: '10',
    retries: 0,
    timeout: 10_000,
    ...(apiUrl === undefined ? {} : { api: apiUrl }),
  }).setToken(token)
  try {
    const { username } = (await rest.get(Routes.user())) as { username: string }
    return { verdict: 'ok', says: username }
  } catch (error) {
    return {
      verdict: 'fail',
      says: error instanceof Error ? error.message : String(error),
      mend: 'Copy DISCORD_TOKEN again from the developer portal.',
    }
  }
}
