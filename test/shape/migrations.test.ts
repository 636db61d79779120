import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { migrationStatus } from '../../src/db/migrate.ts'
import { freshDatabase } from '../kit/postgres.ts'
import { filesOf, textOf } from './sources.ts'

/** The SHA-256 of a file, as `sha256sum` prints it; line ends are LF everywhere (.gitattributes). */
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** What is wrong with migrations whose first ones are released: `released` holds the hash of each, by name. */
function brokenPromises(released: Readonly<Record<string, string>>, texts: Readonly<Record<string, string>>): string[] {
  const names = Object.keys(texts).sort()
  const frozen = Object.keys(released).sort()
  return [
    ...frozen.filter(name => texts[name] === undefined).map(name => `${name} was released and is gone`),
    ...frozen
      .filter(name => texts[name] !== undefined && hashOf(texts[name]) !== released[name])
      .map(name => `${name} was released and has changed: write a new migration`),
    ...names
      .filter(name => released[name] === undefined && frozen.some(other => other > name))
      .map(name => `${name} comes before a released one: clubs that have that one would never run it in order`),
  ]
}

const onDisk = Object.fromEntries(
  filesOf('migrations/*.ts').map(file => [basename(file, '.ts'), textOf(file).replaceAll('\r\n', '\n')]),
)

test('a released migration stays as it was, in its place', () => {
  const released = JSON.parse(textOf('migrations/frozen.json')) as Record<string, string>
  expect(brokenPromises(released, onDisk)).toEqual([])
})

test('a change, a loss and an insertion are each noticed', () => {
  const released = { '0001-a-club': hashOf('create'), '0002-asks': hashOf('alter') }
  const texts = { '0001-a-club': 'create', '0002-asks': 'alter', '0003-more': 'add' }
  expect(brokenPromises(released, texts)).toEqual([])
  expect(brokenPromises(released, { ...texts, '0001-a-club': 'create ' })).toEqual([
    expect.stringContaining('0001-a-club was released and has changed'),
  ])
  expect(brokenPromises(released, { '0001-a-club': 'create' })).toEqual(['0002-asks was released and is gone'])
  expect(brokenPromises(released, { ...texts, '0001-b-club': 'late' })).toEqual([
    expect.stringContaining('0001-b-club comes before a released one'),
  ])
})

test('the list that is run is the folder, in its order, numbered without a gap', async () => {
  const names = Object.keys(onDisk)
  const numbers = names.map(name => Number(name.slice(0, 4)))
  expect(numbers).toEqual(names.map((_, n) => n + 1))
  const { url, drop } = await freshDatabase()
  const run = await migrationStatus(url)
  await drop()
  expect(run).toEqual(names.map(name => ({ name, done: true })))
})
