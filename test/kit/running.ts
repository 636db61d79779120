import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import packageJson from '../../package.json' with { type: 'json' }

/** A program of ours in a process of its own, measured from outside. */
export type Running = {
  readonly pid: number
  /** The address it said. */
  readonly url: string
  /** From the spawn to its address and a 200 on `/healthz`, in ms. */
  readonly readyAfter: number
  /** Its resident memory now, in MB. */
  memory(): Promise<number>
  /** Ends it as Ctrl-C would. */
  stop(): Promise<void>
  /** Ends it as a power cut would; settles when it is gone. */
  kill(): Promise<void>
  lives(): boolean
  /** What it has said so far. */
  said(): string
}

export const cli = new URL('../../src/cli.ts', import.meta.url)

/** What `npm start` gives to Node. */
const nodeOptions = packageJson.scripts.start.split(' ').filter(word => word.startsWith('--'))

/** Starts a script and waits until it has said its address and answers there. Throws with all it said. */
export async function run(
  script: URL,
  args: readonly string[],
  { cwd, env, healthz = true }: { cwd: string; env: Readonly<Record<string, string>>; healthz?: boolean },
): Promise<Running> {
  const from = performance.now()
  const child = spawn(process.execPath, [...nodeOptions, fileURLToPath(script), ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...env },
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const url = await new Promise<string>((found, failed) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (address) found(address)
    })
    child.on('exit', () => failed(new Error(`it did not start:\n${said}`)))
  })
  if (healthz) {
    const { status } = await fetch(`${url}/healthz`)
    if (status !== 200) throw new Error(`/healthz answered ${status}`)
  }
  const readyAfter = performance.now() - from
  const pid = child.pid!
  return {
    pid,
    url,
    readyAfter,
    memory: () => residentMemory(pid),
    async stop() {
      if (child.exitCode !== null) throw new Error(`it had ended by itself:\n${said}`)
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
    lives: () => child.exitCode === null && child.signalCode === null,
    said: () => said,
  }
}

/** In MB of 1024 × 1024, as the system counts it. */
async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null)
  const kilobytes = status === null ? await askPs(pid) : Number(/VmRSS:\s+(\d+)/.exec(status)?.[1])
  return kilobytes / 1024
}

async function askPs(pid: number): Promise<number> {
  let said = ''
  const ps = spawn('ps', ['-o', 'rss=', '-p', String(pid)])
  for await (const chunk of ps.stdout) said += chunk
  return Number(said)
}
