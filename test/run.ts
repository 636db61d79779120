import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * `npm test`: every check, then every test, whatever failed before; at the end what failed, and the sum as the last line.
 * Arguments go to vitest: `npm test -- test/stories`.
 */

/** The part of vitest's JSON report that is counted. */
type Report = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

const root = join(import.meta.dirname, '..')
const checks = { types: 'typecheck', lint: 'lint', arrows: 'arrows', 'dead code': 'dead' }
const failed: string[] = []
let passed = 0

const say = (line: string) => process.stdout.write(`${line}\n`)

const run = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0

for (const [name, script] of Object.entries(checks)) {
  say(`\n== ${name}`)
  if (run('npm', 'run', '--silent', script)) passed += 1
  else failed.push(name)
}

say('\n== tests')
const folder = mkdtempSync(join(tmpdir(), 'assidu-report-'))
const file = join(folder, 'report.json')
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
const well = run(process.execPath, 'node_modules/vitest/vitest.mjs', 'run', ...reporters, ...process.argv.slice(2))
const report = reportOf(file)
rmSync(folder, { recursive: true, force: true })

const before = failed.length
if (report) {
  passed += report.numPassedTests
  for (const { name, status, assertionResults } of report.testResults) {
    const within = assertionResults.filter(test => test.status === 'failed')
    for (const { fullName } of within) failed.push(`${name.replace(`${root}/`, '')}: ${fullName}`)
    // A file that fails without a failed test did not load, or broke while ending.
    if (status === 'failed' && within.length === 0) failed.push(`${name.replace(`${root}/`, '')} as a whole`)
  }
}
if (!well && failed.length === before) failed.push('the test run as a whole')

say('')
for (const name of failed) say(`FAILED ${name}`)
say(`${passed} passed, ${failed.length} failed`)
process.exitCode = failed.length === 0 ? 0 : 1

/** Absent when vitest ended before it could write one. */
function reportOf(path: string): Report | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : null
}
