import { createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text as readAll } from 'node:stream/consumers'
import express from 'express'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { PlaygroundService } from '../../src/platforms/playground/api.ts'
import { whyRefused } from '../../src/platforms/playground/guard.ts'
import { playgroundRouter } from '../../src/platforms/playground/router.ts'
import { streamRoom } from '../../src/platforms/playground/stream.ts'
import { type OpenPlayground, openPlayground } from '../kit/playground.ts'

let here: OpenPlayground

beforeAll(async () => {
  here = await openPlayground()
})
afterAll(() => here.close())

type Asked = { url?: string; path?: string; method?: string; headers?: Record<string, string>; body?: string }
type Answered = { status: number; text: string; headers: Record<string, string | string[] | undefined> }

/** A request with headers that `fetch` does not let one set. */
const ask = ({ url = here.url, path = '/api/people', method = 'GET', headers = {}, body }: Asked): Promise<Answered> =>
  new Promise((answered, failed) => {
    const asked = request(`${url}${path}`, { method, headers, agent: false }, response => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', part => {
        text += part
        // A stream does not end; its first words are enough.
        if (path.startsWith('/api/events')) response.destroy()
      })
      response.on('close', () => answered({ status: response.statusCode ?? 0, text, headers: response.headers }))
    })
    asked.on('error', failed)
    asked.end(body)
  })

const PATHS = ['/', '/api/people', '/api/events?as=lea', '/page/app.js', '/lib/preact.mjs']
const json = { 'content-type': 'application/json' }

test.each([
  ['Forwarded', { forwarded: 'for=192.0.2.1' }],
  ['X-Forwarded-For', { 'x-forwarded-for': '192.0.2.1' }],
  ['X-Forwarded-Host', { 'x-forwarded-host': 'club.example' }],
  ['Via', { via: '1.1 proxy' }],
  ['X-Real-IP alone', { 'x-real-ip': '192.0.2.1' }],
  ['X-Client-IP alone', { 'x-client-ip': '192.0.2.1' }],
  ['True-Client-IP alone', { 'true-client-ip': '192.0.2.1' }],
  ['CF-Connecting-IP alone', { 'cf-connecting-ip': '192.0.2.1' }],
  ['X-Forwarded', { 'x-forwarded': 'for=192.0.2.1' }],
  ['X-Original-URI', { 'x-original-uri': '/' }],
  ['X-Envoy-External-Address', { 'x-envoy-external-address': '192.0.2.1' }],
  ['X_Real_IP', { x_real_ip: '192.0.2.1' }],
  ['X-Amzn-Trace-Id', { 'x-amzn-trace-id': 'Root=1' }],
  ['a Host that is no loopback name', { host: 'club.example' }],
  ['a Host that only begins like one', { host: 'localhost.club.example' }],
  ['a Host that only looks like an address', { host: '127.0.0.1.club.example' }],
  ['a foreign Origin', { origin: 'https://club.example' }],
  ['an Origin on another port', { origin: 'http://127.0.0.1:1' }],
  ['an Origin that hides', { origin: 'null' }],
])('%s is refused everywhere, reading included', async (_what, headers) => {
  for (const path of PATHS) {
    const { status, text } = await ask({ path, headers })
    expect([path, status]).toEqual([path, 403])
    expect(JSON.parse(text).problem).toMatch(/playground/)
  }
})

test('its own names and its own page are answered', async () => {
  const port = new URL(here.url).port
  for (const headers of [{}, { host: `localhost:${port}` }, { host: `[::1]:${port}` }, { origin: here.url }]) {
    for (const path of PATHS) expect((await ask({ path, headers })).status).toBe(200)
  }
})

test('a page of another site cannot read by a plain GET either', async () => {
  expect((await ask({ headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
  expect((await ask({ headers: { 'sec-fetch-site': 'same-site' } })).status).toBe(403)
  expect((await ask({ headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(200)
  expect((await ask({ path: '/', headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200)
})

test.each(['/API/people', '/Api/inbox?as=lea', '/api/../api/people', '/api//people', '//api/people', '/%61pi/people'])(
  '%s leads no other site past the check',
  async path => {
    const headers = { 'sec-fetch-site': 'cross-site' }
    for (const site of [headers, { ...headers, origin: 'https://club.example' }]) {
      const { status, text } = await ask({ path, headers: site })
      expect([path, status]).not.toEqual([path, 200])
      expect(text).not.toContain('Léa')
    }
  },
)

test('a proxy that adds nothing betrays itself by its HTTP/1.0', async () => {
  const { hostname, port } = new URL(here.url)
  const spoken = async (version: string) => {
    const socket = connect(Number(port), hostname)
    socket.write(`GET /api/people HTTP/${version}\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n\r\n`)
    return readAll(socket)
  }
  expect(await spoken('1.0')).toMatch(/^HTTP\/1\.1 403 .*proxy/s)
  expect(await spoken('1.1')).toMatch(/^HTTP\/1\.1 200 .*Léa/s)
})

test('somebody who is not on this machine is refused whatever he claims', () => {
  const from = (remoteAddress: string, headers = { host: 'localhost' }) =>
    whyRefused({ headers, httpVersion: '1.1', socket: { remoteAddress } as never })
  expect(from('192.0.2.7')).toMatch(/machine/)
  expect(from('::ffff:192.0.2.7')).toMatch(/machine/)
  expect(from('127.0.0.1', { host: '' })).toMatch(/local name/)
  expect(['127.0.0.1', '::1', '::ffff:127.0.0.1'].map(address => from(address))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('what a form of another page can send is not taken as a call', async () => {
  const body = JSON.stringify({ as: 'lea', text: '/aide' })
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '']) {
    const { status, text } = await ask({
      path: '/api/say',
      method: 'POST',
      headers: type === '' ? {} : { 'content-type': type },
      body,
    })
    expect([type, status]).toEqual([type, 415])
    expect(JSON.parse(text).problem).toMatch(/application\/json/)
  }
})

test('a broken or enormous body is answered in words', async () => {
  const send = (body: string) => ask({ path: '/api/say', method: 'POST', headers: json, body })
  expect(await send('{"as":')).toMatchObject({ status: 400, text: expect.stringContaining('problem') })
  expect(await send('"lea"')).toMatchObject({ status: 400, text: expect.stringContaining('problem') })
  expect(await send(JSON.stringify({ as: 'lea', text: 'x'.repeat(200_000) }))).toMatchObject({ status: 413 })
})

test('the page lets in no script but its own and the one import map', async () => {
  const { text, headers } = await ask({ path: '/' })
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/=]{44}'/)
  expect(policy).not.toContain('unsafe')
  const inline = [...text.matchAll(/<script(?![^>]*\bsrc=)[^>]*>/g)].map(([tag]) => tag)
  expect(inline).toEqual(['<script type="importmap">'])
  expect(text).not.toMatch(/\son\w+=|\sstyle=|<style/)
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test('nothing of the checkout is served but the page', async () => {
  for (const path of [
    '/page/../api.ts',
    '/page/..%2fapi.ts',
    '/page/%2e%2e/%2e%2e/%2e%2e/package.json',
    '/lib/../package.json',
  ]) {
    const { status, text } = await ask({ path })
    expect([path, status]).not.toEqual([path, 200])
    expect(text).not.toContain('"dependencies"')
  }
})

describe('a real club', () => {
  const KEY = '5f0c1e7a9b3d4c2e8a6f0b1d2c3e4f5a'
  const key = encodeURIComponent(KEY)
  const wrong = ['', 'x', KEY.slice(0, -1), `${KEY}x`]
  let real: { url: string; close(): Promise<void> }
  beforeAll(async () => {
    real = await here.keyed(KEY)
  })
  afterAll(() => real.close())

  test('answers nobody who does not bring the key, whatever he asks for', async () => {
    for (const path of [...PATHS, '/API/people', '/nothing', '/page/', '/lib/hooks.mjs']) {
      const { status, text } = await ask({ url: real.url, path })
      expect([path, status]).toEqual([path, 401])
      expect(JSON.parse(text).problem).toMatch(/printed/)
    }
    const say = { url: real.url, path: '/api/say', method: 'POST', headers: json, body: '{"as":"lea","text":"/help"}' }
    expect((await ask(say)).status).toBe(401)
    for (const guess of wrong) {
      const query = `key=${encodeURIComponent(guess)}`
      expect((await ask({ url: real.url, path: `/?${query}` })).status).toBe(401)
      expect((await ask({ url: real.url, path: `/api/people?${query}` })).status).toBe(401)
      expect((await ask({ url: real.url, headers: { authorization: `Bearer ${guess}` } })).status).toBe(401)
    }
    expect((await ask({ url: real.url, path: `/api/people?key=${key}&key=${key}` })).status).toBe(401)
  })

  test('the printed address leaves a cookie that no script and no other site has, and is at once without the key', async () => {
    const { status, headers } = await ask({ url: real.url, path: `/?key=${key}&club=club` })
    expect([status, headers.location]).toEqual([303, '/?club=club'])
    const [cookie = ''] = headers['set-cookie'] as string[]
    expect(cookie).toMatch(/^assidu-[0-9a-f]{8}=.*HttpOnly.*SameSite=Strict$/)
    expect(cookie).not.toContain('Domain')
    const own = { cookie: `other=1; ${cookie.split(';')[0]!}; more=2` }
    for (const path of PATHS) expect((await ask({ url: real.url, path, headers: own })).status).toBe(200)
    // With the cookie or without: another site, a proxy and another name are refused as ever.
    const foreign = { ...own, 'sec-fetch-site': 'same-site' }
    expect((await ask({ url: real.url, headers: foreign })).status).toBe(403)
    expect((await ask({ url: real.url, headers: { ...own, 'x-real-ip': '192.0.2.1' } })).status).toBe(403)
    expect((await ask({ url: real.url, headers: { ...own, host: 'club.example' } })).status).toBe(403)
    const altered = own.cookie.replace(/(assidu-[0-9a-f]{8}=.)./, '$1_')
    expect((await ask({ url: real.url, headers: { cookie: altered } })).status).toBe(401)
  })

  test('a script brings it in the address or as a bearer', async () => {
    expect((await ask({ url: real.url, path: `/api/people?key=${key}` })).status).toBe(200)
    expect((await ask({ url: real.url, headers: { authorization: `Bearer ${KEY}` } })).status).toBe(200)
    expect((await ask({ url: real.url, path: `/api/events?as=lea&key=${key}` })).status).toBe(200)
  })
})

describe('streams', () => {
  test('one person has eight windows, and the ninth is told to close one; a closed one makes room', async () => {
    const open: (() => void)[] = []
    onTestFinished(() => {
      for (const close of open) close()
    })
    const stream = (as: string) =>
      new Promise<number>((answered, failed) => {
        const asked = request(`${here.url}/api/events?as=${as}`, { agent: false }, response => {
          response.resume()
          answered(response.statusCode ?? 0)
        })
        asked.on('error', failed)
        open.push(() => asked.destroy())
        asked.end()
      })
    const eight = await Promise.all(Array.from({ length: 8 }, () => stream('lea')))
    expect(eight).toEqual(Array(8).fill(200))
    const ninth = await ask({ path: '/api/events?as=lea' })
    expect(ninth.status).toBe(429)
    expect(JSON.parse(ninth.text).problem).toMatch(/8 windows already: close one/)
    expect((await ask({ path: '/api/events?as=marc' })).status).toBe(200)
    open.shift()!()
    await vi.waitFor(async () => expect(await stream('lea')).toBe(200), { timeout: 10_000 })
    // Whoever is unknown takes nobody's place.
    for (let n = 0; n < 10; n++) expect((await ask({ path: '/api/events?as=nobody' })).status).toBe(404)
  })

  test('who hangs up before anything was read leaves nothing behind that listens for him', async () => {
    const reading = Promise.withResolvers<void>()
    const inbox = Promise.withResolvers<void>()
    let listening = 0
    const app = express()
    app.use(
      playgroundRouter({
        async inbox() {
          reading.resolve()
          await inbox.promise
          return { ok: { messages: [], gone: [], last: 0 } }
        },
        listen() {
          listening += 1
          return () => {
            listening -= 1
          }
        },
      } as unknown as PlaygroundService),
    )
    const server = createServer(app)
    await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
    onTestFinished(() => void server.close())
    const gone = Promise.withResolvers<void>()
    server.on('connection', socket => socket.on('close', () => gone.resolve()))
    const asked = request({ port: (server.address() as AddressInfo).port, path: '/api/events?as=lea', agent: false })
    asked.on('error', () => {})
    asked.end()
    await reading.promise
    asked.destroy()
    await gone.promise
    inbox.resolve()
    await new Promise(setImmediate)
    expect(listening).toBe(0)
  })

  test('two of them read at a time, one that fails makes room like the others', async () => {
    const room = streamRoom()
    const reads = Array.from({ length: 4 }, () => Promise.withResolvers<string>())
    const begun: number[] = []
    const done = reads.map(({ promise }, n) =>
      room.inTurn(() => {
        begun.push(n)
        return promise
      }),
    )
    expect(begun).toEqual([0, 1])
    reads[1]!.reject(new Error('the database is away'))
    await expect(done[1]).rejects.toThrow('away')
    await expect.poll(() => begun).toEqual([0, 1, 2])
    for (const { resolve } of reads) resolve('read')
    expect(await Promise.all([done[0], done[2], done[3]])).toEqual(['read', 'read', 'read'])
    expect(await room.inTurn(async () => 'again')).toBe('again')
  })

  test('and all of them a hundred', () => {
    const room = streamRoom({ person: 8, all: 3, reading: 2 })
    const places = ['lea', 'marc', 'ana'].map(one => room.enter(one))
    expect(room.enter('olga')).toEqual({ problem: expect.stringContaining('3 windows already') })
    const [first] = places
    if (first && 'leave' in first) {
      first.leave()
      first.leave()
    }
    expect(room.enter('olga')).toHaveProperty('leave')
    expect(room.enter('paul')).toHaveProperty('problem')
  })
})
