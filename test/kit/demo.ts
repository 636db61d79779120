import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

/** The demo club as `npm start` serves it, in a data folder of its own. `close` ends it as a signal would. */
export async function startDemo(): Promise<{ url: string; close(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'assidu-demo-'))
  await chmod(dir, 0o711)
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ASSIDU_DATA_DIR: dir, LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, [CLI, 'start', '--demo', '--port', '0'], { cwd: dir, env })
  let said = ''
  const url = await new Promise<string>((found, failed) => {
    const hear = (text: string) => {
      said += text
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (address) found(address)
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.on('exit', () => failed(new Error(`the demo did not start:\n${said}`)))
  })
  return {
    url,
    async close() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await rm(dir, { recursive: true, force: true })
    },
  }
}
