import type { Router } from 'express'
import type { Config } from './config.ts'
import type { Assidu } from './main.ts'

export type Connected = { readonly routers: readonly Router[]; readonly lines: readonly string[] }

/** Connects the platforms the configuration names; each is loaded only then, since it weighs (design.md, Weight). */
export async function connectPlatforms(config: Config, assidu: Assidu): Promise<Connected> {
  const routers: Router[] = []
  if (config.slack) {
    const { startSlack } = await import('./platforms/slack/index.ts')
    const { apiUrl, ...slack } = config.slack
    const settings =
      slack.over === 'socket'
        ? { mode: 'socket' as const, botToken: slack.botToken, appToken: slack.appToken }
        : { mode: 'http' as const, botToken: slack.botToken, signingSecret: slack.signingSecret }
    const platform = await startSlack(
      {
        ...settings,
        prefix: config.prefix,
        ...(apiUrl === undefined ? {} : { apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` }),
      },
      { dispatch: assidu.dispatch, clock: assidu.clock, say: (level, message) => assidu.log[level](message) },
    )
    assidu.platforms.set('slack', platform)
    if (platform.router) routers.push(platform.router)
  }
  if (config.discord) {
    const { startDiscord } = await import('./platforms/discord/index.ts')
    const platform = await startDiscord(
      { ...config.discord, prefix: config.prefix },
      {
        dispatch: assidu.dispatch,
        commands: assidu.commands,
        clock: assidu.clock,
        say: (level, message) => assidu.log[level](message),
      },
    )
    assidu.platforms.set('discord', platform)
  }
  return { routers, lines: [] }
}
