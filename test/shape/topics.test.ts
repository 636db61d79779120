import { globSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listed, none } from '../../src/club/topic.ts'
import { topics } from '../../src/club/topics.ts'
import { optionalKinds } from '../../src/terms/optional-kinds.ts'
import { filesOf, textOf } from './sources.ts'

/** What is declared in a topic's folder is in its face, and its face is in the list. */

const root = join(import.meta.dirname, '..', '..')
const folders = globSync('src/club/*/', { cwd: root }).map(folder => basename(folder))

test('every folder of the club has a face, and every face is in the list', () => {
  const faces = globSync('src/club/*/face.ts', { cwd: root }).map(file => basename(dirname(file)))
  expect(faces.toSorted()).toEqual(folders.toSorted())
  expect(topics.map(({ name }) => name).toSorted()).toEqual(folders.toSorted())
})

/** What a topic with tables does not do for those whom they speak of, and why not. */
const owedByNone = {
  retention: {
    leaves: 'standing is read against every leave of a member, for as long as he is on the list',
    apart: 'a wish holds until it is taken back; it goes when one of the two is erased',
    calendar: 'an address stands until its member ends it; it goes when he is erased',
  },
  ownData: {
    setup: 'its tables are the club’s, and of nobody’s doing',
    digest: 'it keeps figures of the club, and which records are left alone; no word about anybody',
    sectors: 'they hold what a region and the club as a whole are made of; a member’s own sector is in his profile',
  },
} as const

test.each(['retention', 'ownData'] as const)('a topic with tables and without %s says why', key => {
  const without = topics.filter(topic => topic.tables !== none && topic[key] === none)
  expect(without.map(({ name }) => name)).toEqual(Object.keys(owedByNone[key]))
})

type Declared = { readonly name: string; readonly keep?: unknown; readonly does?: unknown }

const isDeclared = (value: unknown): value is Declared =>
  typeof value === 'object' && value !== null && ('keep' in value || 'does' in value)

describe.each(globSync('src/club/*/kinds.ts', { cwd: root }))('%s', file => {
  test('declares nothing that no face says or does', async () => {
    const declared = Object.values((await import(join(root, file))) as Record<string, unknown>).filter(isDeclared)
    const names = (of: 'keep' | 'does') => declared.flatMap(one => (of in one ? [one.name] : []))
    const said = topics.flatMap(({ notices }) => listed(notices).map(({ name }) => name))
    const done = topics.flatMap(({ duties }) => listed(duties).map(({ name }) => name))
    expect(names('keep').filter(name => !said.includes(name))).toEqual([])
    expect(names('does').filter(name => !done.includes(name))).toEqual([])
    expect(declared.length).toBeGreaterThan(0)
  })
})

test('what may be switched off is named for whoever does, and nothing else is', () => {
  const optional = topics.flatMap(({ notices }) => listed(notices)).filter(kind => kind.optional)
  expect(optional.map(({ name }) => name).toSorted()).toEqual(optionalKinds.toSorted())
})

test('the cards of every topic hang in the gallery', () => {
  const gallery = filesOf('test/platforms/gallery/*.ts').map(textOf).join()
  expect(filesOf('src/club/*/*cards.ts').filter(file => !gallery.includes(`'../../../${file}'`))).toEqual([])
})
