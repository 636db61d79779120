import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express, type Router } from 'express'
import type { Registry } from 'prom-client'
import { indirect } from './direct.ts'
import type { Readiness } from './readiness.ts'
import { sameSecret } from './same-secret.ts'

export type Door = {
  /** The address it listens on, `http://127.0.0.1:4280`. */
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

type Listening = { readonly host: string; readonly port: number; readonly routers: readonly Router[] }

/** Opens a listener; throws the system's error when the port is taken. */
export async function openDoor({ host, port, routers }: Listening): Promise<Door> {
  const app: Express = express()
  app.disable('x-powered-by')
  // Whose request it is, a proxy on this machine or in its private network says; one from outside says it for himself.
  app.set('trust proxy', ['loopback', 'linklocal', 'uniquelocal'])
  for (const router of routers) app.use(router)
  app.use((_request, response) => {
    response.status(404).json({ problem: 'There is nothing at this address.' })
  })
  const server = createServer(app)
  await listen(server, host, port)
  const bound = (server.address() as AddressInfo).port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    port: bound,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })

/** The next free port from `first` on, on loopback. */
export async function openNextDoor(listening: Listening): Promise<Door> {
  for (let port = listening.port; ; port++) {
    try {
      return await openDoor({ ...listening, port })
    } catch (error) {
      if ((error as { code?: string }).code !== 'EADDRINUSE' || port >= listening.port + 50) throw error
    }
  }
}

/** A place among the routers that is kept for one which is not there yet. */
export function laterRouter(): { readonly router: Router; opens(inner: Router): void } {
  const router = express.Router()
  return { router, opens: inner => void router.use(inner) }
}

/** A count that only grows, by the name under which it is read: `assidu_failed_jobs_total`. */
export type Counted = { readonly name: string; readonly help: string; readonly count: () => number }

type Health = {
  readonly ready: () => Promise<Readiness>
  readonly metricsToken: string | undefined
  readonly counted: readonly Counted[]
}

/** Loaded when somebody asks for the first time. */
async function openRegistry(counted: readonly Counted[]): Promise<Registry> {
  const { collectDefaultMetrics, Counter, Registry } = await import('prom-client')
  const opened = new Registry()
  collectDefaultMetrics({ register: opened })
  for (const { name, help, count } of counted)
    new Counter({
      ...{ name, help, registers: [opened] },
      collect() {
        this.reset()
        this.inc(count())
      },
    })
  return opened
}

/** `/healthz`, `/readyz` and `/metrics`; the last on loopback only, or with the token. */
export function healthRouter({ ready, metricsToken, counted }: Health): Router {
  let registry: Promise<Registry> | undefined
  const router = express.Router()
  router.get('/healthz', (_request, response) => {
    response.json({ alive: true })
  })
  router.get('/readyz', async (_request, response) => {
    const readiness = await ready()
    response.status(Object.values(readiness).every(Boolean) ? 200 : 503).json(readiness)
  })
  router.get('/metrics', async (request, response) => {
    const brought = metricsToken !== undefined && sameSecret(request.headers.authorization, `Bearer ${metricsToken}`)
    const allowed = brought || indirect(request) === undefined
    if (!allowed) {
      response.status(403).json({ problem: 'Metrics are for loopback, or for who shows ASSIDU_METRICS_TOKEN.' })
      return
    }
    registry ??= openRegistry(counted)
    const metrics = await registry
    response.type(metrics.contentType).send(await metrics.metrics())
  })
  return router
}
