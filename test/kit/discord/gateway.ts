import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { guildCreateJson, userJson } from './wire.ts'
import type { Json, World } from './world.ts'

const GUILDS = 1 << 0
const GUILD_MEMBERS = 1 << 1
const PRESENCES = 1 << 8
const MESSAGE_CONTENT = 1 << 15

interface Session {
  readonly id: string
  readonly intents: number
  readonly shard: readonly [number, number]
  readonly sent: { s: number; t: string; d: unknown }[]
  socket: WebSocket | undefined
}

/** Which intent an event needs, and whose guild it is about (none: everybody's, or a direct conversation's). */
export interface Reach {
  readonly intent?: number
  readonly guildId?: string | undefined
}

export const intentOf = { guilds: GUILDS, members: GUILD_MEMBERS, events: 1 << 16, messages: 1 << 9, direct: 1 << 12 }

/** The WebSocket side: HELLO, IDENTIFY and READY, heartbeats, RESUME with everything missed, events by intent and shard. */
export class Gateway {
  readonly #world: World
  readonly #token: string
  readonly #sockets = new WebSocketServer({ noServer: true })
  readonly #sessions = new Map<string, Session>()
  /** The privileged intents switched on in the developer portal; others close the socket with 4014. */
  privileged = 0
  /** What an event says instead of what it should. */
  distorts: (t: string, d: unknown) => unknown = (_, d) => d
  identified = 0
  resumed = 0
  #url = ''

  constructor(world: World, token: string) {
    this.#world = world
    this.#token = token
  }

  listen(server: Server, url: string): void {
    this.#url = url
    server.on('upgrade', (request, socket, head) => {
      this.#sockets.handleUpgrade(request, socket, head, ws => this.#welcome(ws))
    })
  }

  get intents(): number {
    return [...this.#sessions.values()].reduce((all, session) => all | session.intents, 0)
  }

  get connected(): boolean {
    return [...this.#sessions.values()].some(session => session.socket !== undefined)
  }

  /** Sends an event to every session it concerns; one whose socket is down reads it when it resumes. */
  dispatch(t: string, d: unknown, reach: Reach = {}): void {
    for (const session of this.#sessions.values()) {
      if (reach.intent !== undefined && (session.intents & reach.intent) === 0) continue
      const [shard, shards] = session.shard
      const home = reach.guildId === undefined ? 0 : Number((BigInt(reach.guildId) >> 22n) % BigInt(shards))
      if (home === shard) this.#send(session, t, d)
    }
  }

  /** A frame as it stands, to every socket. */
  sendsFrame(frame: string): void {
    for (const ws of this.#sockets.clients) ws.send(frame)
  }

  /** Closes every socket. 4000 makes the client resume, 4004 says the token is dead. */
  drop(code = 4000): void {
    for (const ws of this.#sockets.clients) ws.close(code)
  }

  /** Forgets the sessions, so that a RESUME is answered with "invalid session" and the client begins anew. */
  forget(): void {
    this.#sessions.clear()
  }

  close(): void {
    for (const ws of this.#sockets.clients) ws.terminate()
    this.#sockets.close()
  }

  #welcome(ws: WebSocket): void {
    let session: Session | undefined
    const say = (op: number, d: unknown) => ws.send(JSON.stringify({ op, d, s: null, t: null }))
    say(10, { heartbeat_interval: 41250, _trace: [] })
    ws.on('close', () => {
      if (session?.socket === ws) session.socket = undefined
      this.#world.changed()
    })
    ws.on('message', raw => {
      const frame = JSON.parse(String(raw)) as { op: number; d: Json }
      if (frame.op === 1) say(11, null)
      if (frame.op === 2) session = this.#identify(ws, frame.d)
      if (frame.op === 6) session = this.#resume(ws, frame.d, say)
    })
  }

  #identify(ws: WebSocket, d: Json): Session | undefined {
    if (d.token !== this.#token) return void ws.close(4004, 'Authentication failed.')
    const intents = Number(d.intents)
    const asked = intents & (GUILD_MEMBERS | PRESENCES | MESSAGE_CONTENT)
    if ((asked & ~this.privileged) !== 0) return void ws.close(4014, 'Disallowed intent(s).')
    const shard = (d.shard as [number, number] | undefined) ?? [0, 1]
    const session: Session = { id: randomBytes(16).toString('hex'), intents, shard, sent: [], socket: ws }
    this.#sessions.set(session.id, session)
    this.identified += 1
    const guilds = [...this.#world.guilds.values()].filter(
      guild =>
        guild.members.has(this.#world.botId) && Number((BigInt(guild.id) >> 22n) % BigInt(shard[1])) === shard[0],
    )
    this.#send(session, 'READY', {
      v: 10,
      user_settings: {},
      user: {
        ...userJson(this.#world.account(this.#world.botId)),
        verified: true,
        mfa_enabled: true,
        email: null,
        bio: '',
      },
      session_type: 'normal',
      session_id: session.id,
      resume_gateway_url: this.#url,
      relationships: [],
      private_channels: [],
      presences: [],
      guilds: guilds.map(guild => ({ id: guild.id, unavailable: true })),
      guild_join_requests: [],
      geo_ordered_rtc_regions: [],
      application: { id: this.#world.applicationId, flags: 565248 },
      shard,
      _trace: [],
    })
    if ((intents & GUILDS) !== 0)
      for (const guild of guilds) this.#send(session, 'GUILD_CREATE', guildCreateJson(this.#world, guild))
    this.#world.changed()
    return session
  }

  #resume(ws: WebSocket, d: Json, say: (op: number, d: unknown) => void): Session | undefined {
    const session = this.#sessions.get(String(d.session_id))
    if (!session || d.token !== this.#token) return void say(9, false)
    session.socket = ws
    this.resumed += 1
    for (const event of session.sent.filter(each => each.s > Number(d.seq)))
      ws.send(JSON.stringify({ op: 0, ...event }))
    this.#send(session, 'RESUMED', { _trace: [] })
    this.#world.changed()
    return session
  }

  #send(session: Session, t: string, d: unknown): void {
    const event = { s: session.sent.length + 1, t, d: this.distorts(t, structuredClone(d)) }
    session.sent.push(event)
    session.socket?.send(JSON.stringify({ op: 0, ...event }))
  }
}
