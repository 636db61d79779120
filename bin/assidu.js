#!/usr/bin/env node
// Plain JavaScript for any Node: finds the Node 26 that came with the package, then runs the program on it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const NEEDED = 26
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const compiled = join(root, 'dist', 'src', 'cli.js')
const program = existsSync(compiled) ? compiled : join(root, 'src', 'cli.ts')

if (Number.parseInt(process.versions.node, 10) >= NEEDED) {
  await import(pathToFileURL(program).href)
} else {
  const node = packagedNode()
  if (node === null) {
    console.error(
      `Assidu needs Node ${NEEDED} and this is ${process.version}: install Node ${NEEDED} from https://nodejs.org, or install Assidu again without leaving out optional dependencies.`,
    )
    process.exitCode = 1
  } else {
    become(node, [program, ...process.argv.slice(2)])
  }
}

/** The binary of one of the optional packages, wherever npm put it. */
function packagedNode() {
  const require = createRequire(import.meta.url)
  const system = `${process.platform}-${process.arch}`
  for (const name of [`node-${system}`, `node-bin-${system}`]) {
    for (const folder of require.resolve.paths(name) ?? []) {
      const node = join(folder, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
      if (existsSync(node)) return node
    }
  }
  return null
}

/** Node 22 and later can replace itself; before, a child does the work and gets our signals. */
function become(node, args) {
  if (typeof process.execve === 'function') process.execve(node, [node, ...args])
  const child = spawn(node, args, { stdio: 'inherit' })
  // A terminal's Ctrl-C reaches the child by itself.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (status, signal) => {
    if (signal === null) process.exit(status ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}
