import { spawn } from 'node:child_process'

/** A system user to run a program as; absent: as ourselves. */
export type RunAs = { uid: number; gid: number }

/** Ends the program it is given to before its time, by the signal at which that one leaves nothing behind. */
export type Cut = { readonly signal: AbortSignal; readonly by: NodeJS.Signals }

export type Ran = { status: number | null; output: string; failure?: NodeJS.ErrnoException }

/**
 * Runs a program to its end. It gets a session of its own, so that the terminal's Ctrl-C reaches us alone, a folder
 * that every user may enter, and messages in English, since their wording is read.
 */
export function run(
  program: string,
  args: readonly string[],
  as: RunAs | undefined,
  cut: Cut | undefined = undefined,
): Promise<Ran> {
  const onPosix = process.platform !== 'win32'
  return new Promise(resolve => {
    const child = spawn(program, args, {
      ...(as ?? {}),
      ...(onPosix ? { cwd: '/', detached: true, env: { LC_ALL: 'C', TZ: 'UTC' } } : {}),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let output = ''
    const end = () => void child.kill(cut?.by)
    if (cut?.signal.aborted) end()
    cut?.signal.addEventListener('abort', end)
    const settle = (ran: Ran) => {
      cut?.signal.removeEventListener('abort', end)
      resolve(ran)
    }
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', failure => settle({ status: null, output, failure }))
    // On Windows the server inherits pg_ctl's pipes and keeps them open: there the exit has to do.
    child.on(onPosix ? 'close' : 'exit', (status: number | null) => settle({ status, output }))
  })
}
