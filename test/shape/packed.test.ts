import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
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
  // No source is shipped that could not run there.
  expect(readdirSync(home)).not.toContain('src')
})
