import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { whyRefused } from '../../src/platforms/playground/guard.ts'
import { type OpenPlayground, openPlayground } from '../kit/playground.ts'

let here: OpenPlayground

beforeAll(async () => {
  here = await openPlayground()
})
afterAll(() => here.close())

type Asked = { path?: string; method?: string; headers?: Record<string, string>; body?: string }
type Answered = { status: number; text: string; headers: Record<string, string | string[] | undefined> }

/** A request with headers that `fetch` does not let one set. */
const ask = ({ path = '/api/people', method = 'GET', headers = {}, body }: Asked): Promise<Answered> =>
  new Promise((answered, failed) => {
    const asked = request(`${here.url}${path}`, { method, headers, agent: false }, response => {
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

test('somebody who is not on this machine is refused whatever he claims', () => {
  const from = (remoteAddress: string, headers = { host: 'localhost' }) =>
    whyRefused({ headers, originalUrl: '/api/people', socket: { remoteAddress } as never })
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
