import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fileOf, languages } from './cards.ts'

/** What is quoted is as somebody typed it, or a name of its own. */
const quotes = /«[^»]*»|“[^”]*”/g

/**
 * The sentences of a line, and of these the parts that stand for themselves: between semicolons, between middle dots, each
 * button and each of what is chosen from. A list of the golden file begins with its key.
 */
const partsOf = (line: string): string[] =>
  line
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/^- [a-z-]+: /, '')
    .replace(quotes, '…')
    .split(/[.?!;·\]▾|]\s/)

const colons = { fr: / : /g, en: /: /g } as const

test.each(languages)('no sentence has two colons: the second is read as if the first had not been (%s)', language => {
  const twice = readFileSync(fileOf(language), 'utf8')
    .split('\n')
    .flatMap(line => partsOf(line))
    .filter(part => (`${part} `.match(colons[language]) ?? []).length > 1)
  expect([...new Set(twice)]).toEqual([])
})
