import { expect, test } from 'vitest'
import { auditedAs, notTold } from '../../src/terms/audited.ts'
import { filesOf, textOf } from './sources.ts'

/** What is put together where it is noted: the decisions about candidates, and what was said of a standing. */
const putTogether = ['application-accepted', 'application-later', 'application-open', 'application-refused']

test('whatever the audit notes is told to organizers in words, or is nobody’s business but a member’s own', () => {
  const noted = filesOf('src/**/*.ts')
    .flatMap(file => [...textOf(file).matchAll(/\baudit\([^;]*?what: (?:[\w.]+ \? )?'([a-z-]+)'(?: : '([a-z-]+)')?/g)])
    .flatMap(([, one, other]) => [one!, other ?? []].flat())
  expect(noted.length).toBeGreaterThan(40)
  const known = new Set<string>([...auditedAs, ...notTold])
  expect([...new Set([...noted, ...putTogether])].filter(what => !known.has(what))).toEqual([])
})
