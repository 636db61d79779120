import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'

export type Running = { pid: number; port: number }

export const pidFile = (data: string) => join(data, 'postmaster.pid')

/** What `postmaster.pid` claims, and whether that process really serves this folder: `stale` after a crash or in a copied folder. */
export async function serverOf(data: string): Promise<(Running & { stale: boolean }) | null> {
  const text = await readFile(pidFile(data), 'utf8').catch(() => null)
  if (text === null) return null
  const [pid, folder, , port] = text.split('\n')
  const stale = !(await servesFolder(Number(pid), folder ?? '', data))
  return { pid: Number(pid), port: Number(port), stale }
}

/** A server works inside its data folder. Linux shows where a process works, which a moved, copied or reused pid file can't fake. */
async function servesFolder(pid: number, claimed: string, data: string): Promise<boolean> {
  if (process.platform === 'linux') return await worksIn(pid, data)
  return isAlive(pid) && (await sameFolder(claimed, data))
}

async function worksIn(pid: number, data: string): Promise<boolean> {
  return await sameFolder(`/proc/${pid}/cwd`, data)
}

async function sameFolder(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map(path => stat(path).catch(() => null)))
  if (!a || !b) return false
  return process.platform === 'win32'
    ? (await realpath(one)) === (await realpath(other))
    : a.ino === b.ino && a.dev === b.dev
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether any process still works in this data folder: the orphans of a killed server need a moment to end. Linux only. */
export async function orphansIn(data: string): Promise<boolean> {
  if (process.platform !== 'linux') return false
  for (const entry of await readdir('/proc')) {
    if (/^\d+$/.test(entry) && (await worksIn(Number(entry), data))) return true
  }
  return false
}
