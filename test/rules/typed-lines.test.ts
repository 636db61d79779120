import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { inBoth } from '../../src/grammar/names.ts'
import { readTyped } from '../../src/grammar/typed.ts'
import type { CommandWords } from '../../src/words/commands.ts'

const refer = commands.find(({ name }) => name === 'refer')!

const read = (text: string) => readTyped(refer, text, inBoth('refer'))

/** What a typed line is made of, as one expression; on long lines its work grows with their cube, so it reads short ones. */
const spelt =
  /([\p{L}-]+):(?=\S)(?:"([^"]*)"|(<@[^>]+>|@\S+|\S+))|@"([^"]+)"|"([^"]*)"|“([^”]*)”|«\s*([^»]*?)\s*»|(<@[^>]+>)|(\S+)/gu

/** The words and quotations of a line, in a row. */
const partsOf = (text: string): string =>
  [...text.matchAll(spelt)]
    .map(([whole, field, ...said]) => (field === undefined ? (said.find(one => one !== undefined) ?? '') : whole))
    .join(' ')

const pieces = [
  'a',
  'é',
  '"',
  '«',
  '»',
  '“',
  '”',
  '@"',
  '<@',
  '<@U1>',
  '>',
  'x:',
  ' ',
  '  ',
  '\n',
  'https://x.fr',
  '-',
  '😀',
]

test('a line is read as it is spelt, whatever stands open in it', () => {
  const plainly = (text: string) => text.replace(/[\s"@]+/g, '')
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), parts => {
      const line = parts.join('')
      const said = Object.values(read(line)).join(' ')
      expect([...plainly(said)].toSorted()).toEqual([...plainly(partsOf(line))].toSorted())
    }),
  )
})

test('the words of a command are spelt out once for a line, however long it is', () => {
  const looksAt = (line: string): number => {
    let looks = 0
    const counted = <T extends object>(said: T): T =>
      new Proxy(said, {
        get(it, key) {
          looks++
          const value: unknown = Reflect.get(it, key)
          return typeof value === 'object' && value !== null ? counted(value) : value
        },
      })
    const words: Record<'fr' | 'en', CommandWords> = inBoth('refer')
    readTyped(refer, line, { fr: counted(words.fr), en: counted(words.en) })
    return looks
  }
  expect(looksAt('une connaissance a:b "mots" '.repeat(200))).toBe(looksAt('une connaissance'))
})
