import { App, ExpressReceiver, SocketModeReceiver, type StateStore, webApi } from '@slack/bolt'
import type { Dispatch, MessageRef, Platform } from '../../contract/platform.ts'
import type { Clock } from '../../time/clock.ts'
import { Deliveries, drawingOf } from './deliver.ts'
import { entryTrouble } from './entry.ts'
import { listen } from './events.ts'
import { byHttp, bySocket, deaf, type Line } from './line.ts'
import { boltLog, type Say } from './log.ts'
import { botScopes } from './manifest.ts'
import { People } from './people.ts'
import { bringTopic } from './topic.ts'
import { type Kept, Workspaces } from './workspaces.ts'

export type SlackSettings = {
  /** SLACK_API_URL; Slack's own when it is left out. */
  readonly apiUrl?: string | undefined
  /** ASSIDU_PREFIX, put before every command name. */
  readonly prefix?: string
} & (
  | {
      readonly over: 'socket'
      readonly botToken: string
      readonly appToken: string
      /** False for a process that only sends. */
      readonly listens?: boolean
    }
  | { readonly over: 'http'; readonly botToken: string; readonly signingSecret: string }
  | {
      readonly over: 'oauth'
      readonly signingSecret: string
      readonly clientId: string
      readonly clientSecret: string
      readonly stateStore: StateStore
      readonly installations: Kept
    }
)

export type SlackParts = {
  readonly dispatch: Dispatch
  readonly clock: Clock
  readonly say: Say
  readonly invited?: (place: string, channel: string) => void
  /** The app was installed in a workspace, again perhaps. */
  readonly joined?: (place: string) => void
  readonly uninstalled?: (place: string) => void
  readonly stays?: (account: string, ref: MessageRef) => void
  /** In ms: how long an acknowledgement may wait for its answer, and the least time between two posts in a channel. */
  readonly ackWithin?: number
  readonly pace?: number
}

export type SlackPlatform = Platform & {
  /** To be mounted on the HTTP server before anything reads bodies: Slack signs the raw one. Absent with Socket Mode. */
  readonly router?: ExpressReceiver['router']
}

/** Connects to Slack and answers from now on; throws EntryTrouble when it is down, or refuses a token. */
export async function startSlack(settings: SlackSettings, parts: SlackParts): Promise<SlackPlatform> {
  const apiUrl = (settings.apiUrl ?? 'https://slack.com/api').replace(/\/?$/, '/')
  const workspaces = new Workspaces(apiUrl)
  const people = new People(place => workspaces.client(place), parts.clock)
  const deliveries = new Deliveries(place => workspaces.client(place), parts.pace ?? 1_000, parts.say)
  const { app, line, placeOf } = await doorOf(settings, apiUrl, workspaces, parts)
  listen(app, {
    dispatch: parts.dispatch,
    people,
    placeOf,
    prefix: settings.prefix ?? '',
    ackWithin: parts.ackWithin ?? 2_000,
    say: parts.say,
    invited: parts.invited ?? (() => {}),
    stays: parts.stays ?? (() => {}),
    async uninstalled(place) {
      // The news of a removal may come after the app was put back.
      if ((await deliveries.probe(place)) === 'well') return
      if (settings.over === 'oauth') workspaces.remove(place)
      parts.uninstalled?.(place)
    },
  })
  app.error(async error => parts.say('error', `Slack: ${error.code ?? ''} ${error.message}`))
  await line.open(app)
  return {
    name: 'slack',
    comesBy: settings.over === 'oauth' ? 'anyone' : 'its operator',
    open: group => deliveries.open(group),
    async probe(place) {
      // It may have been put back through another process.
      if (settings.over === 'oauth') await workspaces.refresh(place, settings.installations)
      return deliveries.probe(place)
    },
    post: (target, message) => deliveries.post(target, message),
    edit: (ref, message) => deliveries.edit(ref, message),
    // `chat.update` is allowed fifty times a minute: this is thirty-five at most, the rest is for other messages.
    ...(parts.pace !== 0 && { edits: { atOnce: 5, everySeconds: 2 } }),
    drawing: (_, message) => drawingOf(message),
    find: (target, id) => deliveries.find(target, id),
    remove: ref => deliveries.remove(ref),
    bring: (place, what) => bringTopic(() => workspaces.client(place), what),
    person: (place, account) => people.person(place, account),
    people: (place, channel) => people.inChannel(place, channel),
    channels: place => people.channels(place),
    places: () => workspaces.all().map(({ place, name }) => ({ place, name })),
    stop: () => line.close(),
    connected: () => line.alive(),
    ...(line.router && { router: line.router }),
  }
}

type Door = {
  readonly app: App
  readonly line: Line
  readonly placeOf: (context: { teamId?: string | undefined }) => string
}

/** Bolt with the receiver and the tokens that the settings call for. */
async function doorOf(
  settings: SlackSettings,
  apiUrl: string,
  workspaces: Workspaces,
  { say, joined = () => {} }: Pick<SlackParts, 'say' | 'joined'>,
): Promise<Door> {
  const clientOptions: webApi.WebClientOptions = { slackApiUrl: apiUrl, retryConfig: { retries: 2 }, timeout: 5_000 }
  const logger = boltLog(say)
  const shared = { logger, clientOptions, convoStore: false as const }
  if (settings.over === 'oauth') {
    for (const workspace of await settings.installations.all()) workspaces.add(workspace)
    const { signingSecret, clientId, clientSecret, stateStore } = settings
    const receiver = new ExpressReceiver({
      logger,
      signingSecret,
      clientId,
      clientSecret,
      scopes: [...botScopes],
      installationStore: workspaces.watching(settings.installations, joined),
      installerOptions: { clientOptions, stateStore },
    })
    return {
      app: new App({ ...shared, receiver }),
      line: byHttp(receiver),
      placeOf: ({ teamId }) => teamId ?? '',
    }
  }
  const own = await whoAmI(settings.botToken, clientOptions)
  workspaces.add({ place: own.place, name: own.name, token: settings.botToken })
  const authorize = async () => ({ botToken: settings.botToken, botId: own.bot, botUserId: own.botUser })
  const placeOf = () => own.place
  if (settings.over === 'http') {
    const receiver = new ExpressReceiver({ logger, signingSecret: settings.signingSecret })
    return { app: new App({ ...shared, receiver, authorize }), line: byHttp(receiver), placeOf }
  }
  const { appToken } = settings
  // Each receiver keeps the options it is given and changes them, so each gets its own.
  const receiver = () =>
    new SocketModeReceiver({
      appToken,
      logger,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: { ...clientOptions } },
    })
  const pair = [receiver(), receiver()] as const
  return {
    app: new App({ ...shared, receiver: pair[0], authorize }),
    line: settings.listens === false ? deaf : bySocket(pair, say),
    placeOf,
  }
}

async function whoAmI(token: string, options: webApi.WebClientOptions) {
  try {
    const me = await new webApi.WebClient(token, { ...options, logLevel: webApi.LogLevel.ERROR }).auth.test()
    return { place: me.team_id ?? '', name: me.team ?? '', bot: me.bot_id ?? '', botUser: me.user_id ?? '' }
  } catch (error) {
    throw entryTrouble(error, 'SLACK_BOT_TOKEN')
  }
}
