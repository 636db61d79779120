import { setTimeout as pause } from 'node:timers/promises'
import type { App, SocketModeReceiver } from '@slack/bolt'
import type { EntryTrouble } from '../entry.ts'
import { entryTrouble } from './entry.ts'
import { guardFrames } from './frames.ts'
import type { Say } from './log.ts'

type Callbacks = {
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

/**
 * One Socket Mode connection that comes back by itself. The library's own reconnection waits five seconds first, and lets a
 * failure on the way escape as an unhandled rejection, which would end the process: so it is switched off, and done here.
 */
export class Socket {
  readonly #receiver: SocketModeReceiver
  readonly #told: Callbacks
  readonly #closing = new AbortController()
  alive = false

  constructor(receiver: SocketModeReceiver, told: Callbacks) {
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

  /** Connects once, and stays connected until `close`; gives what stood in the way. */
  async open(): Promise<EntryTrouble | undefined> {
    const trouble = await this.#connect()
    if (trouble === undefined) this.#stay()
    return trouble
  }

  /** Connects as soon as Slack lets it. */
  keepTrying(): void {
    void this.#again()
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
      if (!trouble.passes) return this.#told.say('error', trouble.message)
      const ms = Math.min(longestPause, 1_000 * 2 ** tries)
      await pause(ms, undefined, { signal: this.#closing.signal }).catch(() => {})
    }
  }

  /** What stood in the way; undefined when the connection stands. */
  async #connect(): Promise<EntryTrouble | undefined> {
    const { client } = this.#receiver
    const silent = setTimeout(() => client.disconnect(), helloWithin)
    try {
      await client.start()
      return undefined
    } catch (error) {
      return entryTrouble(error, 'SLACK_APP_TOKEN')
    } finally {
      clearTimeout(silent)
    }
  }
}
