import { webApi } from '@slack/bolt'
import { botScopes } from './manifest.ts'

type Found = { readonly verdict: 'ok' | 'fail'; readonly says: string; readonly mend?: string }

/** Whose token it is, and whether it has every scope the bot needs. */
export async function slackFinding({
  botToken,
  apiUrl,
}: {
  botToken: string
  apiUrl: string | undefined
}): Promise<Found> {
  const client = new webApi.WebClient(botToken, {
    retryConfig: { retries: 0 },
    timeout: 10_000,
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl.replace(/\/?$/, '/') }),
  })
  try {
    const { team, user, response_metadata: metadata } = await client.auth.test()
    const scopes = metadata?.scopes ?? []
    const missing = scopes.length === 0 ? [] : botScopes.filter(scope => !scopes.includes(scope))
    return missing.length === 0
      ? { verdict: 'ok', says: `${user} in ${team}` }
      : {
          verdict: 'fail',
          says: `scopes missing: ${missing.join(', ')}`,
          mend: 'Update the app with assidu slack-manifest and install it again.',
        }
  } catch (error) {
    return {
      verdict: 'fail',
      says: error instanceof Error ? error.message : String(error),
      mend: 'Copy SLACK_BOT_TOKEN again from the app’s page.',
    }
  }
}
