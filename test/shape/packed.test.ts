import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, inject, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const packed = [
  'bin',
  'src',
  'commands',
  'migrations',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'CHANGELOG.md',
]

/** A program that draws a round of so many that it takes a thread, and says how many pairs it has. */
const drawing = (away: string) => `
  const { drawRoundAway } = await import(${JSON.stringify(away)})
  const members = Array.from({ length: 120 }, (_, n) => ({ id: 'm' + n, leftOut: false, newcomer: false, company: null }))
  const asked = { members, day: '2026-12-07', met: [], barred: [], trades: [], seed: 'packed' }
  console.log((await drawRoundAway(asked)).groups.length)`

test('the package, unpacked where an installation puts it, runs compiled and carries what it reads', () => {
  const folder = mkdtempSync(join(inject('runFolder'), 'packed-'))
  // In a copy: a `dist` that comes and goes in the checkout would be what other tests start.
  const copy = join(folder, 'copy')
  for (const path of packed) cpSync(join(root, path), join(copy, path), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: copy, stdio: 'pipe' })
  const archive = readdirSync(folder).find(name => name.endsWith('.tgz'))
  const home = join(folder, 'node_modules', 'assidu')
  mkdirSync(home, { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, archive!), '--strip-components=1', '-C', home])
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'))
  const ran = spawnSync(process.execPath, [join(home, 'bin/assidu.js'), 'slack-manifest', '--lang', 'en'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(ran.stderr).toBe('')
  expect(JSON.parse(ran.stdout)).toMatchObject({ display_information: { name: 'Assidu' } })
  expect(readdirSync(join(home, 'dist/src/transfer/demo'))).toContain('members.csv')
  expect(readdirSync(join(home, 'dist/src/platforms/playground/page'))).toContain('index.html')
  // A thread finds its own file, compiled as the rest.
  const away = pathToFileURL(join(home, 'dist/src/club/pairing/matching/away.js')).href
  const round = spawnSync(process.execPath, ['--input-type=module', '--eval', drawing(away)], { encoding: 'utf8' })
  expect(round.stderr).toBe('')
  expect(round.stdout).toBe('60\n')
  // No source is shipped that could not run there.
  expect(readdirSync(home)).not.toContain('src')
})
