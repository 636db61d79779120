import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const cli = join(import.meta.dirname, '../../src/cli.ts')

test('whoever reads only the beginning of what is printed sees no failure', () => {
  // The reader is gone after the first byte: the second and third write into a closed pipe.
  const line = `for n in 1 2 3; do "${process.execPath}" "${cli}" slack-manifest; echo "status $?" >&2; done | head -c 1`
  const { stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' })
  expect(stderr).not.toContain('Error')
  expect(stderr).toContain('status 0')
})
