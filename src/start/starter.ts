import { readFileSync } from 'node:fs'

/**
 * Whoever runs a script of a package (npm, and those like it) passes some signals on and not others, to a shell that passes
 * on none, and may be killed: then nobody is left who would end the program.
 */

/** How often to look, in ms. */
const often = 500

/** Calls `gone` once npm, or the shell between it and us, is no more. */
export function followStarter(gone: () => void): void {
  const links = linksToStarter()
  const look = setInterval(() => {
    if (links.every(({ pid, parent }) => parentOf(pid) === parent)) return
    clearInterval(look)
    gone()
  }, often)
  look.unref()
}

/** A script that leaves us in the background ends before we do, and means it. */
export const staysWithUs = (script: string): boolean => !/&\s*$|\bnohup\b|\bsetsid\b/.test(script)

type Link = { readonly pid: number; readonly parent: number }

/** From us up to npm: us and our parent, and each go-between with its own. */
function linksToStarter(): Link[] {
  const links: Link[] = [{ pid: process.pid, parent: process.ppid }]
  for (let pid = process.ppid; isGoBetween(pid); ) {
    const parent = parentOf(pid)
    if (parent === undefined) break
    links.push({ pid, parent })
    pid = parent
  }
  return links
}

/** The system keeps our own up to date; of others only Linux tells without a program being run. */
function parentOf(pid: number): number | undefined {
  if (pid === process.pid) return process.ppid
  // The name comes in parentheses and may hold any sign; behind it stand the state and the parent.
  const parent = /^\d+ \(.*\) \S (\d+)/s.exec(read(`/proc/${pid}/stat`))?.[1]
  return parent === undefined ? undefined : Number(parent)
}

/** The shell that runs the script, or our own launcher on an older Node. */
function isGoBetween(pid: number): boolean {
  if (/^(sh|dash|ash|bash|busybox|zsh|ksh)$/.test(read(`/proc/${pid}/comm`).trim())) return true
  const [, script = ''] = read(`/proc/${pid}/cmdline`).split('\0')
  return /\bassidu(\.js)?$/.test(script)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
