import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { place } from './club.ts'

export type Stub = {
  readonly apiUrl: string
  readonly url: string
  readonly sent: (token: string) => number
  close(): void
}

/** The least of Slack's Web API that answers fast: what an app asks while commands are measured. */
export async function startStub(): Promise<Stub> {
  /** Messages, by the token of the bot that sent them. */
  const sent = new Map<string, number>()
  const server = createServer((request, response) => {
    answer(request, sent).then(
      said => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said)),
      error => response.writeHead(500).end(String(error)),
    )
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    apiUrl: `${url}/api/`,
    sent: token => sent.get(token) ?? 0,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function answer(request: IncomingMessage, sent: Map<string, number>): Promise<Record<string, unknown>> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += chunk
  const method = (request.url ?? '').replace('/api/', '')
  const args = new URLSearchParams(body)
  switch (method) {
    case 'auth.test':
      return { ok: true, team: 'Le Cercle', team_id: place, user: 'assidu', user_id: 'U0BOT', bot_id: 'B0BOT' }
    case 'users.info': {
      const id = args.get('user') ?? ''
      return { ok: true, user: { id, name: id.toLowerCase(), real_name: id, locale: 'fr-FR', tz: 'Europe/Paris' } }
    }
    case 'chat.postMessage': {
      const token = (request.headers.authorization ?? '').replace('Bearer ', '')
      const n = (sent.get(token) ?? 0) + 1
      sent.set(token, n)
      return { ok: true, channel: args.get('channel'), ts: `1.${String(n).padStart(6, '0')}` }
    }
    default:
      return { ok: true }
  }
}
