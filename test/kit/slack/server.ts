import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Fates } from '../fate.ts'
import type { SocketLink } from './link.ts'
import { type Answer, type Args, type Caller, messageFrom, methods, Refused } from './methods.ts'
import type { Troubles } from './trouble.ts'
import type { Message, Workspace } from './workspace.ts'

export type Call = { method: string; args: Args; status: number; error?: string }

export type Desk = {
  workspace: Workspace
  troubles: Troubles
  fates: Fates
  sockets: SocketLink
  calls: Call[]
  botToken: () => string | undefined
  appToken: string
  /** In how many seconds the next edit is allowed; zero: now. */
  tooMany: () => number
  caller: () => Omit<Caller, 'host'>
}

/** The HTTP side: Web API, response URLs, and the sockets' door. */
export async function serve(desk: Desk): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    answer(desk, request, response).catch(error => {
      desk.calls.push({ method: 'the local Slack itself', args: {}, status: 500, error: String(error) })
      response.writeHead(500).end(String(error))
    })
  })
  const door = new WebSocketServer({ server })
  door.on('connection', socket => {
    desk.sockets.join(socket)
    desk.workspace.changed()
    socket.on('close', () => desk.workspace.changed())
  })
  // Slack's pings; the client takes 30 seconds of silence for a dead connection.
  const beat = setInterval(() => {
    for (const socket of door.clients) socket.ping()
  }, 5_000)
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => shut(server, door, beat),
  }
}

async function shut(server: Server, door: WebSocketServer, beat: NodeJS.Timeout): Promise<void> {
  clearInterval(beat)
  await Promise.all([...door.clients].map(leave))
  door.close()
  server.closeAllConnections()
  await new Promise<void>(done => server.close(() => done()))
}

/** Says goodbye; a client that does not answer is cut off. */
function leave(socket: WebSocket): Promise<void> {
  return new Promise(done => {
    const cut = setTimeout(() => socket.terminate(), 200)
    socket.once('close', () => {
      clearTimeout(cut)
      done()
    })
    socket.close()
  })
}

async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse) {
  if (request.url?.startsWith('/upload/')) return await upload(desk, request, response)
  const body = await read(request)
  const path = new URL(request.url ?? '/', 'http://local').pathname
  if (path.startsWith('/response/')) return await respond(desk, path.slice('/response/'.length), body, response)
  if (path.startsWith('/api/')) return await api(desk, path.slice('/api/'.length), body, request, response)
  response.writeHead(404).end()
}

async function api(desk: Desk, method: string, body: string, request: IncomingMessage, response: ServerResponse) {
  const args = decoded(body, request.headers['content-type'] ?? '')
  const token = request.headers.authorization?.replace('Bearer ', '') ?? String(args.token ?? '')
  const trouble = desk.troubles.take(method)
  const send = (status: number, said: Answer, headers = {}) => {
    const error = said.ok === false ? String(said.error) : undefined
    desk.calls.push({ method, args, status, ...(error && { error }) })
    if (trouble && 'lost' in trouble) response.destroy()
    else
      response
        .writeHead(status, {
          'content-type': 'application/json; charset=utf-8',
          'x-oauth-scopes': [...desk.caller().scopes].join(','),
          ...headers,
        })
        .end(JSON.stringify(said))
    desk.workspace.changed()
  }
  const fate = desk.fates(method)
  await fate?.before?.()
  if (fate?.lost || (trouble && 'refused' in trouble)) {
    desk.calls.push({ method, args, status: 0 })
    return response.destroy()
  }
  if (trouble && 'error' in trouble) return send(200, { ok: false, error: trouble.error })
  if (trouble && 'retryAfter' in trouble) {
    return send(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(trouble.retryAfter) })
  }
  if (trouble && 'page' in trouble) {
    desk.calls.push({ method, args, status: 200, error: 'a web page' })
    return response.writeHead(200, { 'content-type': 'text/html' }).end(trouble.page)
  }
  if (trouble && 'status' in trouble) return send(trouble.status, { ok: false, error: 'service_unavailable' })
  const wait = method === 'chat.update' ? desk.tooMany() : 0
  if (wait > 0) return send(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(wait) })
  const said = await called(desk, method, args, token, request.headers.host ?? '')
  if (trouble && 'slow' in trouble) {
    desk.workspace.changed()
    await trouble.slow
  }
  await fate?.after?.()
  send(200, said)
}

async function called(desk: Desk, method: string, args: Args, token: string, host: string): Promise<Answer> {
  if (method === 'apps.connections.open') {
    if (token !== desk.appToken) return { ok: false, error: 'not_allowed_token_type' }
    return { ok: true, url: `ws://${host}/link` }
  }
  const run = methods[method]
  if (!run) return { ok: false, error: 'unknown_method' }
  if (method !== 'oauth.v2.access' && token !== desk.botToken()) {
    return { ok: false, error: token === '' ? 'not_authed' : 'invalid_auth' }
  }
  try {
    return { ok: true, ...(await run(desk.workspace, args, { ...desk.caller(), host })) }
  } catch (error) {
    if (error instanceof Refused) return error.answer
    throw error
  }
}

const usesPerUrl = 5
const urlLives = Temporal.Duration.from({ minutes: 30 })

async function respond(desk: Desk, id: string, body: string, response: ServerResponse) {
  const slack = desk.workspace
  const url = slack.responseUrls.get(id)
  const said = JSON.parse(body) as Args
  const refuse = (status: number, error: string) => {
    desk.calls.push({ method: 'response_url', args: said, status, error })
    response.writeHead(status).end(error)
    slack.changed()
  }
  if (!url || url.uses >= usesPerUrl || Temporal.Instant.compare(slack.now(), url.at.add(urlLives)) > 0) {
    return refuse(404, 'expired_url')
  }
  const trouble = desk.troubles.take('response_url')
  if (trouble && 'status' in trouble) return refuse(trouble.status, 'trouble')
  url.uses += 1
  const problem = await say(desk, url, said)
  if (problem) return refuse(400, problem)
  desk.calls.push({ method: 'response_url', args: said, status: 200 })
  response.writeHead(200).end('ok')
  slack.changed()
}

type Reply = { user: string; channel: string; message?: Message }

/** Shows what an app answered at once or through a response URL; gives Slack's word when it would not. */
export async function say(desk: Pick<Desk, 'workspace'>, to: Reply, said: Args): Promise<string | undefined> {
  const slack = desk.workspace
  if (said.delete_original === true) {
    if (to.message) slack.remove(to.message)
    return undefined
  }
  try {
    const content = await messageFrom(said)
    if (said.replace_original === true && to.message) {
      Object.assign(to.message, content, { edits: to.message.edits + 1 })
      slack.changed()
      return undefined
    }
    const onlyFor = said.response_type === 'in_channel' ? {} : { onlyFor: to.user }
    slack.post({ channel: to.channel, from: slack.bot.user, ...content, ...onlyFor })
    return undefined
  } catch (error) {
    if (error instanceof Refused) return `${error.message} ${JSON.stringify(error.answer.response_metadata ?? '')}`
    throw error
  }
}

/** The second step of an upload: raw bytes, exactly as many as were announced. */
async function upload(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const file = desk.workspace.files.get((request.url ?? '').slice('/upload/'.length))
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  const trouble = desk.troubles.take('upload')
  const status = trouble && 'status' in trouble ? trouble.status : file && file.length === bytes.length ? 200 : 400
  desk.calls.push({
    method: 'upload',
    args: { bytes: bytes.length },
    status,
    ...(status !== 200 && { error: String(status) }),
  })
  if (file && status === 200) file.bytes = bytes
  response.writeHead(status).end(status === 200 ? `OK - ${bytes.length}` : 'no')
  desk.workspace.changed()
}

async function read(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += chunk
  return body
}

/** Web API arguments come as a form whose structured values are JSON, or as JSON. */
function decoded(body: string, type: string): Args {
  if (type.includes('json')) return JSON.parse(body || '{}') as Args
  const structured = new Set(['blocks', 'view', 'metadata', 'attachments', 'files'])
  const pairs = [...new URLSearchParams(body)].map(([name, value]) => [
    name,
    structured.has(name) ? JSON.parse(value) : value,
  ])
  return Object.fromEntries(pairs) as Args
}
