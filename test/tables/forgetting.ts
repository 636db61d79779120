import { execFile } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Forgotten, forgotten } from './forgotten.ts'

/**
 * `npm run forgetting`: takes away what the topic of thanks owes, one thing at a time, and prints, as a Markdown table, what
 * said so: the compiler, or the first test. Works in this folder, and puts back what it took. `-- WORD` takes only what has
 * the word in its name.
 */

const root = join(import.meta.dirname, '..', '..')
const run = promisify(execFile)

/** What it prints when it fails; null when it passes. */
async function saidBy(command: string, ...args: string[]): Promise<string | null> {
  try {
    await run(command, args, { cwd: root, maxBuffer: 1 << 28, env: { ...process.env, NO_COLOR: '1' } })
    return null
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    return `${stdout ?? ''}\n${stderr ?? ''}`
  }
}

async function compilerSays(): Promise<string | null> {
  const said = await saidBy('npm', 'run', '-s', 'typecheck')
  if (said === null) return null
  const [, file, code, what] = /^(\S+?)\(\d+,\d+\): error (TS\d+): (.*)$/m.exec(said) ?? []
  return file ? `compiler, ${file}: ${code} ${what}` : `compiler: ${said.trim().split('\n')[0]}`
}

/** The first test of a file that fails, and how it does. A file may be narrowed: by its path, then `-t word`. */
async function testSays(file: string): Promise<string | null> {
  const said = await saidBy(
    join(root, 'node_modules/.bin/vitest'),
    'run',
    ...file.split(' '),
    '--maxWorkers=1',
    '--bail=1',
  )
  if (said === null) return null
  const [, test] = / FAIL {2}(.*)/.exec(said) ?? []
  const [, why] = /^\s*((?:\w*Error|AssertionError|error): .*)$/m.exec(said) ?? []
  return `${test ?? file} (${why ?? 'it does not run'})`
}

async function whatSaysSo({ edits, tests }: Forgotten): Promise<string> {
  const before = edits.map(({ file }) => [join(root, file), readIfThere(join(root, file))] as const)
  const putBack = () => {
    for (const [path, text] of before.toReversed())
      if (text === null) rmSync(path, { force: true })
      else writeFileSync(path, text)
  }
  process.once('exit', putBack)
  try {
    for (const { file, edit } of edits) {
      const text = readIfThere(join(root, file)) ?? ''
      const edited = edit(text)
      if (edited === text) return `NOT TAKEN AWAY: ${file} has changed since`
      writeFileSync(join(root, file), edited)
    }
    const compiler = await compilerSays()
    if (compiler !== null) return compiler
    for (const file of tests) {
      const test = await testSays(file)
      if (test !== null) return test
    }
    return 'NOTHING'
  } finally {
    putBack()
    process.removeListener('exit', putBack)
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

const [word = ''] = process.argv.slice(2)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
console.log('| taken away | what said so |\n|---|---|')
for (const one of forgotten.filter(({ what }) => what.includes(word))) {
  const said = await whatSaysSo(one)
  console.log(`| ${one.what} | ${said.replaceAll('|', '\\|').slice(0, 400)} |`)
  if (said === 'NOTHING' || said.startsWith('NOT TAKEN')) process.exitCode = 1
}
