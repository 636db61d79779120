import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { placeInPlayground } from '../../src/club/setup/place-in-playground.ts'
import { type Assidu, moveClock } from '../../src/main.ts'
import type { Answer, PageMessage, Problems } from '../../src/platforms/playground/api.ts'
import { createPlayground } from '../../src/platforms/playground/playground.ts'
import type { MovableClock } from '../../src/time/movable-clock.ts'
import { asTyped } from './as-typed.ts'
import { openStory, type StoryOf, usualCast } from './story.ts'

type Who = keyof typeof usualCast

export type OpenPlayground = {
  readonly url: string
  readonly story: StoryOf<Who>
  get(path: string): Promise<{ status: number; body: unknown }>
  post(path: string, body: unknown): Promise<{ status: number; body: unknown }>
  /** Types a line; fails unless the club answered. */
  say(as: string, text: string, where?: string): Promise<Answer>
  press(as: string, message: PageMessage, label: string, value?: string): Promise<Answer>
  submit(as: string, form: string, values: Record<string, unknown>): Promise<Answer & Problems>
  inbox(as: string, after?: number): Promise<PageMessage[]>
  /** A second playground on the same database, as after a restart. */
  restarted(): Promise<{ url: string; close(): Promise<void> }>
  /** The same club behind a key, as a real one is served. */
  keyed(key: string): Promise<{ url: string; close(): Promise<void> }>
  close(): Promise<void>
}

export async function serve(
  assidu: Assidu,
  clubId: string,
  { delivers = true, key = null }: { delivers?: boolean; key?: string | null } = {},
): Promise<{ url: string; close(): Promise<void> }> {
  const playground = createPlayground({
    means: assidu.means,
    commands: assidu.commands,
    prefix: assidu.prefix,
    settled: assidu.drain,
    place: placeInPlayground,
    moveClock: (_club, to) => moveClock(assidu, assidu.clock as MovableClock, to),
    report: error => assidu.log.error({ err: error }, 'a call of the playground failed'),
  })
  await playground.open(clubId)
  if (delivers) assidu.platforms.set('playground', playground.platform)
  const app = express()
  app.use(playground.router(playground.service(assidu.dispatch), key))
  const server = createServer(app)
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>(closed => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/** A club of four in the playground, over HTTP, with the real dispatch, deliveries and database behind it. */
export async function openPlayground(log?: { write(line: string): void }): Promise<OpenPlayground> {
  const story = await openStory({ cast: usualCast, ...(log ? { log } : {}) })
  const served = await serve(story.assidu, story.clubId)

  const call = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${served.url}/api/${path}`, init)
    return { status: response.status, body: (await response.json()) as unknown }
  }
  const post = (path: string, body: unknown) =>
    call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const well = async <T>(asked: Promise<{ status: number; body: unknown }>): Promise<T> => {
    const { status, body } = await asked
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
    return body as T
  }
  return {
    url: served.url,
    story,
    get: path => call(path),
    post,
    say: (as, text, where) => well(post('say', { as, text, ...(where === undefined ? {} : { in: where }) })),
    press: (as, message, label, value) => {
      const action = message.actions.find(one => asTyped(one.label) === label)
      if (!action) throw new Error(`no ${label} among ${message.actions.map(one => one.label).join(', ')}`)
      return well(
        post('press', { as, message: message.id, action: action.id, ...(value === undefined ? {} : { value }) }),
      )
    },
    submit: (as, form, values) => well(post('submit', { as, form, values })),
    inbox: async (as, after = 0) =>
      (await well<{ messages: PageMessage[] }>(call(`inbox?as=${as}&after=${after}`))).messages,
    restarted: () => serve(story.assidu, story.clubId, { delivers: false }),
    keyed: key => serve(story.assidu, story.clubId, { delivers: false, key }),
    async close() {
      await served.close()
      await story.close()
    },
  }
}
