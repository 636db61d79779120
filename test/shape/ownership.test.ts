import ts from 'typescript'
import { expect, test } from 'vitest'
import { none } from '../../src/club/topic.ts'
import { topics } from '../../src/club/topics.ts'
import { rooms } from '../../src/rooms.ts'
import { everyNode, filesOf, parsed } from './sources.ts'

/**
 * Only the folder of its owner names a table in SQL: a topic's own, or the room's. Whoever else needs to know asks the owner
 * for what it means.
 */

/** What a folder names that is not its own, and why it must. Each entry is of use. */
const reasons: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  db: {
    club: 'every transaction begins with the club it is bound to, and keys rotate club by club',
    place: 'a gesture finds its club by the place in which it was made',
    member: 'whoever reads a member’s name, below the club too, has to know whether another is called so',
  },
  notices: {
    channel:
      'delivery stands below the club: which channel a message goes to, and what it met there, is noted as it is sent',
    place: 'delivery stands below the club: what is no place of the club any more is not sent to',
    account: 'delivery stands below the club: where a reader is reached, and what came of it, is noted as it is sent',
    due: 'whether another message for the same reader is still to be decided about is asked in one statement with what he got',
    leave: 'delivery stands below the club: whether a reader is on leave is read as it is sent',
    member: 'delivery stands below the club: how a reader reads, and whether he has left, is read as it is sent',
  },
  playground: {
    account: 'it is a platform of its own: whoever is a member has an account there',
    member: 'one is anybody in it: it lists everybody of the club',
    place: 'a club lives in it under its own identifier',
  },
  jobs: { club: 'the heartbeat asks once for all clubs', due: 'the heartbeat claims what is due' },
}

const excepted = new Set(
  Object.entries(reasons).flatMap(([folder, tables]) => Object.keys(tables).map(table => `${folder}: ${table}`)),
)

/** Where tables are gone through whose names are handed in. */
const anyTable: Readonly<Record<string, string>> = {
  'src/club/privacy/bare-names.ts': 'looks for a first name in whatever column may hold anybody’s words',
  'src/club/privacy/erase.ts': 'does to each table what its owner says',
  'src/club/privacy/reword.ts': 'replaces somebody in whatever column may hold anybody’s words',
  'src/db/rotate.ts': 'seals anew whatever is sealed',
  'src/db/bulk.ts': 'writes the rows it is handed',
  'src/db/retention.ts': 'lets go of records of a table that their owner names',
  'src/transfer/store/ids.ts': 'reads the tables that the topics’ files name',
  'src/transfer/store/stored-rows.ts': 'reads the tables that the topics’ files name',
}

const owners = new Map(
  [...topics, ...rooms].flatMap(({ name, tables }) =>
    tables === none ? [] : Object.keys(tables).map(table => [table, name] as const),
  ),
)

/** The topic or the room a file belongs to. */
function folderOf(file: string): string {
  const [, topic] = /^src\/club\/([^/]+)\//.exec(file) ?? []
  if (topic) return topic
  if (file.startsWith('src/platforms/playground/')) return 'playground'
  return /^(?:src\/)?([^/.]+)/.exec(file)![1]!
}

const tableTakers = new Set([
  ...['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'replaceInto', 'mergeInto', 'from', 'using', 'table'],
  ...['innerJoin', 'leftJoin', 'rightJoin', 'fullJoin', 'crossJoin', 'insertMany', 'updateMany', 'oldRecords'],
])

/** The tables a statement of the query builder takes: `selectFrom('act as a')`, `from(['act', 'old_act'])`. */
function taken(node: ts.CallExpression): string[] {
  const callee = node.expression
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : ''
  if (!tableTakers.has(name)) return []
  return node.arguments
    .slice(0, 2)
    .flatMap(one => (ts.isArrayLiteralExpression(one) ? [...one.elements] : [one]))
    .flatMap(one => (ts.isStringLiteralLike(one) ? [one.text.split(' ')[0]!] : []))
}

/** Whether a statement takes a table whose name only the caller knows. */
function takesAnyTable(node: ts.CallExpression): boolean {
  const callee = node.expression
  const [first] = node.arguments
  if (!ts.isPropertyAccessExpression(callee) || !first) return false
  if (callee.name.text === 'table') return callee.expression.getText() === 'sql' && !ts.isStringLiteralLike(first)
  const takes = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom']
  return takes.includes(callee.name.text) && (ts.isIdentifier(first) || ts.isPropertyAccessExpression(first))
}

/** The tables that SQL written out names: at the beginning of a piece, after a word that takes one or several, or before a column. */
const inSql =
  /^\s*([a-z_]+)(?=\s+[a-z])|\b(?:from|join|into|update|using|table)\s+((?:[a-z_]+(?:\s+[a-z]+)?\s*,\s*)*[a-z_]+)|\b([a-z_]+)\./gi

function written({ template }: ts.TaggedTemplateExpression): string[] {
  const text = ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : template.head.text + template.templateSpans.map(({ literal }) => `\u{fffc}${literal.text}`).join('')
  return [...text.matchAll(inSql)].flatMap(([, first, several, before]) =>
    (first ?? several ?? before)!.split(/\s*,\s*/).map(one => one.split(/\s/)[0]!),
  )
}

const named = filesOf('{src,commands}/**/*.ts').flatMap(file => {
  const tables = new Set<string>()
  everyNode(parsed(file), node => {
    if (ts.isCallExpression(node)) for (const table of taken(node)) tables.add(table)
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql')
      for (const table of written(node)) tables.add(table)
  })
  return [...tables].filter(table => owners.has(table)).map(table => ({ file, folder: folderOf(file), table }))
})

const foreign = named.filter(({ folder, table }) => owners.get(table) !== folder)

test('a table is named by its owner alone, but for what is listed here', () => {
  const found = foreign.filter(({ folder, table }) => !excepted.has(`${folder}: ${table}`))
  expect(found.map(({ file, folder, table }) => `'${folder}: ${table}' (${file})`)).toEqual([])
})

test('each exception is of use', () => {
  const used = new Set(foreign.map(({ folder, table }) => `${folder}: ${table}`))
  expect([...excepted].filter(one => !used.has(one))).toEqual([])
})

test('a table whose name is handed in stands only where it must', () => {
  const found = new Set<string>()
  for (const file of filesOf('{src,commands}/**/*.ts'))
    everyNode(parsed(file), node => {
      if (ts.isCallExpression(node) && takesAnyTable(node)) found.add(file)
    })
  expect([...found].sort()).toEqual(Object.keys(anyTable).sort())
})

test('tables are seen in any kind of SQL', () => {
  const seen = new Set(named.map(({ file, table }) => `${file}: ${table}`))
  for (const one of ['src/db/club-tx.ts: place', 'src/notices/readers.ts: account', 'src/duties/duty.ts: due'])
    expect(seen).toContain(one)
})
