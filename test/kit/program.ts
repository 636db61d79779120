import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

/** The program in a process of its own, as an operator starts it. */
export type Program = {
  /** All it has said, on both outputs. */
  readonly said: () => string
  /** Waits until it has said something like this; fails, with all it said, when it ends before. */
  says(pattern: RegExp): Promise<string>
  /** Its exit status, once it has ended by itself. */
  readonly ended: Promise<number | null>
  /** Ends it as Ctrl-C would, and removes its folder. */
  close(): Promise<void>
}

/** Starts `assidu …` in an empty folder, or as `prepare` leaves it, with these variables and no others of ours. */
export async function startProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  prepare: (folder: string) => Promise<void> = async () => {},
): Promise<Program> {
  const dir = await mkdtemp(join(tmpdir(), 'assidu-'))
  await chmod(dir, 0o711)
  await prepare(dir)
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: dir,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ASSIDU_DATA_DIR: dir, LOG_LEVEL: 'error', ...env },
  })
  let said = ''
  const listening = new Set<() => void>()
  const hear = (text: string) => {
    said += text
    for (const look of listening) look()
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  const ended = once(child, 'close').then(([status]) => status as number | null)
  return {
    said: () => said,
    says: pattern =>
      new Promise((found, failed) => {
        const look = () => {
          const [match] = pattern.exec(said) ?? []
          if (match === undefined) return
          listening.delete(look)
          found(match)
        }
        listening.add(look)
        look()
        void ended.then(() => failed(new Error(`it ended without saying ${pattern}:\n${said}`)))
      }),
    ended,
    async close() {
      child.kill('SIGTERM')
      await ended
      await rm(dir, { recursive: true, force: true })
    },
  }
}
