import { setTimeout as pause } from 'node:timers/promises'
import type { Router } from 'express'
import { takenPlaces } from '../club/setup/places.ts'
import type { Config } from '../config.ts'
import type { Platform } from '../contract/platform.ts'
import type { Turns } from '../db/turns.ts'
import { laterRouter } from '../http/server.ts'
import type { Assidu } from '../main.ts'
import { keepAnswer } from '../notices/answers.ts'
import { EntryTrouble } from '../platforms/entry.ts'
import { typesetAll } from '../words/typeset.ts'
import { channelOpened, placeBack, placeLeft } from './places.ts'
import { sealedState, slackInstallations } from './slack-installations.ts'

/** How long a start waits for a platform before it goes on without it, in ms. */
const patience = 10_000
const longestPause = 60_000

/** What becomes of a platform that does not answer at once. */
export type Waiting = {
  readonly say: (line: string) => void
  /** A platform that was waited for is there. */
  readonly entered: () => Promise<void>
  /** Nothing is left to be served: a platform that was waited for refuses the bot, and no other is connected. */
  readonly lost: (why: unknown) => void
  /** Where several processes may be connected to one bot: whose turn it is to answer. */
  readonly turns?: (() => Turns) | undefined
  /** The program ends. */
  readonly signal: AbortSignal
}

type Entrance = {
  readonly name: Platform['name']
  readonly connect: () => Promise<Platform & { readonly router?: Router }>
}

/**
 * Connects the platforms the configuration names, each as soon as it answers: one that is down keeps nobody waiting but
 * those who are on it. Gives the routers their requests come in by. Throws EntryTrouble when one refuses the bot.
 */
export async function connectPlatforms(config: Config, assidu: Assidu, waiting: Waiting): Promise<readonly Router[]> {
  const entrances = entrancesOf(config, assidu, waiting)
  for (const { name } of entrances) assidu.platforms.set(name, notYet(name))
  return Promise.all(entrances.map(entrance => enter(config, assidu, entrance, waiting)))
}

/** Each platform is loaded only when it is configured, since its libraries take memory. */
function entrancesOf(config: Config, assidu: Assidu, waiting: Waiting): Entrance[] {
  const { signal } = waiting
  const { dispatch, clock, commands, log } = assidu
  const quietly = (work: Promise<void>) => void work.catch(error => log.error({ err: error }, 'a place changed'))
  const partsFor = (platform: Platform['name']) => ({
    dispatch,
    clock,
    commands,
    signal,
    say: (level: 'info' | 'warn' | 'error', message: string) => log[level](message),
    uninstalled: (place: string) => quietly(placeLeft(assidu, { platform, place })),
    joined: (place: string) => quietly(placeBack(assidu, { platform, place })),
    invited: (place: string, channel: string) => quietly(channelOpened(assidu, { platform, place }, channel)),
  })
  const entrances: Entrance[] = []
  if (config.slack) {
    const { apiUrl, ...slack } = config.slack
    // Several sockets of one app share what Slack sends; who only works opens none.
    const settings =
      slack.over === 'oauth'
        ? { ...slack, stateStore: sealedState(assidu.means.sealer), installations: slackInstallations(assidu.means) }
        : slack.over === 'socket'
          ? { ...slack, listens: config.role !== 'worker' }
          : slack
    entrances.push({
      name: 'slack',
      async connect() {
        const { startSlack } = await import('../platforms/slack/index.ts')
        return startSlack(
          { ...settings, prefix: config.prefix, ...(apiUrl === undefined ? {} : { apiUrl }) },
          {
            ...partsFor('slack'),
            stays: (account, ref) => quietly(keepAnswer(assidu.means, { platform: 'slack', account, ref })),
          },
        )
      },
    })
  }
  if (config.discord) {
    const settings = {
      ...config.discord,
      prefix: config.prefix,
      listens: config.role === 'all' || config.role === 'gateway',
    }
    entrances.push({
      name: 'discord',
      async connect() {
        const { startDiscord } = await import('../platforms/discord/index.ts')
        return startDiscord(settings, { ...partsFor('discord'), turns: waiting.turns })
      },
    })
  }
  return entrances
}

/** Connects to one platform; resolves once it is connected or has to be waited for. */
async function enter(config: Config, assidu: Assidu, { name, connect }: Entrance, waiting: Waiting): Promise<Router> {
  const { say, entered, lost, signal } = waiting
  const words = sentences[config.language]
  const called = name === 'slack' ? 'Slack' : 'Discord'
  const router = laterRouter()
  const held = Promise.withResolvers<void>()
  let isLate = false
  const wait = (line: string) => {
    if (!isLate && !signal.aborted) say(line)
    isLate = true
    held.resolve()
  }
  const keepTrying = async () => {
    for (let tries = 0; !signal.aborted; tries += 1) {
      try {
        const platform = await connect()
        if (signal.aborted) return await platform.stop()
        assidu.platforms.set(name, platform)
        if (platform.router) router.opens(platform.router)
        // What a right was missing for last time is tried again.
        for (const { place } of platform.places()) await channelOpened(assidu, { platform: name, place })
        await assidu.probes.now({ platform: name })
        if (!isLate) return
        say(words.there(called))
        return await entered()
      } catch (error) {
        if (signal.aborted) return
        if (!(error instanceof EntryTrouble && error.passes)) throw error
        wait(`${error.sentence(config.language)} ${words.waits(called)}`)
        await pause(Math.min(longestPause, 2_000 * 2 ** tries), undefined, { signal }).catch(() => {})
      }
    }
  }
  const trying = keepTrying()
  const enough = setTimeout(() => wait(`${words.silent(called)} ${words.waits(called)}`), patience)
  await Promise.race([trying, held.promise, once(signal)])
  clearTimeout(enough)
  trying.catch(error => {
    assidu.log.error({ err: error }, `${called} could not be entered`)
    if (error instanceof EntryTrouble) say(error.sentence(config.language))
    if (![...assidu.platforms.values()].some(platform => platform.connected())) lost(error)
  })
  return router.router
}

/** Settles when the program ends. */
const once = (signal: AbortSignal) =>
  new Promise<void>(resolve => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve())))

/** A platform that is being waited for: whatever is to be sent there waits too. */
function notYet(name: Platform['name']): Platform {
  const later = async () => ({ trouble: 'later', seconds: 15 }) as const
  return {
    name,
    comesBy: 'anyone',
    open: later,
    probe: later,
    post: later,
    edit: later,
    remove: later,
    bring: later,
    drawing: () => '',
    find: later,
    person: later,
    people: later,
    channels: later,
    places: () => [],
    connected: () => false,
    stop: async () => {},
  }
}

const sentences = {
  en: {
    silent: (platform: string) => `${platform} has not answered yet.`,
    waits: (platform: string) => `Assidu waits, and goes on by itself as soon as ${platform} answers.`,
    there: (platform: string) => `${platform} answers: connected.`,
  },
  fr: typesetAll(
    {
      silent: (platform: string) => `${platform} n’a pas encore répondu.`,
      waits: (platform: string) => `Assidu attend, et continuera de lui-même dès que ${platform} répondra.`,
      there: (platform: string) => `${platform} répond : connecté.`,
    },
    'fr',
  ),
}

export type Unplaced = { readonly platform: Platform['name']; readonly place: string; readonly name: string }

/** The workspaces and servers the bot is in that have no club yet. */
export async function placesWithoutClub(assidu: Assidu): Promise<Unplaced[]> {
  const rows = await takenPlaces(assidu.means.db)
  const placed = new Set(rows.map(({ platform, place }) => `${platform}/${place}`))
  return [...assidu.platforms.values()]
    .flatMap(platform => platform.places().map(place => ({ platform: platform.name, ...place })))
    .filter(({ platform, place }) => platform !== 'playground' && !placed.has(`${platform}/${place}`))
}
