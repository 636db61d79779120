import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { noticeCommand } from '../../commands/notice.ts'
import type { AnyCommand } from '../../src/club/context.ts'
import { neverTyped } from '../../src/grammar/define.ts'
import type { Questions } from '../../src/grammar/questions.ts'
import type { Address, Language } from '../../src/terms/speech.ts'
import type { AskWords, CommandWords } from '../../src/words/commands.ts'
import { wordsFor } from '../../src/words/words.ts'
import { everyNode, filesOf, parsed, placeOf, root } from './sources.ts'

/** Commands are declared in one file each, listed by hand, and said in both languages within what platforms take. */

/** Its buttons stand under every message; main makes it, because it needs to know every kind of notice. */
const all: readonly AnyCommand[] = [...commands, noticeCommand({} as never)]

/** Not declared: each platform registers it itself, for people who would rather type a sentence than find a command. */
const byThePlatforms = ['assidu']

const speeches = (['fr', 'en'] as const).flatMap(language =>
  (['vous', 'tu'] as const).map(address => ({ language, address })),
)

type Speech = { readonly language: Language; readonly address: Address }
const said = (speech: Speech) => wordsFor(speech).commands as Readonly<Record<string, CommandWords | undefined>>
const wordsOf = (speech: Speech, { name }: AnyCommand): CommandWords => said(speech)[name]!

test('the list is the folder', async () => {
  const files = filesOf('commands/**/*.ts').filter(file => file !== 'commands/index.ts')
  const declared = new Map<string, AnyCommand>()
  for (const file of files) {
    const made = (await import(pathToFileURL(join(root, file)).href)) as { default?: AnyCommand }
    if (made.default) declared.set(file, made.default)
  }
  expect(files.filter(file => !declared.has(file))).toEqual(['commands/notice.ts'])
  const namesOf = (list: Iterable<AnyCommand>) => [...list].map(({ name }) => name).sort()
  expect(namesOf(commands)).toEqual(namesOf(declared.values()))
  expect(new Set(commands).isSubsetOf(new Set(declared.values()))).toBe(true)
  for (const [file, { name, under }] of declared) {
    // The words of `/club members` stand under `club-members`, beside `members`.
    const own = under === undefined || under === neverTyped ? name : `${under}/${name.replace(`${under}-`, '')}`
    expect(file).toBe(`commands/${own}.ts`)
  }
})

test('no two commands have one name', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
})

describe.each(speeches)('in $language, with $address', speech => {
  const { language } = speech
  test('every command has its words, and its questions theirs', () => {
    const silent = all.flatMap(command => {
      const words = said(speech)[command.name]
      if (!words) return [command.name]
      const missing = (name: string, asks: Questions, of: Readonly<Record<string, AskWords>> | undefined) =>
        Object.entries(asks).flatMap(([ask, { choices = [] }]) => {
          const found = of?.[ask]
          if (!found) return [`${name}: ${ask}`]
          return choices
            .filter(choice => found.choices?.[choice] === undefined)
            .map(choice => `${name}: ${ask}: ${choice}`)
        })
      return [
        ...missing(command.name, command.asks, words.asks),
        ...Object.entries(command.forms).flatMap(([form, { asks }]) =>
          missing(`${command.name}, form ${form}`, asks, words.forms?.[form]?.asks),
        ),
      ]
    })
    expect(silent).toEqual([])
  })

  test('what is said of a command fits every platform', () => {
    const tooLong: string[] = []
    const fits = (where: string, text: string | undefined, most: number) => {
      if (text !== undefined && (text.length > most || text.trim() === '')) tooLong.push(`${where}: ${text}`)
    }
    for (const command of all) {
      const words = wordsOf(speech, command)
      fits(`${command.name} says`, words.says, 100)
      for (const form of [words, ...Object.values(words.forms ?? {})]) {
        fits(`${command.name} title`, form.title, 24)
        fits(`${command.name} submit`, form.submit, 24)
        for (const ask of Object.values(form.asks)) {
          fits(`${command.name} label`, ask.label, 45)
          fits(`${command.name} hint`, ask.hint, 100)
          for (const choice of Object.values(ask.choices ?? {})) fits(`${command.name} choice`, choice, 75)
        }
      }
    }
    expect(tooLong).toEqual([])
  })

  test('names can be typed anywhere', () => {
    // Slack takes a-z, 0-9 and -, up to 32 characters with the slash; a prefix of 12 goes before.
    for (const command of all) {
      const { name } = wordsOf(speech, command)
      if (command.under === undefined) expect(name).toMatch(/^[a-z][a-z0-9-]{0,18}$/)
      else expect(name).toMatch(/^[-_\p{Ll}\p{N}]{1,32}$/u)
    }
  })

  test('options have names that Discord takes, each its own', () => {
    // discord-api-docs, application command naming: ^[-_'\p{L}\p{N}]{1,32}$, lower case.
    const wrong: string[] = []
    for (const command of all) {
      const words = wordsOf(speech, command)
      for (const { asks } of [words, ...Object.values(words.forms ?? {})]) {
        const names = Object.values(asks).map(({ name }) => name)
        for (const name of names)
          if (!/^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$/u.test(name)) wrong.push(`${command.name}: ${name}`)
        if (new Set(names).size < names.length) wrong.push(`${command.name}: ${names.join(', ')}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('a choice is said in one way', () => {
    const twice = all.flatMap(command => {
      const words = wordsOf(speech, command)
      return [words, ...Object.values(words.forms ?? {})].flatMap(({ asks }) =>
        Object.entries(asks).flatMap(([ask, { choices = {} }]) =>
          new Set(Object.values(choices)).size < Object.keys(choices).length ? [`${command.name}: ${ask}`] : [],
        ),
      )
    })
    expect(twice).toEqual([])
  })

  test(`a name means one command, typed in ${language} or in the other language`, () => {
    const meanings = new Map<string, string>()
    const clashes: string[] = []
    for (const command of all)
      for (const other of ['fr', 'en'] as const) {
        const name = `${command.under ?? ''} ${wordsOf({ ...speech, language: other }, command).name}`
        const before = meanings.get(name) ?? command.name
        if (before !== command.name) clashes.push(`${name}: ${before}, ${command.name}`)
        meanings.set(name, command.name)
      }
    expect(clashes).toEqual([])
  })
})

test('words are said of commands that exist', () => {
  const names = new Set([...byThePlatforms, ...all.map(({ name }) => name)])
  expect(Object.keys(said({ language: 'en', address: 'vous' })).filter(name => !names.has(name))).toEqual([])
})

test('a sentence that says what to type names a command that exists', () => {
  const typed = new Set([
    ...byThePlatforms,
    ...all.flatMap(({ name, under }) => (under === neverTyped ? [] : under === undefined ? [name] : [name, under])),
  ])
  const lost: string[] = []
  for (const file of filesOf('src/{words,club,platforms}/**/*.ts'))
    everyNode(parsed(file), node => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'command') return
      const [name] = node.arguments
      if (name && ts.isStringLiteral(name) && !typed.has(name.text)) lost.push(`${placeOf(node)} /${name.text}`)
    })
  expect(lost).toEqual([])
})
