import ts from 'typescript'
import { expect, test } from 'vitest'
import { everyNode, filesOf, parsed, placeOf, textOf, textsOf } from './sources.ts'

/** Time, chance and the environment come in through one door each; what imports cannot show is looked for here. */

const production = filesOf('{src,commands,migrations,bin}/**/*.{ts,js}')
const tests = filesOf('test/**/*.ts')

/** Where each hidden input may be read, and why there. */
const doors: Readonly<Record<string, readonly string[]>> = {
  'Date.now': [],
  'new Date': [],
  'Math.random': [],
  // The only real clock.
  'Temporal.Now': ['src/main.ts'],
  // The only source of ids.
  randomUUID: ['src/main.ts'],
  // Given to config.ts, which reads it.
  'process.env': ['src/operator/command-line.ts'],
  // How long ago the server said the time: no clock of the browser is asked what time it is.
  'performance.now': ['src/platforms/playground/page/time.js'],
}

/** The hidden inputs that a file reads, each with its place. */
function inputsOf(file: string): { readonly input: string; readonly place: string }[] {
  const found: { input: string; place: string }[] = []
  // Most files name none of them and need not be parsed.
  if (!Object.keys(doors).some(input => textOf(file).includes(input))) return found
  everyNode(parsed(file), node => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date')
      found.push({ input: 'new Date', place: placeOf(node) })
    if (ts.isPropertyAccessExpression(node) && node.getText() in doors)
      found.push({ input: node.getText(), place: placeOf(node) })
    if (ts.isIdentifier(node) && node.text === 'randomUUID' && !ts.isImportSpecifier(node.parent))
      found.push({ input: 'randomUUID', place: placeOf(node) })
  })
  return found
}

test('time, chance and the environment come in through their doors', () => {
  const strays = production.flatMap(file =>
    inputsOf(file)
      .filter(({ input }) => !doors[input]?.includes(file))
      .map(({ input, place }) => `${place} ${input}`),
  )
  expect(strays).toEqual([])
})

test('every door is still used', () => {
  const used = new Set(production.flatMap(file => inputsOf(file).map(({ input }) => `${input} in ${file}`)))
  const open = Object.entries(doors).flatMap(([input, files]) => files.map(file => `${input} in ${file}`))
  expect(open.filter(door => !used.has(door))).toEqual([])
})

test('a test has no clock and no luck of its own either', () => {
  const strays = tests
    .filter(file => !file.startsWith('test/bench/'))
    .flatMap(inputsOf)
    .filter(({ input }) => ['Date.now', 'new Date', 'Math.random'].includes(input))
  expect(strays).toEqual([])
})

test('the database is not asked what time it is, nor for anything at random', () => {
  const asks =
    /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|random|gen_random_uuid|uuidv[47])\s*\(|\bcurrent_(timestamp|date|time)\b|\blocaltime(stamp)?\b/i
  // pg-boss goes by the database's clock in its own tables; the doctor compares that clock with the machine's.
  const mayAsk = ['src/jobs/recover.ts', 'src/operator/doctor-database.ts']
  const strays = filesOf('{src,commands,migrations}/**/*.ts')
    .filter(file => !mayAsk.includes(file) && asks.test(textOf(file)))
    .flatMap(textsOf)
    .filter(({ text }) => asks.test(text))
  expect(strays.map(({ node, text }) => `${placeOf(node)} ${text.trim().slice(0, 80)}`)).toEqual([])
})

test('tests tell a story from beginning to end: none is left out, none sleeps, none pretends', () => {
  const shunned =
    /^(it|test|describe|story|suite)\.(skip|only|todo|skipIf|runIf|fails)$|^vi\.(mock|doMock|fn|spyOn|useFakeTimers|setSystemTime|stubGlobal|stubEnv)$|^setTimeout$|^setInterval$|^(toMatch(Inline)?Snapshot|toMatchFileSnapshot)$/
  const strays: string[] = []
  for (const file of filesOf('test/**/*.test.ts'))
    everyNode(parsed(file), node => {
      const name = ts.isPropertyAccessExpression(node)
        ? [node.getText(), node.name.text]
        : ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node.parent)
          ? [node.text]
          : []
      if (name.some(text => shunned.test(text))) strays.push(`${placeOf(node)} ${node.getText()}`)
    })
  expect(strays).toEqual([])
})

test('nothing is left for later, and no check is switched off', () => {
  const left = [
    'TO' + 'DO',
    'FIX' + 'ME',
    'XX' + 'X',
    '@ts-' + 'ignore',
    '@ts-' + 'nocheck',
    'biome-' + 'ignore',
    'as' + ' any',
  ]
  const marks = new RegExp(`\\b(${left.slice(0, 3).join('|')})\\b|${left.slice(3).join('|')}\\b`)
  const strays = [...production, ...tests].flatMap(file =>
    textOf(file)
      .split('\n')
      .flatMap((line, i) => (marks.test(line) ? [`${file}:${i + 1} ${line.trim()}`] : [])),
  )
  expect(strays).toEqual([])
})

test('files stay small enough to be read at once', () => {
  const long = production
    .map(file => ({ file, lines: textOf(file).split('\n').length }))
    .filter(({ lines }) => lines > 500)
  expect(long).toEqual([])
})
