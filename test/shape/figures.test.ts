import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { forgotten } from '../tables/forgotten.ts'
import { filesOf, root } from './sources.ts'

/** A figure that prose gives of what is in this repository is read from there. */

const prose = (name: string) => readFileSync(join(root, name), 'utf8').replaceAll('\n', ' ')
const figure = (text: string, around: RegExp): number => Number(around.exec(text)?.[1])

test('what a topic takes is counted in the example', () => {
  const text = prose('ARCHITECTURE.md')
  const files = filesOf('src/club/thanks/*.ts').length
  expect(figure(text, /`\/thanks` is (\d+) files in its folder/)).toBe(files)
  // Its command, two files of words, a migration and a story.
  expect(figure(text, /a migration and a story: (\d+) files/)).toBe(files + 5)
  expect(figure(text, /The list has (\d+) things to take away/)).toBe(forgotten.length)
})
