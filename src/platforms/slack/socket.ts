import { setTimeout as pause } from 'node:timers/promises'
import { type App, type SocketModeReceiver, webApi } from '@slack/bolt'
import { guardFrames } from './frames.ts'
import type { Say } from './log.ts'

type Told = {
  readonly say: Say
  /** The connection came or went. */
  readonly changed: () => void
  /** Settles when this one may close for a refresh. */
  readonly mayLeave: (socket: Socket) => Promise<void>
  readonly switchedOff: () => void
}

/** A connection that says no hello in this time is given up, in ms. */
const helloWithin = 30_000
const longestPause = 30_000

/** Tokens that will not become better by trying again. */
const final = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'team_disabled',
  'not_allowed_token_type',
  'missing_scope',
])

/**
 * One Socket Mode connection that comes back by itself. The library's own reconnection waits five seconds first, and lets a
 * failure on the way escape as an unhandled rejection, which would end the process: so it is switched off, and done here.
 */
export class Socket {
  readonly #receiver: SocketModeReceiver
  readonly #told: Told
  readonly #closing = new AbortController()
  alive = false

  constructor(receiver: SocketModeReceiver, told: Told) {
    this.#receiver = receiver
    this.#told = told
    receiver.client.on('connected', () => this.#is(true))
    receiver.client.on('disconnecting', () => this.#is(false))
    receiver.client.on('disconnected', () => this.#is(false))
    const { say, switchedOff } = told
    guardFrames(receiver, { say, switchedOff, mayLeave: () => told.mayLeave(this) })
  }

  serves(app: App) {
    this.#receiver.init(app)
  }

  /** Connects, and stays connected until `close`; rejects, in words, when Slack refuses the token. */
  async open(): Promise<void> {
    const trouble = await this.#connect()
    if (trouble !== undefined) throw inWords(trouble)
    this.#stay()
  }

  async close(): Promise<void> {
    this.#closing.abort()
    // The library answers a goodbye only while it is connected.
    await Promise.race([this.#receiver.client.disconnect(), pause(1_000, undefined, { ref: false })])
  }

  #is(alive: boolean) {
    this.alive = alive
    if (!this.#closing.signal.aborted) this.#told.changed()
  }

  #stay() {
    this.#receiver.client.once('disconnected', () => this.#again())
  }

  async #again(): Promise<void> {
    for (let tries = 0; !this.#closing.signal.aborted; tries += 1) {
      const trouble = await this.#connect()
      if (trouble === undefined) return this.#stay()
      if (isFinal(trouble)) return this.#told.say('error', inWords(trouble).message)
      const ms = Math.min(longestPause, 1_000 * 2 ** tries)
      await pause(ms, undefined, { signal: this.#closing.signal }).catch(() => {})
    }
  }

  /** What stood in the way; undefined when the connection stands. */
  async #connect(): Promise<unknown> {
    const { client } = this.#receiver
    const silent = setTimeout(() => client.disconnect(), helloWithin)
    try {
      await client.start()
      return undefined
    } catch (error) {
      return error ?? new Error('the connection was closed')
    } finally {
      clearTimeout(silent)
    }
  }
}

const codeOf = (error: unknown) => (error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined)

const isFinal = (error: unknown) => final.has(codeOf(error) ?? '')

function inWords(error: unknown): Error {
  const code = codeOf(error)
  return code === undefined
    ? new Error('Slack: Socket Mode cannot be reached. Check the network and SLACK_API_URL.', { cause: error })
    : new Error(
        `Slack does not accept SLACK_APP_TOKEN (${code}). Make an app-level token with connections:write under "Basic Information".`,
        { cause: error },
      )
}
