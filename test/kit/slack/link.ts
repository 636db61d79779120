import { createHmac } from 'node:crypto'
import type { WebSocket } from 'ws'

export type Kind = 'slash_commands' | 'interactive' | 'events_api'
export type Payload = Record<string, unknown>

/** How the app took a payload: in time (with what it said at once), too late, with a failing status, or not at all. */
export type Taken =
  | { how: 'acked'; body: unknown }
  | { how: 'late' }
  | { how: 'failed'; status: number }
  | { how: 'unreachable' }

export type Link = { deliver(kind: Kind, payload: Payload, retry: number): Promise<Taken> }

/** Socket Mode: every payload goes to one of the connections, in turn. */
export class SocketLink implements Link {
  readonly sockets: WebSocket[] = []
  /** The fewest that stood at once since `watch`. */
  fewest = 0
  #turn = 0
  #envelopes = 0
  readonly #patience: number

  constructor(patience: number) {
    this.#patience = patience
  }

  join(socket: WebSocket) {
    this.sockets.push(socket)
    socket.on('close', () => {
      const at = this.sockets.indexOf(socket)
      if (at >= 0) this.sockets.splice(at, 1)
      this.fewest = Math.min(this.fewest, this.sockets.length)
    })
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.sockets.length,
        connection_info: { app_id: 'A0ASSIDU01' },
      }),
    )
  }

  watch() {
    this.fewest = this.sockets.length
  }

  /** A frame that is none of the usual ones, to the next connection; gives how its envelope was acknowledged, if it has one. */
  async sendsFrame(frame: string | Payload): Promise<Taken | undefined> {
    const socket = this.#next()
    if (!socket) return { how: 'unreachable' }
    const envelope = typeof frame === 'string' ? undefined : frame.envelope_id
    const taken = typeof envelope === 'string' ? acknowledged(socket, envelope, this.#patience) : undefined
    socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
    return await taken
  }

  #next(): WebSocket | undefined {
    this.#turn += 1
    return this.sockets[this.#turn % Math.max(1, this.sockets.length)]
  }

  async deliver(kind: Kind, payload: Payload, retry: number): Promise<Taken> {
    this.#envelopes += 1
    const socket = this.#next()
    if (!socket) return { how: 'unreachable' }
    const envelope_id = `envelope-${this.#envelopes}`
    const taken = acknowledged(socket, envelope_id, this.#patience)
    const again =
      kind === 'events_api' || retry > 0 ? { retry_attempt: retry, retry_reason: retry ? 'timeout' : '' } : {}
    socket.send(
      JSON.stringify({ envelope_id, type: kind, payload, accepts_response_payload: kind !== 'events_api', ...again }),
    )
    return taken
  }
}

function acknowledged(socket: WebSocket, envelope: string, patience: number): Promise<Taken> {
  return new Promise(resolve => {
    const end = (taken: Taken) => {
      clearTimeout(timer)
      socket.off('message', hear)
      socket.off('close', gone)
      resolve(taken)
    }
    const timer = setTimeout(() => end({ how: 'late' }), patience)
    const gone = () => end({ how: 'late' })
    const hear = (raw: Buffer) => {
      const said = JSON.parse(raw.toString()) as { envelope_id: string; payload?: Record<string, unknown> }
      if (said.envelope_id !== envelope) return
      // The socket library sends an empty object for an acknowledgement without words.
      const body = said.payload && Object.keys(said.payload).length > 0 ? said.payload : undefined
      end({ how: 'acked', body })
    }
    socket.on('message', hear)
    socket.on('close', gone)
  })
}

/** HTTP: signed requests to the app's URL, as Slack signs them. */
export class HttpLink implements Link {
  readonly #url: string
  readonly #secret: string
  readonly #patience: number

  constructor(url: string, secret: string, patience: number) {
    this.#url = url
    this.#secret = secret
    this.#patience = patience
  }

  async deliver(kind: Kind, payload: Payload, retry: number): Promise<Taken> {
    const body = encoded(kind, payload)
    const type = kind === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded'
    // The signature's age is judged by the real clock, whatever time the workspace plays in.
    const stamp = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000).toString()
    const headers = {
      'content-type': type,
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': signature(this.#secret, stamp, body),
      ...(retry > 0 && { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }),
    }
    const answer = await fetch(this.#url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(this.#patience),
    }).catch((error: Error) => error)
    if (answer instanceof Error) return { how: answer.name === 'TimeoutError' ? 'late' : 'unreachable' }
    const words = await answer.text()
    if (!answer.ok) return { how: 'failed', status: answer.status }
    const json = answer.headers.get('content-type')?.includes('json') && words !== ''
    return { how: 'acked', body: json ? JSON.parse(words) : words || undefined }
  }
}

function signature(secret: string, stamp: string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`
}

function encoded(kind: Kind, payload: Payload): string {
  if (kind === 'events_api') return JSON.stringify(payload)
  if (kind === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)])
  return new URLSearchParams(fields).toString()
}
