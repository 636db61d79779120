import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const program = join(import.meta.dirname, 'escaping-process.ts')

const run = (escapes: number) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, String(escapes)], { encoding: 'utf8' })
  return { status, said: stdout.trim(), logged: stderr.split('\n').filter(line => line !== '') }
}

test('an error that nobody caught is told to the log, and the bot goes on', () => {
  const { status, said, logged } = run(3)
  expect([status, said]).toEqual([0, 'goes on'])
  expect(logged.map(line => (JSON.parse(line) as { err: { message: string } }).err.message)).toEqual(
    expect.arrayContaining(['escaped 0', 'escaped 1', 'escaped 2']),
  )
  expect(logged).toHaveLength(3)
})

test('many of them within a minute end it in order, so that it is started again', () => {
  expect(run(40)).toMatchObject({ status: 1, said: 'ends in order' })
})
