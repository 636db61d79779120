import type { Router } from 'express'
import type { Config } from '../config.ts'
import type { Assidu } from '../main.ts'
import type { Platform } from '../platforms/platform.ts'
import { channelOpened, placeLeft } from './places.ts'
import { slackInstallations, stateSecretFrom } from './slack-installations.ts'

/** Connects the platforms the configuration names; each is loaded only then, since it weighs. */
export async function connectPlatforms(config: Config, assidu: Assidu, secretKey: string): Promise<readonly Router[]> {
  const { dispatch, clock, commands, log } = assidu
  const quietly = (work: Promise<void>) => void work.catch(error => log.error({ err: error }, 'a place changed'))
  const partsFor = (platform: Platform['name']) => ({
    dispatch,
    clock,
    commands,
    say: (level: 'info' | 'warn' | 'error', message: string) => log[level](message),
    uninstalled: (place: string) => quietly(placeLeft(assidu, { platform, place })),
  })
  const routers: Router[] = []
  if (config.slack) {
    const { startSlack } = await import('../platforms/slack/index.ts')
    const { apiUrl, ...slack } = config.slack
    const settings =
      slack.over === 'oauth'
        ? { ...slack, stateSecret: stateSecretFrom(secretKey), installations: slackInstallations(assidu.means) }
        : slack
    const platform = await startSlack(
      { ...settings, prefix: config.prefix, ...(apiUrl === undefined ? {} : { apiUrl }) },
      {
        ...partsFor('slack'),
        invited: (place, channel) => quietly(channelOpened(assidu, { platform: 'slack', place }, channel)),
      },
    )
    assidu.platforms.set('slack', platform)
    if (platform.router) routers.push(platform.router)
  }
  if (config.discord) {
    const { startDiscord } = await import('../platforms/discord/index.ts')
    const listens = config.role === 'all' || config.role === 'gateway'
    const platform = await startDiscord({ ...config.discord, prefix: config.prefix, listens }, partsFor('discord'))
    assidu.platforms.set('discord', platform)
    if (platform.router) routers.push(platform.router)
  }
  // What a right was missing for last time is tried again.
  for (const platform of assidu.platforms.values())
    for (const { place } of platform.places()) await channelOpened(assidu, { platform: platform.name, place })
  return routers
}

export type Unplaced = { readonly platform: Platform['name']; readonly place: string; readonly name: string }

/** The workspaces and servers the bot is in that have no club yet. */
export async function placesWithoutClub(assidu: Assidu): Promise<Unplaced[]> {
  const rows = await assidu.means.db.selectFrom('place').select(['platform', 'place']).execute()
  const placed = new Set(rows.map(({ platform, place }) => `${platform}/${place}`))
  return [...assidu.platforms.values()]
    .flatMap(platform => platform.places().map(place => ({ platform: platform.name, ...place })))
    .filter(({ platform, place }) => platform !== 'playground' && !placed.has(`${platform}/${place}`))
}
