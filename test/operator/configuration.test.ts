import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '../kit/postgres.ts'
import { startProgram } from '../kit/program.ts'
import { storyKey } from '../kit/story.ts'

/** Whatever was configured counts, or is said: by the start, which then does nothing, and by doctor in the same words. */

type Finding = { readonly what: string; readonly verdict: string; readonly says: string }

async function assidu(
  typed: readonly string[],
  env: Readonly<Record<string, string>> = {},
  prepare?: (folder: string) => Promise<void>,
) {
  const program = await startProgram(typed, { LANG: 'en', ...env }, prepare)
  const status = await program.ended
  await program.close()
  return { status, said: program.said() }
}

/** Nothing that Node prints of an error of its own. */
const trace = /^\s+at |\b(Error|TypeError):|node:internal/m

describe('.env', () => {
  const written = (text: string | Buffer) => (folder: string) => writeFile(join(folder, '.env'), text)
  test.each([
    [
      'a misspelt name',
      written('LOG_LEVEL=error\nSLACK_BOT_TOKN=xoxb-1\n'),
      /\.env, line 2\) is no name .* did you mean SLACK_BOT_TOKEN\?/,
    ],
    ['a colon', written('\nSLACK_BOT_TOKEN: xoxb-1\n'), /\.env, line 2: a colon stands where/],
    ['UTF-16 without a mark', written(Buffer.from('ASSIDU_PORT=1\n', 'utf16le')), /\.env, line 1: .*UTF-16/],
    [
      'half of a group, in UTF-16',
      written(Buffer.from('\ufeffSLACK_BOT_TOKEN=xoxb-1\r\n', 'utf16le')),
      /Slack is half set/,
    ],
    [
      'a bad value',
      written('# port\nexport ASSIDU_PORT="http"\n'),
      /ASSIDU_PORT must be a port number.*\.env, line 2\)/,
    ],
    ['a folder', (folder: string) => mkdir(join(folder, '.env')), /\.env is a folder/],
    [
      'a link to nothing',
      (folder: string) => symlink('/nowhere/club.env', join(folder, '.env')),
      /\.env leads to \/nowhere\/club\.env, where there is nothing/,
    ],
    [
      'a link to itself',
      (folder: string) => symlink('.env', join(folder, '.env')),
      /\.env is a link that leads back to itself/,
    ],
  ] as const)('with %s: nothing starts, and doctor says the same', async (_what, prepare, says) => {
    const { status, said } = await assidu(['start', '--port', '0'], {}, prepare)
    expect(status).toBe(1)
    expect(said).toMatch(says)
    expect(said).not.toMatch(trace)
    const doctor = await assidu(['doctor', '--json'], {}, prepare)
    expect(doctor.status).toBe(1)
    const { findings } = JSON.parse(doctor.said) as { findings: Finding[] }
    expect(findings).toMatchObject([{ what: 'configuration', verdict: 'fail', says: expect.stringMatching(says) }])
  })
})

test('a shell that is set up for another PostgreSQL changes nothing for the one that comes with the bot', async () => {
  const shell = {
    ...{
      PGHOST: 'db.invalid',
      PGPORT: '1',
      PGUSER: 'claire',
      PGPASSWORD: 'x',
      PGDATABASE: 'compta',
      PGSSLMODE: 'require',
    },
    ...{
      PGOPTIONS: '-c role=nobody',
      PGSERVICE: 'compta',
      PGAPPNAME: 'psql',
      PGCLIENTENCODING: 'LATIN1',
      PGDATA: '/nowhere',
    },
  }
  const program = await startProgram(['start', '--port', '0'], shell)
  onTestFinished(() => program.close())
  const address = await program.says(/http:\/\/127\.0\.0\.1:\d+/)
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
})

describe('DATABASE_URL', () => {
  async function server() {
    const { url, drop } = await freshDatabase()
    onTestFinished(drop)
    return { url: new URL(url), ASSIDU_SECRET_KEY: storyKey }
  }

  test('says all there is to say, whatever the shell says of another', async () => {
    const { url, ...key } = await server()
    const env = { ...key, DATABASE_URL: url.href, PGOPTIONS: '-c role=nobody', PGSSLMODE: 'require' }
    const { status, said } = await assidu(['migrate', '--status'], env)
    expect(status).toBe(0)
    expect(said).toContain('PGOPTIONS, PGSSLMODE: not read.')
  })

  test.each([
    [
      'no password',
      (url: URL): void => void Object.assign(url, { password: '' }),
      /asks for a password, and none is named\. Check the user/,
    ],
    [
      'TLS where there is none',
      (url: URL): void => url.searchParams.set('ssl', '1'),
      /does not support SSL connections\. Check/,
    ],
    [
      'a certificate that is not there',
      (url: URL): void => url.searchParams.set('sslrootcert', '/no/ca.pem'),
      /^\/no\/ca\.pem is not there/,
    ],
    [
      'a name that nobody has',
      (url: URL): void => void Object.assign(url, { hostname: 'nobody.invalid' }),
      /PostgreSQL does not answer \(E/,
    ],
  ] as const)('with %s is named in a sentence', async (_what, change, says) => {
    const { url, ...key } = await server()
    change(url)
    const { status, said } = await assidu(['migrate', '--status'], { ...key, DATABASE_URL: url.href, PGPASSWORD: 'x' })
    expect(status).toBe(1)
    expect(said.split('\n').slice(1).join('\n')).toMatch(says)
    expect(said).not.toMatch(trace)
  })

  test('that is no address is said before anything is tried', async () => {
    const { said } = await assidu(['start'], {
      DATABASE_URL: 'postgres://me:p@ss@host:port/club',
      ASSIDU_SECRET_KEY: storyKey,
    })
    expect(said).toMatch(/^DATABASE_URL is no address like postgres:\/\/.* \(the environment\)\.\n$/)
  })
})

test('where it listens is named when that cannot be', async () => {
  const { url, drop } = await freshDatabase()
  onTestFinished(drop)
  const env = { DATABASE_URL: url, ASSIDU_SECRET_KEY: storyKey }
  const neighbour = createServer()
  const taken = await new Promise<number>(resolve =>
    neighbour.listen(0, '127.0.0.1', () => resolve((neighbour.address() as { port: number }).port)),
  )
  onTestFinished(() => void neighbour.close())
  expect(await assidu(['start', '--demo', '--port', String(taken)], env)).toEqual({
    status: 1,
    said: expect.stringMatching(new RegExp(`^Port ${taken} is taken by another program\\.`)),
  })
  const host = await assidu(['start', '--demo', '--port', '0'], { ...env, ASSIDU_HOST: '192.0.2.7' })
  expect(host.status).toBe(1)
  expect(host.said).toMatch(/^192\.0\.2\.7 is no address of this machine: ASSIDU_HOST takes/)
})
