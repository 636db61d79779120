import type { SocketModeReceiver } from '@slack/bolt'
import type { Say } from './log.ts'

type Callbacks = {
  readonly say: Say
  /** Settles when this connection may close for a refresh. */
  readonly mayLeave: () => Promise<void>
  readonly switchedOff: () => void
}

type Frame = {
  readonly type?: unknown
  readonly reason?: unknown
  readonly envelope_id?: unknown
  readonly payload?: { readonly type?: unknown; readonly event?: { readonly type?: unknown } | null } | null
}

/** The two doors of the library's client that it does not offer to others. */
type Client = {
  onWebSocketMessage(data: unknown, isBinary: boolean): Promise<void>
  send(envelope: string): Promise<void>
}

/**
 * Stands between the connection and the library, which takes every frame to be whole: one without its event would throw
 * where nobody catches, and end the process. Such a frame is acknowledged, told to the log, and left out.
 */
export function guardFrames(receiver: SocketModeReceiver, { say, mayLeave, switchedOff }: Callbacks): void {
  const client = receiver.client as unknown as Client
  const take = async (data: unknown, isBinary: boolean): Promise<void> => {
    const frame = frameIn(data)
    if (frame === undefined) return say('warn', 'Slack: a frame that cannot be read was left out.')
    if (frame.type === 'disconnect') {
      if (frame.reason === 'link_disabled') switchedOff()
      else await mayLeave()
    } else if (frame.type !== 'hello' && !isWhole(frame)) {
      if (typeof frame.envelope_id === 'string') await client.send(frame.envelope_id)
      return say('warn', leftOut(frame))
    }
    await client.onWebSocketMessage(data, isBinary)
  }
  receiver.client.removeAllListeners('ws_message')
  receiver.client.on('ws_message', (data: unknown, isBinary: boolean) => {
    take(data, isBinary).catch(error => say('warn', `Slack: a frame could not be taken (${String(error)}).`))
  })
}

function frameIn(data: unknown): Frame | undefined {
  try {
    const frame: unknown = JSON.parse(typeof data === 'string' ? data : new TextDecoder().decode(data as ArrayBuffer))
    return typeof frame === 'object' && frame !== null ? (frame as Frame) : undefined
  } catch {
    return undefined
  }
}

function isWhole({ type, envelope_id: envelope, payload }: Frame): boolean {
  if (typeof envelope !== 'string' || typeof payload !== 'object' || payload === null) return false
  if (type === 'events_api') return typeof payload.event?.type === 'string'
  return type === 'interactive' || type === 'slash_commands'
}

const leftOut = ({ type, payload }: Frame): string =>
  payload?.type === 'app_rate_limited'
    ? 'Slack: so much happens in the workspace that it leaves events out for a minute; commands and buttons still come.'
    : `Slack: a frame without what it should carry was left out (${String(type)}).`
