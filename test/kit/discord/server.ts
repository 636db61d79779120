import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Fates } from '../fate.ts'
import type { Upload } from './post.ts'
import { Refused } from './refused.ts'
import type { Call } from './routes.ts'
import type { Troubles } from './trouble.ts'
import type { World } from './world.ts'

export interface LoggedCall {
  readonly route: string
  readonly path: string
  readonly body: unknown
  readonly status: number
}

type Routes = Record<string, (call: Call) => { readonly status?: number; readonly body?: unknown }>

type Desk = {
  readonly routes: Routes
  readonly token: string
  readonly troubles: Troubles
  readonly fates: Fates
  readonly calls: LoggedCall[]
  readonly world: World
  /** In how many seconds a message may be edited again; 0 where it may now. */
  readonly tooMany: () => number
}

/** What changes a message that stands in a channel. */
const anEdit = 'PATCH /channels/:channel/messages/:message'

/** The HTTP side: finds the route, asks for the bot's token, makes the planned trouble, writes down every call. */
export function serve({ routes, token, troubles, fates, calls, world, tooMany }: Desk): Server {
  const table = Object.entries(routes).map(([route, handler]) => ({ route, handler, ...patternOf(route) }))
  return createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://local')
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '')
    const found = table.find(each => each.method === request.method && each.pattern.test(path))
    const { body, uploads } = await read(request)
    const note = (status: number) => {
      calls.push({ route: found?.route ?? `${request.method} ${path}`, path, body, status })
      world.changed()
    }
    const say = (status: number, content?: unknown, headers: Record<string, string> = {}) => {
      note(status)
      if (content === undefined) return void response.writeHead(status, headers).end()
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(content))
    }
    if (!found) return say(404, { message: '404: Not Found', code: 0 })
    const byToken = /^\/(interactions|webhooks)\//.test(path)
    if (!byToken && request.headers.authorization !== `Bot ${token}`)
      return say(401, { message: '401: Unauthorized', code: 0 })
    const trouble = troubles.take(found.route, path)
    const wait = found.route === anEdit ? tooMany() : 0
    if (wait > 0) return say(429, ...slowDown(wait, false))
    if (trouble?.kind === 'slow down') return say(429, ...slowDown(trouble.seconds, trouble.global ?? false))
    if (trouble?.kind === 'server error')
      return say(trouble.status, { message: `${trouble.status}: Service Unavailable`, code: 0 })
    if (trouble?.kind === 'refused') return say(trouble.status, { message: 'refused', code: trouble.code })
    if (trouble?.kind === 'web page') {
      note(trouble.status)
      return void response.writeHead(trouble.status, { 'content-type': 'text/html' }).end('<html>Sign in</html>')
    }
    const fate = fates(found.route)
    await fate?.before?.()
    if (fate?.lost || trouble?.kind === 'never arrived') return hangUp(response, note)
    const params = found.pattern.exec(path)?.groups ?? {}
    const reply = answered(() => found.handler({ params, query: url.searchParams, body, uploads }))
    if (trouble?.kind === 'answer lost') return hangUp(response, note)
    if (trouble?.kind === 'answer lost as a reset') return hangUp(response, note, 'by a reset')
    if (trouble?.kind === 'slow') return void setTimeout(() => say(reply.status, reply.body), trouble.ms)
    await fate?.after?.()
    say(reply.status, reply.body)
  })
}

function answered(act: () => { readonly status?: number; readonly body?: unknown }): {
  status: number
  body?: unknown
} {
  try {
    const { status = 200, body } = act()
    return { status, body }
  } catch (refused) {
    if (refused instanceof Refused) return { status: refused.status, body: refused.body }
    // A fault of the kit itself: said loudly, since a 500 alone would be retried in silence.
    console.error(refused)
    return { status: 500, body: { message: String(refused), code: 0 } }
  }
}

/** topics/rate-limits: the wait is in the header, in whole seconds, and in the body, exactly. */
function slowDown(seconds: number, global: boolean): [object, Record<string, string>] {
  const headers = {
    'retry-after': String(Math.ceil(seconds)),
    'x-ratelimit-scope': global ? 'global' : 'user',
    ...(global ? { 'x-ratelimit-global': 'true' } : {}),
  }
  return [{ message: 'You are being rate limited.', retry_after: seconds, global }, headers]
}

function hangUp(response: ServerResponse, note: (status: number) => void, how?: 'by a reset'): void {
  note(0)
  if (how) response.socket?.resetAndDestroy()
  else response.socket?.destroy()
}

function patternOf(route: string): { method: string; pattern: RegExp } {
  const [method = '', path = ''] = route.split(' ')
  return { method, pattern: new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`) }
}

async function read(request: IncomingMessage): Promise<{ body: unknown; uploads: Upload[] }> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data'))
    return { body: raw.length === 0 ? undefined : JSON.parse(raw.toString()), uploads: [] }
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData()
  const uploads: Upload[] = []
  for (const [name, value] of form) {
    if (typeof value !== 'string')
      uploads.push({ n: /\d+/.exec(name)?.[0] ?? '0', filename: value.name, bytes: value.size })
  }
  return { body: JSON.parse(String(form.get('payload_json') ?? '{}')), uploads }
}
