import { existsSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { everyNode, filesOf, parsed, root, textOf } from './sources.ts'

/** What the project's prose says is there, is there. */

const prose = filesOf('*.md', 'docs/**/*.md')

/** `src/club/*\/rules.ts`, `commands/intro.ts:12`, `test/`: paths of ours, as prose writes them. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/(?<![\w./@-])(?:\.\/)?((?:src|commands|migrations|test|docs|bin|\.ci)\/[\w@.*{},/-]*)/g)].map(
    ([, path]) => path!.replace(/[.,]+$/, ''),
  )

/**
 * What a drawn tree names: the names a line begins with, nested by their indent, then two spaces and what it is.
 * `  view/  words/   what is shown` names two.
 */
function pathsInTree(block: string): string[] {
  const above: { depth: number; name: string }[] = []
  return block.split('\n').flatMap(line => {
    const depth = line.length - line.trimStart().length
    const names = /^(?:[\w.@-]+(?:\/|\.[a-z]+) +)+/.exec(`${line.trimStart()} `)?.[0].trim().split(/ +/) ?? []
    if (names.length === 0) return []
    while (above.length > 0 && above.at(-1)!.depth >= depth) above.pop()
    const paths = names.map(name => [...above.map(folder => folder.name), name.replace(/\/$/, '')].join('/'))
    const last = names.at(-1)!
    if (last.endsWith('/')) above.push({ depth, name: last.replace(/\/$/, '') })
    return paths
  })
}

const exists = (path: string): boolean =>
  /[*{]/.test(path) ? filesOf(path.replace(/\/$/, '')).length > 0 : existsSync(join(root, path))

test('whoever comes finds a way in', () => {
  expect(filesOf('*', '.env.example')).toEqual(
    expect.arrayContaining(['ARCHITECTURE.md', 'CHANGELOG.md', 'LICENSE', 'README.md', '.env.example']),
  )
})

/** The variables that src/config.ts reads. */
function variables(): string[] {
  const read: string[] = []
  everyNode(parsed('src/config.ts'), node => {
    if (ts.isPropertyAssignment(node) && /^[A-Z][A-Z_]+$/.test(node.name.getText())) read.push(node.name.getText())
  })
  return read
}

/** The commands of the command line: `.command('import')`, with or without arguments after it. */
const operatorsCommands = (): string[] =>
  [...textOf('src/operator/command-line.ts').matchAll(/\.command\('([a-z-]+)/g)].map(([, name]) => name!)

describe.each(prose)('%s', file => {
  const text = textOf(file)

  test('names paths that exist', () => {
    expect(pathsIn(text).filter(path => !exists(path))).toEqual([])
  })

  test('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, to]) => to!)
    const from = (to: string) => (to.startsWith('/') ? to.slice(1) : join(file, '..', to))
    expect(links.filter(to => !existsSync(join(root, from(to))))).toEqual([])
  })

  test('names scripts of package.json', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
    const named = [...text.matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g)].map(([, name]) => name!)
    expect(named.filter(name => scripts[name] === undefined)).toEqual([])
  })

  test('names variables that are read', () => {
    const named = [...text.matchAll(/\b(?:ASSIDU|SLACK|DISCORD)_[A-Z]+(?:_[A-Z]+)*\b/g)].map(([name]) => name)
    expect([...new Set(named)].filter(name => !variables().includes(name))).toEqual([])
  })

  test('names commands of the command line', () => {
    const named = [...text.matchAll(/(?:npm run (?:-s )?assidu --|npx assidu|bin\/assidu\.js) ([a-z][a-z-]*)/g)]
    expect(named.map(([, name]) => name!).filter(name => !operatorsCommands().includes(name))).toEqual([])
  })

  test('draws its trees from what is there', () => {
    const blocks = [...text.matchAll(/^```(?:text|tree)?\n([\s\S]*?)^```/gm)].map(([, block]) => block!)
    const trees = blocks.filter(block => /^(src|commands|migrations|test)\/( |$)/m.test(block))
    // A name under a folder may be the one that each of its folders has.
    const inEach = (path: string) => exists(path.replace(/\/([^/]+)$/, '/*/$1'))
    expect(trees.flatMap(pathsInTree).filter(path => !exists(path) && !inEach(path))).toEqual([])
  })
})

test('.env.example holds every variable that is read, each with a comment', () => {
  const read = variables()
  expect(read.length).toBeGreaterThan(15)
  const blocks = textOf('.env.example').split(/\n\s*\n/)
  const written = blocks.flatMap(block =>
    [...block.matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name]) => ({ name: name!, explained: /^# \S/m.test(block) })),
  )
  const order = (names: readonly string[]) => [...names].sort()
  expect(order(written.map(({ name }) => name))).toEqual(order(read))
  expect(written.filter(({ explained }) => !explained)).toEqual([])
})

test('a comment names files and pages that exist, and no place of somebody’s machine', () => {
  const lost: string[] = []
  for (const file of filesOf('{src,commands,migrations,bin,test}/**/*.{ts,js}', '*.cjs', '.ci/run', '.env.example'))
    for (const [i, line] of textOf(file).split('\n').entries()) {
      const pages = [...line.matchAll(/(?<![\w/.*-])([\w-]+\.md)\b/g)].map(([, name]) => name!)
      const missing = pages.filter(name => !prose.some(page => page === name || page.endsWith(`/${name}`)))
      const machine = /(?<![\w.])\/(root|home|work|Users)\/\w/.test(line)
      const gone = /^\s*(\/?\*|\/\/)/.test(line) && pathsIn(line).some(path => !exists(path))
      if (machine || gone || missing.length > 0) lost.push(`${file}:${i + 1} ${line.trim()}`)
    }
  expect(lost).toEqual([])
})

test('prose finds what is missing', () => {
  expect(pathsIn('See `src/club/*/rules.ts`, (src/main.ts:31) and test/kit/.')).toEqual([
    'src/club/*/rules.ts',
    'src/main.ts',
    'test/kit/',
  ])
  expect(exists('src/nowhere.ts')).toBe(false)
  expect(exists('src/club/*/rules.ts')).toBe(true)
  expect(
    pathsInTree('src/\n  main.ts cli.ts   puts it together\n  club/  the club\n    context.ts\ntest/\n  rules/ db/\n'),
  ).toEqual(['src', 'src/main.ts', 'src/cli.ts', 'src/club', 'src/club/context.ts', 'test', 'test/rules', 'test/db'])
})
