import express, { type ErrorRequestHandler, type NextFunction, type Request, type Response, type Router } from 'express'
import type * as z from 'zod'
import { bodies, type Outcome, type PlaygroundService, queries } from './api.ts'
import { guard, keyed, ownPagesOnly } from './guard.ts'
import { pageRouter } from './page.ts'
import { streamOf, streamRoom } from './stream.ts'

type Problem = { status: number; problem: string }

const MALFORMED = 'This call is not written as the playground expects it'

/** Which part of a call is wrong, in one line: `as: expected string`. */
function whatIsWrong(error: z.ZodError): string {
  const issue = error.issues[0]
  return `${MALFORMED}: ${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'unreadable'}`
}

function read<S extends z.ZodType>(schema: S, from: unknown): z.infer<S> {
  const parsed = schema.safeParse(from)
  if (!parsed.success) throw { status: 400, problem: whatIsWrong(parsed.error) } satisfies Problem
  return parsed.data
}

/** The club may stand in the query of any call, or in the body. */
function clubOf(req: Request): string | undefined {
  const inBody = (req.body as { club?: unknown } | undefined)?.club
  return typeof inBody === 'string' ? inBody : read(queries.club, req.query).club
}

function answer(work: (req: Request) => Promise<Outcome<unknown>>) {
  return async (req: Request, res: Response): Promise<void> => {
    const outcome = await work(req)
    if ('ok' in outcome) res.json(outcome.ok)
    else res.status(outcome.refused.status).json({ problem: outcome.refused.problem })
  }
}

/** A body is taken as JSON only: a form of another page can send text or form fields without asking, never this. */
function jsonOnly(req: Request, res: Response, next: NextFunction): void {
  if (req.method === 'GET' || req.method === 'HEAD' || req.is('application/json')) next()
  else res.status(415).json({ problem: 'Send the body as JSON, with content-type application/json.' })
}

/** A body that cannot be read is the caller's; anything else is a bug of ours, told without its particulars. */
const sayWhatFailed =
  (report: PlaygroundService['report']): ErrorRequestHandler =>
  (error, _req, res, next) => {
    const { status, problem } = error as Partial<Problem>
    const theirs = typeof status === 'number' && status >= 400 && status < 500
    if (!theirs) report(error)
    if (res.headersSent) next(error)
    else if (theirs)
      res.status(status).json({ problem: problem ?? `${MALFORMED}: the body could not be read as JSON.` })
    else
      res.status(500).json({ problem: 'Something went wrong on our side, and nothing was changed. The log says more.' })
  }

/**
 * The playground over HTTP: the API of the page, the stream, and the page itself. For loopback only; with a `key` (a real
 * club's) for those alone who bring it.
 */
export function playgroundRouter(service: PlaygroundService, key: string | null = null): Router {
  const streams = streamRoom()
  const api = express.Router()
  // Here and not by its path: a path can be written in more ways than one.
  api.use(ownPagesOnly)
  api.use((_req, res, next) => {
    res.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' })
    next()
  })
  api.use(jsonOnly, express.json({ limit: '100kb', strict: true }))

  api.get(
    '/people',
    answer(req => service.people(clubOf(req))),
  )
  api.post(
    '/people',
    answer(req => service.addPerson(clubOf(req), read(bodies.person, req.body))),
  )
  api.post(
    '/language',
    answer(req => service.language(clubOf(req), read(bodies.language, req.body))),
  )
  api.get(
    '/steps',
    answer(req => service.steps(clubOf(req))),
  )
  api.get(
    '/channels',
    answer(req => service.channels(clubOf(req), read(queries.club, req.query).as)),
  )
  api.get(
    '/suggest',
    answer(req => {
      const { as, text } = read(queries.suggest, req.query)
      return service.suggest(clubOf(req), as, text)
    }),
  )
  api.post(
    '/say',
    answer(req => service.say(clubOf(req), read(bodies.say, req.body))),
  )
  api.post(
    '/press',
    answer(req => service.press(clubOf(req), read(bodies.press, req.body))),
  )
  api.post(
    '/submit',
    answer(req => service.submit(clubOf(req), read(bodies.submit, req.body))),
  )
  api.get(
    '/inbox',
    answer(req => {
      const { as, after } = read(queries.inbox, req.query)
      return service.inbox(clubOf(req), as, after)
    }),
  )
  api.get('/file', async (req, res) => {
    const outcome = await service.file(clubOf(req), read(queries.file, req.query))
    if ('refused' in outcome) return void res.status(outcome.refused.status).json({ problem: outcome.refused.problem })
    const { name, type, bytes, inline } = outcome.ok
    if (!inline) res.attachment(name)
    // What a file says of itself is not believed: it is shown as a picture, or it is kept.
    res.set({ 'Content-Type': type, 'Content-Security-Policy': "default-src 'none'; sandbox" }).end(bytes)
  })
  api.get('/events', async (req, res) => {
    const { as, after } = read(queries.inbox, req.query)
    await streamOf(service, streams, clubOf(req), as, after, req, res)
  })
  api.get(
    '/clock',
    answer(req => service.clock(clubOf(req))),
  )
  api.post(
    '/clock',
    answer(req => service.moveClock(clubOf(req), read(bodies.clock, req.body))),
  )
  api.use((req, res) => {
    res.status(404).json({ problem: `The playground knows no ${req.method} ${req.baseUrl}${req.path}.` })
  })
  api.use(sayWhatFailed(service.report))

  const router = express.Router()
  router.use(guard)
  if (key !== null) router.use(keyed(key))
  router.use('/api', api)
  router.use(pageRouter())
  return router
}
